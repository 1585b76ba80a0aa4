/**
 * All of Kysely that runs here. The build puts it into this one file (vite.kysely.config.ts): to read its 280 modules one by one
 * took six times as long, at every start. Types come from the package.
 */
export { Kysely, PostgresDialect, SqliteDialect, SqliteDriver, sql } from 'kysely'
