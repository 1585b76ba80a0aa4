import type { KnownBlock } from '@slack/types'

/** Every name that Slack sends back to us, written once. A test holds the commands and events against manifest.yml. */

export const COMMANDS = {
  ask: '/telework',
  cases: '/telework-case',
  checklist: '/telework-checklist',
  share: '/telework-share',
} as const

export const SHORTCUTS = {
  /** On a message; it works in threads, where slash commands do not run. */
  lookUp: 'look_up_message',
  /** From anywhere. */
  ask: 'ask_question',
} as const

/** What people read in Slack's menus, as in manifest.yml. */
export const SHORTCUT_NAMES = {
  lookUp: '資料で調べる',
  ask: 'テレワークについて質問',
} as const

/** Types of inner events that the app subscribes to; `message` stands for the four `message.*` subscriptions. */
export const EVENTS = {
  mention: 'app_mention',
  message: 'message',
  homeOpened: 'app_home_opened',
} as const

/** A message may hold several buttons of one action: their ids then end in `:0`, `:1`, … (Slack wants them unique). */
export const ACTIONS = {
  /** Value: references to the excerpts whose passages to read, one a line. */
  more: 'more',
  /** Value: references to the excerpts left out, one a line. */
  others: 'others',
  /** Value: references to the excerpts, one a line. */
  share: 'share',
  /** Value: references to the excerpts, one a line. */
  helpful: 'helpful',
  unhelpful: 'unhelpful',
  /** Value: the question to ask. */
  ask: 'ask',
  /** Value: the question to put in other words. */
  rephrase: 'rephrase',
  /** Value: a case's id. */
  openCase: 'open_case',
  /** Value: a case's id and the name of a section, a line each. */
  caseSection: 'case_section',
  /** Value: a case's id. */
  similarCases: 'similar_cases',
  /** Value: what the list is of (see case-list-ref.ts) and the ids of the cases still to be listed, one a line. */
  moreCases: 'more_cases',
  /** Value: the words to look cases up by. */
  findCases: 'find_cases',
  /** Value: a case's id; or, to compare at once, two or more, one a line. */
  compare: 'compare',
  /** A select; value: ids of two cases, one a line. */
  compareWith: 'compare_with',
  /** Value: a checklist's id and the number of steps to skip, a line each. */
  openChecklist: 'open_checklist',
  /** Takes away what is kept of whoever presses it. */
  forgetMe: 'forget_me',
} as const

export const VIEWS = {
  share: 'share_excerpts',
  ask: 'ask_question',
} as const

/** Blocks and elements of the share modal. */
export const SHARE_FIELDS = {
  excerpts: 'excerpts',
  sentence: 'sentence',
  channel: 'channel',
} as const

/** The field of the asking modal. Its block's id ends in the number of the turn: `question:0`, `question:1`, … */
export const ASK_FIELD = 'question'

/** Matches an action with or without its number. */
export function numbered(actionId: string): RegExp {
  return new RegExp(`^${actionId}(:\\d+)?$`)
}

const REPLY = 'reply:'

/** The message with the reply's name on its first block: Slack keeps it there, in private messages and modals too. */
export function nameReply<Named extends { blocks: KnownBlock[] }>(message: Named, reply: string): Named {
  const [first, ...others] = message.blocks
  return first === undefined ? message : { ...message, blocks: [{ ...first, block_id: `${REPLY}${reply}` }, ...others] }
}

/** The name of the reply that stands in these blocks; undefined where none does. */
export function replyIn(blocks: readonly { block_id?: unknown }[]): string | undefined {
  const named = blocks.map(({ block_id }) => String(block_id)).find((id) => id.startsWith(REPLY))
  return named?.slice(REPLY.length)
}
