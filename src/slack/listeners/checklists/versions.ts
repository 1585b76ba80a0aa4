import { changesBetween } from '../../../service/checklists/list-changes.js'
import { ACTIONS, VIEWS } from '../../ids.js'
import { type Press, placeAside } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import type { ShownRun } from '../../render/checklists/shown-run.js'
import { type Moving, movedView, movingView, readMoving, versionView } from '../../render/checklists/version-views.js'
import { shortDayAt } from '../../render/days.js'
import { sentenceView } from '../../render/form-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, onKeeperPress, onSent, sayTo } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { look, mayManage, NOT_YOURS, redrawRun } from './checklist-app.js'
import { KEEPERS_ONLY } from './own-lists.js'
import { redrawViewOf, runViewData } from './working.js'

const TITLE = '最新版との違い'
const NEWEST = 'このチェックリストは、最新版で進んでいます。'
const CHANGED = 'このチェックリストかリストが、ほかの人の操作で変わっていました。開き直して、もう一度お試しください。'
const FINISHED = '完了したチェックリストの版は替えられません。再開してからお試しください。'

/** A run goes on to the newest version of its list, and back; what changed from one version to the next. */
export function listenToVersions(parts: DeskApp): void {
  onSent(parts, VIEWS.moveRun, {
    working: sentenceView(TITLE, '版を替えています。'),
    work: async ({ team, user, viewId, triggerId, data }, workspace) => {
      const moving = data as unknown as Moving
      await move(parts, workspace, { ...{ team, user, viewId, triggerId }, moving })
    },
  })
  onPress(parts, ACTIONS.moveRun, async (press, workspace) => {
    const { team, user, triggerId, modal } = press
    if (modal === undefined) return
    await move(parts, workspace, { ...{ team, user, triggerId, viewId: modal.id }, moving: readMoving(press.value) })
  })
  onKeeperPress(parts, { action: ACTIONS.listChanges, refusal: KEEPERS_ONLY }, (press, workspace) =>
    showChanges(parts, workspace, press),
  )
}

/** What the newest version would change. */
export async function openMoving(parts: DeskApp, workspace: Workspace, press: Press, shown: ShownRun): Promise<void> {
  const { list } = shown
  const newest = await parts.desk.checklists.lists.newest(list.team, list.list)
  if (newest === undefined || newest.version === list.version) return sayTo(workspace, press, NEWEST)
  const under = runViewData(press) === undefined ? undefined : press.modal?.id
  await openOrSay(workspace, openingFor(press), movingView(shown, newest, changesBetween(list, newest), under))
}

interface Mover {
  team: string
  user: string
  viewId: string
  triggerId: string
  moving: Moving
}

async function move(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, viewId, triggerId, moving }: Mover,
): Promise<void> {
  const { runs, lists } = parts.desk.checklists
  const { run: id, from, to, under } = moving
  const ref = { run: id }
  const refuse = (sentence: string) => showView(workspace, viewId, sentenceView(TITLE, sentence))
  const { shown, refusal } = await look(parts, workspace, { team, user, ref })
  if (shown?.run === undefined) return refuse(refusal ?? CHANGED)
  if (!(await mayManage(workspace, shown.run, user))) return refuse(NOT_YOURS)
  if (shown.run.state === 'finished') return refuse(FINISHED)
  // Of a form that is sent again the first has done it.
  if (shown.run.version !== to) {
    const isThere = (await lists.get(team, shown.run.list, to)) !== undefined
    if (shown.run.version !== from || !isThere) return refuse(CHANGED)
    await runs.moveTo(team, id, to)
  }
  await Promise.all([
    showView(workspace, viewId, movedView(shown, moving)),
    redrawRun(parts, workspace, { team, id }),
    ...(under === undefined
      ? []
      : [redrawViewOf(parts, workspace, { team, user, triggerId }, { ref, page: 0, view: under })]),
  ])
}

/** From the version before to the one that was pressed. */
async function showChanges(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const { lists, settings, reminders } = parts.desk.checklists
  const [list = '', number] = press.value.split('\n')
  const { team } = press
  const [before, after, newest] = await Promise.all([
    lists.get(team, list, Number(number) - 1),
    lists.get(team, list, Number(number)),
    lists.newest(team, list),
  ])
  if (before === undefined || after === undefined || newest === undefined)
    return workspace.outbox.say(placeAside(press), 'この版はもうありません。')
  const { timeZone } = await settings.workspace(team)
  const day = shortDayAt(after.at, { timeZone, today: await reminders.today(team) })
  const who = after.user === undefined ? '' : `${await workspace.people.name(after.user)}さん、`
  const view = versionView(after, changesBetween(before, after), `（${who}${day}）`, newest.version)
  const isTurn = press.modal?.isRoot === false
  if (isTurn && press.modal !== undefined) await showView(workspace, press.modal.id, view)
  else await openOrSay(workspace, openingFor(press), view)
}
