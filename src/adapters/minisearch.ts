import MiniSearch from 'minisearch'
import type { Hit, Query, Searcher } from '../core/ports.js'

/** A passage as the searcher sees it: terms, already analysed, by field. */
export interface SearchableFields {
  id: string
  text: string[]
  head: string[]
  asked: string[]
}

/** How much a term counts in each field, and BM25's own settings. */
export interface SearchSettings {
  boost: { text: number; head: number; asked: number }
  k: number
  b: number
}

/** An in-memory searcher. Terms are handed over joined by spaces: analysis is the core's, MiniSearch only splits. */
export function createMiniSearcher(passages: Iterable<SearchableFields>, settings: SearchSettings): Searcher {
  const split = (text: string) => text.split(' ')
  const engine = new MiniSearch<SearchableFields>({
    fields: ['text', 'head', 'asked'],
    extractField: (passage, field) => {
      const value = passage[field as keyof SearchableFields]
      return Array.isArray(value) ? value.join(' ') : value
    },
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
        boost: settings.boost,
        boostTerm: (term) => weights.get(term) ?? 1,
        bm25: { k: settings.k, b: settings.b, d: 0.5 },
        tokenize: split,
      })
      return results.slice(0, limit).map(({ id, score, terms }) => ({ passageId: id as string, score, terms }))
    },
  }
}
