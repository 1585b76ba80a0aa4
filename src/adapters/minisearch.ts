import MiniSearch from 'minisearch'
import type { Hit, Query, Searcher } from '../core/ports.js'
import type { SearchSettings } from '../core/postings.js'

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

/** MiniSearch's default for the floor that a term found adds, however long the passage. */
const DELTA = 0.5

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
  const tally = new Tally(passages, keys, { k, b })
  return {
    search: async (query: Query, limit: number): Promise<Hit[]> => {
      const weights = new Map<string, number>()
      for (const { term, weight } of query.terms) {
        const key = keys.get(term)
        if (key !== undefined) weights.set(key, Math.max(weight, weights.get(key) ?? 0))
      }
      if (weights.size === 0) return []
      const terms = [...weights.keys()].join(' ')
      // MiniSearch makes several objects for each passage and term that it finds, of which thirty passages are wanted. So
      // it goes over its index twice: for the tally, which leaves everything out (0), and for the results of the best.
      tally.begin(weights)
      engine.search(terms, { boostDocument: tally.count })
      tally.close(limit)
      const results = engine.search(terms, {
        boostTerm: (key) => weights.get(key) ?? 1,
        boostDocument: tally.isAhead,
        bm25: { k, b, d: DELTA },
      })
      return results.slice(0, limit).map(({ id, score, queryTerms }) => ({
        passageId: passages[id as number]!.id,
        score,
        terms: queryTerms.map((key) => words[Number(key) - FIRST_KEY]!),
      }))
    },
  }
}

/** The scores that passages will have, in numbers alone: MiniSearch's own formula, for terms that stand once in a passage. */
class Tally {
  /** What a term of weight 1 and idf 1 adds to each passage. */
  private readonly norms: Float64Array
  private readonly idfs = new Map<string, number>()
  private readonly sums: Float64Array
  private readonly found: Uint16Array
  private touched: number[] = []
  private weights: ReadonlyMap<string, number> = new Map()
  private key = ''
  private gain = 0
  private least = 0

  constructor(passages: readonly SearchablePassage[], keys: ReadonlyMap<string, string>, { k, b }: SearchSettings) {
    const counts = new Map<string, number>()
    const lengths = passages.map(({ terms }) => {
      const distinct = new Set(terms)
      for (const term of distinct) counts.set(term, (counts.get(term) ?? 0) + 1)
      return distinct.size
    })
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
    this.norms = Float64Array.from(lengths, (length) => DELTA + (k + 1) / (1 + k * (1 - b + (b * length) / average)))
    for (const [term, n] of counts)
      this.idfs.set(keys.get(term)!, Math.log(1 + (passages.length - n + 0.5) / (n + 0.5)))
    this.sums = new Float64Array(passages.length)
    this.found = new Uint16Array(passages.length)
  }

  begin(weights: ReadonlyMap<string, number>): void {
    for (const passage of this.touched) {
      this.sums[passage] = 0
      this.found[passage] = 0
    }
    this.touched = []
    this.weights = weights
    this.key = ''
  }

  /** Counts a term of a passage; all passages of one term come before those of the next. */
  readonly count = (passage: number, key: string): number => {
    if (key !== this.key) {
      this.key = key
      this.gain = this.idfs.get(key)! * this.weights.get(key)!
    }
    if (this.found[passage] === 0) this.touched.push(passage)
    this.sums[passage]! += this.gain * this.norms[passage]!
    this.found[passage]! += 1
    return 0
  }

  /** Settles how high the first `limit` stand. */
  close(limit: number): void {
    const scores = new Float64Array(this.touched.length)
    for (let i = 0; i < scores.length; i += 1) scores[i] = this.sums[this.touched[i]!]! * this.found[this.touched[i]!]!
    scores.sort()
    // Sums taken in another order differ in their last digits.
    this.least = (scores[Math.max(0, scores.length - limit)] ?? 0) * (1 - 1e-9)
  }

  readonly isAhead = (passage: number): number => (this.sums[passage]! * this.found[passage]! >= this.least ? 1 : 0)
}
