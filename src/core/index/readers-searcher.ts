import type { Searcher } from './searcher.js'

/**
 * A searcher in which somebody from outside finds nothing, HR everything, and everybody else what is not `hidden`: taken out before
 * anything is ranked, and none of the others has less room for it.
 */
export function withReaders(searcher: Searcher, hidden: ReadonlySet<string>): Searcher {
  return {
    search: async (query, limit) => {
      if (query.reader === 'outside') return []
      if (query.reader === 'hr' || hidden.size === 0) return searcher.search(query, limit)
      const hits = await searcher.search(query, limit + hidden.size)
      return hits.filter(({ passageId }) => !hidden.has(passageId)).slice(0, limit)
    },
  }
}

/** The same searcher for one kind of readers. */
export function readBy(searcher: Searcher, reader: 'everyone' | 'hr'): Searcher {
  return { search: (query, limit) => searcher.search({ ...query, reader }, limit) }
}
