import { bigramsOf } from '../text/bigrams.js'
import type { PassageIndex } from './passage-index.js'
import { type TextPairs, UNKNOWN_PAIR } from './text-pairs.js'

/** A pair that the index knows, with its weight. */
export interface KnownPair {
  id: number
  weight: number
}

/**
 * The character pairs of a question, each with a slot of its own, laid over the index's ids of pairs: sentences, headings
 * and noted questions are lists of such ids. Filled anew for each question.
 */
export class QuestionPairs {
  /** The pairs' weight, unknown ones with it; 1 where there are none. */
  total = 1
  /** Those that the index knows. */
  known: KnownPair[] = []
  private readonly index: PassageIndex
  /** For each pair id, the question's slot for it; 0 for those that it does not hold. */
  private readonly slotOf: Uint16Array
  /** By pair id, 1 for those of the names that were taken out of the question. */
  private readonly isName: Uint8Array
  private names: number[] = []
  private weights: number[] = []

  constructor(index: PassageIndex) {
    this.index = index
    this.slotOf = new Uint16Array(index.pairs.words.length)
    this.isName = new Uint8Array(index.pairs.words.length)
  }

  fill({ pairs, ids }: TextPairs, names: readonly string[] = []): void {
    for (const { id } of this.known) this.slotOf[id] = 0
    this.known = []
    this.weights = [0]
    let total = 0
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i]!
      const weight = id === UNKNOWN_PAIR ? this.index.pairs.idf(pairs[i]!) : this.index.pairWeights[id]!
      total += weight
      if (id === UNKNOWN_PAIR) continue
      this.slotOf[id] = this.weights.length
      this.weights.push(weight)
      this.known.push({ id, weight })
    }
    this.total = total || 1
    this.fillNames(names)
  }

  private fillNames(names: readonly string[]): void {
    for (const id of this.names) this.isName[id] = 0
    this.names = []
    for (const pair of names.flatMap(bigramsOf)) {
      const id = this.index.pairs.ids.get(pair)
      if (id === undefined || this.slotOf[id] !== 0) continue
      this.isName[id] = 1
      this.names.push(id)
    }
  }

  /** True where the text is without names that the index knows. */
  get hasNames(): boolean {
    return this.names.length > 0
  }

  /** How much of their pairs the question and a stretch of a list of ids have in common, by weight (Dice); `weight` is the stretch's. */
  likeness(ids: Int32Array, start: number, end: number, weight: number): number {
    const own = weight - this.namesWithin(ids, start, end)
    return (2 * this.sharedWith(ids, start, end)) / (own + this.total)
  }

  private sharedWith(ids: Int32Array, start: number, end: number): number {
    const { slotOf, weights } = this
    let shared = 0
    for (let i = start; i < end; i += 1) {
      const slot = slotOf[ids[i]!]!
      if (slot !== 0) shared += weights[slot]!
    }
    return shared
  }

  /** Weight of the pairs of a stretch of a list that only name what the question names: they part nothing from it. */
  private namesWithin(ids: Int32Array, start: number, end: number): number {
    if (this.names.length === 0) return 0
    const { isName, index } = this
    let weight = 0
    for (let i = start; i < end; i += 1) if (isName[ids[i]!] === 1) weight += index.pairWeights[ids[i]!]!
    return weight
  }
}
