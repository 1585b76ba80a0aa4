import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Service } from '../../service/service.js'
import type { VoteReason } from '../../service/stores/vote-store.js'
import { ACTIONS } from '../ids.js'
import { isDirect, type Press, placeAside } from '../intake/press.js'
import { refusalOf } from '../outbox/forms.js'
import { openView } from '../outbox/open-view.js'
import { splitRefs } from '../render/excerpt-ref.js'
import {
  type Judged,
  offersPersonIn,
  readJudged,
  readWhyNot,
  type VoteState,
  voteAside,
  voteView,
  withVote,
} from '../render/vote-blocks.js'
import { nameVote } from '../reply-names.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

const THANKS = 'ご回答ありがとうございます。'

/**
 * はい, いいえ and why, taken back. Under an answer that one person sees, each press changes what stands there. Of an answer in a
 * channel each person votes for themselves: what comes of their first press stands beside it, for whoever pressed alone. Whatever they
 * press later changes that, and adds no message.
 */
export function listenToVotes(parts: PressApp): void {
  const { service } = parts
  const onVote = (action: string, helpful: boolean, state: VoteState) =>
    onPress(parts, action, async (press, workspace) => {
      const judged = readJudged(press.value)
      const before = await judge(service, press, judged, helpful)
      if (before?.helpful === helpful && judged.on === undefined && standsAside(press)) return
      await show(workspace, press, state, judged, before !== undefined)
    })
  onVote(ACTIONS.helpful, true, 'thanked')
  onVote(ACTIONS.unhelpful, false, 'why')
  onPress(parts, ACTIONS.whyNot, async (press, workspace) => {
    const why = readWhyNot(press.value)
    if (why === undefined) return
    await judge(service, press, why.judged, false, why.reason)
    await show(workspace, press, 'told', why.judged)
  })
  onPress(parts, ACTIONS.undoVote, async (press, workspace) => {
    const judged = readJudged(press.value)
    await service.unjudge(voteKey(press, judged))
    await show(workspace, press, 'asked', judged)
  })
}

function judge(service: Service, press: Press, judged: Judged, helpful: boolean, reason?: VoteReason) {
  return service.judge({
    ...voteKey(press, judged),
    helpful,
    ...(reason !== undefined && { reason }),
    ...(press.reply !== undefined && { reply: press.reply }),
    passageIds: splitRefs(judged.refs).map(passageIdOf),
  })
}

function voteKey({ team, channel = '', modal, message, user }: Press, { on }: Judged) {
  return { team, channel: on?.channel ?? channel, message: on?.message ?? modal?.id ?? message, user }
}

async function show(workspace: Workspace, press: Press, state: VoteState, judged: Judged, hasVoted = false) {
  if (press.modal === undefined && (judged.on !== undefined || standsAside(press)))
    await showAside(workspace, press, state, judged, hasVoted)
  else await showInPlace(workspace, press, state, judged)
}

/** Pressed under an answer that everybody in a channel votes on. */
function standsAside({ modal, channel = '', isPrivate }: Press): boolean {
  return modal === undefined && !isPrivate && !isDirect(channel)
}

/**
 * Beside the answer, for whoever pressed; their next press changes that. Slack lets an app change a private message only by leave of a
 * press in it: where there was none, what comes of a later press stands in a modal.
 */
async function showAside(
  workspace: Workspace,
  press: Press,
  state: VoteState,
  judged: Judged,
  hasVoted: boolean,
): Promise<void> {
  const { client, features, privately, outbox } = workspace
  const { channel = '', message, reply = '', seen, responseUrl, triggerId, user } = press
  const beside: Judged = judged.on
    ? judged
    : { ...judged, on: { channel, message }, offersPerson: seen !== undefined && offersPersonIn(seen.blocks) }
  const shown = state === 'asked' ? 'takenBack' : state
  const drawn = nameVote(voteAside(shown, beside), reply)
  const name = `vote ${channel} ${beside.on?.message} ${user}`
  const way = judged.on === undefined ? privately.wayTo(name) : responseUrl
  if (way !== undefined && (await privately.replace(way, name, drawn))) return
  const stands = hasVoted || judged.on !== undefined || privately.get(name) !== undefined
  if (stands && (await openView(client, features, triggerId, voteView(drawn)))) return
  await outbox.send(placeAside(press), () => drawn)
  privately.remember(name, drawn)
}

/** In the place of the buttons pressed; where nobody knows any more what stands around them, a word of thanks to the presser. */
async function showInPlace(workspace: Workspace, press: Press, state: VoteState, judged: Judged): Promise<void> {
  const { modal, seen, reply = '', responseUrl, channel = '', message } = press
  const { client, privately, logger, outbox } = workspace
  const shown = modal === undefined ? (seen ?? privately.get(reply)) : { text: '', blocks: modal.view.blocks as never }
  const blocks = shown && withVote(shown.blocks, state, { offersPerson: offersPersonIn(shown.blocks), ...judged })
  if (shown === undefined || blocks === undefined) {
    await outbox.say(placeAside(press), THANKS)
    return
  }
  if (modal === undefined && seen === undefined) {
    if (!(await privately.replace(responseUrl, reply, { ...shown, blocks })))
      await outbox.say(placeAside(press), THANKS)
    return
  }
  const refusal = await refusalOf(() =>
    modal !== undefined
      ? client.views.update({ view_id: modal.id, view: { ...modal.view, blocks } })
      : client.chat.update({ channel, ts: message, text: shown.text, blocks }),
  )
  // The message or the modal is gone; the vote is kept.
  if (refusal !== undefined) logger.info(`a vote's buttons were not changed: ${refusal.code}`)
}
