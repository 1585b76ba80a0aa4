import MiniSearch from 'minisearch'
import { BM25_DELTA, type SearchSettings } from '../../core/index/postings.js'
import type { Hit, Query, Searcher } from '../../core/index/searcher.js'

/** A passage as the searcher sees it: its terms, already analysed. */
export interface SearchablePassage {
  id: string
  terms: string[]
}

/** No term holds one. */
const SEPARATOR = '\n'

/** How many passages are indexed at a time: a few milliseconds' work. */
const PASSAGES_A_STEP = 50

/** An in-memory searcher. Terms are handed over joined: analysis is the core's, MiniSearch only splits. */
export function createMiniSearcher(passages: readonly SearchablePassage[], settings: SearchSettings): Searcher {
  const steps = miniSearcherSteps(passages, settings)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of some milliseconds each, for whoever has others waiting. */
export function* miniSearcherSteps(
  passages: readonly SearchablePassage[],
  { k, b }: SearchSettings,
): Generator<void, Searcher> {
  const engine = new MiniSearch<SearchablePassage>({
    fields: ['terms'],
    extractField: ({ id, terms }, field) => (field === 'id' ? id : terms.join(SEPARATOR)),
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { bm25: { k, b, d: BM25_DELTA } },
  })
  for (let i = 0; i < passages.length; i += PASSAGES_A_STEP) {
    engine.addAll(passages.slice(i, i + PASSAGES_A_STEP))
    yield
  }
  return {
    search: async (query: Query, limit: number): Promise<Hit[]> => {
      const weights = new Map<string, number>()
      for (const { term, weight } of query.terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
      if (weights.size === 0) return []
      const found = engine.search([...weights.keys()].join(SEPARATOR), {
        boostTerm: (term) => weights.get(term) ?? 1,
      })
      return found
        .slice(0, limit)
        .map(({ id, score, queryTerms }) => ({ passageId: String(id), score, terms: queryTerms }))
    },
  }
}
