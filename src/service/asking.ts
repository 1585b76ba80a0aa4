import type { Answer } from '../core/answers/answer.js'
import type { Question } from '../core/answers/assistant.js'
import type { Audience } from '../core/corpus/audience.js'
import type { Source } from '../core/corpus/corpus.js'
import type { ThreadKey } from './stores.js'

/** What a person wants to see, in plain words or by ids that an answer gave out. */
export type Want =
  | { kind: 'question'; text: string }
  /** Look-ups by words: cases, a checklist, snippets to share. */
  | { kind: 'cases'; words: string }
  | { kind: 'checklist'; words: string }
  | { kind: 'snippets'; words: string }
  /** One case, or a section of it. */
  | { kind: 'openCase'; id: string; section?: string }
  /** The rest of a list: which words found it, or what stands over it where none did. */
  | { kind: 'openCases'; ids: string[]; foundBy?: string; label?: string }
  | { kind: 'openChecklist'; id: string }
  | { kind: 'similarCases'; id: string }
  | { kind: 'compareCases'; ids: string[] }

/** Something asked of the bot, as every front hands it in: no markup and no types of its own. */
export interface Asking {
  want: Want
  asker: Asker
  /** The conversation that it belongs to: what was said there is taken up, and this is added to it. */
  thread?: ThreadKey
  /** A conversation that is taken up and not added to: the others in it do not see this answer. */
  beside?: ThreadKey
  /** The post that asked it. */
  message?: string
  /** The name of the reply before: its question was asked in other words, and this answer takes its place. */
  again?: string
  /** Only the asker sees the answer: what is meant for them and not for everybody may stand in it. */
  alone?: boolean
  /** Said between people, in a thread where the bot has answered before. */
  overheard?: boolean
  /** Said to nobody: only what surely answers is wanted, and the conversation does not become one with the bot. */
  volunteered?: boolean
  /** Said between people, and somebody wants it answered in view of all of them. */
  pointedAt?: boolean
}

export interface Asker {
  team: string
  /** Empty at a terminal. */
  user: string
  /** What they may read where they alone see the answer; what is for everyone where not said. */
  audience?: Audience
}

/** The answer, and what a front needs to show it. */
export interface Reply {
  /** Names what was asked and answered, for whoever comes back to it: a vote, a request to a person. */
  id: string
  answer: Answer
  /** The words that were asked or looked up; empty where something was chosen. */
  words: string
  /** What the conversation had asked before, where somebody is wanted who answers it. */
  askedBefore?: string
  sources: readonly Source[]
  /** It would only disturb: what was said between people is no question, and the documents hold nothing on it. */
  unwanted: boolean
}

/** What was asked and what was shown for it. */
export interface Exchange {
  id: string
  asking: Asking
  /** The question as it was answered, with what its thread was about; absent for look-ups and choices. */
  question?: Question
  answer: Answer
  /** Time inside the assistant. */
  ms: number
  /** When it was answered, in milliseconds since 1970. */
  at: number
}
