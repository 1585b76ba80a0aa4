import type { IndexedPassage, IndexedSentence, PassageIndex } from '../index/passage-index.js'
import { QuestionPairs } from '../index/question-pairs.js'
import type { Concept } from '../question/concepts.js'

// Rows of `held`: what the heading holds of each concept; heading and sentences; one noted question; several of these put
// together; then one row a block (its noted questions) and one a sentence.
const HEAD = 0
const WHOLE = 1
const NOTED = 2
const MERGED = 3
const FIRST_BLOCK = 4

/** What a case's facts and overview hold of the question: they say which case is meant, not what is asked of it. */
interface Profile {
  cover: number
  /** For each concept, the part of its weight that the profile leaves open; their sum. */
  left: Float64Array
  total: number
}

const NO_PROFILE: Profile = { cover: 0, left: new Float64Array(), total: 0 }

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
  private likeness = new Float64Array(16)
  private within = new Float64Array(16)
  private sameness = new Float64Array(16)
  private firstSentence = FIRST_BLOCK
  private passage: IndexedPassage | undefined
  private profile: Profile = NO_PROFILE
  private documentCovers = new Map<string, number>()
  private profiles = new Map<string, Profile>()

  constructor(index: PassageIndex) {
    this.index = index
    this.variantOf = new Uint16Array(index.terms.words.length)
    this.pairs = new QuestionPairs(index)
  }

  fill({ concepts, restated, namedWords }: { concepts: Concept[]; restated: string; namedWords: string[] }): void {
    for (const id of this.filledTerms) this.variantOf[id] = 0
    // Not cleared: V8 links a map's old table to its new one, and what such a chain holds outlives its question.
    this.documentCovers = new Map()
    this.profiles = new Map()
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
    const { sentences, headTerms, headPairs, noted, notedWeights, passage } = indexed
    const blocks = passage.blocks.length
    this.passage = indexed
    this.firstSentence = FIRST_BLOCK + blocks
    this.clearRows(this.firstSentence + sentences.length, blocks)
    this.markList(headTerms, HEAD)
    this.raise(WHOLE, HEAD)
    for (let i = 0; i < sentences.length; i += 1) {
      this.markList(sentences[i]!.terms, this.firstSentence + i)
      this.raise(WHOLE, this.firstSentence + i)
    }
    this.pairs.openHead(headPairs)
    this.readNoted(noted, notedWeights)
    this.profile = passage.kind === 'case' ? this.profileOf(indexed) : NO_PROFILE
  }

  private clearRows(rows: number, blocks: number): void {
    const size = rows * this.concepts
    if (this.held.length < size) this.held = new Float64Array(2 * size)
    else this.held.fill(0, 0, size)
    if (this.speaks.length < rows) this.speaks = new Uint8Array(2 * rows)
    else this.speaks.fill(0, 0, rows)
    if (this.likeness.length < blocks) {
      this.likeness = new Float64Array(2 * blocks)
      this.within = new Float64Array(2 * blocks)
      this.sameness = new Float64Array(2 * blocks)
    } else {
      this.likeness.fill(0, 0, blocks)
      this.within.fill(0, 0, blocks)
      this.sameness.fill(0, 0, blocks)
    }
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
      this.clear(NOTED)
      for (let i = at + 2; i < pairs; i += 1) {
        const variant = this.variantOf[noted[i]!]!
        if (variant !== 0) this.markVariant(variant, NOTED)
      }
      const end = pairs + 1 + noted[pairs]!
      const shared = this.pairs.sharedWith(noted, pairs + 1, end)
      const weight = notedWeights[question]! - this.pairs.namesWithin(noted, pairs + 1, end)
      if (weight > 0 && shared / weight > this.within[block]!) this.within[block] = shared / weight
      const dice = (2 * shared) / (weight + this.pairs.total)
      if (dice > this.sameness[block]!) this.sameness[block] = dice
      const likeness = 0.5 * dice + 0.5 * this.coverOf(NOTED)
      if (likeness > this.likeness[block]!) this.likeness[block] = likeness
      this.raise(FIRST_BLOCK + block, NOTED)
      at = end
    }
  }

  /** Share of the concepts' weight that the heading holds, each by its best variant. */
  headCover(): number {
    return this.coverOf(HEAD)
  }

  /** The same for the whole passage with its heading. */
  passageCover(): number {
    return this.coverOf(WHOLE)
  }

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

  /** The nearest noted question of a block: half the pairs in common (Dice) and half the concepts that it holds. */
  notedLikeness(block: number): number {
    return block < 0 ? 0 : this.likeness[block]!
  }

  /** The largest share of a noted question's own pairs that the question holds: a short one can stand inside a long one. */
  notedWithin(block: number): number {
    return block < 0 ? 0 : this.within[block]!
  }

  /** How far the nearest noted question has more than half its pairs in common: 1 where it is the question to the letter. */
  notedSameness(block: number): number {
    return block < 0 ? 0 : Math.max(0, 2 * this.sameness[block]! - 1)
  }

  /** Share of the pairs that the sentence holds; it is the one that `addedPairs` and `sharedRun` are about from here on. */
  pairCover({ pairs }: IndexedSentence): number {
    return this.pairs.openSentence(pairs)
  }

  /** Share of the pairs that the heading adds to the sentence's. */
  addedPairs(): number {
    return this.pairs.addedByHead()
  }

  /** Length of the longest run of characters that the sentence shares with the question, as a share of 12. */
  sharedRun({ folded }: IndexedSentence): number {
    return Math.min(1, this.pairs.longestRun(folded) / 12)
  }

  /** Share of the concepts that everything the case's document says holds; counted once a document. */
  documentCover(): number {
    const { documentTerms, passage } = this.passage!
    let cover = this.documentCovers.get(passage.documentId)
    if (cover === undefined) {
      cover = this.coverOfSorted(documentTerms)
      this.documentCovers.set(passage.documentId, cover)
    }
    return cover
  }

  /** Share of the concepts that the case's profile holds. */
  profileCover(): number {
    return this.profile.cover
  }

  /** Share of the concepts beyond the profile that the sentence holds. */
  residualCover(sentence: number): number {
    return this.residualOf(this.firstSentence + sentence)
  }

  /** The same for the sentence with its block's noted questions. */
  blockResidual(sentence: number, block: number): number {
    this.clear(MERGED)
    this.raise(MERGED, this.firstSentence + sentence)
    if (block >= 0) this.raise(MERGED, FIRST_BLOCK + block)
    return this.residualOf(MERGED)
  }

  private residualOf(row: number): number {
    const { left, total } = this.profile
    if (total === 0 || this.speaks[row] === 0) return 0
    const from = row * this.concepts
    let covered = 0
    for (let i = 0; i < left.length; i += 1) covered += left[i]! * this.held[from + i]!
    return covered / total
  }

  private profileOf({ profileTerms, passage }: IndexedPassage): Profile {
    let profile = this.profiles.get(passage.documentId)
    if (profile === undefined) {
      const cover = this.coverOfSorted(profileTerms)
      const from = MERGED * this.concepts
      const left = Float64Array.from(this.weights, (weight, i) => (1 - this.held[from + i]!) * weight)
      profile = { cover, left, total: left.reduce((sum, weight) => sum + weight, 0) }
      this.profiles.set(passage.documentId, profile)
    }
    return profile
  }

  /** Looks the question's terms up in a long ascending list; leaves in the merged row what it holds. */
  private coverOfSorted(terms: Int32Array): number {
    this.clear(MERGED)
    for (const id of this.filledTerms) if (includesSorted(terms, id)) this.markVariant(this.variantOf[id]!, MERGED)
    return this.coverOf(MERGED)
  }
}

function includesSorted(list: Int32Array, value: number): boolean {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (list[middle]! === value) return true
    if (list[middle]! < value) low = middle + 1
    else high = middle - 1
  }
  return false
}
