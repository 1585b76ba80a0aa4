import type { ModalView } from '@slack/types'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Press } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import { renderAnswered, renderReleased, renderTaken } from '../../render/desk/asker-messages.js'
import { requestListView } from '../../render/desk/request-list-view.js'
import { answeredRequestView, answeringView, answerRequestView } from '../../render/desk/request-views.js'
import { sentenceView } from '../../render/form-views.js'
import type { Message } from '../../render/message.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onHrPress, onHrSent, sayTo } from './desk-app.js'
import { redrawRequest } from './request-post.js'

const GONE = 'この質問はもうありません。'
const CANNOT_OPEN =
  'ここでは画面を開けません。質問のスレッドに回答を書き、メッセージのメニューの「この回答を資料に追加」をお使いください。'

/** What HR does about a request; whoever asked hears of each step. */
export function listenToAnswerers(parts: DeskApp): void {
  const { service, desk } = parts
  onHrPress(parts, ACTIONS.takeRequest, async (press, workspace) => {
    const { team, user, value: id } = press
    const taken = await desk.requests.take(team, id, user)
    await redrawRequest(service, desk, workspace, { team, id })
    if (!taken) return sayTo(workspace, press, await whyNotTaken(parts, press))
    if (press.modal !== undefined) await showView(workspace, press.modal.id, await waitingView(parts, team))
    const name = await workspace.people.name(user)
    await tellAsker(parts, workspace, { team, id }, (heard) => renderTaken(heard, name))
  })
  onHrPress(parts, ACTIONS.releaseRequest, async (press, workspace) => {
    const { team, user, value: id } = press
    const released = await desk.requests.release(team, id, user)
    await redrawRequest(service, desk, workspace, { team, id })
    if (released) await tellAsker(parts, workspace, { team, id }, renderReleased)
  })
  onHrPress(parts, ACTIONS.answerRequest, async (press, workspace) => {
    const file = await desk.requests.file(press.team, press.value)
    if (file === undefined) return sayTo(workspace, press, GONE)
    const view = answerRequestView(file.request.question, press.value)
    await openOrSay(workspace, openingFor(press), view, CANNOT_OPEN)
  })
  onHrPress(parts, ACTIONS.sendReply, async (press, workspace) => {
    const [id = '', ...words] = press.value.split('\n')
    const file = await desk.requests.file(press.team, id)
    if (file === undefined) return sayTo(workspace, press, GONE)
    const view = answerRequestView(file.request.question, id, words.join('\n'))
    await openOrSay(workspace, openingFor(press), view, CANNOT_OPEN)
  })
  onHrSent(parts, VIEWS.answerRequest, {
    working: answeringView(),
    check: (form) => (form.text(DESK_FIELDS.text) === '' ? { [DESK_FIELDS.text]: '回答を書いてください。' } : {}),
    work: async ({ team, user, viewId, form, data }, workspace) => {
      const id = String(data.id)
      const given = await giveAnswer(parts, workspace, { team, id, user, words: form.text(DESK_FIELDS.text) })
      await showView(workspace, viewId, given ? answeredRequestView() : sentenceView('回答する', GONE))
    },
  })
}

async function whyNotTaken({ desk }: DeskApp, { team, user, value }: Press): Promise<string> {
  const request = (await desk.requests.file(team, value))?.request
  if (request === undefined) return GONE
  if (request.state === 'done') return 'この質問には、もう回答しています。'
  return request.takenBy === user ? 'すでに引き受けています。' : 'ほかの担当者が先に引き受けています。'
}

/** Requests that are not done. */
export async function waitingView({ desk }: DeskApp, team: string): Promise<ModalView> {
  const calendar = await desk.calendar(team)
  return requestListView(await desk.requests.waiting(team), calendar)
}

/** Keeps an answer, draws the request anew, and sends it to whoever asked; `again`: in place of one before. False where the request is gone. */
export async function giveAnswer(
  parts: DeskApp,
  workspace: Workspace,
  { team, id, user, words, again = false }: { team: string; id: string; user: string; words: string; again?: boolean },
): Promise<boolean> {
  const { service, desk } = parts
  if (!(await desk.requests.answer(team, id, user, { words }))) return false
  await redrawRequest(service, desk, workspace, { team, id })
  const name = await workspace.people.name(user)
  await tellAsker(parts, workspace, { team, id }, (heard) => renderAnswered(heard, { name, words, again }))
  return true
}

/** In the DM with whoever asked; nobody where that is not known any more. */
export async function tellAsker(
  { desk }: DeskApp,
  { outbox }: Workspace,
  { team, id }: { team: string; id: string },
  render: (heard: { id: string; question: string }) => Message,
): Promise<void> {
  const request = (await desk.requests.file(team, id))?.request
  if (request?.user === undefined) return
  const { user, question } = request
  await outbox.send({ kind: 'thread', channel: user }, () => render({ id, question }))
}
