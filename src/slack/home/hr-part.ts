import type { KnownBlock } from '@slack/types'
import type { DeskApp } from '../listeners/desk/desk-app.js'
import { contextLine, header } from '../render/blocks.js'
import { askedBlocks, readLook } from '../render/desk/asked-blocks.js'
import { deskCounts } from '../render/desk/desk-counts.js'
import { figuresBlocks } from '../render/desk/figures-blocks.js'
import type { Workspace } from '../workspace/workspace.js'
import type { Viewer } from './home.js'

const MOST_COUNTED = 100

/** What HR has to do, figures of the time looked at, and what was asked and not answered well. */
export async function hrPart({ desk }: DeskApp, workspace: Workspace, viewer: Viewer): Promise<KnownBlock[]> {
  const { team, user, chosen, said } = viewer
  if (!(await workspace.roles.isHr(user))) return []
  const look = readLook(chosen)
  const [requests, drafts, additions, groups, figures, calendar] = await Promise.all([
    desk.requests.counts(team),
    desk.teaching.waiting(team, MOST_COUNTED),
    desk.additions.proposed(team, MOST_COUNTED),
    desk.asked.groups(team, look),
    desk.asked.figures(team, look),
    desk.calendar(team),
  ])
  return [
    header('人事の仕事'),
    ...(said === undefined ? [] : [contextLine(said)]),
    ...deskCounts({ open: requests.open, taken: requests.taken, drafts: drafts.length, proposed: additions.length }),
    header(`この${look.days}日間`),
    ...figuresBlocks(figures, workspace.features.has('charts')),
    header('資料で答えられなかった質問'),
    ...askedBlocks(groups, look, calendar),
    { type: 'divider' },
  ]
}
