import type { Kysely } from 'kysely'

/** Who paused or finished a run, and when; who gave a line to its owner, and whether the owner is still to be told. */
export async function keepRunOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('runs').addColumn('state_by', 'text').execute()
  await db.schema.alterTable('runs').addColumn('state_at', 'bigint').execute()
  await db.schema.alterTable('run_items').addColumn('given_by', 'text').execute()
  await db.schema
    .alterTable('run_items')
    .addColumn('untold', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
