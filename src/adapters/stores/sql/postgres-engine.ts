import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { StoreAway } from '../../../service/store-away.js'
import type { Opened, Writings } from './durably.js'
import { Kysely, PostgresDialect } from './kysely.js'
import { migrate } from './migrate.js'
import type { Migration } from './migrations/migrations.js'
import { Breaker } from './outage.js'
import { placeOf, postgresFault } from './store-fault.js'
import type { Tables } from './tables.js'

/** An answer does not wait longer for what is only memory. */
const ANSWER_WITHIN_MS = 3000

const BIGINT = 20
/** Longer than a server takes that works, and short enough to notice soon that it does. */
const PROBE_WITHIN_MS = 2000

/** Times and counts fit into a number; pg gives them as text. */
export const BIGINTS_AS_NUMBERS = {
  getTypeParser: ((type: number, format?: 'text') =>
    type === BIGINT ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
}

/** Connects and brings the tables up to date. Throws StoreFault with one sentence. */
export async function openPostgres(
  url: string,
  migrations: readonly Migration[],
  log: (line: string) => void,
): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    application_name: 'telework-answers',
    types: BIGINTS_AS_NUMBERS,
  })
  // A connection that breaks while nobody uses it; without a listener that would end the process.
  pool.on('error', (error) => log(`warn database: a connection broke: ${error.message}`))
  const breaker = new Breaker({ log, isAway, probe: () => probe(url) })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: unlessAway(pool, breaker) }) })
  try {
    await migrate({ db: db as unknown as Kysely<unknown>, name: placeOf(url), server: true }, migrations)
    breaker.start()
    // The server has each commit on its disk before it answers.
    const write: Writings['durably'] = async (query) => (await db.executeQuery(query)).rows
    return { db, durably: write, together: write }
  } catch (error) {
    await db.destroy().catch(() => {})
    throw postgresFault(url, error)
  }
}

/** The pool, asked only while the server answers. A connection on which something got no answer is not used again: what was begun on it is not known. */
function unlessAway(pool: pg.Pool, breaker: Breaker): PostgresPool {
  return {
    connect: async () => {
      const client = await breaker.during(
        () => pool.connect(),
        (late) => late.release(true),
      )
      let broken = false
      const query = async (text: string, values: unknown[]) => {
        try {
          return await breaker.during(() => client.query(text, values))
        } catch (error) {
          if (error instanceof StoreAway || isAway(error)) broken = true
          throw error
        }
      }
      return {
        query,
        release: (discard?: boolean) => client.release(broken || discard === true),
      } as unknown as PostgresPoolClient
    },
    end: () => {
      breaker.stop()
      return pool.end()
    },
  }
}

/** By a connection of its own: those of the pool may stand in the middle of something. */
async function probe(url: string): Promise<void> {
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: PROBE_WITHIN_MS, query_timeout: PROBE_WITHIN_MS },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    // One that hangs does not say goodbye either.
    void client.end().catch(() => {})
  }
}

/** What the server says for itself has five characters: it ends, it starts, its connections are broken or too many. */
const SAID_AWAY = /^(08...|57P0[1-5]|53300)$/

/** No answer came, or none but that it cannot be used now. */
function isAway(error: unknown): boolean {
  const { code, message = '' } = Object(error) as { code?: unknown; message?: string }
  if (typeof code === 'string') return SAID_AWAY.test(code) || /^(E[A-Z]{3,}|EAI_AGAIN)$/.test(code)
  // pg gives no code where its own patience ends, or a connection does.
  return /timeout|connection terminated|not queryable/i.test(message)
}
