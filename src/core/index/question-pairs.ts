import { bigramsOf, RUN } from '../text/bigrams.js'
import type { PassageIndex } from './passage-index.js'

/** The distinct character pairs of a folded text with their weights; `id` is absent for one that no text holds. */
export function weighPairs(
  text: string,
  { pairs, pairWeights }: Pick<PassageIndex, 'pairs' | 'pairWeights'>,
): { id: number | undefined; weight: number }[] {
  return Array.from(new Set(bigramsOf(text)), (pair) => {
    const id = pairs.ids.get(pair)
    return { id, weight: id === undefined ? pairs.idf(pair) : pairWeights[id]! }
  })
}

/** A place in the question where no pair of letters stands: whether a sentence holds it, only the text can tell. */
const NOT_A_PAIR = -1
/** A pair that no text holds. */
const UNKNOWN_PAIR = 0

/**
 * The character pairs of a question, each with a slot of its own, laid over the index's ids of pairs: sentences, headings
 * and noted questions are lists of such ids. Filled anew for each question.
 */
export class QuestionPairs {
  /** The pairs' weight, unknown ones with it; 1 where there are none. */
  total = 1
  private readonly index: PassageIndex
  /** For each pair id, the question's slot for it; 0 for those that it does not hold. */
  private readonly slotOf: Uint16Array
  private filled: number[] = []
  /** By pair id, 1 for those of the names that were taken out of the question. */
  private readonly isName: Uint8Array
  private names: number[] = []
  private weights: number[] = []
  /** By slot: the last sentence that holds it, by a running number. */
  private heldBy: number[] = []
  private sentence = 0
  private headSlots: number[] = []
  private text = ''
  /** For each unit of the text but the last, the slot of the pair that begins there, or one of the two signs above. */
  private slotAt: number[] = []
  /** For each unit, how many pairs on end from there the sentence may hold. */
  private reach: number[] = []

  constructor(index: PassageIndex) {
    this.index = index
    this.slotOf = new Uint16Array(index.pairs.words.length)
    this.isName = new Uint8Array(index.pairs.words.length)
  }

  fill(text: string, names: readonly string[] = []): void {
    for (const id of this.filled) this.slotOf[id] = 0
    this.text = text
    this.filled = []
    this.weights = [0]
    this.heldBy = [0]
    this.sentence = 0
    let total = 0
    for (const { id, weight } of weighPairs(text, this.index)) {
      total += weight
      if (id === undefined) continue
      this.slotOf[id] = this.weights.length
      this.weights.push(weight)
      this.heldBy.push(0)
      this.filled.push(id)
    }
    this.total = total || 1
    this.fillNames(names)
    this.fillPlaces()
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

  private fillPlaces(): void {
    const { text } = this
    this.slotAt = new Array<number>(Math.max(0, text.length - 1)).fill(NOT_A_PAIR)
    this.reach = new Array<number>(text.length).fill(0)
    for (const { 0: run, index: from } of text.matchAll(RUN)) {
      for (let i = from; i + 1 < from + run.length; i += 1) {
        const pair = text.slice(i, i + 2)
        // Half of a pair of surrogates may stand beside another half elsewhere.
        if (/[\ud800-\udfff]/.test(pair)) continue
        const id = this.index.pairs.ids.get(pair)
        this.slotAt[i] = id === undefined ? UNKNOWN_PAIR : this.slotOf[id]!
      }
    }
  }

  /** Weight of the pairs that a stretch of a list of ids shares with the question. */
  sharedWith(ids: Int32Array, start: number, end: number): number {
    const { slotOf, weights } = this
    let shared = 0
    for (let i = start; i < end; i += 1) {
      const slot = slotOf[ids[i]!]!
      if (slot !== 0) shared += weights[slot]!
    }
    return shared
  }

  /** Weight of the pairs of a stretch of a list that only name what the question names: they part nothing from it. */
  namesWithin(ids: Int32Array, start: number, end: number): number {
    if (this.names.length === 0) return 0
    const { isName, index } = this
    let weight = 0
    for (let i = start; i < end; i += 1) if (isName[ids[i]!] === 1) weight += index.pairWeights[ids[i]!]!
    return weight
  }

  /** Takes a heading's pairs, for `addedByHead`. */
  openHead(pairs: Int32Array): void {
    this.headSlots.length = 0
    for (let i = 0; i < pairs.length; i += 1) {
      const slot = this.slotOf[pairs[i]!]!
      if (slot !== 0) this.headSlots.push(slot)
    }
  }

  /** Takes a sentence's pairs; gives the share of the question's weight that they hold. */
  openSentence(pairs: Int32Array): number {
    const { slotOf, weights, heldBy } = this
    this.sentence += 1
    let covered = 0
    for (let i = 0; i < pairs.length; i += 1) {
      const slot = slotOf[pairs[i]!]!
      if (slot === 0) continue
      covered += weights[slot]!
      heldBy[slot] = this.sentence
    }
    return covered / this.total
  }

  /** Share of the weight in pairs of the heading that the sentence does not hold. */
  addedByHead(): number {
    const { headSlots, heldBy, weights } = this
    let added = 0
    for (let i = 0; i < headSlots.length; i += 1) {
      const slot = headSlots[i]!
      if (heldBy[slot] !== this.sentence) added += weights[slot]!
    }
    return added / this.total
  }

  /**
   * Length of the longest run of characters that the sentence shares with the question, 0 below two. The sentence's pairs
   * say where such a run can be, so that its text is searched a few times only.
   */
  longestRun(folded: string): number {
    const { text, slotAt, reach, heldBy } = this
    for (let i = slotAt.length - 1; i >= 0; i -= 1) {
      const slot = slotAt[i]!
      const held = slot === NOT_A_PAIR || (slot !== UNKNOWN_PAIR && heldBy[slot] === this.sentence)
      reach[i] = held ? reach[i + 1]! + 1 : 0
    }
    let longest = 1
    for (let i = 0; i + longest < text.length; i += 1) {
      while (reach[i]! >= longest && folded.includes(text.slice(i, i + longest + 1))) longest += 1
    }
    return longest < 2 ? 0 : longest
  }
}
