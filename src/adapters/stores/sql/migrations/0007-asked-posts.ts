import type { Kysely } from 'kysely'

/** Which post asked a question, in which conversation, and which message answers it: an edited question is answered in that place. */
export async function keepAskedPosts(db: Kysely<unknown>): Promise<void> {
  for (const column of ['thread', 'message', 'answer']) {
    await db.schema.alterTable('questions').addColumn(column, 'text').execute()
  }
  await db.schema.createIndex('questions_post').on('questions').columns(['team', 'channel', 'message']).execute()
}
