import pg from 'pg'
import type { Opened, Writings } from './durably.js'
import { Kysely, PostgresDialect } from './kysely.js'
import { migrate } from './migrate.js'
import type { Migration } from './migrations/migrations.js'
import { placeOf, postgresFault } from './store-fault.js'
import type { Tables } from './tables.js'

/** An answer does not wait longer for what is only memory. */
const ANSWER_WITHIN_MS = 3000

const BIGINT = 20

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
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate({ db: db as unknown as Kysely<unknown>, name: placeOf(url), server: true }, migrations)
    // The server has each commit on its disk before it answers.
    const write: Writings['durably'] = async (query) => (await db.executeQuery(query)).rows
    return { db, durably: write, together: write }
  } catch (error) {
    await db.destroy().catch(() => {})
    throw postgresFault(url, error)
  }
}
