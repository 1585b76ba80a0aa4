import type { AnswerKind } from './answer-kind.js'

/** What people may want, with ways of saying it. */
export interface Intent {
  id: string
  /** The kind of answer it gets. */
  kind: AnswerKind
  utterances: string[]
  /** Groups of words: where one of every group stands in a question, that speaks for this; how much, is learnt. */
  cues: string[][]
  /** What to say back, where the answer is no more than that. */
  reply?: string
}
