import type { ActionsBlock, Button, ContextBlock, KnownBlock } from '@slack/types'
import type { VoteReason } from '../../service/stores/vote-store.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, buttons, contextLine } from './blocks.js'
import { joinRefs, splitRefs } from './excerpt-ref.js'

/** What the place under an answer shows: the question, thanks, or why it did not help. */
export type VoteState = { kind: 'asked' } | { kind: 'thanked' } | { kind: 'why' } | { kind: 'told'; person?: Button }

export const REASONS: Record<VoteReason, string> = {
  wrong: '違う内容',
  old: '古い',
  incomplete: '足りない',
  unclear: 'わからない',
}

const VOTE_ACTIONS = new RegExp(
  `^(${[ACTIONS.helpful, ACTIONS.unhelpful, ACTIONS.whyNot, ACTIONS.undoVote].join('|')})(:\\d+)?$`,
)

/** A line and its buttons. `refs` are what is judged, one a line. */
export function voteBlocks(state: VoteState, refs: string): [ContextBlock, ...ActionsBlock[]] {
  const undo = button({ text: '取り消す', action: ACTIONS.undoVote, value: refs, label: '評価を取り消す' })
  switch (state.kind) {
    case 'asked':
      return [
        contextLine('役に立ちましたか'),
        ...actions([
          button({ text: 'はい', action: ACTIONS.helpful, value: refs, label: 'はい、役に立ちました' }),
          button({ text: 'いいえ', action: ACTIONS.unhelpful, value: refs, label: 'いいえ、役に立ちませんでした' }),
        ]),
      ]
    case 'thanked':
      return [contextLine('ありがとうございました'), ...actions([undo])]
    case 'why':
      return [
        contextLine('何が違いましたか'),
        ...actions([
          ...buttons(
            ACTIONS.whyNot,
            Object.entries(REASONS).map(([reason, text]) => ({
              text,
              value: joinRefs([reason, ...splitRefs(refs)], LIMITS.buttonValue.max),
            })),
          ),
          undo,
        ]),
      ]
    case 'told':
      return [
        contextLine(`ありがとうございました。${state.person ? '人に聞くこともできます。' : ''}`),
        ...actions([...(state.person ? [state.person] : []), undo]),
      ]
  }
}

/** Why an answer did not help, and what is judged. */
export function readWhyNot(value: string): { reason: VoteReason; refs: string } | undefined {
  const [reason = '', ...refs] = splitRefs(value)
  return Object.hasOwn(REASONS, reason) ? { reason: reason as VoteReason, refs: refs.join('\n') } : undefined
}

/** The blocks with the vote's in another state; undefined where none are among them. */
export function withVote(blocks: readonly KnownBlock[], state: VoteState, refs: string): KnownBlock[] | undefined {
  const at = blocks.findIndex(
    (block) => block.type === 'actions' && block.elements.some((each) => VOTE_ACTIONS.test(each.action_id ?? '')),
  )
  const before = blocks[at - 1]
  if (at < 1 || before?.type !== 'context') return undefined
  const [line, ...pressed] = voteBlocks(state, refs)
  const kept = { ...line, ...(before.block_id !== undefined && { block_id: before.block_id }) }
  const named = pressed.map((block) => ({
    ...block,
    ...(blocks[at]?.block_id !== undefined && { block_id: blocks[at].block_id }),
  }))
  return [...blocks.slice(0, at - 1), kept, ...named, ...blocks.slice(at + 1)]
}

/** The button to ask a person that stands among these blocks. */
export function personButtonIn(blocks: readonly KnownBlock[]): Button | undefined {
  for (const block of blocks) {
    if (block.type !== 'actions') continue
    const found = block.elements.find((each) => each.action_id === ACTIONS.askPerson)
    if (found?.type === 'button') return found
  }
  return undefined
}
