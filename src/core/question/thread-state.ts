import type { AnswerKind } from '../index/answer-kind.js'

/** What follow-ups need to know of the conversation so far. Plain data: it is kept between questions. */
export interface ThreadState {
  /** The last question with a subject of its own. */
  question: string
  /** What was answered last: the question completed from the thread, so that it stands by itself. */
  asked: string
  /** The word that the last fragment (「紙は？」) put into `asked`: the next one takes its place. */
  filledIn?: string
  /** What that word took the place of: 「違いは？」 is of the two. */
  insteadOf?: string
  /** The kind of the last answer. */
  kind?: AnswerKind
  /** Ids of the cases that the last answer was about, in the order shown: what 「そこ」 means. */
  caseIds: string[]
  /** The organisations of which the same was asked before those, latest first. */
  earlier?: string[]
  /** True where the person meant those cases; false where the answer only came from one of them. */
  bound: boolean
  /** The last answer that showed several cases: its question, and the cases in the order shown. */
  list?: ShownList
  /** True where the same of other organisations is being shown, one after another. */
  ofOthers?: true
  /** What was shown for `asked`, so that 「ほかには？」 shows something else. */
  shown: ShownRange[]
  /** What stood folded below it: 「ほかには？」 shows it again only where there is nothing else. */
  folded?: ShownRange[]
}

interface ShownList {
  question: string
  caseIds: string[]
  /** True where the cases were looked for; false where they were only quoted. */
  isSearch: boolean
  /** All that were shown of the list so far; absent where they are `caseIds`. */
  seen?: string[]
}

/** An excerpt that was shown: units into the passage's text. */
export interface ShownRange {
  passageId: string
  start: number
  end: number
}

/** A conversation that has only been begun. */
export function begunWith(question: string): ThreadState {
  return { question, asked: question, caseIds: [], bound: false, shown: [] }
}
