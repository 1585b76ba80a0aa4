import type { Button, KnownBlock } from '@slack/types'
import { dueItems, ownerOf } from '../../../service/checklists/progress.js'
import type { DueReminder } from '../../../service/checklists/reminders.js'
import type { Desk } from '../../../service/desk/desk.js'
import type { JobWork } from '../../../service/jobs.js'
import { ACTIONS } from '../../ids.js'
import { type Press, placeAside } from '../../intake/press.js'
import { changeMessage } from '../../outbox/change-shown.js'
import { buttonsOfDone, buttonsOfLater, renderDue, renderOverdue } from '../../render/checklists/reminder.js'
import { readDueRef } from '../../render/checklists/run-ref.js'
import { SILENT } from '../../render/checklists/shown-run.js'
import { withoutButtons } from '../../render/desk/asker-messages.js'
import type { Workspace, Workspaces } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { look, NOT_TICKED, redrawRun, restingWords } from './checklist-app.js'

const LATER = '明日の朝9時に、もう一度お知らせします。'

/** Reminds whoever's line is due, once a job; where it is done, given to another, put off or not wanted, nobody. */
export function remindOfDue({ checklists }: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    const { run: id, item, owner, due, day } = data as DueReminder
    const { runs, lists, reminders } = checklists
    const run = await runs.get(team, id)
    if (run === undefined || run.state !== 'open' || !(await reminders.wanted(team))) return
    const list = await lists.get(team, run.list, run.version)
    const line = list && dueItems(list, run).find((each) => each.id === item && each.due === due)
    if (line === undefined || ownerOf(run, item) !== owner) return
    const { outbox } = await workspaces.find(team)
    const today = await reminders.today(team, owner)
    // The program was not running yesterday: the day itself is said by the other job.
    if (day < due && today >= due) return
    const told = {
      ...{ item: line, title: run.title, note: run.items[item]?.note ?? '' },
      ...{ ref: { run: id, item, due }, isShared: run.posted !== undefined },
    }
    // A second try of the same job is the same message.
    await outbox.answering(key).send({ kind: 'thread', channel: owner }, () => renderDue(told, today))
  }
}

/** What is overdue, in one line to the run's channel, on Mondays. */
export function sayOverdue({ checklists }: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    const { runs, lists, reminders } = checklists
    const run = await runs.get(team, String(data))
    if (run === undefined || run.state !== 'open' || !run.nudges || run.posted === undefined) return
    const list = await lists.get(team, run.list, run.version)
    const today = await reminders.today(team)
    const late = list === undefined ? [] : dueItems(list, run).filter(({ due }) => due < today)
    if (late.length > 0 && (await reminders.wanted(team))) {
      const { outbox } = await workspaces.find(team)
      const { channel } = run.posted
      await outbox.answering(key).send({ kind: 'thread', channel }, () => renderOverdue(run.title, run.id, late))
    }
    await reminders.nextMonday(run)
  }
}

/** The buttons under a reminder. 担当を変える opens the line (lines.ts). */
export function listenToReminded(parts: DeskApp): void {
  const { checklists } = parts.desk
  onPress(parts, ACTIONS.dueDone, async (press, workspace) => {
    const { team, user, value } = press
    const ref = readDueRef(value)
    const { run: id, item } = ref
    const { shown, refusal } = await look(parts, workspace, { team, user, ref: { run: id } })
    if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
    const boxes = { name: press.key, items: [item], shown: [], chosen: [item], user, at: parts.desk.now() }
    if ((await checklists.runs.tick(team, id, boxes)) === undefined)
      return workspace.outbox.say(placeAside(press), `${restingWords(shown)}${NOT_TICKED}`)
    const settled = settle(workspace, press, '済みにしました。', buttonsOfDone(ref))
    await Promise.all([settled, redrawRun(parts, workspace, { team, id })])
  })
  onPress(parts, ACTIONS.dueAgain, async (press, workspace) => {
    const { team, user, value } = press
    const ref = readDueRef(value)
    await checklists.reminders.again(team, { ...ref, owner: user })
    const silent = !(await checklists.reminders.wanted(team))
    const isShared = (await checklists.runs.get(team, ref.run))?.posted !== undefined
    await settle(workspace, press, silent ? SILENT : LATER, buttonsOfLater(ref, isShared))
  })
}

function saysNotLater(block: KnownBlock): boolean {
  return !(block.type === 'context' && block.elements.some((each) => 'text' in each && each.text === LATER))
}

/** What was pressed in the place of the buttons, above those that are left. */
async function settle(workspace: Workspace, press: Press, done: string, left: Button[]): Promise<void> {
  const { seen, channel = '', message } = press
  if (seen === undefined) return workspace.outbox.say(placeAside(press), done)
  await changeMessage(
    workspace,
    { channel, ts: message },
    // What was said before of tomorrow is so no more.
    { text: seen.text, blocks: withoutButtons(seen.blocks.filter(saysNotLater), done, left) },
  )
}
