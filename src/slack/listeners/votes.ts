import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Service } from '../../service/service.js'
import type { VoteReason } from '../../service/stores/vote-store.js'
import { ACTIONS } from '../ids.js'
import { type Press, placeAside } from '../intake/press.js'
import { splitRefs } from '../render/excerpt-ref.js'
import { personButtonIn, readWhyNot, type VoteState, withVote } from '../render/vote-blocks.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

const THANKS = 'ご回答ありがとうございます。'

/** はい, いいえ and why, taken back: each press changes what stands under the answer, and never adds a message. */
export function listenToVotes(parts: PressApp): void {
  const { service } = parts
  onPress(parts, ACTIONS.helpful, async (press, workspace) => {
    await judge(service, press, press.value, true)
    await show(workspace, press, { kind: 'thanked' }, press.value)
  })
  onPress(parts, ACTIONS.unhelpful, async (press, workspace) => {
    await judge(service, press, press.value, false)
    await show(workspace, press, { kind: 'why' }, press.value)
  })
  onPress(parts, ACTIONS.whyNot, async (press, workspace) => {
    const why = readWhyNot(press.value)
    if (why === undefined) return
    await judge(service, press, why.refs, false, why.reason)
    await show(workspace, press, { kind: 'told' }, why.refs)
  })
  onPress(parts, ACTIONS.undoVote, async (press, workspace) => {
    await service.unjudge(voteKey(press))
    await show(workspace, press, { kind: 'asked' }, press.value)
  })
}

function judge(service: Service, press: Press, refs: string, helpful: boolean, reason?: VoteReason): Promise<void> {
  return service.judge({
    ...voteKey(press),
    helpful,
    ...(reason !== undefined && { reason }),
    ...(press.reply !== undefined && { reply: press.reply }),
    passageIds: splitRefs(refs).map(passageIdOf),
  })
}

function voteKey({ team, channel = '', modal, message, user }: Press) {
  return { team, channel, message: modal?.id ?? message, user }
}

/** In the place of the buttons pressed; where nobody knows any more what stands around them, a word of thanks to the presser. */
async function show(workspace: Workspace, press: Press, state: VoteState, refs: string): Promise<void> {
  const { modal, seen, reply = '', responseUrl, channel = '', message } = press
  const { client, privately, logger, outbox } = workspace
  const shown = modal === undefined ? (seen ?? privately.get(reply)) : { text: '', blocks: modal.view.blocks as never }
  const person = shown && personButtonIn(shown.blocks)
  const blocks =
    shown &&
    withVote(
      shown.blocks,
      state.kind === 'told' && person
        ? { ...state, person: { ...person, action_id: `${ACTIONS.askPerson}:1` } }
        : state,
      refs,
    )
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
