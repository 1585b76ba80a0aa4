import MiniSearch from 'minisearch'
import { Admission } from '../core/admission.js'
import type { Hit, Query, Searcher } from '../core/ports.js'
import type { SearchSettings } from '../core/postings.js'

/** A passage as the searcher sees it: its terms, already analysed. */
export interface SearchablePassage {
  id: string
  terms: string[]
}

/**
 * MiniSearch is handed numbers for terms. It makes an object for each passage that it finds, with the term as a key: V8 keeps
 * a hidden class for each such key until the next full collection, which cost 60 KB and, with the pauses, half the time
 * of a question (MiniSearch 7.2, Node 20). A key that looks like a large array index has no such class.
 */
const FIRST_KEY = 2 ** 24

/** How many passages are indexed at a time: a few milliseconds' work. */
const PASSAGES_A_STEP = 50

/** An in-memory searcher. Terms are handed over joined by spaces: analysis is the core's, MiniSearch only splits. */
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
  const words: string[] = []
  const keys = new Map<string, string>()
  const keyOf = (word: string): string => {
    let key = keys.get(word)
    if (key === undefined) {
      key = String(FIRST_KEY + words.length)
      words.push(word)
      keys.set(word, key)
    }
    return key
  }
  const split = (text: string) => text.split(' ')
  // Passages go by their place, so that what is noted of one is a number in a list.
  const engine = new MiniSearch<{ id: number }>({
    fields: ['terms'],
    extractField: ({ id }, field) => (field === 'id' ? id : passages[id]!.terms.map(keyOf).join(' ')) as string,
    tokenize: split,
    processTerm: (term) => (term === '' ? null : term),
  })
  for (let i = 0; i < passages.length; i += PASSAGES_A_STEP) {
    engine.addAll(passages.slice(i, i + PASSAGES_A_STEP).map((_, k) => ({ id: i + k })))
    yield
  }
  const ids = passages.map(({ id }) => id)
  const admission = new Admission(ids.length)
  return {
    search: async (query: Query, limit: number): Promise<Hit[]> => {
      const weights = new Map<string, number>()
      for (const { term, weight } of query.terms) {
        const key = keys.get(term)
        if (key !== undefined) weights.set(key, Math.max(weight, weights.get(key) ?? 0))
      }
      if (weights.size === 0) return []
      admission.begin(limit)
      const results = engine.search([...weights.keys()].join(' '), {
        boostTerm: (key) => weights.get(key) ?? 1,
        // It makes several objects for each passage and term: what is not admitted (0) costs next to nothing.
        boostDocument: (passage, key) => (admission.admits(passage, key) ? 1 : 0),
        bm25: { k, b, d: 0.5 },
      })
      return results.slice(0, limit).map(({ id, score, queryTerms }) => ({
        passageId: ids[id as number]!,
        score,
        terms: queryTerms.map((key) => words[Number(key) - FIRST_KEY]!),
      }))
    },
  }
}
