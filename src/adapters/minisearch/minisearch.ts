import MiniSearch from 'minisearch'
import type { SearchSettings } from '../../core/index/postings.js'
import type { Hit, Query, Searcher } from '../../core/index/searcher.js'
import { DELTA, Tally } from './minisearch-tally.js'

/** A passage as the searcher sees it: its terms, already analysed, each once. */
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
  /** By word, how many passages hold it. */
  const counts: number[] = []
  const keys = new Map<string, string>()
  const keyOf = (word: string): string => {
    let key = keys.get(word)
    if (key === undefined) {
      key = String(FIRST_KEY + words.length)
      words.push(word)
      counts.push(0)
      keys.set(word, key)
    }
    counts[placeOf(key)]! += 1
    return key
  }
  const idfOf = (count: number) => Math.log(1 + (passages.length - count + 0.5) / (count + 0.5))
  const tally = new Tally(
    passages.map(({ terms }) => terms.length),
    { k, b },
  )
  let weights = new Map<string, number>()
  let counting = true
  const split = (text: string) => text.split(' ')
  // Passages go by their place, so that what is noted of one is a number in a list.
  const engine = new MiniSearch<{ id: number }>({
    fields: ['terms'],
    extractField: ({ id }, field) => (field === 'id' ? id : passages[id]!.terms.map(keyOf).join(' ')) as string,
    tokenize: split,
    processTerm: (term) => (term === '' ? null : term),
    // Said once: MiniSearch copies the options that come with a search for each of its terms.
    searchOptions: {
      boostTerm: (key) => weights.get(key) ?? 1,
      boostDocument: (passage, key) => {
        if (!counting) return tally.isAhead(passage) ? 1 : 0
        tally.count(passage, key)
        return 0
      },
      bm25: { k, b, d: DELTA },
    },
  })
  for (let i = 0; i < passages.length; i += PASSAGES_A_STEP) {
    engine.addAll(passages.slice(i, i + PASSAGES_A_STEP).map((_, n) => ({ id: i + n })))
    yield
  }
  return {
    search: async (query: Query, limit: number): Promise<Hit[]> => {
      weights = new Map()
      for (const { term, weight } of query.terms) {
        const key = keys.get(term)
        if (key !== undefined) weights.set(key, Math.max(weight, weights.get(key) ?? 0))
      }
      if (weights.size === 0) return []
      const gains = new Map<string, number>()
      for (const [key, weight] of weights) gains.set(key, weight * idfOf(counts[placeOf(key)]!))
      const terms = [...weights.keys()].join(' ')
      // MiniSearch makes several objects for each passage and term that it finds, of which thirty passages are wanted. So
      // it goes over its index twice: for the tally, where it leaves everything out (a factor of 0), and for the best.
      counting = true
      tally.begin(gains)
      engine.search(terms)
      tally.close(limit)
      counting = false
      const results = engine.search(terms)
      return results.slice(0, limit).map(({ id, score, queryTerms }) => ({
        passageId: passages[id as number]!.id,
        score,
        terms: queryTerms.map((key) => words[placeOf(key)]!),
      }))
    },
  }
}

function placeOf(key: string): number {
  return Number(key) - FIRST_KEY
}
