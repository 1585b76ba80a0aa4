import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Question } from '../../core/answers/assistant.js'
import { SHORTCUTS } from '../ids.js'
import { wantsHelp } from '../intake/question.js'
import { type MessageChosen, placeForShortcut, type Shortcut, toShortcut } from '../intake/shortcut.js'
import { renderAnswer } from '../render/render-answer.js'
import { renderNotice } from '../render/render-notice.js'
import { contextFor, once, type Service } from '../workspace/service.js'
import { HELP } from './posts.js'

const NOTHING_SAID = 'このメッセージには、調べられる文がありません。'

/** Any message as a question; only the person who chose it sees the answer. It works in threads too. */
export function listenToLookUps(app: App, service: Service): void {
  app.shortcut(SHORTCUTS.lookUp, async ({ ack, body, client }) => {
    await ack()
    const shortcut = toShortcut(body)
    const { on } = shortcut
    if (on !== undefined) await once(service, [shortcut.key], () => lookUp(service, client, shortcut, on))
  })
}

async function lookUp(service: Service, client: WebClient, shortcut: Shortcut, on: MessageChosen): Promise<void> {
  const place = placeForShortcut(shortcut)
  if (on.words === '') {
    await service.outbox.send(client, place, () => renderNotice(NOTHING_SAID))
    return
  }
  const { assistant, stores, turns } = service
  // What the thread was about is asked for and not changed: the others in it do not see this answer.
  const { thread } = on
  const key = thread === undefined ? undefined : { team: shortcut.team, channel: on.channel, thread }
  const known = key && (await stores.threads.get(key))
  const question: Question = { text: on.words, ...(known !== undefined && { thread: known }) }
  const answer = wantsHelp(on.words) ? HELP : await turns.take(() => assistant.answer(question))
  await service.outbox.send(client, place, (showable) =>
    renderAnswer(answer, contextFor(service, 'private', showable, on.words)),
  )
}
