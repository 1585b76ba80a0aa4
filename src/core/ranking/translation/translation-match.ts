import type { PassageReader } from '../passage-reader.js'
import { FIRST_SENTENCE, HEAD, MERGED } from '../passage-rows.js'
import { MATCHING } from './matching.js'

/** Far below what a number can hold, and far above the largest ratio. */
const LARGE = 1e200

/**
 * Matches a question with a passage by what was learnt of which words stand behind which (index/translation): お金 is asked
 * where 費用 is written. Everything is about the question and the passage that the reader has at hand; sentences go by number.
 * All matches are 0 or more, and mostly below 1.
 */
export class TranslationMatch {
  private readonly reader: PassageReader

  constructor(reader: PassageReader) {
    this.reader = reader
  }

  /** Of the sentence with its heading. */
  text(sentence: number): number {
    return this.matchOf(this.textRow(sentence))
  }

  /** The same with the block's other sentences and its noted questions; asked for behind `text` of the same sentence. */
  blockAfterText(sentence: number): number {
    return this.matchOf(this.withBlock(sentence))
  }

  /** Of the questions noted under a block. */
  notedOf(block: number): number {
    return block < 0 ? 0 : this.matchOf(this.reader.rows.firstBlock + block)
  }

  /** Of the whole passage, its heading and all of its noted questions. */
  passage(): number {
    this.empty()
    this.add(HEAD, MATCHING.heading)
    for (let row = FIRST_SENTENCE; row < this.reader.rows.end; row += 1) this.add(row, 1)
    return this.matchOf(MERGED)
  }

  /** By concept, how far the sentence's block says it, in whatever words: 0–1. */
  concepts(sentence: number): number[] {
    const row = this.blockRow(sentence)
    return this.reader.words.wordOfConcept.map((word) => {
      const ratio = word === undefined ? 0 : this.ratioOf(row, word)
      return ratio / (ratio + MATCHING.halfSaid)
    })
  }

  /** By word of the question, its part of the match of the sentence's block; those that count most first. */
  shares(sentence: number): { word: number; said: string; share: number }[] {
    const { said, weights } = this.reader.words
    const row = this.blockRow(sentence)
    const shareOf = (word: number) => (weights[word]! * Math.log1p(this.ratioOf(row, word))) / MATCHING.scale
    return said
      .map((each, word) => ({ word, said: each, share: shareOf(word) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
  }

  /** How likely a word of the index says a word of the question. */
  chance(source: number, word: number): number {
    return this.reader.chance(source, word)
  }

  private textRow(sentence: number): number {
    const { sums, masses, columns } = this.reader.rows
    const from = (FIRST_SENTENCE + sentence) * columns
    const head = HEAD * columns
    const to = MERGED * columns
    masses[MERGED] = masses[FIRST_SENTENCE + sentence]! + MATCHING.heading * masses[HEAD]!
    for (let word = 0; word < columns; word += 1)
      sums[to + word] = sums[from + word]! + MATCHING.heading * sums[head + word]!
    return MERGED
  }

  private blockRow(sentence: number): number {
    this.textRow(sentence)
    return this.withBlock(sentence)
  }

  /** Puts the rest of its block to a sentence with its heading. */
  private withBlock(sentence: number): number {
    const { rows } = this.reader
    const block = rows.blockOf(sentence)
    for (let i = 0; i < rows.sentences; i += 1) {
      if (i !== sentence && rows.blockOf(i) === block) this.add(FIRST_SENTENCE + i, MATCHING.neighbours)
    }
    if (block >= 0) this.add(rows.firstBlock + block, 1)
    return MERGED
  }

  private empty(): void {
    const { sums, masses, columns } = this.reader.rows
    masses[MERGED] = 0
    sums.fill(0, MERGED * columns, (MERGED + 1) * columns)
  }

  /** Puts a row to the merged one, each of its words counting `factor`. */
  private add(row: number, factor: number): void {
    const { sums, masses, columns } = this.reader.rows
    const to = MERGED * columns
    const from = row * columns
    masses[MERGED]! += factor * masses[row]!
    for (let word = 0; word < columns; word += 1) sums[to + word]! += factor * sums[from + word]!
  }

  private matchOf(row: number): number {
    const { concepts, said } = this.reader.words
    const inPairs = this.logSum(row, concepts, said.length)
    return (this.logSum(row, 0, concepts) + MATCHING.pair * inPairs) / MATCHING.scale
  }

  /** The logarithms of 1 + ratio, summed over the question's words from `start` to `end`. */
  private logSum(row: number, start: number, end: number): number {
    const { sums, masses, columns } = this.reader.rows
    const { odds } = this.reader.words
    const from = row * columns
    const mass = masses[row]!
    if (mass === 0) return 0
    const share = 1 / mass
    // One logarithm of a product in place of a logarithm for each word.
    let product = 1
    let logs = 0
    for (let word = start; word < end; word += 1) {
      product *= 1 + sums[from + word]! * share * odds[word]!
      if (product > LARGE) {
        logs += Math.log(product)
        product = 1
      }
    }
    return logs + Math.log(product)
  }

  /** How many times likelier a word is asked of a row than by chance. */
  private ratioOf(row: number, word: number): number {
    const { sums, masses, columns } = this.reader.rows
    const sum = sums[row * columns + word]!
    return sum === 0 ? 0 : (sum / masses[row]!) * this.reader.words.odds[word]!
  }
}
