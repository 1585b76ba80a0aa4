import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { ACTIONS, SHORTCUTS, VIEWS } from '../ids.js'
import { type AskForm, modalThread, toAskForm } from '../intake/ask-form.js'
import { placeAside, toPress } from '../intake/press.js'
import { toPlainWords } from '../intake/question.js'
import { placeForShortcut, toShortcut } from '../intake/shortcut.js'
import { openView } from '../outbox/open-view.js'
import type { Place } from '../outbox/outbox.js'
import { answeredView, askView, searchingView } from '../render/ask-views.js'
import { renderAnswer } from '../render/render-answer.js'
import { renderNotice } from '../render/render-notice.js'
import { contextFor, once, type Service } from '../workspace/service.js'
import { answerIn } from './posts.js'

const CANNOT_OPEN = 'ここでは質問の画面を開けません。メッセージで、もう一度お聞きください。'
const EMPTY = '質問を書いてください。'

/** The modal to ask in, from the shortcut or with a question to put in other words. Its answers stay in it. */
export function listenToAsking(app: App, service: Service): void {
  app.shortcut(SHORTCUTS.ask, async ({ ack, body, client }) => {
    await ack()
    const shortcut = toShortcut(body)
    await once(service, [shortcut.key], () =>
      openAsk(service, client, shortcut.triggerId, placeForShortcut(shortcut), ''),
    )
  })
  app.action(ACTIONS.rephrase, async ({ ack, body, action, client }) => {
    await ack()
    const press = toPress(body, action)
    await once(service, [press.key], () => openAsk(service, client, press.triggerId, placeAside(press), press.value))
  })
  app.view(VIEWS.ask, async ({ ack, body, view, client }) => {
    const form = toAskForm(view)
    if (toPlainWords(form.text) === '') {
      await ack({ response_action: 'errors', errors: { [form.field]: EMPTY } })
      return
    }
    await ack({ response_action: 'update', view: searchingView() })
    const key = `view:${body.user.id}:${view.id}:${view.hash}`
    await once(service, [key], () => answerForm(service, client, body.team?.id ?? view.team_id, view.id, form))
  })
}

async function openAsk(
  service: Service,
  client: WebClient,
  triggerId: string,
  place: Place,
  question: string,
): Promise<void> {
  const opened = await openView(client, service.features, triggerId, askView({ question, turn: 0 }))
  if (opened === undefined) await service.outbox.send(client, place, () => renderNotice(CANNOT_OPEN))
}

/** The answer to what was asked in the modal, in its place, with a field to ask on below. */
export async function answerForm(
  service: Service,
  client: WebClient,
  team: string,
  viewId: string,
  { text, turn }: Pick<AskForm, 'text' | 'turn'>,
): Promise<void> {
  const question = toPlainWords(text)
  const answer = await service.turns.take(() => answerIn(service, modalThread(team, viewId), text))
  const place: Place = {
    kind: 'modal',
    viewId,
    inPlace: (blocks) => answeredView({ question, turn }, answer, blocks),
  }
  await service.outbox.send(client, place, (showable) =>
    renderAnswer(answer, contextFor(service, 'modal', showable, question)),
  )
}
