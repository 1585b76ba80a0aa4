import { showRun } from '../listeners/checklists/checklist-app.js'
import { homeRuns } from '../render/checklists/home-runs.js'
import type { HomePart } from './home.js'

const MOST = 5

/** Lists that the person works through, alone and with others. */
export const runsOnHome: HomePart = async (parts, workspace, { team, user }) => {
  const runs = await parts.desk.checklists.runs.mine(team, user, MOST + 1)
  const shown = await Promise.all(runs.slice(0, MOST).map((run) => showRun(parts, workspace, run)))
  return homeRuns(
    shown.filter((each) => each !== undefined),
    user,
    runs.length - MOST,
  )
}
