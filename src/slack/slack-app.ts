import { setTimeout as pause } from 'node:timers/promises'
import { App, type Logger } from '@slack/bolt'
import type { Desk } from '../service/desk/desk.js'
import { Jobs } from '../service/jobs.js'
import { type Marks, NO_MARKS } from '../service/marks.js'
import type { Service } from '../service/service.js'
import { type HttpSettings, SignedHttpReceiver } from './intake/http-receiver.js'
import { InFlight } from './intake/in-flight.js'
import { Inbox, type Intake } from './intake/inbox.js'
import { SupervisedSocketReceiver } from './intake/socket-receiver.js'
import { Queues } from './outbox/queues.js'
import { boltSettings, callingFor, listen, worksOf } from './parts-of-team.js'
import { type Clock, REAL_CLOCK } from './workspace/clock.js'
import { createLogger } from './workspace/log.js'
import type { RoleSettings } from './workspace/roles.js'
import {
  authorizationOf,
  type Calling,
  onlyWorkspace,
  openWorkspace,
  type Workspaces,
  withBeginning,
} from './workspace/workspace.js'

const JOBS_EVERY_MS = 30_000
/** Nobody waits longer for the start than this, however much there is to read. */
const READ_AHEAD_MS = 1000
/** What another process approved is quoted here so much later, and the seconds that its making takes. */
const TAUGHT_EVERY_MS = 2000

interface SlackSettings {
  botToken: string
  /** Another server than Slack's, for every call. */
  apiUrl?: string
  transport: { kind: 'socket'; appToken: string } | ({ kind: 'http' } & HttpSettings)
  /** Nobody has a role where not said. */
  roles?: RoleSettings
  /** The address below which the app's own links stand; it has none where not said. */
  linkBase?: string
}

export interface SlackParts {
  settings: SlackSettings
  service: Service
  desk: Desk
  /** Takes one line of the log. */
  log: (line: string) => void
  /** Tells the lines of one delivery from those of the others; nothing does where not said. */
  marks?: Marks
  /** Where the app is installed; in the one workspace of the settings where not said. */
  workspaces?: (calling: Calling) => Promise<Workspaces>
  /** Where tests have their own. */
  receiver?: Intake
  fetch?: typeof fetch
  /** How Slack's methods and `response_url`s are called; by `fetch` where not said. */
  call?: typeof fetch
  clock?: Clock
}

export interface SlackApp {
  /** Connected, or listening, when it resolves. */
  start(): Promise<void>
  /** Takes nothing new and finishes what is under way, within `maxMs`. */
  stop(maxMs: number): Promise<void>
  /** Does the jobs that are due now; that happens by itself every half minute. */
  doDue(): Promise<void>
  /** Deliveries can reach the app. */
  isConnected(): boolean
  /** What is under way, by name. */
  unfinished(): string[]
}

/** The service in Slack. */
export async function createSlackApp(parts: SlackParts): Promise<SlackApp> {
  const { settings, service, desk, marks = NO_MARKS } = parts
  const logger = createLogger(parts.log)
  const inFlight = new InFlight()
  const clock = parts.clock ?? REAL_CLOCK
  const queues = new Queues(service.outbox, clock, logger, { meter: service.meter, marks })
  const calling: Calling = {
    ...(settings.apiUrl !== undefined && { apiUrl: settings.apiUrl }),
    fetch: parts.fetch ?? fetch,
    call: parts.call ?? parts.fetch ?? fetch,
    ...{ clock, logger, queues, meter: service.meter },
    ...callingFor({ service, desk }, settings.roles),
    ...(settings.linkBase !== undefined && { linkBase: settings.linkBase }),
  }
  const only = parts.workspaces === undefined ? await openWorkspace(settings.botToken, calling) : undefined
  const all = only === undefined ? await parts.workspaces!(calling) : onlyWorkspace(only)
  const workspaces = withBeginning(all, (team) =>
    desk.digests.plan(team).catch((error: unknown) => {
      logger.error('the digest of the week was not planned:', error)
    }),
  )
  const receiver = parts.receiver ?? createReceiver(settings, inFlight, logger)
  const inbox = new Inbox(service, inFlight, logger, marks)
  const app = new App({
    receiver: inbox.behind(receiver),
    authorize: async ({ teamId }) => authorizationOf(await workspaces.find(teamId)),
    ...boltSettings(logger),
  })
  listen(app, { service, desk }, workspaces, logger)
  const jobs = new Jobs({
    store: desk.jobs,
    works: worksOf({ service, desk }, workspaces),
    log: parts.log,
    now: () => clock.now(),
  })
  return {
    start: async () => {
      const team = only?.self.team
      // Read before anybody can look at it; whoever waits for the start does not wait for longer than this.
      if (team !== undefined)
        await Promise.race([desk.readAhead(team), pause(READ_AHEAD_MS, undefined, { ref: false })])
      await receiver.start()
      inbox.start()
      queues.start()
      jobs.start(JOBS_EVERY_MS)
      if (team === undefined) return
      desk.teaching.follow(team, TAUGHT_EVERY_MS)
      await workspaces.find(team)
    },
    stop: async (maxMs) => {
      const deadline = Date.now() + maxMs
      inbox.stop()
      desk.teaching.stop()
      await jobs.stop()
      await receiver.stop()
      await inFlight.settle(deadline - Date.now())
      await Promise.all([queues.stop(deadline - Date.now()), service.deliveries.release()])
    },
    doDue: () => jobs.look(),
    isConnected: () => receiver.isConnected?.() ?? true,
    unfinished: () => [...inFlight.unfinished(), ...Array<string>(queues.unfinished).fill('a message on its way')],
  }
}

function createReceiver(settings: SlackSettings, inFlight: InFlight, logger: Logger): Intake {
  const { transport, apiUrl } = settings
  if (transport.kind === 'http') return new SignedHttpReceiver(transport, inFlight, logger)
  const socket = { appToken: transport.appToken, ...(apiUrl !== undefined && { apiUrl }) }
  return new SupervisedSocketReceiver(socket, inFlight, logger)
}
