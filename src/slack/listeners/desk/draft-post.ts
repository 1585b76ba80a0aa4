import { answerIn } from '../../../service/desk/requests.js'
import type { TaughtAnswer } from '../../../service/stores/taught-store.js'
import type { Press } from '../../intake/press.js'
import { changeMessage, showView } from '../../outbox/change-shown.js'
import { type DraftContext, openDraftView, renderDraft } from '../../render/desk/draft-views.js'
import { splitRefs } from '../../render/excerpt-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, sayTo } from './desk-app.js'

export const CHANGED = '表示していた内容から変わっています。いまの内容を確かめて、もう一度お試しください。'
export const GONE = 'この社内回答はもうありません。'

/** Where HR sees it too: under the request that it came from. */
export async function postDraft(parts: DeskApp, workspace: Workspace, team: string, id: string): Promise<void> {
  const answer = await parts.desk.teaching.get(team, id)
  if (answer?.request === undefined) return
  const posted = (await parts.desk.requests.file(team, answer.request))?.request.posted
  if (posted === undefined) return
  const context = await contextOf(parts, workspace, answer)
  const place = { kind: 'thread', channel: posted.channel, thread: posted.message } as const
  await workspace.outbox.send(place, () => renderDraft(answer, context))
}

/** What was decided in a modal stands under the request too, where its card shows what was before. */
export async function postDecided(parts: DeskApp, workspace: Workspace, press: Press, id: string): Promise<void> {
  if (press.modal !== undefined) await postDraft(parts, workspace, press.team, id)
}

/** The message or modal that was pressed in, as the answer stands now; and a sentence to the presser, in it or beside it. */
export async function redrawDraft(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  id: string,
  sentence?: string,
): Promise<void> {
  const answer = await parts.desk.teaching.get(press.team, id)
  if (answer === undefined) return
  const context = await contextOf(parts, workspace, answer)
  if (press.modal !== undefined) return showView(workspace, press.modal.id, openDraftView(answer, context, sentence))
  if (press.channel !== undefined && !press.isPrivate)
    await changeMessage(workspace, { channel: press.channel, ts: press.message }, renderDraft(answer, context))
  if (sentence !== undefined) await sayTo(workspace, press, sentence)
}

/** What was done, to the presser, where the message or modal was drawn anew already. */
export async function sayDone(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  id: string,
  sentence: string,
): Promise<void> {
  if (press.modal === undefined) await sayTo(workspace, press, sentence)
  else await redrawDraft(parts, workspace, press, id, sentence)
}

/** What the card of a taught answer says beside it. */
export async function contextOf(
  { desk }: DeskApp,
  workspace: Workspace,
  { team, newest, request }: TaughtAnswer,
): Promise<DraftContext> {
  const names = await workspace.people.names([newest.user, newest.decidedBy].filter((user) => user !== undefined))
  const calendar = await desk.calendar(team)
  const file = request === undefined ? undefined : await desk.requests.file(team, request)
  const sent = file?.request.user === undefined ? undefined : answerIn(file.events)?.words
  return { names, calendar, ...(sent !== undefined && { sent }) }
}

/** What a button's value names. */
export function readDraftRef(value: string): { id: string; version: number } {
  const [id = '', version = ''] = splitRefs(value)
  return { id, version: Number(version) }
}
