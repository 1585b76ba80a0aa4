import type { ContainerBlock, KnownBlock } from '@slack/types'
import { LIMITS } from '../limits.js'
import { contextLine, plain } from './blocks.js'
import { cleanText, escapeWithin } from './plain-text.js'

/** What is posted. `text` is what notifications show and screen readers say; mrkdwn, already escaped. */
export interface Message {
  text: string
  blocks: KnownBlock[]
}

/** Something that may be left out when the message grows too long: a later excerpt, a row, a step. */
export interface Later {
  blocks: KnownBlock[]
  /** What a button needs to show it after all. */
  ref: string
}

export interface Draft {
  /** Plain text: all that a notification shows and a screen reader says, in whole sentences. */
  summary: string
  /** What the message is about: always sent. */
  head: KnownBlock[]
  later: Later[]
  /** Where given, and the surface can, `later` is folded under this title. */
  foldTitle?: (shown: number) => string
  /** What one of `later` is called: 「2件」「3項目」. */
  counter: string
  /** Buttons that show what was left out. */
  whenDropped?: (refs: string[]) => KnownBlock[]
  /** Sources, buttons, feedback: always sent. */
  tail: KnownBlock[]
}

const FOLDABLE = new Set(['actions', 'context', 'divider', 'header', 'rich_text', 'section', 'table'])

/**
 * The draft as a message inside every limit on the whole. What does not fit is dropped from the end of `later`, before
 * anything else, and the message says how much.
 */
export function fitMessage(draft: Draft): Message {
  const summary = cleanText(draft.summary).trim() || 'テレワークの資料からお答えします。'
  const text = escapeWithin(summary, LIMITS.messageText.max)
  for (let kept = draft.later.length; ; kept -= 1) {
    const message = { text, blocks: layOut(draft, kept) }
    if (fits(message)) return message
    if (kept === 0) return { text, blocks: layOutShort(draft, text) }
  }
}

/** Never for an answer of ordinary size: the head is cut too, from its end, and that is said. */
function layOutShort(draft: Draft, text: string): KnownBlock[] {
  const note = contextLine('長いため、一部を省略しました。')
  for (let kept = draft.head.length - 1; kept > 0; kept -= 1) {
    const blocks = [...draft.head.slice(0, kept), note, ...draft.tail]
    if (fits({ text, blocks })) return blocks
  }
  return [...draft.head.slice(0, 1), note]
}

/** Inside our limits on a whole message. */
function fits(message: Message): boolean {
  return messageSize(message) <= LIMITS.message.max && countBlocks(message.blocks) <= LIMITS.messageBlocks.max
}

/** The strictest reading of Slack's undocumented count: all of the JSON. */
export function messageSize(message: Message): number {
  return JSON.stringify(message.blocks).length + message.text.length
}

/** Blocks inside a container count too: nobody says that they do not. */
export function countBlocks(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + 1 + (block.type === 'container' ? block.child_blocks.length : 0), 0)
}

function layOut(draft: Draft, kept: number): KnownBlock[] {
  const shown = draft.later.slice(0, kept)
  const dropped = draft.later.slice(kept)
  const folds = draft.foldTitle !== undefined && shown.length > 0 && canFold(shown)
  const later = folds ? [fold(draft.foldTitle?.(shown.length) ?? '', shown)] : shown.flatMap((part) => part.blocks)
  const note = dropped.length === 0 ? [] : [contextLine(`ほか${dropped.length}${draft.counter}は省略しました。`)]
  const reach = dropped.length === 0 ? [] : (draft.whenDropped?.(dropped.map((part) => part.ref)) ?? [])
  return [...draft.head, ...later, ...note, ...reach, ...draft.tail]
}

function canFold(parts: Later[]): boolean {
  const blocks = parts.flatMap((part) => part.blocks)
  return blocks.length <= LIMITS.containerBlocks.max && blocks.every((block) => FOLDABLE.has(block.type))
}

function fold(title: string, parts: Later[]): ContainerBlock {
  return {
    type: 'container',
    title: plain(title, LIMITS.containerTitle.max),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: parts.flatMap((part) => part.blocks) as ContainerBlock['child_blocks'],
  }
}
