import type { IndexedPassage } from '../index/passage-index.js'
import { blocksIn, factsAt, type Numbers, SENTENCE_FACT, sentencesIn, wordsAfter } from '../index/passage-words.js'
import { NO_LINKS, TO_THE_LETTER, type WordLinks } from './translation/word-links.js'

/** Numbers of rows: the heading; one to put several together in; then one a sentence, then one a block, of its noted questions. */
export const HEAD = 0
export const MERGED = 1
export const FIRST_SENTENCE = 2

const NO_PASSAGE = new Uint16Array(2)

/**
 * What each part of a passage holds of some words of a question, in one walk over the passage. Each part has a row with a column for
 * each of these words. Filled anew for each passage: nothing is made for one of them, of which tens are read for a question.
 */
export class PassageRows {
  /** How many words the question has; the first of them are concepts. */
  columns = 0
  concepts = 0
  /** By row and column, how likely the part's words say the question's: a sum over these words. */
  sums: Float64Array = new Float64Array(1024)
  /** By row and concept, how well the best of the part's words says it to the letter: 0–1. */
  held: Float64Array = new Float64Array(1024)
  /** By row, how many words the part has. */
  masses = new Float64Array(64)
  /** The row of the first block, and the one after the last. */
  firstBlock = FIRST_SENTENCE
  end = FIRST_SENTENCE

  /** The list that was read (passage-words.ts). */
  private facts: Numbers = NO_PASSAGE

  /** How many sentences the passage has. */
  get sentences(): number {
    return sentencesIn(this.facts)
  }

  /** What is known of a sentence whatever is asked. */
  fact(sentence: number, fact: number): number {
    return this.facts[factsAt(sentence) + fact]!
  }

  /** The block of a sentence, -1 for none. */
  blockOf(sentence: number): number {
    return this.fact(sentence, SENTENCE_FACT.block) - 1
  }

  /** The sorts of answers that a sentence can be, as bits. */
  answers(sentence: number): number {
    return this.fact(sentence, SENTENCE_FACT.lowAnswers) | (this.fact(sentence, SENTENCE_FACT.highAnswers) << 16)
  }

  /** How many rows a passage has. */
  static countOf({ words }: IndexedPassage): number {
    return FIRST_SENTENCE + sentencesIn(words) + blocksIn(words)
  }

  /** The columns of a question's words, of which these `concepts` are concepts. */
  take(columns: number, concepts: number): void {
    this.columns = columns
    this.concepts = concepts
  }

  /** Reads a passage, in place of the one before, by links that go by column. */
  read({ words }: IndexedPassage, links: WordLinks): void {
    this.facts = words
    const sentences = sentencesIn(words)
    this.firstBlock = FIRST_SENTENCE + sentences
    this.end = this.firstBlock + blocksIn(words)
    this.sums = cleared(this.sums, this.end * this.columns)
    this.held = cleared(this.held, this.end * this.concepts)
    if (this.masses.length < this.end) this.masses = new Float64Array(2 * this.end)
    let at = this.readText(words, wordsAfter(sentences), HEAD, links)
    for (let row = FIRST_SENTENCE; row < this.firstBlock; row += 1) at = this.readText(words, at, row, links)
    for (let row = this.firstBlock; row < this.end; row += 1) at = this.readNoted(words, at, row, links)
  }

  /** Reads a list of words to a row; gives the place after it. */
  private readText(words: Numbers, at: number, row: number, links: WordLinks): number {
    const end = at + 1 + words[at]!
    this.masses[row] = words[at]!
    this.put(row, 1, words, at + 1, end, 1, links)
    return end
  }

  /** All questions noted under a block together, as one of their mean length. */
  private readNoted(words: Numbers, at: number, row: number, links: WordLinks): number {
    const share = 1 / Math.max(1, words[at]!)
    const afterOnce = at + 2 + words[at + 1]!
    const end = afterOnce + 1 + 2 * words[afterOnce]!
    let mass = words[at + 1]!
    for (let i = afterOnce + 2; i < end; i += 2) mass += words[i]!
    this.masses[row] = share * mass
    this.put(row, share, words, at + 2, afterOnce, 1, links)
    this.put(row, share, words, afterOnce + 1, end, 2, links)
    return end
  }

  /** Puts a stretch of words down in a row, each `share` times; of `size` 2 where each is followed by how many times it stands. */
  private put(
    row: number,
    share: number,
    words: Numbers,
    start: number,
    end: number,
    size: 1 | 2,
    { placeOf, askedAt, chanceAt, factorAt }: WordLinks,
  ): void {
    const { sums, held } = this
    const from = row * this.columns
    const fromHeld = row * this.concepts
    for (let i = start; i < end; i += size) {
      const place = placeOf[words[i]!]!
      if (place === NO_LINKS) continue
      const times = size === 1 ? share : share * words[i + 1]!
      const last = place + askedAt[place]!
      for (let link = place + 1; link <= last; link += 1) {
        const asked = askedAt[link]!
        if (asked < TO_THE_LETTER) sums[from + asked]! += times * chanceAt[link]!
        else {
          const column = asked - TO_THE_LETTER
          sums[from + column]! += times * chanceAt[link]!
          if (factorAt[link]! > held[fromHeld + column]!) held[fromHeld + column] = factorAt[link]!
        }
      }
    }
  }
}

/** Zeros up to there. */
function cleared(values: Float64Array, size: number): Float64Array {
  return values.length < size ? new Float64Array(2 * size) : values.fill(0, 0, size)
}
