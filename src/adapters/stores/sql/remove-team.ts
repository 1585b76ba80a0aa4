import type { Kysely } from 'kysely'
import { PEOPLE_IN_TABLES } from './people-in-tables.js'
import type { Database, Tables } from './tables.js'

/** Which tables hold something of teams: all but what is known of installing. */
const NOT_OF_TEAMS: readonly (keyof Tables)[] = ['installations', 'install_states', 'org_teams']
const TABLES_OF_TEAMS = (Object.keys(PEOPLE_IN_TABLES) as (keyof Tables)[]).filter(
  (table) => !NOT_OF_TEAMS.includes(table),
)

/** Takes away everything that is kept of a team. */
export async function removeTeam(db: Database, team: string): Promise<void> {
  const tables = db as unknown as Kysely<Record<string, { team: string }>>
  // What belongs to a row of another table stands after it.
  for (const table of TABLES_OF_TEAMS.toReversed()) await tables.deleteFrom(table).where('team', '=', team).execute()
}
