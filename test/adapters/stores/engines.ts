import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { KeptRows, StoresUnderTest } from '../../contracts/stores.js'
import { newPostgres, POSTGRES } from './postgres.js'

/** Stores in a database, whose tables can be looked at. */
interface DatabaseUnderTest extends StoresUnderTest<SqlStores> {
  /** Every table but the one that holds the version. */
  rows(): Promise<KeptRows>
}

type Open = (now: () => number) => Promise<DatabaseUnderTest>

/** Each engine that is here: SQLite, and PostgreSQL where `DATABASE_URL` is set. */
export function onEachEngine(describeOn: (name: string, open: Open) => void): void {
  describeOn('SQLite', onSqlite)
  const server = POSTGRES
  if (server !== undefined) describeOn('PostgreSQL', (now) => onPostgres(server, now))
}

/** Of no use to anybody: what is enciphered with it is made up. */
const KEY = Buffer.alloc(32, 7)
const silent = { retentionDays: 90, log: () => {}, keys: [KEY] }

async function onSqlite(now: () => number): Promise<DatabaseUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'stores-'))
  const opened = [
    await openSqlStores({ ...silent, folder, now }),
    await openSqlStores({ ...silent, folder, now }),
  ] as const
  const file = new Sqlite(join(folder, 'telework.db'))
  file.pragma('foreign_keys = OFF')
  const names = file.prepare("select name from sqlite_master where type = 'table' and name <> 'schema_version'").all([])
  const tables = (names as { name: string }[]).map(({ name }) => name)
  return {
    connections: [...opened],
    empty: async () => {
      for (const table of tables) file.exec(`delete from ${table}`)
    },
    rows: async () =>
      Object.fromEntries(
        tables.map((table) => [table, file.prepare(`select * from ${table}`).all([]) as KeptRows['']]),
      ),
    close: async () => {
      file.close()
      for (const stores of opened) await stores.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function onPostgres(server: string, now: () => number): Promise<DatabaseUnderTest> {
  const { url, client, drop } = await newPostgres(server)
  // Two that start at the same moment on an empty database: one makes the tables.
  const opened = await Promise.all([openSqlStores({ ...silent, url, now }), openSqlStores({ ...silent, url, now })])
  const names = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_version'",
  )
  const tables = names.rows.map(({ tablename }) => tablename)
  return {
    connections: opened,
    empty: async () => {
      await client.query(`truncate ${tables.join(', ')}`)
    },
    rows: async () => {
      const rows: KeptRows = {}
      for (const table of tables) rows[table] = (await client.query(`select * from ${table}`)).rows
      return rows
    },
    close: async () => {
      for (const stores of opened) await stores.close()
      await drop()
    },
  }
}
