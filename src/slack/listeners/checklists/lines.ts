import { sectionsOf } from '../../../service/checklists/sections.js'
import type { RunItemChange } from '../../../service/stores/run-store.js'
import { ACTIONS, RUN_FIELDS, VIEWS } from '../../ids.js'
import { type Press, placeAside } from '../../intake/press.js'
import { type ItemViewData, itemView } from '../../render/checklists/item-view.js'
import { readDueRef } from '../../render/checklists/run-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, onSent, type Sent } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { GONE, look, RESTING, redrawRun } from './checklist-app.js'
import { redrawViewOf, runViewData } from './working.js'

/** Whose a line is, until when, what is noted. */
export function listenToLines(parts: DeskApp): void {
  const { checklists } = parts.desk
  onPress(parts, ACTIONS.runItem, async (press, workspace) => {
    const data = runViewData(press)
    if (data === undefined || press.modal === undefined) return
    const { team, user } = press
    const shown = await look(parts, workspace, { team, user, ref: data.ref })
    const run = shown?.run ?? (shown && (await checklists.runs.beginAlone(team, user, shown.list.list)))
    if (run === undefined) return workspace.outbox.say(placeAside(press), GONE)
    const below = { view: press.modal.id, page: data.page }
    await openLine(parts, workspace, press, { run: run.id, item: press.value, below })
    // The same choice is told of again only by a menu of another name.
    await redrawViewOf(parts, workspace, press, { ...data, ref: { run: run.id }, view: press.modal.id })
  })
  onPress(parts, ACTIONS.dueOwner, (press, workspace) => {
    const { run, item } = readDueRef(press.value)
    return openLine(parts, workspace, press, { run, item })
  })
  onSent(parts, VIEWS.runItem, { work: (sent, workspace) => save(parts, workspace, sent) })
}

async function openLine(parts: DeskApp, workspace: Workspace, press: Press, data: ItemViewData): Promise<void> {
  const shown = await look(parts, workspace, { ...press, ref: { run: data.run } })
  const item = sectionsOf(shown?.list.items ?? [])
    .flatMap(({ items }) => items)
    .find(({ id }) => id === data.item)
  if (shown === undefined || item === undefined) return workspace.outbox.say(placeAside(press), GONE)
  const citation = parts.desk.checklists.lists.citationOf(item)
  await openOrSay(workspace, openingFor(press), itemView(shown, item, data, citation))
}

async function save(parts: DeskApp, workspace: Workspace, { team, user, form, data, triggerId }: Sent): Promise<void> {
  const { run: id = '', item = '', below } = data as Partial<ItemViewData>
  const shown = await look(parts, workspace, { team, user, ref: { run: id } })
  const place = { kind: 'thread', channel: user } as const
  if (shown?.run === undefined) return workspace.outbox.say(place, GONE)
  const before = shown.run.items[item]
  const without = form.ticked(RUN_FIELDS.without)
  const owner = without.includes(RUN_FIELDS.owner) ? undefined : form.person(RUN_FIELDS.owner)
  const due = without.includes(RUN_FIELDS.due) ? undefined : form.date(RUN_FIELDS.due)
  const note = form.text(RUN_FIELDS.note)
  const change: RunItemChange = {
    ...(owner !== before?.owner && { owner }),
    ...(due !== before?.due && { due }),
    ...(note !== (before?.note ?? '') && { note }),
  }
  if (Object.keys(change).length > 0) {
    const after = await parts.desk.checklists.runs.changeItem(team, id, item, change)
    if (after === undefined) return workspace.outbox.say(place, RESTING)
  }
  if (below === undefined) await workspace.outbox.say(place, '保存しました。')
  const again = below && redrawViewOf(parts, workspace, { team, user, triggerId }, { ...below, ref: { run: id } })
  await Promise.all([redrawRun(parts, workspace, { team, id }), again])
}
