import type { AnswerKind } from '../../core/index/answer-kind.js'
import type { Want } from '../asking.js'

/** What was asked and what came of it, for whoever looks after the documents. */
export interface KeptQuestion {
  /** The name that the reply carries. */
  id: string
  team: string
  /** Empty where nobody else saw it asked. */
  channel: string
  /** Absent where words are not kept, and once they are older than the retention. */
  user?: string
  words?: string
  asked: Want['kind']
  kind: AnswerKind
  confidence: number
  /** Ids of the passages, cases or lists that were shown, the best first. */
  shownIds: string[]
  /** Milliseconds since 1970. */
  at: number
  /** What was done about it; absent where nothing was. */
  settled?: Settlement
  /** The conversation that it belongs to, and the post that asked it; absent where neither is one that can be come back to. */
  thread?: string
  message?: string
  /** The message that answers it: absent until that is known, empty once it was taken away. */
  answer?: string
}

/** A taught answer or a passage now answers it, or it is not to be answered. */
export interface Settlement {
  how: 'answered' | 'noted' | 'ignored'
  /** Absent once the person wanted to be forgotten. */
  user?: string
  at: number
}

interface QuestionFilter {
  /** Asked then or later, in milliseconds since 1970. */
  from?: number
  /** Asked before. */
  before?: number
  channel?: string
  thread?: string
  /** Asked by them. */
  user?: string
  kinds?: readonly AnswerKind[]
  settled?: boolean
  limit: number
  skip?: number
}

export interface QuestionStore {
  /** The same id again is the same question, asked in other words: when it was asked, where its answer stands and what was done about it stay. */
  add(question: KeptQuestion): Promise<void>
  find(team: string, id: string): Promise<KeptQuestion | undefined>
  /** The one that this post asked. */
  findAsked(team: string, post: { channel: string; message: string }): Promise<KeptQuestion | undefined>
  /** Says which message answers it; empty: it was taken away. */
  noteAnswer(team: string, id: string, message: string): Promise<void>
  /** The newest first. */
  list(team: string, which: QuestionFilter): Promise<KeptQuestion[]>
  /** Says of questions what was done about them; undefined makes them open again. Ids of other teams are left alone. */
  settle(team: string, ids: readonly string[], settled: Settlement | undefined): Promise<void>
}
