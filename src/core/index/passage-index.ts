import { isOriginal, type Passage } from '../corpus/corpus.js'
import type { Span } from '../text/span.js'
import { eachNoted } from './noted-list.js'
import type { NotedPostings } from './noted-questions.js'
import type { Numbers } from './passage-words.js'
import type { Vocabulary } from './vocabulary.js'

/** A sentence with what the ranking compares: ids of its distinct terms and character pairs. */
export interface IndexedSentence {
  span: Span
  block: number
  terms: Int32Array
  pairs: Int32Array
  folded: string
  /** The sorts of answers that it can be, one bit each (answer-type.ts). */
  answers: number
  /** What it does, one bit each (purpose.ts). */
  roles: number
  /** On which side of a matter it is (stance.ts). */
  stances: number
}

export interface IndexedPassage {
  passage: Passage
  /** Its place in `PassageIndex.passages`. */
  readonly place: number
  sentences: IndexedSentence[]
  /**
   * The questions that the passage's writer noted, end to end (noted-list.ts). An array for each list would lie anywhere in
   * memory.
   */
  noted: Int32Array
  /** For each noted question, the sum of its pairs' weights. */
  notedWeights: Float64Array
  /** For each block, the terms of all the questions noted under it. */
  notedTerms: Int32Array[]
  /** Of title, section, place and topics. */
  headTerms: Int32Array
  headPairs: Int32Array
  /** All of these words, and what sentences are, in one list (passage-words.ts). */
  readonly words: Numbers
}

/** Everything that answering needs of the corpus, put together once at start. */
export interface PassageIndex {
  passages: IndexedPassage[]
  byId: Map<string, IndexedPassage>
  /** Neighbouring passages of one document and kind, in order; originals are not among them. */
  groups: IndexedPassage[][]
  terms: Vocabulary
  pairs: Vocabulary
  /** By term id, 1 for terms of the texts and headings; 0 for those that only noted questions hold. */
  written: Uint8Array
  /** idf of each pair, by id. */
  pairWeights: Float64Array
  /** How many sentences of one's own documents hold each kanji. */
  ownKanji: Vocabulary
  /** The noted questions by their pairs. */
  noted: NotedPostings
  /** Nouns and compounds of the texts by their reading, for questions written in kana. */
  termsByReading: ReadonlyMap<string, readonly string[]>
}

/** Documents in their order, for whoever wants all passages of some of them. */
export function groupsOf(passages: readonly IndexedPassage[]): IndexedPassage[][] {
  const groups: IndexedPassage[][] = []
  let last: Passage | undefined
  for (const indexed of passages) {
    const { passage } = indexed
    if (isOriginal(passage)) continue
    if (passage.documentId === last?.documentId && passage.kind === last.kind) groups.at(-1)!.push(indexed)
    else groups.push([indexed])
    last = passage
  }
  return groups
}

/** The weight of each noted question: that of its pairs together. */
export function notedWeightsOf(noted: Int32Array, pairWeights: Float64Array): Float64Array {
  const weights: number[] = []
  eachNoted(noted, (_question, _block, _terms, pairs, end) => {
    let weight = 0
    for (let i = pairs; i < end; i += 1) weight += pairWeights[noted[i]!]!
    weights.push(weight)
  })
  return Float64Array.from(weights)
}

/** The lists that together hold every term of a passage. */
export function termLists({ headTerms, sentences, notedTerms }: IndexedPassage): Int32Array[] {
  return [headTerms, ...sentences.map(({ terms }) => terms), ...notedTerms]
}
