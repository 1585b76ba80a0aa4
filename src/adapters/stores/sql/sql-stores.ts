import { join } from 'node:path'
import { tellFault } from '../../../service/store-away.js'
import type { BacklogStore } from '../../../service/stores/backlog-store.js'
import type { Stores } from '../../../service/stores.js'
import { createSeal } from '../seal.js'
import { createSqlAdditionStore } from './addition-store.js'
import { createSqlAskedStore } from './asked-store.js'
import { createSqlBacklogStore } from './backlog-store.js'
import { clearEnded, clearOld } from './clear-old.js'
import { createSqlDeliveryStore } from './delivery-store.js'
import type { Opened } from './durably.js'
import { createSqlInstallationStore, createSqlInstallStateStore, createSqlRoleStore } from './installation-store.js'
import { createSqlJobStore } from './job-store.js'
import { createSqlListStore } from './list-store.js'
import { MIGRATIONS, type Migration } from './migrations/migrations.js'
import { createSqlOutboxStore } from './outbox-store.js'
import { createSqlPeopleStore } from './people-store.js'
import { createSqlQuestionStore } from './question-store.js'
import { createSqlRequestStore } from './request-store.js'
import { createSqlRunStore } from './run-store.js'
import { createSqlSettingStore } from './setting-store.js'
import { createSqlShareStore } from './share-store.js'
import type { Clock } from './tables.js'
import { createSqlTaughtStore } from './taught-store.js'
import { createSqlThreadStore } from './thread-store.js'
import { createSqlUploadStore } from './upload-store.js'
import { createSqlVoteStore } from './vote-store.js'

const CLEAR_EVERY_MS = 60 * 60 * 1000

interface SqlStoresOptions {
  /** Where the file stands that is used without `url`; without either, everything is gone when it is closed. */
  folder?: string
  /** A PostgreSQL database. */
  url?: string | undefined
  /** After so many days, what people wrote and who they were goes; what was asked how often stays. */
  retentionDays: number
  log: (line: string) => void
  now?: Clock
  migrations?: readonly Migration[]
  /** What tokens of installations are enciphered with, the one in use first; without any, none can be kept or read. */
  keys?: readonly Buffer[]
  /** Hears of a team of which nothing is kept any more, because the app was uninstalled there long ago. */
  onGone?: (team: string) => void
  /** How long to wait for another process that is writing. */
  busyMs?: number
}

export interface SqlStores extends Stores {
  backlog: BacklogStore
  /** Removes what has lapsed, and the people in what is older than the retention. Runs by itself every hour. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Everything that is kept, in a database. Throws StoreFault with one sentence where it cannot be opened. */
export async function openSqlStores(options: SqlStoresOptions): Promise<SqlStores> {
  const { retentionDays, log, now = Date.now, keys = [], onGone = () => {} } = options
  const { db, ...writings } = await open(options)
  const installations = createSqlInstallationStore(db, now, createSeal(keys))
  const clear = async () => {
    await clearOld(db, now(), retentionDays)
    for (const team of await clearEnded(db, installations, now(), retentionDays)) onGone(team)
  }
  const clearing = setInterval(() => {
    clear().catch((error: unknown) => tellFault(log, 'database: not cleared', error))
  }, CLEAR_EVERY_MS)
  clearing.unref()
  return {
    threads: createSqlThreadStore(db, writings, now),
    deliveries: createSqlDeliveryStore(db, writings, now),
    outbox: createSqlOutboxStore(db, writings, now),
    votes: createSqlVoteStore(db),
    questions: createSqlQuestionStore(db, writings),
    settings: createSqlSettingStore(db),
    jobs: createSqlJobStore(db, now),
    requests: createSqlRequestStore(db),
    taught: createSqlTaughtStore(db),
    additions: createSqlAdditionStore(db),
    asked: createSqlAskedStore(db),
    uploads: createSqlUploadStore(db),
    lists: createSqlListStore(db),
    runs: createSqlRunStore(db),
    shares: createSqlShareStore(db),
    people: createSqlPeopleStore(db),
    installations,
    installStates: createSqlInstallStateStore(db, now),
    roles: createSqlRoleStore(db),
    backlog: createSqlBacklogStore(db, now),
    clear,
    close: async () => {
      clearInterval(clearing)
      await db.destroy()
    },
  }
}

/** An engine is loaded where it is used: the other would only slow the start. */
async function open({ folder, url, log, migrations = MIGRATIONS, busyMs }: SqlStoresOptions): Promise<Opened> {
  if (url !== undefined) return (await import('./postgres-engine.js')).openPostgres(url, migrations, log)
  const path = folder === undefined ? ':memory:' : join(folder, 'telework.db')
  return (await import('./sqlite-engine.js')).openSqlite(path, migrations, log, busyMs)
}
