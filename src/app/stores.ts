import { openSqlStores, type SqlStores } from '../adapters/stores/sql/sql-stores.js'
import type { Config } from './config.js'
import { removeTeamFolder } from './team-folders.js'

/** What the configuration says everything is kept in. Throws StoreFault with one sentence where it cannot be opened. */
export function openStores(
  { dataDir, databaseUrl, retentionDays, install }: Config,
  log: (line: string) => void,
): Promise<SqlStores> {
  const onGone = (team: string) => {
    removeTeamFolder(dataDir, team)
    log(`info ${team}: uninstalled long ago; nothing is kept of it any more`)
  }
  const many = install === undefined ? {} : { keys: install.keys, onGone }
  return openSqlStores({ folder: dataDir, url: databaseUrl, retentionDays, log, ...many })
}
