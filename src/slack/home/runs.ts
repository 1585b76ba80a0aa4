import { showRun } from '../listeners/checklists/checklist-app.js'
import { homeRuns } from '../render/checklists/home-runs.js'
import type { HomePart } from './home.js'

const MOST = 5

/** Lists that the person works through, alone and with others. */
export const runsOnHome: HomePart = async (parts, workspace, { team, user }) => {
  const { runs } = parts.desk.checklists
  const [mine, finished] = await Promise.all([
    runs.mine(team, user, 'going on', MOST + 1),
    runs.mine(team, user, 'finished', 1),
  ])
  const shown = await Promise.all(mine.slice(0, MOST).map((run) => showRun(parts, workspace, run)))
  return homeRuns(
    shown.filter((each) => each !== undefined),
    user,
    { more: mine.length > MOST, finished: finished.length > 0 },
  )
}
