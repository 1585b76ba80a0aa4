import { setImmediate as later, setTimeout as pause } from 'node:timers/promises'
import { sql } from './kysely.js'
import type { Database } from './tables.js'

/** Runs a write of one statement. */
type Writing = <Result>(write: (db: Database) => Promise<Result>) => Promise<Result>

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
  run(db: Database): Promise<void>
  commit(): void
  fail(error: unknown): void
}

/**
 * For SQLite, which blocks the process while it writes and waits for the disk: writes that come while others are written go
 * together, in one transaction, with one wait where one of them is durable.
 */
export function writeTogether(db: Database): Writings {
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
      await commit(db, batch)
      const pauseMs = Math.min(LONGEST_PAUSE_MS, (performance.now() - started) * (1 / SHARE_OF_TIME - 1))
      if (waiting.length > 0 || pauseMs > 1) await pause(pauseMs)
    }
    running = false
  }
  const writing =
    (durable: boolean): Writing =>
    (write) =>
      new Promise((resolve, reject) => {
        waiting.push(toWrite(durable, write, resolve, reject))
        if (!running) void run()
      })
  return { durably: writing(true), together: writing(false) }
}

function toWrite<Result>(
  durable: boolean,
  write: (db: Database) => Promise<Result>,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Write {
  let result: { is: Result } | undefined
  return {
    durable,
    // One that fails takes nothing of the others back.
    run: async (db) => {
      try {
        result = { is: await write(db) }
      } catch (error) {
        reject(error)
      }
    },
    commit: () => {
      if (result !== undefined) resolve(result.is)
    },
    fail: reject,
  }
}

async function commit(db: Database, batch: Write[]): Promise<void> {
  try {
    await db.connection().execute(async (connection) => {
      const durable = batch.some((write) => write.durable)
      if (durable) await sql`pragma synchronous = full`.execute(connection)
      try {
        await connection.transaction().execute(async (transaction) => {
          for (const { run } of batch) await run(transaction)
        })
      } finally {
        if (durable) await sql`pragma synchronous = normal`.execute(connection)
      }
    })
    for (const each of batch) each.commit()
  } catch (error) {
    for (const each of batch) each.fail(error)
  }
}
