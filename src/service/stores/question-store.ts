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
  kinds?: readonly AnswerKind[]
  settled?: boolean
  limit: number
  skip?: number
}

export interface QuestionStore {
  add(question: KeptQuestion): Promise<void>
  /** The newest first. */
  list(team: string, which: QuestionFilter): Promise<KeptQuestion[]>
  /** Says of questions what was done about them; undefined makes them open again. Ids of other teams are left alone. */
  settle(team: string, ids: readonly string[], settled: Settlement | undefined): Promise<void>
}
