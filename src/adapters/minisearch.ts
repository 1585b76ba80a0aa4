import MiniSearch from 'minisearch'
import type { Hit, Query, Searcher } from '../core/ports.js'

/** A passage as the searcher sees it: its terms, already analysed. */
export interface SearchablePassage {
  id: string
  terms: string[]
}

/** BM25's own settings. */
export interface SearchSettings {
  k: number
  b: number
}

/** An in-memory searcher. Terms are handed over joined by spaces: analysis is the core's, MiniSearch only splits. */
export function createMiniSearcher(passages: Iterable<SearchablePassage>, { k, b }: SearchSettings): Searcher {
  const split = (text: string) => text.split(' ')
  const engine = new MiniSearch<SearchablePassage>({
    fields: ['terms'],
    extractField: (passage, field) => (field === 'id' ? passage.id : passage.terms.join(' ')),
    tokenize: split,
    processTerm: (term) => (term === '' ? null : term),
  })
  engine.addAll([...passages])
  return {
    search: async (query: Query, limit: number): Promise<Hit[]> => {
      if (query.terms.length === 0) return []
      const weights = new Map<string, number>()
      for (const { term, weight } of query.terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
      const results = engine.search([...weights.keys()].join(' '), {
        boostTerm: (term) => weights.get(term) ?? 1,
        bm25: { k, b, d: 0.5 },
        tokenize: split,
      })
      return results.slice(0, limit).map(({ id, score, terms }) => ({ passageId: id as string, score, terms }))
    },
  }
}
