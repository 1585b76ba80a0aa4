import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** Documents that people sent, as they were read. */
export async function keepUploads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uploads')
    .addColumn('team', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('document', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('name', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('audience', 'text', required)
    .addColumn('review_on', 'text')
    .addColumn('file', 'text', required)
    .addColumn('passages', 'integer', required)
    .addColumn('kept', 'integer', required)
    .addColumn('left_out', 'integer', required)
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', required)
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('changed_at', 'bigint', required)
    .addPrimaryKeyConstraint('uploads_key', ['team', 'id'])
    .execute()
  await db.schema.createIndex('uploads_state').on('uploads').columns(['team', 'state']).execute()
}
