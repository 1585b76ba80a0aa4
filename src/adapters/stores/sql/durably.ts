import { setImmediate as later, setTimeout as pause } from 'node:timers/promises'
import type { CompiledQuery } from 'kysely'
import type Sqlite from 'libsql'
import { inTransaction, type Statements } from './locking-sqlite.js'
import type { Patience } from './patience.js'
import type { Database } from './tables.js'

/** Runs a write of one statement, and gives the rows that it returns. */
type Writing = <Row>(write: CompiledQuery<Row>) => Promise<Row[]>

export interface Writings {
  /** When it resolves, the write outlasts the loss of power. */
  durably: Writing
  /** When it resolves, the write outlasts the process. */
  together: Writing
}

/** A database with its tables up to date. */
export interface Opened extends Writings {
  db: Database
}

/** Writing and waiting for the disk take this much of the time at most. */
const SHARE_OF_TIME = 1 / 5
const LONGEST_PAUSE_MS = 50

interface Write {
  durable: boolean
  query: CompiledQuery
  resolve(rows: unknown[]): void
  reject(error: unknown): void
}

interface File {
  db: Database
  file: Sqlite.Database
  statements: Statements
  patience: Patience
}

/**
 * For SQLite, which blocks the process while it writes and waits for the disk: writes that come while others are written go
 * together, in one transaction, with one wait where one of them is durable.
 */
export function writeTogether(where: File): Writings {
  let waiting: Write[] = []
  let running = false
  const run = async () => {
    running = true
    while (waiting.length > 0) {
      // What has arrived in the same moment goes along.
      await later()
      const batch = waiting
      waiting = []
      const started = performance.now()
      await commit(where, batch)
      const pauseMs = Math.min(LONGEST_PAUSE_MS, (performance.now() - started) * (1 / SHARE_OF_TIME - 1))
      if (waiting.length > 0 || pauseMs > 1) await pause(pauseMs)
    }
    running = false
  }
  const writing =
    (durable: boolean): Writing =>
    <Row>(query: CompiledQuery<Row>) =>
      new Promise<Row[]>((resolve, reject) => {
        waiting.push({ durable, query, resolve: (rows) => resolve(rows as Row[]), reject })
        if (!running) void run()
      })
  return { durably: writing(true), together: writing(false) }
}

async function commit({ db, file, statements, patience }: File, batch: readonly Write[]): Promise<void> {
  try {
    // Nobody else's transaction is open on the connection meanwhile.
    const written = await db.connection().execute(() => patience.during(() => writeAll({ file, statements }, batch)))
    for (const { write, rows } of written) write.resolve(rows)
  } catch (error) {
    for (const each of batch) each.reject(error)
  }
}

/** In one go, with nothing between: what was written, and what it gave. One that fails takes nothing of the others back. */
function writeAll({ file, statements }: Pick<File, 'file' | 'statements'>, batch: readonly Write[]) {
  const durable = batch.some((write) => write.durable)
  if (durable) file.exec('pragma synchronous = full')
  try {
    return inTransaction(file, () => batch.flatMap((write) => runOne({ file, statements }, write)))
  } finally {
    if (durable) file.exec('pragma synchronous = normal')
  }
}

function runOne({ file, statements }: Pick<File, 'file' | 'statements'>, write: Write) {
  const { sql, parameters } = write.query
  try {
    const statement = statements.prepare(sql)
    if (statement.reader) return [{ write, rows: statement.all(parameters) }]
    statement.run(parameters)
    return [{ write, rows: [] }]
  } catch (error) {
    // Of some failures, a full disk among them, SQLite takes back the whole transaction itself.
    if (!file.inTransaction) throw error
    write.reject(error)
    return []
  }
}
