/** Text to tokens: what the core needs of a tokenizer. No engine's type or option shows through. */

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
