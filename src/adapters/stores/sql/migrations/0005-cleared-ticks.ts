import type { Kysely } from 'kysely'

/** Who emptied a box last, and when: what somebody did later is not undone by what another did before. */
export async function keepClearedTicks(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('run_items').addColumn('cleared_by', 'text').execute()
  await db.schema.alterTable('run_items').addColumn('cleared_at', 'bigint').execute()
}
