import { sectionsOf } from '../../../service/checklists/sections.js'
import type { Run, RunItemChange } from '../../../service/stores/run-store.js'
import { ACTIONS, RUN_FIELDS, VIEWS } from '../../ids.js'
import type { Form } from '../../intake/form.js'
import { type Press, placeAside } from '../../intake/press.js'
import { type ItemViewData, itemView, savedWords } from '../../render/checklists/item-view.js'
import { readDueRef } from '../../render/checklists/run-ref.js'
import type { ShownRun } from '../../render/checklists/shown-run.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, onSent, type Sent } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { look, redrawRun, restingWords, showRun } from './checklist-app.js'
import { redrawViewOf, runViewData } from './working.js'

const NO_LINE = 'この項目はもうありません。'
const UNCHANGED = '変更はありませんでした。'

/** Whose a line is, until when, what is noted. */
export function listenToLines(parts: DeskApp): void {
  onPress(parts, ACTIONS.runItem, async (press, workspace) => {
    const data = runViewData(press)
    if (data === undefined || press.modal === undefined) return
    const { shown, refusal } = await look(parts, workspace, { ...press, ref: data.ref })
    if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
    const begun = await withRun(parts, workspace, press, shown)
    if (begun === undefined) return workspace.outbox.say(placeAside(press), NO_LINE)
    const { id: view } = press.modal
    const { id } = begun.run
    await openLine(workspace, press, begun.shown, { run: id, item: press.value, below: { view, page: data.page } })
    // The same choice is told of again only by a menu of another name.
    await redrawViewOf(parts, workspace, press, { ...data, ref: { run: id }, view })
  })
  onPress(parts, ACTIONS.dueOwner, async (press, workspace) => {
    const { run, item } = readDueRef(press.value)
    const { shown, refusal } = await look(parts, workspace, { ...press, ref: { run } })
    if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
    await openLine(workspace, press, shown, { run, item })
  })
  onSent(parts, VIEWS.runItem, { work: (sent, workspace) => save(parts, workspace, sent) })
}

/** The list as one's own, begun where it is not. */
async function withRun(
  parts: DeskApp,
  workspace: Workspace,
  { team, user }: Press,
  shown: ShownRun,
): Promise<{ run: Run; shown: ShownRun } | undefined> {
  if (shown.run !== undefined) return { run: shown.run, shown }
  const run = await parts.desk.checklists.runs.beginAlone(team, user, shown.list.list)
  const begun = run && (await showRun(parts, workspace, run))
  return run && begun && { run, shown: begun }
}

async function openLine(workspace: Workspace, press: Press, shown: ShownRun, data: ItemViewData): Promise<void> {
  const item = sectionsOf(shown.list.items)
    .flatMap(({ items }) => items)
    .find(({ id }) => id === data.item)
  if (item === undefined) return workspace.outbox.say(placeAside(press), NO_LINE)
  await openOrSay(workspace, openingFor(press), itemView(shown, item, data))
}

/** What came of it is said where whoever sent it off looks then: in the view below, or in their DM. */
async function save(parts: DeskApp, workspace: Workspace, sent: Sent): Promise<void> {
  const { team, user, form, triggerId } = sent
  const { run: id = '', item = '', below } = sent.data as Partial<ItemViewData>
  const { shown, refusal } = await look(parts, workspace, { team, user, ref: { run: id } })
  const say = async (said: string) => {
    if (below === undefined) return workspace.outbox.say({ kind: 'thread', channel: user }, said)
    await redrawViewOf(parts, workspace, { team, user, triggerId }, { ...below, ref: { run: id }, said })
  }
  if (shown?.run === undefined) return say(refusal ?? NO_LINE)
  const change = changeIn(form, shown, item)
  if (Object.keys(change).length === 0) return say(UNCHANGED)
  const after = await parts.desk.checklists.runs.changeItem({ team, id }, item, change, user)
  if (after === undefined) return say(`${restingWords(shown)}変更は保存されていません。`)
  const now = await showRun(parts, workspace, after)
  await Promise.all([
    redrawRun(parts, workspace, { team, id }),
    say(savedWords(now ?? shown, item, { changed: change, by: user, inView: below !== undefined })),
  ])
}

function changeIn(form: Form, shown: ShownRun, item: string): Omit<RunItemChange, 'givenBy' | 'ticked'> {
  const before = shown.run?.items[item]
  const without = form.ticked(RUN_FIELDS.without)
  // A private list has no field for its owner.
  const asksOwner = shown.run?.posted !== undefined
  const owner = without.includes(RUN_FIELDS.owner) ? undefined : form.person(RUN_FIELDS.owner)
  const due = without.includes(RUN_FIELDS.due) ? undefined : form.date(RUN_FIELDS.due)
  const note = form.text(RUN_FIELDS.note)
  return {
    ...(asksOwner && owner !== before?.owner && { owner }),
    ...(due !== before?.due && { due }),
    ...(note !== (before?.note ?? '') && { note }),
  }
}
