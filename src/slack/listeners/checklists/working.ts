import type { KnownBlock } from '@slack/types'
import { unreadLines } from '../../../core/answers/look-up-lines.js'
import type { Asker } from '../../../service/asking.js'
import { sectionsOf } from '../../../service/checklists/sections.js'
import { wantsHelp } from '../../../service/manners.js'
import type { ListVersion } from '../../../service/stores/run-store.js'
import { ACTIONS } from '../../ids.js'
import type { Command } from '../../intake/command.js'
import { readData } from '../../intake/form.js'
import { type Press, placeAside, placeForReader } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import { openView } from '../../outbox/open-view.js'
import { actions, buttons, contextLine } from '../../render/blocks.js'
import { finishedView, goingOnBlocks } from '../../render/checklists/home-runs.js'
import { renderRun } from '../../render/checklists/run-message.js'
import { itemInRef, type RunRef, readBoxesRef, readRunRef, renderRunRef } from '../../render/checklists/run-ref.js'
import { pageOf, type RunViewData, runView } from '../../render/checklists/run-view.js'
import { refOf } from '../../render/checklists/shown-run.js'
import { defangText } from '../../render/plain-text.js'
import { openChannels } from '../../workspace/open-channels.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { sendReply } from '../send-reply.js'
import { look, NOT_TICKED, redrawRun, restingWords, showRun } from './checklist-app.js'
import { openOwnLists } from './own-lists.js'

const MOST_OTHERS = 4
const EDITED = `リストが変わっていたため、${NOT_TICKED}いまのリストを表示しました。`
const MOST_FINISHED = 20
/** Of one list so many runs in channels are looked at, and so many shown. */
const MOST_LOOKED_AT = 20
const MOST_GOING_ON = 3

/** What whoever works through a list does: look it up, open it, tick, turn pages. */
export function listenToWorkers(parts: DeskApp): void {
  onPress(parts, ACTIONS.openRun, (press, workspace) => openRun(parts, workspace, press))
  onPress(parts, ACTIONS.finishedRuns, (press, workspace) => openFinished(parts, workspace, press))
  onPress(parts, ACTIONS.tick, (press, workspace) => tick(parts, workspace, press))
  onPress(parts, ACTIONS.runPage, async (press, workspace) => {
    const data = runViewData(press)
    if (data !== undefined) await redrawView(parts, workspace, press, { ...data, page: Number(press.value) })
  })
}

/** `/telework-checklist`: with boxes, for whoever typed it alone. */
export async function answerChecklist(parts: DeskApp, workspace: Workspace, command: Command): Promise<void> {
  const { service, desk } = parts
  const { asker, words, place } = command
  if (await openOwnLists(parts, workspace, command)) return
  const sources = service.assistant.sources()
  const own = wantsHelp(words) ? undefined : await desk.checklists.lists.find(asker.team, words)
  if (own !== undefined) {
    const { shown } = await look(parts, workspace, { ...asker, ref: { list: own.list } })
    const above = await goingOn(parts, workspace, { ...asker, list: own.list })
    if (shown !== undefined) return workspace.outbox.send(place, () => renderRun(shown, sources, { above }))
  }
  const reply = await service.reply({
    ...{ want: { kind: 'checklist', words }, asker: await workspace.roles.asker(asker), alone: true },
  })
  const { answer } = reply
  const shown =
    answer.kind === 'checklist'
      ? (await look(parts, workspace, { ...asker, ref: { list: answer.checklist.id } })).shown
      : undefined
  if (shown === undefined || answer.kind !== 'checklist') {
    const away = await findAway(parts, workspace, asker, words)
    if (away !== undefined) await workspace.outbox.say(place, `${isAway(away)}新しくは始められません。`)
    return sendReply(workspace, reply, { place, surface: 'private' })
  }
  const others = answer.others
    .slice(0, MOST_OTHERS)
    .map(({ id, title }) => ({ text: title, value: renderRunRef({ list: id }) }))
  const below =
    others.length === 0 ? [] : [contextLine('ほかのチェックリスト'), ...actions(buttons(ACTIONS.openRun, others))]
  const above = [
    ...(await unused(parts, workspace, asker, { words, unread: answer.unread })).map(contextLine),
    ...(await goingOn(parts, workspace, { ...asker, list: answer.checklist.id })),
  ]
  await sendReply(workspace, reply, {
    place,
    surface: 'private',
    render: () => renderRun(shown, sources, { above, below }),
  })
}

/** Words that were not used; those of a list that was put away are told as such. */
async function unused(
  parts: DeskApp,
  workspace: Workspace,
  asker: Asker,
  { words, unread = [] }: { words: string; unread?: readonly string[] | undefined },
) {
  const away = unread.length === 0 ? undefined : await findAway(parts, workspace, asker, words)
  if (away === undefined) return unreadLines(unread)
  return [`${isAway(away)}近いリストを表示しています。`]
}

/** A list of the company's own that was put away; people from outside do not hear of those. */
async function findAway({ desk }: DeskApp, { people }: Workspace, { team, user }: Asker, words: string) {
  return (await people.isOutsider(user)) ? undefined : desk.checklists.lists.findAway(team, words)
}

function isAway({ title }: ListVersion): string {
  return `「${defangText(title)}」はアーカイブされています。`
}

/** The same list where it goes on in channels that the person may look into. */
async function goingOn(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, list }: { team: string; user: string; list: string },
): Promise<KnownBlock[]> {
  const runs = await parts.desk.checklists.runs.inChannels(team, list, MOST_LOOKED_AT)
  const open = await openChannels(
    workspace,
    user,
    runs.flatMap(({ posted }) => posted?.channel ?? []),
  )
  const seen = runs.filter(({ posted }) => posted !== undefined && open.has(posted.channel))
  const shown = await Promise.all(seen.slice(0, MOST_GOING_ON).map((run) => showRun(parts, workspace, run)))
  const known = shown.filter((each) => each !== undefined)
  return [
    ...known.flatMap(goingOnBlocks),
    ...(seen.length > known.length ? [contextLine(`ほか${seen.length - known.length}件`)] : []),
  ]
}

