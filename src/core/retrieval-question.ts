import { ANSWER_TYPES, answerTypeOf } from './answer-type.js'
import { bigramsOf } from './bigrams.js'
import type { Analyzer, QueryTerm } from './ports.js'
import { isUnit, type RetrievalIndex, type WeightedVocabulary } from './retrieval-index.js'
import { MAX_TERM_DOCUMENTS, MIN_SEARCH_TERMS } from './retrieval-weights.js'
import { termsOf } from './terms.js'
import { foldPlain } from './width.js'

/** The question's distinct strings of one sort that some document holds, with their weights. */
export interface WeightedIds {
  ids: number[]
  weights: number[]
  /** Weight of all its strings, those in no document included. */
  total: number
}

/** A question in the numbers of an index. */
export interface RetrievalQuestion {
  terms: WeightedIds
  pairs: WeightedIds
  units: WeightedIds
  /** Words that stand side by side, as ids of terms: first, second, first, second. */
  neighbours: number[]
  /** The bit of the sort of answer that is asked for; 0 where it cannot be told. */
  answerType: number
  /** What to ask the searcher for. */
  searchTerms: QueryTerm[]
}

/** Analyses a question once, for the searcher and for the comparison. Never throws. */
export function toRetrievalQuestion(text: string, index: RetrievalIndex, analyzer: Analyzer): RetrievalQuestion {
  const folded = foldPlain(text)
  const terms = new Collection()
  const pairs = new Collection()
  const units = new Collection()
  const known: { term: string; documents: number }[] = []
  const neighbours: number[] = []
  let before = -1
  for (const { term, compound } of termsOf(analyzer.analyze(text))) {
    const id = index.terms.ids.get(term) ?? -1
    if (terms.add(id, term, index.terms) && id >= 0) known.push({ term, documents: index.terms.counts[id]! })
    if (compound) continue
    if (id >= 0 && before >= 0) neighbours.push(before, id)
    before = id
  }
  for (const pair of bigramsOf(folded)) pairs.add(index.pairs.ids.get(pair) ?? -1, pair, index.pairs)
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i)
    if (isUnit(code)) units.addKnown(code, index.unitWeights[code]!)
  }
  const type = answerTypeOf(folded)
  return {
    terms,
    pairs,
    units,
    neighbours,
    answerType: type ? 1 << ANSWER_TYPES.indexOf(type) : 0,
    searchTerms: rarestTerms(known),
  }
}

function rarestTerms(known: { term: string; documents: number }[]): QueryTerm[] {
  known.sort((a, b) => a.documents - b.documents)
  const chosen: QueryTerm[] = []
  let touched = 0
  for (const { term, documents } of known) {
    touched += documents
    if (chosen.length >= MIN_SEARCH_TERMS && touched > MAX_TERM_DOCUMENTS) break
    chosen.push({ term, weight: 1 })
  }
  return chosen
}

class Collection implements WeightedIds {
  readonly ids: number[] = []
  readonly weights: number[] = []
  total = 0
  private readonly seen = new Set<number | string>()

  /** True where it is new. */
  add(id: number, word: string, vocabulary: WeightedVocabulary): boolean {
    if (id >= 0) return this.addKnown(id, vocabulary.weights[id]!)
    if (this.seen.has(word)) return false
    this.seen.add(word)
    this.total += vocabulary.unknownWeight
    return true
  }

  addKnown(id: number, weight: number): boolean {
    if (this.seen.has(id)) return false
    this.seen.add(id)
    this.ids.push(id)
    this.weights.push(weight)
    this.total += weight
    return true
  }
}
