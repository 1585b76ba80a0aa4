import type { Concept } from '../question/concepts.js'
import type { PassageReader } from './passage-reader.js'
import { FIRST_SENTENCE, HEAD } from './passage-rows.js'

/**
 * How much of the question's concepts a passage holds, to the letter: shares of the concepts' weight, each concept by the best word
 * for it. Everything is about the passage that the reader has at hand.
 */
export class Comparison {
  private readonly reader: PassageReader
  /** By column of the reader; the concepts that no document holds have none. */
  private weights = new Float64Array()
  private totalWeight = 1

  constructor(reader: PassageReader) {
    this.reader = reader
  }

  /** Takes up the question that the reader was filled with. */
  fill(concepts: readonly Concept[]): void {
    const { wordOfConcept } = this.reader.words
    this.weights = Float64Array.from(
      concepts.filter((_, i) => wordOfConcept[i] !== undefined),
      ({ weight }) => weight,
    )
    this.totalWeight = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1
  }

  /** What the passage with its heading holds, without its noted questions. */
  passageCover(): number {
    let covered = 0
    for (let column = 0; column < this.weights.length; column += 1)
      covered += this.bestOf(column) * this.weights[column]!
    return covered / this.totalWeight
  }

  /** How well heading and sentences say a column's word. */
  private bestOf(column: number): number {
    const { held, firstBlock, concepts } = this.reader.rows
    let best = held[HEAD * concepts + column]!
    for (let row = FIRST_SENTENCE; row < firstBlock; row += 1) best = Math.max(best, held[row * concepts + column]!)
    return best
  }

  /** By concept of the question, how well the passage with its heading says it. */
  concepts(): number[] {
    return this.reader.words.wordOfConcept.map((column) => (column === undefined ? 0 : this.bestOf(column)))
  }

  /** What the heading alone holds. */
  headCover(): number {
    return this.coverOf(HEAD)
  }

  /** What a sentence holds together with the heading. */
  textCover(sentence: number): number {
    return this.coverOf(FIRST_SENTENCE + sentence, HEAD)
  }

  /** What a sentence alone holds. */
  sentenceCover(sentence: number): number {
    return this.coverOf(FIRST_SENTENCE + sentence)
  }

  /** What a sentence holds together with the heading and its block's noted questions. */
  blockCover(sentence: number, block: number): number {
    const row = FIRST_SENTENCE + sentence
    return this.coverOf(row, HEAD, block < 0 ? row : this.reader.rows.firstBlock + block)
  }

  /** Of up to three rows together. */
  private coverOf(row: number, second = row, third = row): number {
    const { held, concepts } = this.reader.rows
    let covered = 0
    for (let column = 0; column < this.weights.length; column += 1) {
      const best = Math.max(
        held[row * concepts + column]!,
        held[second * concepts + column]!,
        held[third * concepts + column]!,
      )
      covered += best * this.weights[column]!
    }
    return covered / this.totalWeight
  }
}
