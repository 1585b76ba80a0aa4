import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Below it each team has a folder of its own. */
const TEAMS_FOLDER = 'teams'

/** Where a team's own documents stand. Throws for what is no id of a team. */
export function teamLibrary(dataDir: string, team: string): string {
  if (!/^[A-Z0-9]+$/.test(team)) throw new Error('a team without an id has no library')
  return join(dataDir, TEAMS_FOLDER, team, 'library')
}

/** Takes away what a team had in files. */
export function removeTeamFolder(dataDir: string, team: string): void {
  rmSync(join(teamLibrary(dataDir, team), '..'), { recursive: true, force: true })
}