/** In a view, at the line that is meant; where the server has no views, as a message with boxes for whoever pressed. */
async function openRun(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const item = itemInRef(press.value)
  const { shown, refusal } = await look(parts, workspace, { ...press, ref: readRunRef(press.value) })
  if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
  const sources = parts.service.assistant.sources()
  const { triggerId, onTop } = openingFor(press)
  const view = runView(shown, sources, { page: item === undefined ? 0 : pageOf(shown.list, item) })
  const opened = await openView(workspace.client, workspace.features, triggerId, view, onTop)
  if (opened === undefined) await workspace.outbox.send(placeForReader(press), () => renderRun(shown, sources))
}

async function openFinished(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const runs = await parts.desk.checklists.runs.mine(press.team, press.user, 'finished', MOST_FINISHED + 1)
  const shown = await Promise.all(runs.slice(0, MOST_FINISHED).map((run) => showRun(parts, workspace, run)))
  const known = shown.filter((each) => each !== undefined)
  await openOrSay(workspace, openingFor(press), finishedView(known, runs.length > MOST_FINISHED))
}

async function tick(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const { runs } = parts.desk.checklists
  const { team, user, boxes } = press
  const drawn = boxes && readBoxesRef(boxes.block)
  if (boxes === undefined || drawn === undefined) return
  const { shown: before, refusal } = await look(parts, workspace, { team, user, ref: drawn.ref })
  if (before === undefined) return workspace.outbox.say(placeAside(press), `${refusal}${NOT_TICKED}`)
  const items = sectionsOf(before.list.items)[drawn.section]?.items.map(({ id }) => id) ?? []
  // A list that was edited before anybody began with it here has other lines now, and so has a run that has gone on to a newer version.
  const isOld = drawn.version !== undefined && drawn.version !== before.list.version
  if (isOld || items.length !== drawn.shown.length || !boxes.ticked.every((id) => items.includes(id))) {
    return sayAgain(parts, workspace, press, EDITED, drawn.ref)
  }
  const run = before.run ?? (await runs.beginAlone(team, user, before.list.list))
  const after =
    run &&
    (await runs.tick(team, run.id, {
      // The same may stand in two messages, each with ticks of its own on the screen.
      name: `${press.modal?.id ?? press.message} ${boxes.block}`,
      ...{ items, chosen: boxes.ticked, user, at: boxes.at ?? parts.desk.now() },
      shown: items.filter((_, i) => drawn.shown[i]),
    }))
  const ref = run === undefined ? drawn.ref : { run: run.id }
  const redrawn = run === undefined ? [] : [redrawRun(parts, workspace, run)]
  if (after !== undefined) await Promise.all([...redrawn, showAgain(parts, workspace, press, ref)])
  else {
    const { shown, refusal: gone } = await look(parts, workspace, { team, user, ref })
    const why = shown === undefined ? gone : restingWords(shown)
    await Promise.all([...redrawn, sayAgain(parts, workspace, press, `${why}${NOT_TICKED}`, ref)])
  }
}

/** Says something of what was pressed, where the presser looks, and draws there what is now. */
export async function sayAgain(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  said: string,
  ref?: RunRef,
): Promise<void> {
  const data = runViewData(press)
  if (press.modal !== undefined && data !== undefined) {
    return redrawView(parts, workspace, press, { ...data, ...(ref !== undefined && { ref }), said })
  }
  await workspace.outbox.say(placeAside(press), said)
  if (ref !== undefined) await showAgain(parts, workspace, press, ref)
}

/** Where it was pressed: the view, or the message that one person alone sees. */
export async function showAgain(parts: DeskApp, workspace: Workspace, press: Press, ref: RunRef): Promise<void> {
  const data = runViewData(press)
  if (press.modal !== undefined) {
    if (data !== undefined) await redrawView(parts, workspace, press, { ...data, ref })
    return
  }
  if (!press.isPrivate) return
  const { shown } = await look(parts, workspace, { ...press, ref })
  if (shown === undefined) return
  const message = renderRun(shown, parts.service.assistant.sources())
  await workspace.privately.replace(press.responseUrl, renderRunRef(refOf(shown)), message)
}

/** Draws the view that was pressed in anew, not more often than Slack lets us: what was ticked is ticked there already. */
async function redrawView(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  data: RunViewData & { said?: string },
): Promise<void> {
  const { modal } = press
  if (modal === undefined) return
  await redrawViewOf(parts, workspace, press, { ...data, view: modal.id })
}

export async function redrawViewOf(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, triggerId }: Pick<Press, 'team' | 'user' | 'triggerId'>,
  { view, ref, page, said }: RunViewData & { view: string; said?: string },
): Promise<void> {
  await workspace.redraws.ask('view', view, async () => {
    const { shown } = await look(parts, workspace, { team, user, ref })
    if (shown === undefined) return
    const drawn = { page, turn: triggerId, ...(said !== undefined && { said }) }
    await showView(workspace, view, runView(shown, parts.service.assistant.sources(), drawn))
  })
}

/** What the view that was pressed in was drawn with; undefined where it is none of a run. */
export function runViewData({ modal }: Press): RunViewData | undefined {
  const { ref, page } = readData(modal?.view.private_metadata) as Partial<RunViewData>
  return ref === undefined ? undefined : { ref, page: Number(page ?? 0) }
}
