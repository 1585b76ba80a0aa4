import { openSqlStores, type SqlStores } from '../adapters/stores/sql/sql-stores.js'
import type { Config } from './config.js'

/** What the configuration says everything is kept in. Throws StoreFault with one sentence where it cannot be opened. */
export function openStores(
  { dataDir, databaseUrl, retentionDays }: Config,
  log: (line: string) => void,
): Promise<SqlStores> {
  return openSqlStores({ folder: dataDir, url: databaseUrl, retentionDays, log })
}
