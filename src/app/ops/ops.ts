import type { Moment } from '../../adapters/metrics/prometheus.js'
import type { SqlStores } from '../../adapters/stores/sql/sql-stores.js'
import { type Meter, NO_METER } from '../../service/meter.js'
import type { SlackApp } from '../../slack/slack-app.js'
import type { LiveAssistant } from '../live-assistant.js'

/** `awake`: with many workspaces, how many are at work. */
type Watched = Pick<SlackApp, 'isConnected'> & { awake?: () => number }

/** How the process is watched, as it comes to life: each part is handed in when it is there. */
export interface Ops {
  meter: Meter
  opened(stores: Pick<SqlStores, 'backlog'>): void
  loaded(assistant: Pick<LiveAssistant, 'index'>): void
  /** Own documents are searched in an engine outside. */
  searching(search: Searching): void
  connected(slack: Watched): void
  /** `/readyz` says no from now on. */
  ending(): void
  close(): Promise<void>
}

const NOBODY: Ops = {
  meter: NO_METER,
  opened: () => {},
  loaded: () => {},
  searching: () => {},
  connected: () => {},
  ending: () => {},
  close: async () => {},
}

/** Listens where there is a port for it; else nothing of it is loaded. */
export async function startOps(at: { host: string; port: number } | undefined): Promise<Ops> {
  if (at === undefined) return NOBODY
  const [{ createPrometheus }, { startOpsServer }, { Readiness }] = await Promise.all([
    import('../../adapters/metrics/prometheus.js'),
    import('./ops-server.js'),
    import('./readiness.js'),
  ])
  const prometheus = createPrometheus()
  const readiness = new Readiness()
  const parts: Parts = {}
  const metrics = async () => ({ type: prometheus.contentType, text: await prometheus.render(await momentOf(parts)) })
  const server = await startOpsServer({ ...at, readiness, metrics })
  return {
    meter: prometheus.meter,
    opened: (stores) => {
      parts.stores = stores
      readiness.set('database', () => stores.backlog.check().then(() => undefined))
    },
    loaded: (assistant) => {
      parts.assistant = assistant
      readiness.set('index', () => undefined)
    },
    searching: (search) => {
      parts.search = search
      readiness.watch('search', () => search.state.fault)
    },
    connected: (slack) => {
      parts.slack = slack
      readiness.set('slack', () => (slack.isConnected() ? undefined : 'is not connected'))
    },
    ending: () => readiness.end(),
    close: () => server.close(),
  }
}

/** How the engine outside does. */
interface Searching {
  readonly state: { fault?: string; failed: number }
}

interface Parts {
  search?: Searching
  stores?: Pick<SqlStores, 'backlog'>
  assistant?: Pick<LiveAssistant, 'index'>
  slack?: Watched
}

async function momentOf({ stores, assistant, slack, search }: Parts): Promise<Moment> {
  const backlog = await stores?.backlog.read().catch(() => undefined)
  return {
    ...(backlog !== undefined && { backlog }),
    ...(assistant !== undefined && { index: assistant.index }),
    ...(search !== undefined && { search: { up: search.state.fault === undefined, failed: search.state.failed } }),
    slackConnected: slack?.isConnected() ?? false,
    ...(slack?.awake !== undefined && { teamsAwake: slack.awake() }),
    now: Date.now(),
  }
}
