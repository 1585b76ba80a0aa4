import type { Lists, RetrievalIndex } from '../index/retrieval-index.js'
import {
  CHARACTER_SATURATION,
  RETRIEVAL_WEIGHTS,
  type RetrievalFeature,
  TERM_SATURATION,
} from '../index/retrieval-weights.js'
import type { QuestionIds, RetrievalQuestion } from '../question/retrieval-question.js'

/** The order of the features in a comparison. */
export const RETRIEVAL_FEATURES = Object.keys(RETRIEVAL_WEIGHTS) as RetrievalFeature[]

const PLACE = Object.fromEntries(RETRIEVAL_FEATURES.map((name, i) => [name, i])) as Record<RetrievalFeature, number>

/**
 * Compares one question at a time with documents. It keeps one number for each word, pair and character of the index,
 * set while its question is at hand, so that a comparison is a walk along the document's lists; nothing is allocated.
 */
export class RetrievalComparison {
  private readonly index: RetrievalIndex
  private readonly terms: Marks
  private readonly pairs: Marks
  private readonly units: Marks
  /** By slot of a term: the first neighbourhood that begins with it; by neighbourhood: its second term, the next one. */
  private firstNeighbour = new Int32Array(0)
  private neighbourSlot = new Int32Array(0)
  private nextNeighbour = new Int32Array(0)
  private neighbourHeld = new Uint8Array(0)
  private answerType = 0

  constructor(index: RetrievalIndex) {
    this.index = index
    this.terms = new Marks(index.termWeights, index.unknownWeight)
    this.pairs = new Marks(index.pairWeights, index.unknownWeight)
    this.units = new Marks(index.unitWeights, index.unknownWeight)
  }

  /** Takes up a question, in place of the one before. */
  take({ terms, pairs, units, neighbours, answerType }: RetrievalQuestion): void {
    this.terms.set(terms)
    this.pairs.set(pairs)
    this.units.set(units)
    this.answerType = answerType
    const count = neighbours.length / 2
    this.firstNeighbour = new Int32Array(this.terms.size).fill(-1)
    this.neighbourSlot = new Int32Array(count)
    this.nextNeighbour = new Int32Array(count)
    this.neighbourHeld = new Uint8Array(count)
    for (let i = 0; i < count; i += 1) {
      const slot = this.terms.slotOf[neighbours[2 * i]!]! - 1
      this.neighbourSlot[i] = this.terms.slotOf[neighbours[2 * i + 1]!]! - 1
      this.nextNeighbour[i] = this.firstNeighbour[slot]!
      this.firstNeighbour[slot] = i
    }
  }

  /** Writes the features of the document at this position, in the order of RETRIEVAL_FEATURES. */
  compare(document: number, features: Float64Array): void {
    const { index, terms, pairs, units } = this
    terms.forget()
    pairs.forget()
    units.forget()
    this.neighbourHeld.fill(0)
    terms.takeList(index.titleTerms, document, TITLE)
    const titlePairs = pairs.takeList(index.titlePairs, document, TITLE)
    const first = index.sentences[document]!
    const last = index.sentences[document + 1]!
    let bestTerms = 0
    let bestPairs = 0
    let bestBeyond = 0
    let bestSentence = first
    let firstPairs = 0
    let types = 0
    for (let s = first; s < last; s += 1) {
      const held = this.takePairs(s)
      if (s === first) firstPairs = held
      if (this.beyondTitle > bestBeyond) bestBeyond = this.beyondTitle
      if (held > bestPairs) {
        bestPairs = held
        bestSentence = s
      }
      const heldTerms = this.takeWords(s) + terms.takeList(index.compounds, s, s + 1)
      if (heldTerms > bestTerms) bestTerms = heldTerms
      types |= index.answerTypes[s]!
    }
    units.setCounts(index.units, index.unitCounts, document)
    features[PLACE.termScore] = terms.score(TERM_SATURATION, index.termLengths[document]!) / 10
    features[PLACE.termCover] = terms.cover() / terms.total
    features[PLACE.bestTerms] = bestTerms / 10
    features[PLACE.neighbours] = this.neighbourWeight() / terms.total
    features[PLACE.pairScore] = pairs.score(CHARACTER_SATURATION, index.pairLengths[document]!) / 20
    features[PLACE.bestBeyondTitle] = bestBeyond / 20
    features[PLACE.titleAsked] = titlePairs / (index.titleWeights[document]! || 1)
    features[PLACE.unitScore] = units.score(CHARACTER_SATURATION, index.unitLengths[document]!) / 10
    features[PLACE.unitCover] = units.cover() / units.total
    features[PLACE.firstSentence] = firstPairs / pairs.total
    features[PLACE.firstIsBest] = bestSentence === first ? 1 : 0
    features[PLACE.answerType] = last > first && (index.answerTypes[bestSentence]! & this.answerType) !== 0 ? 1 : 0
    features[PLACE.answerTypeAnywhere] = (types & this.answerType) !== 0 ? 1 : 0
    features[PLACE.length] = index.logLengths[document]!
  }

  private beyondTitle = 0

