import type { Corpus, Passage } from '../corpus/corpus.js'
import type { Analyzer } from '../text/analyzer.js'
import { answerTypesOf } from '../text/answer-type.js'
import { bigramsOf } from '../text/bigrams.js'
import { rolesOf } from '../text/purpose.js'
import type { Span } from '../text/span.js'
import { type Term, termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import { eachNoted } from './noted-list.js'
import { buildNotedPostings, type NotedPostings } from './noted-questions.js'
import { type Numbers, passageWords } from './passage-words.js'

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
}

export interface IndexedPassage {
  passage: Passage
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
  /** All of these words in one list (passage-words.ts). */
  readonly words: Numbers
}

export interface PackedVocabulary {
  words: string[]
  counts: number[]
  total: number
}

const WORDS_A_STEP = 4000

/** Strings to small numbers, with how many units of text hold each. */
export class Vocabulary {
  readonly ids: Map<string, number>
  readonly words: string[]
  readonly counts: number[]
  total: number

  constructor(
    { words, counts, total }: PackedVocabulary = { words: [], counts: [], total: 0 },
    ids?: Map<string, number>,
  ) {
    this.words = words
    this.counts = counts
    this.total = total
    this.ids = ids ?? new Map(words.map((word, id) => [word, id]))
  }

  /** The same, a few thousand words at a step. */
  static *unpack(packed: PackedVocabulary): Generator<void, Vocabulary> {
    const ids = new Map<string, number>()
    for (const word of packed.words) {
      ids.set(word, ids.size)
      if (ids.size % WORDS_A_STEP === 0) yield
    }
    return new Vocabulary(packed, ids)
  }

  idOf(word: string): number {
    let id = this.ids.get(word)
    if (id === undefined) {
      id = this.words.length
      this.ids.set(word, id)
      this.words.push(word)
      this.counts.push(0)
    }
    return id
  }

  /** Counts one unit of text (a passage for terms, a sentence for pairs) that holds these. */
  count(ids: Iterable<number>): void {
    this.total += 1
    for (const id of new Set(ids)) this.counts[id]! += 1
  }

  /** True for what some counted unit holds. */
  has(word: string): boolean {
    const id = this.ids.get(word)
    return id !== undefined && this.counts[id]! > 0
  }

  /** Weights by id, once everything is counted. */
  weights(): Float64Array {
    return Float64Array.from(this.counts, (count) => this.weightOf(count))
  }

  /** ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25 (Robertson and Zaragoza 2009, section 3.1). */
  idf(word: string): number {
    const id = this.ids.get(word)
    return this.weightOf(id === undefined ? 0 : this.counts[id]!)
  }

  private weightOf(n: number): number {
    return Math.log(1 + (this.total - n + 0.5) / (n + 0.5))
  }
}

/** Everything that answering needs of the corpus, analysed once at start. */
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
  /** The noted questions by their pairs. */
  noted: NotedPostings
  /** Nouns and compounds of the texts by their reading, for questions written in kana. */
  termsByReading: Map<string, Set<string>>
}

