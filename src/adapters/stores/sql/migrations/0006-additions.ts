import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** What HR adds beside answers: synonyms, questions noted under passages, saved test questions. */
export async function keepAdditions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('additions')
    .addColumn('team', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('content', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', required)
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('changed_at', 'bigint', required)
    .addColumn('changes', 'integer', required)
    .addPrimaryKeyConstraint('additions_key', ['team', 'id'])
    .execute()
  await db.schema.createIndex('additions_kind').on('additions').columns(['team', 'kind', 'state']).execute()
}
