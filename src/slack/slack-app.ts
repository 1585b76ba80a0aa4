import { setTimeout as pause } from 'node:timers/promises'
import { App, type Logger } from '@slack/bolt'
import { TELL_OWNER } from '../service/checklists/owner-news.js'
import { REMIND_OF_DUE, SAY_OVERDUE } from '../service/checklists/reminders.js'
import type { Desk } from '../service/desk/desk.js'
import { TELL_OF_WEEK } from '../service/desk/digest.js'
import { REMIND_OF_REQUEST, takesQuestions } from '../service/desk/requests.js'
import { REMIND_OF_REVIEW } from '../service/desk/reviews.js'
import { Jobs } from '../service/jobs.js'
import { type Marks, NO_MARKS } from '../service/marks.js'
import { REDRAW_RUN } from '../service/own-data.js'
import type { Service } from '../service/service.js'
import { type HttpSettings, SignedHttpReceiver } from './intake/http-receiver.js'
import { InFlight } from './intake/in-flight.js'
import { Inbox, type Intake } from './intake/inbox.js'
import { SupervisedSocketReceiver } from './intake/socket-receiver.js'
import { redrawRun } from './listeners/checklists/checklist-app.js'
import { tellOwner } from './listeners/checklists/owner-news.js'
import { remindOfDue, sayOverdue } from './listeners/checklists/reminding.js'
import { remindOfRequest, remindOfReview } from './listeners/desk/reminders.js'
import { tellOfWeek } from './listeners/desk/weekly.js'
import { registerListeners } from './listeners/register.js'
import { clearSign } from './listeners/work-signs.js'
import { Queues } from './outbox/queues.js'
import { handleTrouble } from './outbox/trouble.js'
import { runPosted } from './render/checklists/run-ref.js'
import { shareOf } from './reply-names.js'
import { type Clock, REAL_CLOCK } from './workspace/clock.js'
import { createLogger } from './workspace/log.js'
import type { RoleSettings } from './workspace/roles.js'
import { CLEAR_SIGN } from './workspace/work-signs.js'
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
    places: (team) => ({
      find: async (reply) => (await service.asked(team, { reply }))?.answer,
      note: async (name, posted) => {
        const share = shareOf(name)
        const run = runPosted(name)
        if (run !== undefined) await desk.checklists.runs.setPosted(team, run, posted)
        else if (share !== undefined) await service.noteShared(team, share, posted.message)
        else await service.noteAnswer(team, name, posted.message)
      },
    }),
    roles: {
      ...settings.roles,
      keepsInside: () => service.assistant.sources({ audience: 'hr' }).some(({ library }) => library !== undefined),
    },
    desk: async (team) => {
      const places = await desk.requests.places(team)
      return { takesQuestions: takesQuestions(places), contact: places.contact, showsWords: service.keepsWords }
    },
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
    // Bolt's own client is not used: each workspace has its own.
    clientOptions: { retryConfig: { retries: 0 }, logger },
    logger,
    convoStore: false,
    extendedErrorHandler: true,
  })
  registerListeners(app, service, desk)
  desk.checklists.reminders.askZonesOf(async (team, user) => (await workspaces.find(team)).people.timeZone(user))
  const jobs = new Jobs({
    store: desk.jobs,
    works: {
      [REMIND_OF_REQUEST]: remindOfRequest(desk, workspaces),
      [REMIND_OF_DUE]: remindOfDue(desk, workspaces),
      [SAY_OVERDUE]: sayOverdue(desk, workspaces),
      [TELL_OWNER]: tellOwner(desk, workspaces),
      [REDRAW_RUN]: async ({ team, data }) =>
        redrawRun({ service, desk }, await workspaces.find(team), { team, id: String(data) }),
      [TELL_OF_WEEK]: tellOfWeek(desk, workspaces),
      [REMIND_OF_REVIEW]: remindOfReview(desk, workspaces),
      [CLEAR_SIGN]: clearSign(workspaces),
    },
    log: parts.log,
    now: () => clock.now(),
  })
  handleTrouble(app, logger)
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
