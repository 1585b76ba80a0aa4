import type { Audience } from '../corpus/audience.js'

/** What the core needs of a search engine. No engine's type or option shows through. */

export interface QueryTerm {
  term: string
  /** 1 for a word of the person's own; less for what was added. */
  weight: number
}

export interface Query {
  terms: QueryTerm[]
  /** Who reads what is found; where not said, what everybody of the company may read. */
  reader?: Audience
  /** Says of each hit which of the terms it holds, for an explanation. */
  explain?: true
}

export interface Hit {
  passageId: string
  score: number
  /** The query's terms that the passage holds, where an explanation was asked for. */
  terms?: string[]
}

/**
 * Best first, at most `limit`; of equal scores, any order. What the reader may not read is not found, and takes none of the others'
 * room. All that there is was searched, or SearchError is thrown: never a part of it.
 */
export interface Searcher {
  search(query: Query, limit: number): Promise<Hit[]>
}

/**
 * `away`: no answer. `busy`: too much to do. `partial`: some of the passages could not be searched. `refused`: not let in. `behind`: the
 * engine does not hold yet what there is to search. `fault`: an answer that nobody understands.
 */
export type SearchFault = 'away' | 'busy' | 'partial' | 'refused' | 'behind' | 'fault'

/** A search that could not be made, which says nothing about what there is to find. */
export class SearchError extends Error {
  readonly code: SearchFault

  constructor(code: SearchFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SearchError'
    this.code = code
  }
}