  /** Counts the sentence's pairs; gives the weight of those in the question, and in `beyondTitle` without the title's. */
  private takePairs(sentence: number): number {
    const { slotOf, held, stamp, weights } = this.pairs
    const { from, values } = this.index.sentencePairs
    const end = from[sentence + 1]!
    let all = 0
    let beyond = 0
    for (let k = from[sentence]!; k < end; k += 1) {
      const slot = slotOf[values[k]!]! - 1
      if (slot < 0) continue
      held[slot]! += 1
      all += weights[slot]!
      if (stamp[slot] !== TITLE) beyond += weights[slot]!
    }
    this.beyondTitle = beyond
    return all
  }

  /** Counts the sentence's words and their neighbourhoods; gives the weight of the distinct ones. */
  private takeWords(sentence: number): number {
    const { terms } = this
    const { from, values } = this.index.words
    const end = from[sentence + 1]!
    let weight = 0
    let before = -1
    for (let k = from[sentence]!; k < end; k += 1) {
      const slot = terms.slotOf[values[k]!]! - 1
      if (slot >= 0) {
        weight += terms.take(slot, sentence + 1)
        for (let n = before < 0 ? -1 : this.firstNeighbour[before]!; n >= 0; n = this.nextNeighbour[n]!) {
          if (this.neighbourSlot[n] === slot) this.neighbourHeld[n] = 1
        }
      }
      before = slot
    }
    return weight
  }

  private neighbourWeight(): number {
    const { weights } = this.terms
    let weight = 0
    for (let slot = 0; slot < this.firstNeighbour.length; slot += 1) {
      for (let n = this.firstNeighbour[slot]!; n >= 0; n = this.nextNeighbour[n]!) {
        if (this.neighbourHeld[n] === 1) weight += (weights[slot]! + weights[this.neighbourSlot[n]!]!) / 2
      }
    }
    return weight
  }
}

/** Slots are kept in 16 bits. */
const MAX_SLOTS = 0xffff
/** A stamp that no sentence has (theirs count from 1; 0 is none). */
const TITLE = -1

/** The question's strings of one sort in slots, and what the document at hand holds of them. */
class Marks {
  /** By id in the index: its slot + 1, or 0. */
  readonly slotOf: Uint16Array
  /** By slot: its id and weight, how often the document holds it, where it was seen last. */
  private ids = new Int32Array(64)
  weights = new Float64Array(64)
  held = new Float64Array(64)
  stamp = new Int32Array(64)
  size = 0
  /** Weight of the whole question, with what no document holds. */
  total = 1
  private readonly idWeights: Float64Array
  private readonly unknownWeight: number

  constructor(idWeights: Float64Array, unknownWeight: number) {
    this.idWeights = idWeights
    this.unknownWeight = unknownWeight
    this.slotOf = new Uint16Array(idWeights.length)
  }

  set(ids: QuestionIds): void {
    for (let slot = 0; slot < this.size; slot += 1) this.slotOf[this.ids[slot]!] = 0
    if (ids.length > this.ids.length) {
      this.ids = new Int32Array(2 * ids.length)
      this.weights = new Float64Array(2 * ids.length)
      this.held = new Float64Array(2 * ids.length)
      this.stamp = new Int32Array(2 * ids.length)
    }
    let size = 0
    let total = 0
    for (const id of ids) {
      if (id >= 0 && (this.slotOf[id] !== 0 || size === MAX_SLOTS)) continue
      const weight = id < 0 ? this.unknownWeight : this.idWeights[id]!
      total += weight
      if (id < 0) continue
      this.ids[size] = id
      this.weights[size] = weight
      size += 1
      this.slotOf[id] = size
    }
    this.size = size
    this.total = total || 1
  }

  forget(): void {
    for (let slot = 0; slot < this.size; slot += 1) {
      this.held[slot] = 0
      this.stamp[slot] = 0
    }
  }

  /** Counts one more; gives its weight where the stamp is new. */
  take(slot: number, stamp: number): number {
    this.held[slot]! += 1
    if (this.stamp[slot] === stamp) return 0
    this.stamp[slot] = stamp
    return this.weights[slot]!
  }

  /** Counts every string of a list; gives the weight of those with a new stamp. */
  takeList({ from, values }: Lists, list: number, stamp: number): number {
    const end = from[list + 1]!
    let weight = 0
    for (let k = from[list]!; k < end; k += 1) {
      const slot = this.slotOf[values[k]!]! - 1
      if (slot >= 0) weight += this.take(slot, stamp)
    }
    return weight
  }

  setCounts({ from, values }: Lists, counts: Lists, list: number): void {
    const end = from[list + 1]!
    for (let k = from[list]!; k < end; k += 1) {
      const slot = this.slotOf[values[k]!]! - 1
      if (slot >= 0) this.held[slot] = counts.values[k]!
    }
  }

  /** Weight of what is held. */
  cover(): number {
    let weight = 0
    for (let slot = 0; slot < this.size; slot += 1) if (this.held[slot]! > 0) weight += this.weights[slot]!
    return weight
  }

  /** BM25; `length` is the document's, as a share of the average. */
  score({ k, b }: { k: number; b: number }, length: number): number {
    const room = k * (1 - b + b * length)
    let score = 0
    for (let slot = 0; slot < this.size; slot += 1) {
      const count = this.held[slot]!
      if (count > 0) score += (this.weights[slot]! * count * (k + 1)) / (count + room)
    }
    return score
  }
}
