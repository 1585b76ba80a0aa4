import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS } from './migrations/migrations.js'
import { postgresFault, StoreFault, sqliteFault } from './store-fault.js'

/** How far a database is: version 0 is one without tables, or none at all yet. */
export interface DatabaseState {
  version: number
  newest: number
}

const ANSWER_WITHIN_MS = 3000

/** Reads which version a database is of, and that it can be written, and changes nothing. Throws StoreFault where it cannot be used. */
export async function lookAtDatabase({
  folder,
  url,
}: {
  folder: string
  url?: string | undefined
}): Promise<DatabaseState> {
  const version = url === undefined ? await versionOfFile(join(folder, 'telework.db')) : await versionOfServer(url)
  if (version > MIGRATIONS.length) {
    throw new StoreFault(
      `written by a newer version of this program (schema ${version}, this one knows ${MIGRATIONS.length})`,
    )
  }
  return { version, newest: MIGRATIONS.length }
}

async function versionOfFile(path: string): Promise<number> {
  if (!existsSync(path)) return 0
  const { default: Sqlite } = await import('libsql')
  try {
    const file = new Sqlite(path, { timeout: ANSWER_WITHIN_MS })
    try {
      file.exec('begin immediate')
      const tables = file.prepare("select 1 from sqlite_master where name = 'schema_version'").all([])
      if (tables.length === 0) return 0
      const row = file.prepare('select version from schema_version where id = 1').get([]) as
        | { version: number }
        | undefined
      return Number(row?.version ?? 0)
    } finally {
      // Closing alone holds the lock until the garbage is collected: whoever opens it next in this process would find it locked.
      if (file.inTransaction) file.exec('rollback')
      file.close()
    }
  } catch (error) {
    throw sqliteFault(path, error)
  }
}

async function versionOfServer(url: string): Promise<number> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS, query_timeout: ANSWER_WITHIN_MS },
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ there: string | null }>("select to_regclass('schema_version') as there")
    if (rows[0]?.there == null) return 0
    const versions = await client.query<{ version: number }>('select version from schema_version where id = 1')
    return Number(versions.rows[0]?.version ?? 0)
  } catch (error) {
    throw postgresFault(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}
