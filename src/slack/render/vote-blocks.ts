import type { ActionsBlock, ContextBlock, KnownBlock, ModalView } from '@slack/types'
import type { VoteReason } from '../../service/stores/vote-store.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { VOTES } from '../reply-names.js'
import { actions, button, buttons, contextLine, plain } from './blocks.js'
import { joinRefs, splitRefs } from './excerpt-ref.js'
import type { Message } from './message.js'

/** What the place under an answer shows: the question, thanks, or why it did not help; beside it also that a word was taken back. */
export type VoteState = 'asked' | 'thanked' | 'why' | 'told' | 'takenBack'

/** What is judged, by references, one a line. */
export interface Judged {
  refs: string
  /** Where the answer stands, where these buttons do not stand under it. */
  on?: { channel?: string; message: string }
  /** One can ask a person by a button of the answer. */
  offersPerson?: boolean
}

export const REASONS: Record<VoteReason, string> = {
  wrong: '違う内容',
  old: '古い',
  incomplete: '足りない',
  unclear: 'わからない',
}

const THANKS = 'ありがとうございました。'

/** A line and its buttons. */
export function voteBlocks(state: VoteState, judged: Judged): [ContextBlock, ...ActionsBlock[]] {
  const value = judgedValue(judged)
  const undo = actions([button({ text: '評価を取り消す', action: ACTIONS.undoVote, value })])
  const yesAndNo = actions([
    button({ text: 'はい', action: ACTIONS.helpful, value, label: 'はい、役に立ちました' }),
    button({ text: 'いいえ', action: ACTIONS.unhelpful, value, label: 'いいえ、役に立ちませんでした' }),
  ])
  switch (state) {
    case 'asked':
      return [contextLine('役に立ちましたか'), ...yesAndNo]
    case 'thanked':
      return [contextLine(THANKS), ...undo]
    case 'why':
      return [
        contextLine('何が違いましたか'),
        ...actions([
          ...buttons(
            ACTIONS.whyNot,
            Object.entries(REASONS).map(([reason, text]) => ({ text, value: judgedValue(judged, reason) })),
          ),
          ...undo.flatMap(({ elements }) => elements),
        ]),
      ]
    case 'told':
      return [
        contextLine(judged.offersPerson ? `${THANKS}回答の［人に聞く］から、担当者に聞くこともできます。` : THANKS),
        ...undo,
      ]
    case 'takenBack':
      return [contextLine('評価を取り消しました。ここで選び直せます。'), ...yesAndNo]
  }
}

/** The same for whoever voted alone, beside an answer that everybody in a channel votes on. */
export function voteAside(state: VoteState, judged: Judged): Message {
  const blocks = voteBlocks(state, judged)
  const said = blocks[0].elements.map((each) => ('text' in each ? each.text : '')).join('')
  return { text: said, blocks }
}

/** The same in a modal, where the first can no longer be changed. */
export function voteView({ blocks }: Message): ModalView {
  return {
    type: 'modal',
    title: plain('回答の評価', LIMITS.viewTitle.max),
    close: plain('閉じる', LIMITS.viewTitle.max),
    blocks,
  }
}

/** `on C0123 1700000000.000100 person`: no reference looks so. */
const BESIDE = /^on(?: ([A-Z0-9]+))?(?: (\d+\.\d+))?( person)?$/

function judgedValue({ refs, on, offersPerson = false }: Judged, reason?: string): string {
  const beside = ['on', on?.channel, on?.message, offersPerson && 'person'].filter(Boolean)
  return joinRefs(
    [...(reason === undefined ? [] : [reason]), ...(beside.length > 1 ? [beside.join(' ')] : []), ...splitRefs(refs)],
    LIMITS.buttonValue.max,
  )
}

/** What the button of a vote names. */
export function readJudged(value: string): Judged {
  const [first = '', ...others] = splitRefs(value)
  const beside = BESIDE.exec(first)
  if (beside === null) return { refs: value }
  const [, channel, message, person] = beside
  return {
    refs: others.join('\n'),
    ...(message !== undefined && { on: { message, ...(channel !== undefined && { channel }) } }),
    ...(person !== undefined && { offersPerson: true }),
  }
}

/** Why an answer did not help, and what is judged. */
export function readWhyNot(value: string): { reason: VoteReason; judged: Judged } | undefined {
  const [reason = '', ...refs] = splitRefs(value)
  return Object.hasOwn(REASONS, reason)
    ? { reason: reason as VoteReason, judged: readJudged(refs.join('\n')) }
    : undefined
}

/** The blocks with the vote's in another state; undefined where none are among them. */
export function withVote(blocks: readonly KnownBlock[], state: VoteState, judged: Judged): KnownBlock[] | undefined {
  const at = blocks.findIndex(
    (block) => block.type === 'actions' && block.elements.some((each) => VOTES.test(each.action_id ?? '')),
  )
  const before = blocks[at - 1]
  if (at < 1 || before?.type !== 'context') return undefined
  const [line, ...pressed] = voteBlocks(state, judged)
  const kept = { ...line, ...(before.block_id !== undefined && { block_id: before.block_id }) }
  const named = pressed.map((block) => ({
    ...block,
    ...(blocks[at]?.block_id !== undefined && { block_id: blocks[at].block_id }),
  }))
  return [...blocks.slice(0, at - 1), kept, ...named, ...blocks.slice(at + 1)]
}

/** True where one can ask a person by a button among these blocks. */
export function offersPersonIn(blocks: readonly KnownBlock[]): boolean {
  return blocks.some(
    (block) => block.type === 'actions' && block.elements.some(({ action_id }) => action_id === ACTIONS.askPerson),
  )
}
