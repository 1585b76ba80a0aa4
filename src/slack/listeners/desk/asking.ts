import { createHash } from 'node:crypto'
import { takesQuestions } from '../../../service/desk/requests.js'
import type { HelpRequest } from '../../../service/stores/request-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { type Press, placeAside } from '../../intake/press.js'
import { changeMessage, showView } from '../../outbox/change-shown.js'
import { addButton, renderAsked, withoutButtons } from '../../render/desk/asker-messages.js'
import { renderAdded } from '../../render/desk/request-card.js'
import {
  addedView,
  addToRequestView,
  askedPersonView,
  askingPersonView,
  askPersonView,
  notAskedView,
} from '../../render/desk/request-views.js'
import { contactWords, nobodyWords } from '../../render/draft-person.js'
import { sentenceView } from '../../render/form-views.js'
import type { Message } from '../../render/message.js'
import { readPersonRef } from '../../render/person-ref.js'
import { renderNotice } from '../../render/render-notice.js'
import type { Workspace } from '../../workspace/workspace.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onSent, type Sent } from './desk-app.js'
import { postRequest, redrawRequest } from './request-post.js'

const NOT_YOURS = 'この質問をした方だけができます。'
const EMPTY = '質問を書いてください。'
const WANTED_IN_VAIN =
  '担当者に聞きたい方がいましたが、質問の送り先が決まっていないため、お受けできませんでした。/telework 設定 で、担当者への質問を送るチャンネルを選んでください。このお知らせは一度だけです。'

/** What whoever asks does: ask a person, add something, say whether it is solved. */
export function listenToAskers(parts: DeskApp): void {
  const { desk } = parts
  onPress(parts, ACTIONS.askPerson, (press, workspace) => openAsking(parts, workspace, press))
  onSent(parts, VIEWS.askPerson, {
    working: askingPersonView(),
    check: (form) => (form.text(DESK_FIELDS.question) === '' ? { [DESK_FIELDS.question]: EMPTY } : {}),
    work: (sent, workspace) => ask(parts, workspace, sent),
  })
  onPress(parts, ACTIONS.addToRequest, async (press, workspace) => {
    const file = await desk.requests.file(press.team, press.value)
    if (file === undefined || file.request.user !== press.user) return refuse(workspace, press)
    const view = addToRequestView(file.request.question, press.value)
    await openOrSay(workspace, openingFor(press), view)
  })
  onSent(parts, VIEWS.addToRequest, {
    working: sentenceView('追記する', '送っています。'),
    check: (form) => (form.text(DESK_FIELDS.words) === '' ? { [DESK_FIELDS.words]: '追記を書いてください。' } : {}),
    work: async ({ team, user, viewId, form, data }, workspace) => {
      const id = String(data.id)
      if (!(await desk.requests.add(team, id, user, form.text(DESK_FIELDS.words)))) {
        return showView(workspace, viewId, sentenceView('追記する', NOT_YOURS))
      }
      await redrawRequest(parts.service, desk, workspace, { team, id })
      await tellChannel(parts, workspace, { team, id }, ({ takenBy }) =>
        renderAdded(form.text(DESK_FIELDS.words), takenBy),
      )
      await showView(workspace, viewId, addedView())
    },
  })
  onPress(parts, ACTIONS.resolved, async (press, workspace) => {
    if (!(await desk.requests.resolve(press.team, press.value, press.user))) return refuse(workspace, press)
    await redrawRequest(parts.service, desk, workspace, { team: press.team, id: press.value })
    await settle(workspace, press, '解決したことを担当者に伝えました。ありがとうございました。', false)
  })
  onPress(parts, ACTIONS.notYet, async (press, workspace) => {
    const { team, user, value: id } = press
    if (!(await desk.requests.isAsker(team, id, user))) return refuse(workspace, press)
    const reopened = await desk.requests.reopen(team, id, user)
    if (reopened) {
      await redrawRequest(parts.service, desk, workspace, { team, id })
      await tellChannel(parts, workspace, { team, id }, () =>
        renderNotice('質問した人から「まだ」と連絡がありました。未対応に戻しました。'),
      )
    }
    await settle(workspace, press, 'まだ解決していないことを担当者に伝えました。', true)
  })
}