/** Analyses every passage. Slow (a second or so for the whole corpus): done once, at start or when the project is built. */
export function buildPassageIndex(corpus: Corpus, analyzer: Analyzer): PassageIndex {
  const terms = new Vocabulary()
  const pairs = new Vocabulary()
  const termsByReading = new Map<string, Set<string>>()
  const cache = new Map<string, Analysed>()
  const analysed = (text: string, isOriginal: boolean): Analysed => {
    let found = cache.get(text)
    if (!found) {
      found = { terms: termsOf(analyzer.analyze(text)), folded: foldPlain(text) }
      cache.set(text, found)
      if (isOriginal) return found
      for (const { term, reading } of found.terms) {
        if (reading === undefined || reading === term || term.length < 2) continue
        const same = termsByReading.get(reading)
        if (same) same.add(term)
        else termsByReading.set(reading, new Set([term]))
      }
    }
    return found
  }
  const ids = (list: Term[]) => distinct(list.map(({ term }) => terms.idOf(term)))
  const pairIds = (folded: string) => distinct(bigramsOf(folded).map((pair) => pairs.idOf(pair)))
  const passages = corpus.passages.map((passage): IndexedPassage => {
    const original = isOriginal(passage)
    const whole = analysed(passage.text, original)
    const sentences = passage.sentences.map((span): IndexedSentence => {
      const folded = foldPlain(passage.text.slice(span.start, span.end))
      return {
        span,
        block: passage.blocks.findIndex((block) => block.start <= span.start && span.end <= block.end),
        terms: ids(whole.terms.filter((term) => term.start >= span.start && term.end <= span.end)),
        pairs: pairIds(folded),
        folded,
        answers: answerTypesOf(folded),
        roles: rolesOf(folded),
      }
    })
    const head = [passage.title, passage.section, passage.place, ...passage.topics].map((part) =>
      analysed(part, original),
    )
    const noted = passage.blocks.map((block) =>
      block.noted.map((question) => {
        const { terms: own, folded } = analysed(question, original)
        return { terms: ids(own), pairs: pairIds(folded) }
      }),
    )
    let words: Numbers | undefined
    const indexed: IndexedPassage = {
      passage,
      sentences,
      noted: endToEnd(noted),
      notedWeights: new Float64Array(),
      notedTerms: noted.map((questions) => distinct(questions.flatMap((question) => [...question.terms]))),
      headTerms: ids(head.flatMap((part) => part.terms)),
      headPairs: distinct(head.flatMap((part) => bigramsOf(part.folded).map((pair) => pairs.idOf(pair)))),
      // When it is first read, all terms have their ids.
      get words() {
        words ??= passageWords(this, terms.words.length)
        return words
      },
    }
    // An original says again what the corpus says: counted twice, its words would seem common and unknown ones known.
    if (original) return indexed
    const parts = [...sentences, ...noted.flat()]
    terms.count([...indexed.headTerms, ...parts.flatMap((part) => [...part.terms])])
    for (const part of parts) pairs.count(part.pairs)
    return indexed
  })
  return completeIndex(passages, { terms, pairs, termsByReading })
}

function endToEnd(noted: { terms: Int32Array; pairs: Int32Array }[][]): Int32Array {
  return Int32Array.from(
    noted.flatMap((questions, block) =>
      questions.flatMap(({ terms, pairs }) => [block, terms.length, ...terms, pairs.length, ...pairs]),
    ),
  )
}

/** What follows from the passages together: weights, and each document's terms. Changes the passages in place. */
function completeIndex(
  passages: IndexedPassage[],
  vocabularies: Pick<PassageIndex, 'terms' | 'pairs' | 'termsByReading'>,
): PassageIndex {
  const pairWeights = vocabularies.pairs.weights()
  for (const indexed of passages) indexed.notedWeights = notedWeightsOf(indexed.noted, pairWeights)
  const byId = new Map(passages.map((indexed) => [indexed.passage.id, indexed]))
  const written = new Uint8Array(vocabularies.terms.words.length)
  for (const { headTerms, sentences } of passages) {
    for (const list of [headTerms, ...sentences.map((sentence) => sentence.terms)])
      for (const id of list) written[id] = 1
  }
  const noted = buildNotedPostings(passages, { ...vocabularies, pairWeights })
  return { ...vocabularies, passages, byId, groups: groupsOf(passages), pairWeights, noted, written }
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

/** True for a passage of one of the corpus's own originals: it is quoted in the place of what the corpus says of it. */
export function isOriginal({ verbatim, own }: Passage): boolean {
  return verbatim && own !== true
}

interface Analysed {
  terms: Term[]
  folded: string
}

function distinct(ids: number[]): Int32Array {
  return Int32Array.from(new Set(ids)).sort()
}
