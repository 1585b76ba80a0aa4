import type { Kysely } from 'kysely'

/** Which message shows what was shared: whoever shared it finds it again, and may take it back. */
export async function keepSharePosts(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('shares').addColumn('message', 'text').execute()
  await db.schema.createIndex('shares_post').on('shares').columns(['team', 'channel', 'message']).execute()
}
