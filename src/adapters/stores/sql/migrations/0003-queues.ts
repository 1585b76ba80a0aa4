import type { Kysely } from 'kysely'

/** Deliveries keep their payload until they are done, and have a holder; what goes out stands in queues. */
export async function keepQueues(db: Kysely<unknown>): Promise<void> {
  const deliveries = () => db.schema.alterTable('deliveries')
  await deliveries()
    .addColumn('team', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await deliveries().addColumn('holder', 'text').execute()
  await deliveries().addColumn('payload', 'text').execute()
  await deliveries()
    .addColumn('takes', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await deliveries()
    .addColumn('at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('deliveries_state').on('deliveries').columns(['state', 'until']).execute()

  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('sends', 'integer', (column) => column.notNull())
    .addColumn('body', 'text')
    .addColumn('refused', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('outbox_queue').on('outbox').columns(['state', 'team', 'queue', 'place']).execute()
}
