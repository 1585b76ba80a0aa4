import { renderCsv } from '../../../service/csv.js'
import { publishHome } from '../../home/home.js'
import { ACTIONS } from '../../ids.js'
import type { Press } from '../../intake/press.js'
import { sendFile } from '../../outbox/send-file.js'
import { type HomeLook, lookAfter, readLook } from '../../render/desk/asked-blocks.js'
import { figureTable, groupTable } from '../../render/desk/asked-tables.js'
import { draftView } from '../../render/desk/draft-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { waitingView } from './answering.js'
import { type DeskApp, onHrPress, sayTo } from './desk-app.js'
import { firstText, openDrafts } from './teaching.js'

const GONE = 'この質問には、もう対応が済んでいます。'

/** What HR does on its Home about what was asked. */
export function listenToHrHome(parts: DeskApp): void {
  const { desk } = parts
  onHrPress(parts, ACTIONS.lookAtAsked, (press, workspace) =>
    redraw(parts, workspace, press, lookAfter(lookOf(press), press.value)),
  )
  onHrPress(parts, ACTIONS.askedChannel, (press, workspace) =>
    redraw(parts, workspace, press, lookAfter(lookOf(press), `channel ${press.value}`)),
  )
  onHrPress(parts, ACTIONS.answerAsked, async (press, workspace) => {
    const group = await desk.asked.groupOf(press.team, press.value, lookOf(press))
    if (group === undefined) return sayTo(workspace, press, GONE)
    const about = { questions: [group.words, ...group.others], text: '' }
    const text = await firstText(parts, workspace, press, about)
    await openOrSay(workspace, openingFor(press), draftView(text, {}))
  })
  onHrPress(parts, ACTIONS.ignoreAsked, (press, workspace) => settle(parts, workspace, press, 'ignored'))
  onHrPress(parts, ACTIONS.reopenAsked, (press, workspace) => settle(parts, workspace, press, undefined))
  onHrPress(parts, ACTIONS.openRequests, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), await waitingView(parts, press.team))
  })
  onHrPress(parts, ACTIONS.openDrafts, (press, workspace) =>
    openDrafts(parts, workspace, { team: press.team, ...openingFor(press) }),
  )
  onHrPress(parts, ACTIONS.exportAsked, (press, workspace) => exportCsv(parts, workspace, press))
}

function lookOf({ home = {} }: Press): HomeLook {
  return readLook(home)
}

function redraw(parts: DeskApp, workspace: Workspace, press: Press, look: HomeLook, said?: string): Promise<void> {
  const { team, user, home = {} } = press
  return publishHome(parts, workspace, { team, user, chosen: { ...home, asked: look }, ...(said && { said }) })
}

async function settle(parts: DeskApp, workspace: Workspace, press: Press, how: 'ignored' | undefined): Promise<void> {
  const { asked } = parts.desk
  const group = await asked.groupOf(press.team, press.value, lookOf(press))
  if (group !== undefined) await asked.settle(press.team, group.ids, how, press.user)
  await redraw(parts, workspace, press, lookOf(press))
}

/** Everything that is looked at, not only the page, and the figures of its time. */
async function exportCsv(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const { desk } = parts
  const { team, user } = press
  const look = lookOf(press)
  const { timeZone } = await desk.settings.workspace(team)
  const [groups, figures] = await Promise.all([desk.asked.groups(team, look), desk.asked.figures(team, look)])
  const period = `この${look.days}日間`
  await sendFile(workspace, user, {
    ...{ name: '質問の一覧.csv', title: '質問の一覧' },
    ...{ content: renderCsv(groupTable(groups, timeZone)), sentence: `${period}の、質問の一覧です。` },
  })
  await sendFile(workspace, user, {
    ...{ name: '質問の数字.csv', title: '質問の数字' },
    ...{ content: renderCsv(figureTable(figures)), sentence: `${period}の数字です。` },
  })
  await redraw(parts, workspace, press, look, '質問の一覧と数字を、このボットとのDMに送りました。')
}
