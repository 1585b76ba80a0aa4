import type { Postings } from './postings.js'
import type { Vocabulary } from './vocabulary.js'

/** How questions are read for one's own documents: the office's words are sure, and there are many of them. */
export const OWN_CONCEPTS = { synonym: 0.8, partsToo: true, withoutAsking: true } as const

/** How many terms the searcher of one's own documents is asked for. */
export const OWN_QUERY_TERMS = 60

/**
 * The words of one's own documents: known are those that they hold, and what tells their passages apart counts half, what
 * tells all passages apart the other half (在宅勤務 says little within a rule on it, and much beside other rules).
 */
export function ownWords(terms: Vocabulary, own: Postings): Pick<Vocabulary, 'has' | 'idf'> {
  const total = own.lengths.length
  const countOf = (word: string) => {
    const id = terms.ids.get(word)
    return id === undefined ? 0 : own.from[id + 1]! - own.from[id]!
  }
  return {
    has: (word) => countOf(word) > 0,
    idf: (word) => {
      const count = countOf(word)
      return 0.5 * terms.idf(word) + 0.5 * Math.log(1 + (total - count + 0.5) / (count + 0.5))
    },
  }
}
