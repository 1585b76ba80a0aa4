import { setImmediate as later, setTimeout as pause } from 'node:timers/promises'
import { sql } from './kysely.js'
import type { Database } from './tables.js'

/** Runs a write of one statement; when it resolves, the write outlasts the loss of power. */
export type Durably = <Result>(write: (db: Database) => Promise<Result>) => Promise<Result>

/** A database with its tables up to date. */
export interface Opened {
  db: Database
  durably: Durably
}

/** Waiting for the disk takes this much of the time at most. */
const SHARE_OF_TIME = 1 / 5
const LONGEST_PAUSE_MS = 50

interface Write {
  run(db: Database): Promise<void>
  commit(): void
  fail(error: unknown): void
}

/**
 * For SQLite, which blocks the process while it waits for the disk: writes that come while others are written go together, in one
 * transaction with one wait. All other writes of the connection do not wait for the disk.
 */
export function durablyTogether(db: Database): Durably {
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
  return (write) =>
    new Promise((resolve, reject) => {
      waiting.push(toWrite(write, resolve, reject))
      if (!running) void run()
    })
}

function toWrite<Result>(
  write: (db: Database) => Promise<Result>,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Write {
  let result: { is: Result } | undefined
  return {
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
      await sql`pragma synchronous = full`.execute(connection)
      try {
        await connection.transaction().execute(async (transaction) => {
          for (const { run } of batch) await run(transaction)
        })
      } finally {
        await sql`pragma synchronous = normal`.execute(connection)
      }
    })
    for (const each of batch) each.commit()
  } catch (error) {
    for (const each of batch) each.fail(error)
  }
}
