import type { Excerpt } from '../corpus/citation.js'
import type { Case, Checklist, Corpus } from '../corpus/corpus.js'
import type { ThreadState } from '../question/thread-state.js'
import type { Answer } from './answer.js'
import type { Requoted } from './excerpt-ref.js'
import type { Reader } from './readers.js'

export interface Question {
  text: string
  /** What the thread was about, where there is one. */
  thread?: ThreadState
  /** Asks for `explain` in the answer. */
  explain?: boolean
}

/** An answer, and the state that follow-ups after it need. */
export interface Answered {
  answer: Answer
  thread: ThreadState
}

/** A word that nothing can be found by. */
export interface UnheldWord {
  word: string
  /** What it may be short for; absent where nothing tells. */
  meant?: string
}

/** A passage to go on to: its id, and its heading. */
export interface Besides {
  before?: { id: string; heading: string }
  after?: { id: string; heading: string }
}

/**
 * What every front (Slack, the terminal, tests) talks to. Every call is free of side effects. Documents that are not for
 * everybody take part for a `reader` who may read them, and for nobody else.
 */
export interface Assistant {
  answer(question: Question, reader?: Reader): Promise<Answer>
  /** The same within a conversation. */
  converse(question: Question, reader?: Reader): Promise<Answered>
  /** `/telework-case`: one case by name, several by words; every case where `words` is empty. */
  caseStudy(words: string): Promise<Answer>
  /** `/telework-checklist`: the list that fits best; the choice of lists where `words` is empty or fits none. */
  checklist(words: string): Promise<Answer>
  /** `/telework-share`: an answer whose excerpts can be shared; `none` where nothing fits. */
  snippets(words: string, reader?: Reader): Promise<Answer>
  /** A case's section (or, without one, its card), by ids that an answer gave out. */
  caseById(caseId: string, section?: string): Promise<Answer>
  checklistById(id: string): Promise<Answer>
  compare(caseIds: string[]): Promise<Answer>
  /** Cases most alike in facts, best first. */
  similarCases(caseId: string): Promise<Answer>
  /** The very excerpt that a reference (`excerptRef`) names, or what has become of its passage. */
  quoted(ref: string, reader?: Reader): Requoted
  /** The whole of a passage as an excerpt (the head of it where it is longer), for 「詳しく」. */
  passage(passageId: string, reader?: Reader): Excerpt[]
  /** What stands before and after a passage in its document. */
  besides(passageId: string, reader?: Reader): Besides
  /** Parts questions into groups that ask the same: places in `texts`, in their order; made for thousands at a time. */
  alike(texts: readonly string[]): number[][]
  /** What the writer of a passage that everybody may read noted to be asked of it. */
  notedQuestions(passageId: string): string[]
  /** Words of a question that no document holds; with the word of `near` that each may be short for (社食: 社員食堂). */
  unheldWords(question: string, near?: string): UnheldWord[]
  cases(): readonly Case[]
  checklists(): readonly Checklist[]
  /** Those that the reader may know of; everybody where not said. */
  sources(reader?: Reader): Corpus['sources']
}
