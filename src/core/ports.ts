/** What the core needs from outside engines. No engine's type or option shows through. */

export type WordClass =
  | 'noun'
  | 'number'
  | 'prefix'
  | 'suffix'
  | 'verb'
  | 'adjective'
  | 'adverb'
  | 'particle'
  | 'symbol'
  | 'other'
  | 'unknown'

/** An occurrence of a word. `start` and `end` are UTF-16 units into the original: its slice is `surface`. */
export interface Token {
  surface: string
  start: number
  end: number
  /** The base form, folded in width and case. */
  term: string
  /** In hiragana, where the dictionary knows it. */
  reading?: string
  wordClass: WordClass
  /** True for a word that carries meaning by itself. */
  content: boolean
}

/** Text to tokens. Every character that is not white space lies in exactly one token; offsets ascend. */
export interface Analyzer {
  analyze(text: string): Token[]
}

export interface QueryTerm {
  term: string
  /** 1 for a word of the person's own; less for what was added. */
  weight: number
}

export interface Query {
  terms: QueryTerm[]
}

export interface Hit {
  passageId: string
  score: number
  /** The query's terms that the passage holds. */
  terms: string[]
}

/** Best first, at most `limit`. */
export interface Searcher {
  search(query: Query, limit: number): Promise<Hit[]>
}

export interface ThreadKey {
  team: string
  channel: string
  thread: string
}

/** What a follow-up needs to know of the conversation so far. */
export interface ThreadState {
  /** Ids of the cases that the last answers were about. */
  caseIds: string[]
  /** The last question that stood by itself. */
  topic: string
  /** Passages already shown, so that 「ほかには？」 shows others. */
  shownPassageIds: string[]
}

export interface ThreadStore {
  get(key: ThreadKey): Promise<ThreadState | undefined>
  set(key: ThreadKey, state: ThreadState, ttlMs: number): Promise<void>
}
