import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'libsql'
import { type Opened, writeTogether } from './durably.js'
import { Kysely, sql } from './kysely.js'
import { LockingSqliteDialect, Statements } from './locking-sqlite.js'
import { migrate } from './migrate.js'
import type { Migration } from './migrations/migrations.js'
import { Patience } from './patience.js'
import { sqliteFault } from './store-fault.js'
import type { Tables } from './tables.js'

/** How long a start waits for another process that is writing. */
const OPEN_BUSY_MS = 5000
/** While answering: memory is worth less than an answer. */
const PATIENCE_MS = 1000

/** Opens the file, made where there is none, and brings it up to date. Throws StoreFault with one sentence. */
export async function openSqlite(
  path: string,
  migrations: readonly Migration[],
  log: (line: string) => void,
  busyMs = OPEN_BUSY_MS,
): Promise<Opened> {
  // Its own sentence where the folder cannot be made.
  mkdirSync(dirname(path), { recursive: true })
  let db: Kysely<Tables> | undefined
  try {
    const file = new Sqlite(path, { timeout: busyMs })
    // While it is opened SQLite itself waits: nothing else runs yet.
    const patience = new Patience(0, (line) => log(line))
    const statements = new Statements(file)
    db = new Kysely<Tables>({ dialect: new LockingSqliteDialect(file, patience, statements) })
    file.pragma('journal_mode = WAL')
    // FULL waits for the disk at each write. Only what must not be lost does that: see durably.ts.
    file.pragma('synchronous = NORMAL')
    file.pragma('foreign_keys = ON')
    const copy = (version: number) => copyTo(db as Kysely<Tables>, `${path}.before-${version + 1}`)
    await migrate({ db: db as unknown as Kysely<unknown>, name: path, server: false, copy }, migrations)
    // SQLite's own wait blocks the process; from now on the dialect waits.
    file.pragma('busy_timeout = 0')
    patience.ms = Math.min(busyMs, PATIENCE_MS)
    return { db, ...writeTogether({ db, file, statements, patience }) }
  } catch (error) {
    await db?.destroy().catch(() => {})
    throw sqliteFault(path, error)
  }
}

/** Whole or not at all: a copy that broke off has another name. */
async function copyTo(db: Kysely<Tables>, path: string): Promise<void> {
  const draft = `${path}.part`
  rmSync(draft, { force: true })
  await sql`vacuum into ${draft}`.execute(db)
  renameSync(draft, path)
}
