import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull()

/** Where the app was installed by OAuth, by whom it is looked after there, and who is just installing it. */
export async function keepInstallations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('team', 'text', key)
    .addColumn('org', 'text')
    .addColumn('name', 'text', required)
    .addColumn('bot_user', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('expires_at', 'bigint')
    .addColumn('generation', 'integer', required)
    .addColumn('refreshing_until', 'bigint', required)
    .addColumn('installed_at', 'bigint', required)
    .addColumn('ended_at', 'bigint')
    .addColumn('changes', 'integer', required)
    .execute()
  await db.schema.createTable('org_teams').addColumn('team', 'text', key).addColumn('org', 'text', required).execute()
  await db.schema
    .createTable('roles')
    .addColumn('team', 'text', key)
    .addColumn('hr_group', 'text')
    .addColumn('hr_users', 'text', required)
    .addColumn('admin_users', 'text', required)
    .execute()
  await db.schema
    .createTable('install_states')
    .addColumn('state', 'text', key)
    .addColumn('until', 'bigint', required)
    .execute()
}
