import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Service } from '../../service/service.js'
import type { VoteReason } from '../../service/stores/vote-store.js'
import { ACTIONS } from '../ids.js'
import { isDirect, type Press, placeAside } from '../intake/press.js'
import { splitRefs } from '../render/excerpt-ref.js'
import {
  type Judged,
  offersPersonIn,
  readJudged,
  readWhyNot,
  type VoteState,
  voteAside,
  withVote,
} from '../render/vote-blocks.js'
import { nameVote } from '../reply-names.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

const THANKS = 'ご回答ありがとうございます。'

/**
 * はい, いいえ and why, taken back. Under an answer that one person sees, each press changes what stands there. Of an answer in a
 * channel each person votes for themselves: what comes of a press stands beside it, for whoever pressed alone. Where that stands
 * already, because they press the same again, nothing is added.
 */
export function listenToVotes(parts: PressApp): void {
  const { service } = parts
  const onVote = (action: string, helpful: boolean, state: VoteState) =>
    onPress(parts, action, async (press, workspace) => {
      const judged = readJudged(press.value)
      const before = await judge(service, press, judged, helpful)
      if (before?.helpful === helpful && judged.on === undefined && standsAside(press)) return
      await show(workspace, press, state, judged)
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
  return { team, channel, message: modal?.id ?? on?.message ?? message, user }
}

async function show(workspace: Workspace, press: Press, state: VoteState, judged: Judged): Promise<void> {
  if (judged.on !== undefined || standsAside(press)) await showAside(workspace, press, state, judged)
  else await showInPlace(workspace, press, state, judged)
}

/** Pressed under an answer that everybody in a channel votes on. */
function standsAside({ modal, channel = '', isPrivate }: Press): boolean {
  return modal === undefined && !isPrivate && !isDirect(channel)
}

/** Beside the answer, for whoever pressed; their next press changes that. */
async function showAside(workspace: Workspace, press: Press, state: VoteState, judged: Judged): Promise<void> {
  const { privately, outbox } = workspace
  const { message, reply = '', seen, responseUrl, user } = press
  const beside: Judged = judged.on
    ? judged
    : { ...judged, on: { message }, offersPerson: seen !== undefined && offersPersonIn(seen.blocks) }
  const drawn = nameVote(voteAside(state === 'asked' ? 'takenBack' : state, beside), reply)
  if (judged.on !== undefined && (await privately.replace(responseUrl, `${reply} ${user}`, drawn))) return
  await outbox.send(placeAside(press), () => drawn)
}

/** In the place of the buttons pressed; where nobody knows any more what stands around them, a word of thanks to the presser. */
async function showInPlace(workspace: Workspace, press: Press, state: VoteState, judged: Judged): Promise<void> {
  const { modal, seen, reply = '', responseUrl, channel = '', message } = press
  const { client, privately, logger, outbox } = workspace
  const shown = modal === undefined ? (seen ?? privately.get(reply)) : { text: '', blocks: modal.view.blocks as never }
  const blocks =
    shown && withVote(shown.blocks, state, { refs: judged.refs, offersPerson: offersPersonIn(shown.blocks) })
  if (shown === undefined || blocks === undefined) {
    await outbox.say(placeAside(press), THANKS)
    return
  }
  try {
    if (modal !== undefined) await client.views.update({ view_id: modal.id, view: { ...modal.view, blocks } })
    else if (seen !== undefined) await client.chat.update({ channel, ts: message, text: seen.text, blocks })
    else if (!(await privately.replace(responseUrl, reply, { ...shown, blocks })))
      await outbox.say(placeAside(press), THANKS)
  } catch (error) {
    // The message or the modal is gone; the vote is kept.
    if (platformError(error) === undefined) throw error
    logger.info(`a vote's buttons were not changed: ${platformError(error)}`)
  }
}
