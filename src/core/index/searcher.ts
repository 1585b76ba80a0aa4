/** What the core needs of a search engine. No engine's type or option shows through. */

export interface QueryTerm {
  term: string
  /** 1 for a word of the person's own; less for what was added. */
  weight: number
}

export interface Query {
  terms: QueryTerm[]
  /** Says of each hit which of the terms it holds, for an explanation. */
  explain?: true
}

export interface Hit {
  passageId: string
  score: number
  /** The query's terms that the passage holds, where an explanation was asked for. */
  terms?: string[]
}

/** Best first, at most `limit`. */
export interface Searcher {
  search(query: Query, limit: number): Promise<Hit[]>
}
