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
  /** Ids of the cases that the last answer was about: what 「そこ」 means. */
  caseIds: string[]
  /** True where the person meant those cases; false where the answer only came from one of them. */
  bound: boolean
  /** The last question with a subject of its own. */
  topic: string
  /** Passages already shown, so that 「ほかには？」 shows others. */
  shownPassageIds: string[]
}

export interface ThreadStore {
  get(key: ThreadKey): Promise<ThreadState | undefined>
  set(key: ThreadKey, state: ThreadState, ttlMs: number): Promise<void>
}

/**
 * Which deliveries were taken up and which are done, so that each is worked on once. A claim that is neither finished
 * nor released lapses after its lease: whoever held it has died, and a retry may run.
 */
export interface DeliveryStore {
  /** Takes all the keys, or none of them: false where one is already taken or done. */
  claim(keys: string[], leaseMs: number): Promise<boolean>
  /** Remembers the keys as done. */
  finish(keys: string[], ttlMs: number): Promise<void>
  /** Gives claimed keys back, so that a retry may run at once. */
  release(keys: string[]): Promise<void>
}

export interface Feedback {
  team: string
  channel: string
  /** The message that was judged; empty for a private one. */
  message: string
  user: string
  helpful: boolean
  passageIds: string[]
}

/** A person's later word on the same message replaces the earlier one. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>
  all(): Promise<Feedback[]>
}
