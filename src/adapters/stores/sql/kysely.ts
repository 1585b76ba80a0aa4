/** All of Kysely that runs here; types come from the package. */
export { Kysely, PostgresDialect, SqliteDialect, SqliteDriver, sql } from 'kysely'
