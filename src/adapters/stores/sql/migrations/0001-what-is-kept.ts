import type { Kysely } from 'kysely'

/** Threads, deliveries, votes and questions. */
export async function keepFirstThings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('threads')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('threads_key', ['team', 'channel', 'thread'])
    .execute()
  await db.schema.createIndex('threads_until').on('threads').column('until').execute()

  await db.schema
    .createTable('deliveries')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('deliveries_until').on('deliveries').column('until').execute()

  // Unique and no primary key: a person may be null, and nulls are not equal to each other.
  await db.schema
    .createTable('votes')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('passage_ids', 'text', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('votes_one_each', ['team', 'channel', 'message', 'person', 'passage_ids'])
    .execute()
  await db.schema.createIndex('votes_at').on('votes').column('at').execute()

  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('text', 'text')
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('confidence', 'double precision', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('questions_at').on('questions').column('at').execute()
}
