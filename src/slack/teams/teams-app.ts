import type { App, ReceiverEvent } from '@slack/bolt'
import { Jobs, NotBefore } from '../../service/jobs.js'
import { type Marks, NO_MARKS } from '../../service/marks.js'
import type { Service } from '../../service/service.js'
import type { InstallationStore, InstallStateStore, RoleStore } from '../../service/stores/installation-store.js'
import type { JobStore } from '../../service/stores/job-store.js'
import { asOf, deliveredFor, type Ending, endingIn } from '../install/delivered-for.js'
import { Installer, type InstallSettings } from '../install/installer.js'
import { NotInstalled } from '../install/tokens.js'
import { type HttpSettings, SignedHttpReceiver } from '../intake/http-receiver.js'
import { InFlight } from '../intake/in-flight.js'
import { Inbox } from '../intake/inbox.js'
import type { Payload } from '../intake/payload.js'
import { Queues } from '../outbox/queues.js'
import { JOB_KINDS } from '../parts-of-team.js'
import type { SlackApp } from '../slack-app.js'
import { type Clock, REAL_CLOCK } from '../workspace/clock.js'
import { createLogger } from '../workspace/log.js'
import { type MakeAnswering, Teams } from './teams.js'

interface TeamsAppParts {
  http: HttpSettings
  install: InstallSettings
  /** The address below which the app's own links stand; it has none where not said. */
  linkBase?: string
  /** Has what is delivered and what goes out; each team is answered by one of its own beside it. */
  service: Service
  stores: {
    installations: InstallationStore
    installStates: InstallStateStore
    roles: RoleStore
    jobs: JobStore
  }
  make: MakeAnswering
  log: (line: string) => void
  marks?: Marks
  fetch?: typeof fetch
  call?: typeof fetch
  clock?: Clock
}

export interface TeamsApp extends SlackApp {
  /** How many teams are at work in this process. */
  awake(): number
}

const JOBS_EVERY_MS = 30_000
const TIDY_EVERY_MS = 60_000
/** Where the app was uninstalled, jobs wait: installed anew, it does them. */
const UNINSTALLED_PAUSE_MS = 24 * 60 * 60_000

/** The app in many workspaces, which install it by themselves. */
export function createTeamsApp(parts: TeamsAppParts): TeamsApp {
  const { service, stores, log, marks = NO_MARKS, clock = REAL_CLOCK } = parts
  const { installations, installStates, roles } = stores
  const logger = createLogger(log)
  const inFlight = new InFlight()
  const wake = (team: string) => void teams.find(team).catch((error: unknown) => tellOf(team, error))
  const queues = new Queues(service.outbox, clock, logger, { meter: service.meter, marks, wake })
  const call = parts.call ?? parts.fetch ?? fetch
  const { apiUrl } = parts.install
  const installer = new Installer(parts.install, {
    ...{ installations, installStates, roles, fetch: call, clock, logger },
    onInstalled: () => teams.lookAnew(),
  })
  const teams = new Teams({
    ...{ installations, roles, refresh: installer.refresh, make: parts.make, queues, clock, logger, log },
    calling: {
      ...(apiUrl !== undefined && { apiUrl }),
      ...(parts.linkBase !== undefined && { linkBase: parts.linkBase }),
      ...{ fetch: parts.fetch ?? fetch, call, clock, queues, meter: service.meter },
    },
  })
  const receiver = new SignedHttpReceiver({ ...parts.http, pages: installer.pages }, inFlight, logger)
  const inbox = new Inbox(service, inFlight, logger, marks)
  inbox.behind(receiver).init({ processEvent: (event: ReceiverEvent) => route(event) } as App)
  const jobs = new Jobs({
    store: stores.jobs,
    works: Object.fromEntries(
      JOB_KINDS.map((kind) => [
        kind,
        async (job) => {
          const team = await teamOf(job.team)
          if (team === undefined) throw new NotBefore(clock.now() + UNINSTALLED_PAUSE_MS)
          await team.works[kind]!(job)
        },
      ]),
    ),
    ...{ log, now: () => clock.now() },
  })
  let tidying: NodeJS.Timeout | undefined

  function tellOf(team: string, error: unknown): void {
    if (!(error instanceof NotInstalled)) log(`error ${team}: not opened: ${String(error)}`)
  }

  function teamOf(id: string, org?: string) {
    return teams.find(id, org).catch((error: unknown) => {
      if (error instanceof NotInstalled) return undefined
      throw error
    })
  }

  async function route(event: ReceiverEvent): Promise<void> {
    const body = event.body as Payload
    const ending = endingIn(body)
    if (ending !== undefined) {
      await end(ending)
      return event.ack()
    }
    const whom = deliveredFor(body)
    const team = whom && (await teamOf(whom.team, whom.org))
    if (team === undefined) {
      log(`warn a delivery for ${whom?.team ?? 'no team'}, where the app is not installed, was not answered`)
      return event.ack()
    }
    await team.processEvent({ ...event, body: asOf(body, team.id) })
  }

  async function end({ id, botUsers, at }: Ending): Promise<void> {
    const installation = await installations.find(id)
    if (installation === undefined) return
    if (botUsers !== undefined && !botUsers.includes(installation.botUser)) return
    if (!(await installations.end(id, at))) return
    log(`info install: ${id} has uninstalled the app; what is kept of it goes when the retention is over`)
    for (const team of await installations.teamsOf(id)) {
      await teams.drop(team)
      await service.outbox.refuseAll(team, 'uninstalled')
    }
  }

  return {
    start: async () => {
      await receiver.start()
      inbox.start()
      queues.start()
      jobs.start(JOBS_EVERY_MS)
      tidying = setInterval(() => void teams.tidy().catch(() => {}), TIDY_EVERY_MS)
      tidying.unref()
    },
    stop: async (maxMs) => {
      const deadline = Date.now() + maxMs
      clearInterval(tidying)
      inbox.stop()
      await jobs.stop()
      await receiver.stop()
      await inFlight.settle(deadline - Date.now())
      await Promise.all([queues.stop(deadline - Date.now()), service.deliveries.release()])
      await teams.close()
    },
    doDue: () => jobs.look(),
    isConnected: () => receiver.isConnected(),
    unfinished: () => [...inFlight.unfinished(), ...Array<string>(queues.unfinished).fill('a message on its way')],
    awake: () => teams.count,
  }
}
