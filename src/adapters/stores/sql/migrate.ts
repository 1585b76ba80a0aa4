import type { Kysely } from 'kysely'
import { sql } from './kysely.js'
import type { Migration } from './migrations/migrations.js'
import { StoreFault } from './store-fault.js'

interface Versions {
  schema_version: { id: number; version: number }
}

/** Any number, the same for every process: who holds it migrates. */
const LOCK = 7_318_204

interface Engine {
  db: Kysely<unknown>
  /** Named in faults. */
  name: string
  /** Many processes on many machines, so that the lock is the server's. */
  server: boolean
  /** Called before a database that holds something already is changed. */
  copy?: (version: number) => Promise<void>
}

/** Brings a database up to date, one migration a transaction, under a lock; refuses one that a newer program has written. */
export async function migrate({ db, name, server, copy }: Engine, migrations: readonly Migration[]): Promise<void> {
  const newest = migrations.length
  // Mostly there is nothing to do. What fails here, such as a table that is not there yet, the lock tells.
  if ((await versionOf(db).catch(() => undefined)) === newest) return touch(db)
  const before = await underLock(db, server, versionOf)
  if (before > newest) {
    throw new StoreFault(
      `${name}: was written by a newer version of this program (schema ${before}, this one knows ${newest}); start the newer one, or put an older copy back`,
    )
  }
  if (before > 0 && before < newest) await copy?.(before)
  for (const [index, change] of migrations.entries()) {
    if (index < before) continue
    await underLock(db, server, async (locked) => {
      // Another process may have been faster.
      if ((await versionOf(locked)) > index) return
      await change(locked)
      await (locked as unknown as Kysely<Versions>)
        .updateTable('schema_version')
        .set({ version: index + 1 })
        .where('id', '=', 1)
        .execute()
    })
  }
}

async function underLock<Result>(
  db: Kysely<unknown>,
  server: boolean,
  work: (db: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  const within = async (locked: Kysely<unknown>) => {
    if (server) await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(locked)
    await locked.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    // SQLite's lock is whoever writes first; it also shows at once whether the file can be written at all.
    const versions = (locked as unknown as Kysely<Versions>).insertInto('schema_version')
    await versions
      .values({ id: 1, version: 0 })
      .onConflict((same) => same.column('id').doUpdateSet({ id: 1 }))
      .execute()
    return work(locked)
  }
  return db.transaction().execute(within)
}

/** Changes nothing, and shows at once whether anything can be written. */
async function touch(db: Kysely<unknown>): Promise<void> {
  await (db as unknown as Kysely<Versions>).updateTable('schema_version').set({ id: 1 }).where('id', '=', 1).execute()
}

async function versionOf(db: Kysely<unknown>): Promise<number> {
  const row = await (db as unknown as Kysely<Versions>)
    .selectFrom('schema_version')
    .select('version')
    .where('id', '=', 1)
    .executeTakeFirst()
  return row?.version ?? 0
}
