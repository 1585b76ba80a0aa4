import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import { QuestionPairs } from '../index/question-pairs.js'
import type { Concept } from '../question/concepts.js'

// Rows of `held`: what the heading holds of each concept; heading and sentences; several of these put together; then one row
// a block (its noted questions) and one a sentence.
const HEAD = 0
const WHOLE = 1
const MERGED = 2
const FIRST_BLOCK = 3

/**
 * The question's terms and pairs laid over the index's ids, so that comparing a passage is one walk over its arrays: what
 * each of its lists holds of the concepts is noted once, and every share is counted from those notes.
 *
 * One is kept for an index and filled anew for each question; `open` a passage before asking about it. Nothing here makes
 * an object for a passage or a sentence: hundreds are compared for each question.
 */
export class Comparison {
  private readonly index: PassageIndex
  /** For each term id, 1 + its place among the variants; 0 for terms that the question does not speak of. */
  private readonly variantOf: Uint16Array
  /** By variant: where its concepts begin in `conceptOf` and `factorOf`; one more than there are variants. */
  private firstOf: number[] = []
  private conceptOf: number[] = []
  private factorOf: number[] = []
  private filledTerms: number[] = []
  private readonly pairs: QuestionPairs
  private weights = new Float64Array()
  private totalWeight = 1
  private concepts = 0
  private held = new Float64Array(256)
  /** By row of `held`, 1 where it holds anything; most rows of most passages hold nothing. */
  private speaks = new Uint8Array(64)
  private sameness = new Float64Array(16)
  private firstSentence = FIRST_BLOCK

  constructor(index: PassageIndex) {
    this.index = index
    this.variantOf = new Uint16Array(index.terms.words.length)
    this.pairs = new QuestionPairs(index)
  }

  fill({ concepts, restated, namedWords }: { concepts: Concept[]; restated: string; namedWords: string[] }): void {
    for (const id of this.filledTerms) this.variantOf[id] = 0
    this.weights = Float64Array.from(concepts, ({ weight }) => weight)
    this.totalWeight = this.weights.reduce((sum, weight) => sum + weight, 0) || 1
    this.concepts = concepts.length
    this.fillVariants(concepts)
    this.pairs.fill(restated.replace(/\s+/g, ' ').trim(), namedWords)
  }

  private fillVariants(concepts: Concept[]): void {
    const meanings = new Map<number, { concept: number; factor: number }[]>()
    concepts.forEach(({ variants }, concept) => {
      for (const [term, { factor }] of variants) {
        const id = this.index.terms.ids.get(term)
        if (id === undefined) continue
        const known = meanings.get(id)
        if (known) known.push({ concept, factor })
        else meanings.set(id, [{ concept, factor }])
      }
    })
    this.filledTerms = [...meanings.keys()]
    this.firstOf = [0]
    this.conceptOf = []
    this.factorOf = []
    for (const [id, list] of meanings) {
      for (const { concept, factor } of list) {
        this.conceptOf.push(concept)
        this.factorOf.push(factor)
      }
      this.variantOf[id] = this.firstOf.length
      this.firstOf.push(this.conceptOf.length)
    }
  }

  /** Reads a passage: everything below is about the one that was opened last, and its sentences by number. */
  open(indexed: IndexedPassage): void {
    const { sentences, headTerms, noted, notedTerms, notedWeights, passage } = indexed
    const blocks = passage.blocks.length
    this.firstSentence = FIRST_BLOCK + blocks
    this.clearRows(this.firstSentence + sentences.length, blocks)
    this.markList(headTerms, HEAD)
    this.raise(WHOLE, HEAD)
    for (let i = 0; i < sentences.length; i += 1) {
      this.markList(sentences[i]!.terms, this.firstSentence + i)
      this.raise(WHOLE, this.firstSentence + i)
    }
    for (let block = 0; block < blocks; block += 1) this.markList(notedTerms[block]!, FIRST_BLOCK + block)
    this.readNoted(noted, notedWeights)
  }

  private clearRows(rows: number, blocks: number): void {
    const size = rows * this.concepts
    if (this.held.length < size) this.held = new Float64Array(2 * size)
    else this.held.fill(0, 0, size)
    if (this.speaks.length < rows) this.speaks = new Uint8Array(2 * rows)
    else this.speaks.fill(0, 0, rows)
    if (this.sameness.length < blocks) this.sameness = new Float64Array(2 * blocks)
    else this.sameness.fill(0, 0, blocks)
  }

  private markList(terms: Int32Array, row: number): void {
    const { variantOf } = this
    for (let i = 0; i < terms.length; i += 1) {
      const variant = variantOf[terms[i]!]!
      if (variant !== 0) this.markVariant(variant, row)
    }
  }

  private markVariant(variant: number, row: number): void {
    const { held, conceptOf, factorOf } = this
    const from = row * this.concepts
    const end = this.firstOf[variant]!
    this.speaks[row] = 1
    for (let i = this.firstOf[variant - 1]!; i < end; i += 1) {
      const at = from + conceptOf[i]!
      if (factorOf[i]! > held[at]!) held[at] = factorOf[i]!
    }
  }

  /** Adds to one row what another holds. */
  private raise(row: number, by: number): void {
    if (this.speaks[by] === 0) return
    const { held, concepts } = this
    const to = row * concepts
    const from = by * concepts
    this.speaks[row] = 1
    for (let i = 0; i < concepts; i += 1) if (held[from + i]! > held[to + i]!) held[to + i] = held[from + i]!
  }

  private clear(row: number): void {
    if (this.speaks[row] === 0) return
    this.speaks[row] = 0
    const end = (row + 1) * this.concepts
    for (let i = row * this.concepts; i < end; i += 1) this.held[i] = 0
  }

  private coverOf(row: number): number {
    if (this.speaks[row] === 0) return 0
    const { held, weights, concepts } = this
    const from = row * concepts
    let covered = 0
    for (let i = 0; i < concepts; i += 1) covered += held[from + i]! * weights[i]!
    return covered / this.totalWeight
  }

  /** Each noted question beside the person's: the nearest counts for its block. */
  private readNoted(noted: Int32Array, notedWeights: Float64Array): void {
    for (let at = 0, question = 0; at < noted.length; question += 1) {
      const block = noted[at]!
      const pairs = at + 2 + noted[at + 1]!
      const end = pairs + 1 + noted[pairs]!
      const shared = this.pairs.sharedWith(noted, pairs + 1, end)
      const weight = notedWeights[question]! - this.pairs.namesWithin(noted, pairs + 1, end)
      const dice = (2 * shared) / (weight + this.pairs.total)
      if (dice > this.sameness[block]!) this.sameness[block] = dice
      at = end
    }
  }

  /** Share of the concepts' weight that the passage with its heading holds, each by its best variant. */
  passageCover(): number {
    return this.coverOf(WHOLE)
  }

  /** The same for a sentence alone. */
  sentenceCover(sentence: number): number {
    return this.coverOf(this.firstSentence + sentence)
  }

  /** The same for a sentence together with the heading and its block's noted questions. */
  blockCover(sentence: number, block: number): number {
    this.clear(MERGED)
    this.raise(MERGED, this.firstSentence + sentence)
    this.raise(MERGED, HEAD)
    if (block >= 0) this.raise(MERGED, FIRST_BLOCK + block)
    return this.coverOf(MERGED)
  }

  /** How far the nearest noted question has more than half its pairs in common: 1 where it is the question to the letter. */
  notedSameness(block: number): number {
    return block < 0 ? 0 : Math.max(0, 2 * this.sameness[block]! - 1)
  }
}
