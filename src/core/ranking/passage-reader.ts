import type { IndexedPassage, IndexedSentence } from '../index/passage-index.js'
import type { Numbers } from '../index/passage-words.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import { type AskedWords, NO_LINKS, QuestionLinks, TO_THE_LETTER, type WordIds } from './translation/question-links.js'

/** Numbers of rows: the heading; one to put several together in; then one a sentence, then one a block, of its noted questions. */
export const HEAD = 0
export const MERGED = 1
export const FIRST_SENTENCE = 2

/**
 * What each part of a passage holds of a question's words, in one walk over the passage. Each part has a row with a column for
 * each of these words. One is kept for an index and filled anew for each question: nothing is made for a passage or a sentence,
 * of which hundreds are read.
 */
export class PassageReader {
  /** By column, how likely the part's words say the question's: a sum over these words. */
  sums = new Float64Array(1024)
  /** By column, how well the best of the part's words says it to the letter: 0–1. */
  held = new Float64Array(1024)
  /** By row, how many words the part has. */
  masses = new Float64Array(64)
  /** The row of the first block, and the one after the last. */
  firstBlock = FIRST_SENTENCE
  end = FIRST_SENTENCE
  sentences: readonly IndexedSentence[] = []
  readonly links: QuestionLinks
  private columns = 0
  private opened: IndexedPassage | undefined

  constructor(translations: BoundTranslations) {
    this.links = new QuestionLinks(translations)
  }

  fill(asked: AskedWords, ids: WordIds): void {
    this.links.fill(asked, ids)
    this.columns = this.links.said.length
    this.opened = undefined
  }

  /** Reads a passage, in place of the one before. */
  open(indexed: IndexedPassage): void {
    if (indexed === this.opened) return
    this.opened = indexed
    const { words, sentences, passage } = indexed
    this.sentences = sentences
    this.firstBlock = FIRST_SENTENCE + sentences.length
    this.end = this.firstBlock + passage.blocks.length
    this.clear()
    let at = this.readText(words, 0, HEAD)
    for (let row = FIRST_SENTENCE; row < this.firstBlock; row += 1) at = this.readText(words, at, row)
    for (let row = this.firstBlock; row < this.end; row += 1) at = this.readNoted(words, at, row)
  }

  private clear(): void {
    const size = this.end * this.columns
    if (this.sums.length < size) {
      this.sums = new Float64Array(2 * size)
      this.held = new Float64Array(2 * size)
    } else {
      this.sums.fill(0, 0, size)
      this.held.fill(0, 0, size)
    }
    if (this.masses.length < this.end) this.masses = new Float64Array(2 * this.end)
  }

  /** Reads a list of words to a row; gives the place after it. */
  private readText(words: Numbers, at: number, row: number): number {
    const end = at + 1 + words[at]!
    this.masses[row] = words[at]!
    this.put(row, 1, words, at + 1, end, 1)
    return end
  }

  /** All questions noted under a block together, as one of their mean length. */
  private readNoted(words: Numbers, at: number, row: number): number {
    const share = 1 / Math.max(1, words[at]!)
    const afterOnce = at + 2 + words[at + 1]!
    const end = afterOnce + 1 + 2 * words[afterOnce]!
    let mass = words[at + 1]!
    for (let i = afterOnce + 2; i < end; i += 2) mass += words[i]!
    this.masses[row] = share * mass
    this.put(row, share, words, at + 2, afterOnce, 1)
    this.put(row, share, words, afterOnce + 1, end, 2)
    return end
  }

  /** Puts a stretch of words down in a row, each `share` times; of `size` 2 where each is followed by how many times it stands. */
  private put(row: number, share: number, words: Numbers, start: number, end: number, size: 1 | 2): void {
    const { placeOf, askedAt, chanceAt, factorAt } = this.links
    const { sums, held } = this
    const from = row * this.columns
    for (let i = start; i < end; i += size) {
      const place = placeOf[words[i]!]!
      if (place === NO_LINKS) continue
      const times = size === 1 ? share : share * words[i + 1]!
      const last = place + askedAt[place]!
      for (let link = place + 1; link <= last; link += 1) {
        const asked = askedAt[link]!
        if (asked < TO_THE_LETTER) sums[from + asked]! += times * chanceAt[link]!
        else {
          const at = from + asked - TO_THE_LETTER
          sums[at]! += times * chanceAt[link]!
          if (factorAt[link]! > held[at]!) held[at] = factorAt[link]!
        }
      }
    }
  }
}
