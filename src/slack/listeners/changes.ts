import type { Service } from '../../service/service.js'
import type { KeptQuestion } from '../../service/stores/question-store.js'
import { ACTIONS, SHORTCUTS } from '../ids.js'
import type { Change } from '../intake/change.js'
import { takeIn } from '../intake/inbox.js'
import { type Press, placeAside } from '../intake/press.js'
import { placeForShortcut, toShortcut } from '../intake/shortcut.js'
import { removeMessage, showView } from '../outbox/change-shown.js'
import type { Place } from '../outbox/place.js'
import { sentenceView } from '../render/form-views.js'
import type { Message } from '../render/message.js'
import { renderNotice } from '../render/render-notice.js'
import { renderTakeBack, renderTakeBackShare } from '../render/render-take-back.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'
import { sendReply } from './send-reply.js'
import { NOT_YOUR_SHARE, sharedOn } from './share-take-back.js'

const NOT_YOURS = '回答を取り消せるのは、質問した人だけです。'
const NO_ANSWER = 'このボットの回答か、自分が共有した投稿の上で選んでください。'
const NOT_YET = '回答はまだ投稿されていません。少し待ってからもう一度お試しください。'
const ALREADY = 'この回答は、すでに取り消されています。'
const ASK_ANEW = 'この質問への回答は取り消し済みです。新しく書いてお聞きください。'
const TAKEN_BACK = '回答を取り消しました。'
const KEPT = 'そのまま残しました。'
const TITLE = '回答の取り消し'

/** The question was changed: so is its answer, where it stands; deleted: whoever asked is asked what becomes of the answer. */
export async function follow(
  service: Service,
  workspace: Workspace,
  change: Change,
  asked: KeptQuestion,
): Promise<void> {
  const { team, channel, ts, words, direct } = change
  // By an emoji, somebody else may have asked than whoever wrote it.
  const { user = change.user } = asked
  const thread = asked.thread ?? ts
  const aside: Place = { kind: 'aside', user, channel, thread }
  if (asked.answer === '') {
    if (words !== undefined && words !== asked.words) await workspace.outbox.say(aside, ASK_ANEW)
    return
  }
  if (words === undefined) {
    await workspace.outbox.send(aside, () => renderTakeBack({ reply: asked.id, isDeleted: true }))
    return
  }
  // Marks alone were changed.
  if (words === asked.words) return
  const reply = await service.reply({
    want: { kind: 'question', text: words },
    asker: await workspace.roles.asker({ team, user }, change.isShared),
    thread: { team, channel, thread },
    message: ts,
    again: asked.id,
    alone: direct,
  })
  const place: Place = { kind: 'instead', reply: asked.id, channel, thread, asker: user }
  await sendReply(workspace, reply, { place, surface: direct ? 'dm' : 'channel' })
}

/** Taking a public answer back: by the menu of its message, or after its question was deleted. Only whoever asked may. */
export function listenToTakeBacks(parts: PressApp): void {
  const { app, service } = parts
  app.shortcut(SHORTCUTS.takeBack, async ({ ack, body, context }) => {
    const shortcut = toShortcut(body)
    await takeIn(service, { ack, body, context }, shortcut, async ({ outbox }) => {
      const place = placeForShortcut(shortcut)
      const { team, user, on } = shortcut
      const asked = on?.reply === undefined ? undefined : await service.asked(team, { reply: on.reply })
      const share = on === undefined || asked !== undefined ? undefined : await sharedOn(service, team, on)
      if (share !== undefined) {
        if (share.user !== user) return outbox.say(place, NOT_YOUR_SHARE)
        return outbox.send(place, () => renderTakeBackShare(share.id))
      }
      if (asked === undefined) return outbox.say(place, NO_ANSWER)
      if (asked.user !== user) return outbox.say(place, NOT_YOURS)
      await outbox.send(place, () => renderTakeBack({ reply: asked.id, isDeleted: false }))
    })
  })
  onPress(parts, ACTIONS.takeBack, async (press, workspace) => {
    await tell(workspace, press, renderNotice(await takeBack(service, workspace, press)))
  })
  onPress(parts, ACTIONS.keepAnswer, (press, workspace) => tell(workspace, press, renderNotice(KEPT)))
}

/** What came of it, in a sentence. */
async function takeBack(service: Service, workspace: Workspace, { team, user, value }: Press): Promise<string> {
  const asked = await service.asked(team, { reply: value })
  if (asked === undefined || asked.user !== user) return NOT_YOURS
  const { channel, answer } = asked
  if (answer === undefined) return NOT_YET
  if (answer === '') return ALREADY
  if (!(await removeMessage(workspace, { channel, ts: answer }, 'an answer'))) return ALREADY
  await service.noteAnswer(team, value, '')
  return TAKEN_BACK
}

/** In the place of the buttons, where that can be. */
async function tell(workspace: Workspace, press: Press, message: Message): Promise<void> {
  const { privately, outbox } = workspace
  if (press.modal !== undefined) return showView(workspace, press.modal.id, sentenceView(TITLE, message.text))
  if (press.isPrivate && (await privately.replace(press.responseUrl, press.value, message))) return
  await outbox.send(placeAside(press), () => message)
}