async function openAsking(parts: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const places = await parts.desk.requests.places(press.team)
  if (!takesQuestions(places)) {
    await tellOfWanting(parts, workspace, press.team)
    await workspace.outbox.say(placeAside(press), nobodyWords(places.contact))
    return
  }
  const { question, shown } = readPersonRef(press.value)
  const data = { shown, ...(press.reply !== undefined && { reply: press.reply }) }
  // Without a channel for all, the topics' own are all that there is.
  const view = askPersonView({ question, topics: places.topics.map(({ topic }) => topic), data })
  await openOrSay(workspace, openingFor(press), view)
}

async function ask({ service, desk }: DeskApp, workspace: Workspace, sent: Sent): Promise<void> {
  const { team, user, viewId, form, data } = sent
  const id = createHash('sha256').update(`${team} ${viewId}`).digest('hex').slice(0, 20)
  const topic = form.chosen(DESK_FIELDS.topic)
  if ((await desk.requests.placeFor(team, topic)) === undefined) {
    const { contact } = await desk.requests.places(team)
    return showView(workspace, viewId, notAskedView(nobodyWords(contact)))
  }
  const question = form.text(DESK_FIELDS.question)
  const anonymous = form.isTicked(DESK_FIELDS.anonymous)
  await desk.requests.ask({
    ...{ team, user, id, question, anonymous, words: form.text(DESK_FIELDS.words) },
    shown: Array.isArray(data.shown) ? data.shown.map(String) : [],
    ...(typeof data.reply === 'string' && { reply: data.reply }),
    ...(topic !== undefined && { topic }),
  })
  const refused = await postRequest(service, desk, workspace, { team, id })
  if (refused !== undefined) {
    const { contact } = await desk.requests.places(team)
    return showView(
      workspace,
      viewId,
      notAskedView(`担当者のチャンネルに届けられませんでした。${contactWords(contact)}`),
    )
  }
  await workspace.outbox.send({ kind: 'thread', channel: user }, () => renderAsked({ id, question }, anonymous))
  await showView(workspace, viewId, askedPersonView())
}

/** Once, and for those who can change it: somebody wanted to ask a person. */
export async function tellOfWanting({ service }: DeskApp, workspace: Workspace, team: string): Promise<void> {
  if ((await workspace.desk()).takesQuestions || !(await service.meets({ team, channel: 'nobody-to-ask' }))) return
  for (const user of workspace.roles.keepers())
    await workspace.outbox.say({ kind: 'thread', channel: user }, WANTED_IN_VAIN)
}

function refuse(workspace: Workspace, press: Press): Promise<void> {
  return workspace.outbox.say(placeAside(press), NOT_YOURS)
}

/** What was said in the place of the buttons that said it. */
async function settle(workspace: Workspace, press: Press, done: string, mayAdd: boolean): Promise<void> {
  const { seen, channel = '', message } = press
  if (seen === undefined) return workspace.outbox.say(placeAside(press), done)
  const blocks = withoutButtons(seen.blocks, done, mayAdd ? [addButton(press.value)] : [])
  await changeMessage(workspace, { channel, ts: message }, { text: seen.text, blocks })
}

async function tellChannel(
  { desk }: DeskApp,
  workspace: Workspace,
  { team, id }: { team: string; id: string },
  render: (request: HelpRequest) => Message,
): Promise<void> {
  const request = (await desk.requests.file(team, id))?.request
  if (request?.posted === undefined) return
  const { channel, message } = request.posted
  await workspace.outbox.send({ kind: 'thread', channel, thread: message }, () => render(request))
}
