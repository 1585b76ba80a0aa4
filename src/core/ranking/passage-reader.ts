import type { IndexedPassage } from '../index/passage-index.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import { KeptColumns } from './kept-columns.js'
import { PassageRows } from './passage-rows.js'
import { type AskedWords, QuestionWords, type TermIds } from './translation/question-words.js'
import { WordLinks } from './translation/word-links.js'

/** Reads passages for what they hold of a question's words. One is kept for an index and filled anew for each question. */
export class PassageReader {
  readonly words: QuestionWords
  /** What was read of the passage at hand, with a column for each of the words. */
  readonly rows = new PassageRows()
  private readonly links: WordLinks
  private readonly kept: KeptColumns
  private opened: IndexedPassage | undefined

  constructor(translations: BoundTranslations, kept = new KeptColumns(translations)) {
    this.words = new QuestionWords(translations)
    this.links = new WordLinks(translations)
    this.kept = kept
  }

  fill(question: AskedWords, ids: TermIds): void {
    this.words.fill(question, ids)
    const { asked, concepts } = this.words
    this.links.lay(this.kept.take(asked, concepts), concepts)
    this.rows.take(asked.length, concepts)
    this.opened = undefined
  }

  /** Reads a passage, in place of the one before. */
  open(indexed: IndexedPassage): void {
    if (indexed === this.opened) return
    this.opened = indexed
    this.rows.read(indexed, this.links)
    this.kept.putTo(this.rows, indexed)
  }

  /** How likely a word of the index says a word of the question. */
  chance(source: number, word: number): number {
    return this.links.chance(source, word) || this.kept.chance(source, word)
  }
}
