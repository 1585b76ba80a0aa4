import type { Asker } from '../../service/asking.js'
import type { Service } from '../../service/service.js'
import { ACTIONS, SHORTCUTS, VIEWS } from '../ids.js'
import { type AskForm, modalThread, toAskForm } from '../intake/ask-form.js'
import { takeIn } from '../intake/inbox.js'
import { placeAside } from '../intake/press.js'
import { takeInForm } from '../intake/sent-form.js'
import { placeForShortcut, toShortcut } from '../intake/shortcut.js'
import type { Place } from '../outbox/place.js'
import { answeredView, askView, searchingView } from '../render/ask-views.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'
import { type Opening, openOrSay } from './open-or-say.js'
import { sendReply } from './send-reply.js'

const CANNOT_OPEN = 'ここでは質問の画面を開けません。メッセージで、もう一度お聞きください。'
const EMPTY = '質問を書いてください。'

/** The modal to ask in, from the shortcut or with a question to put in other words. Its answers stay in it. */
export function listenToAsking(parts: PressApp): void {
  const { app, service } = parts
  app.shortcut(SHORTCUTS.ask, async ({ ack, body, context }) => {
    const shortcut = toShortcut(body)
    await takeIn(service, { ack, body, context }, shortcut, (workspace) =>
      openAsk(workspace, { triggerId: shortcut.triggerId, place: placeForShortcut(shortcut) }, ''),
    )
  })
  onPress(parts, ACTIONS.rephrase, (press, workspace) =>
    openAsk(workspace, { triggerId: press.triggerId, place: placeAside(press) }, press.value),
  )
  app.view(VIEWS.ask, async ({ ack, body, view, context }) => {
    const form = toAskForm(view)
    if (form.words === '') {
      await ack({ response_action: 'errors', errors: { [form.field]: EMPTY } })
      return
    }
    const asker = { team: body.team?.id ?? view.team_id, user: body.user.id }
    const sent = { body, context, ack, sender: asker, view, working: searchingView() }
    await takeInForm(service, sent, (workspace) => answerForm(service, workspace, asker, view.id, form))
  })
}

async function openAsk(workspace: Workspace, opening: Opening, question: string): Promise<void> {
  await openOrSay(workspace, opening, askView({ question, turn: 0 }), CANNOT_OPEN)
}

/** The answer to what was asked in the modal, in its place, with a field to ask on below. */
export async function answerForm(
  service: Service,
  workspace: Workspace,
  asker: Asker,
  viewId: string,
  { words, turn }: Pick<AskForm, 'words' | 'turn'>,
): Promise<void> {
  const want = { kind: 'question', text: words } as const
  const reply = await service.reply({
    want,
    asker: await workspace.roles.asker(asker),
    thread: modalThread(asker.team, viewId),
    alone: true,
  })
  const place: Place = {
    kind: 'modal',
    viewId,
    inPlace: (blocks) => answeredView({ question: words, turn }, reply.answer, blocks),
  }
  await sendReply(workspace, reply, { place, surface: 'modal' })
}
