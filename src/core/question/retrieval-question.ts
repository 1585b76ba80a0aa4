import type { RetrievalIndex } from '../index/retrieval-index.js'
import { isUnit } from '../index/retrieval-pairs.js'
import {
  MAX_TERM_DOCUMENTS,
  MIN_SEARCH_TERMS,
  NEXT_TO_NOTHING,
  VERY_MANY_DOCUMENTS,
} from '../index/retrieval-weights.js'
import type { QueryTerm } from '../index/searcher.js'
import type { Analyzer } from '../text/analyzer.js'
import { ANSWER_TYPES, answerTypeOf } from '../text/answer-type.js'
import { termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'

/** What a question holds of one sort: ids in the index, some of them more than once, -1 where no document holds it. */
export type QuestionIds = readonly number[]

/** A question in the numbers of an index. */
export interface RetrievalQuestion {
  terms: QuestionIds
  pairs: QuestionIds
  units: QuestionIds
  /** Words that stand side by side, as ids of terms: first, second, first, second. */
  neighbours: readonly number[]
  /** The bit of the sort of answer that is asked for; 0 where it cannot be told. */
  answerType: number
  /** What to ask the searcher for. */
  searchTerms: QueryTerm[]
}

/** Analyses a question once, for the searcher and for the comparison. Never throws. */
export function toRetrievalQuestion(text: string, index: RetrievalIndex, analyzer: Analyzer): RetrievalQuestion {
  const folded = foldPlain(text)
  const terms: number[] = []
  const known: { term: string; documents: number }[] = []
  const neighbours: number[] = []
  let before = -1
  for (const { term, compound } of termsOf(analyzer.analyze(text))) {
    const id = index.termIds.get(term) ?? -1
    if (id >= 0 && !terms.includes(id)) known.push({ term, documents: index.termCounts[id]! })
    terms.push(id)
    if (compound) continue
    if (id >= 0 && before >= 0) neighbours.push(before, id)
    before = id
  }
  const units: number[] = []
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i)
    if (isUnit(code)) units.push(code)
  }
  const type = answerTypeOf(folded)
  return {
    terms,
    pairs: index.pairIds.find(folded),
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
    if (chosen.length >= MIN_SEARCH_TERMS && touched + documents > MAX_TERM_DOCUMENTS) break
    if (touched >= NEXT_TO_NOTHING && documents > VERY_MANY_DOCUMENTS) break
    touched += documents
    chosen.push({ term, weight: 1 })
  }
  return chosen
}
