import type { AnswerKind } from '../../core/index/answer-kind.js'
import type { Settlement } from './question-store.js'
import type { VoteReason } from './vote-store.js'

/** Why a question wants to be looked at: not found, voted いいえ, answered and not sure. */
export type Wanting = 'none' | 'unhelpful' | 'unsure'

/** A question in words, as whoever looks after the documents sees it: of whom it was, nothing tells. */
export interface AskedQuestion {
  id: string
  words: string
  /** Empty where nobody else saw it asked. */
  channel: string
  kind: AnswerKind
  confidence: number
  at: number
  settled?: Settlement['how']
}

/** A time with an end: from then on, and before. Milliseconds since 1970. */
export interface Span {
  from: number
  before: number
}

/** Questions in words, of which these are looked for. */
export interface AskedFilter extends Span {
  wanting: readonly Wanting[]
  /** Answered less surely than this counts as unsure. */
  unsureBelow: number
  channel?: string
  /** Those about which something was done; those about which nothing was, where not said. */
  settled?: readonly Settlement['how'][]
  limit: number
}

/** How many questions a quarter of an hour had. */
export interface AskedCount {
  at: number
  asked: number
  /** Not found. */
  none: number
  /** Answered and not sure. */
  unsure: number
}

/** A request to a person that began with a question asked of the bot. */
export interface AskedRequest {
  id: string
  /** Of the question. */
  reply: string
  state: string
}

/** What was asked, seen over all questions, votes and requests of a workspace at once: nothing is written by it. */
export interface AskedStore {
  /** The newest first. */
  list(team: string, which: AskedFilter): Promise<AskedQuestion[]>
  /** Why answers did not help, by the question; empty where the reason was not said. */
  reasons(team: string, span: Span): Promise<Map<string, (VoteReason | '')[]>>
  requests(team: string, span: Span): Promise<AskedRequest[]>
  counts(team: string, which: Span & { unsureBelow: number; channel?: string }): Promise<AskedCount[]>
  votes(team: string, span: Span): Promise<{ helpful: number; unhelpful: number }>
  /** From asking a person to the first answer, for requests of the time: milliseconds each. */
  answerTimes(team: string, span: Span): Promise<number[]>
}
