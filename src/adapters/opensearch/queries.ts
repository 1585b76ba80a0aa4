import { BM25_DELTA, type SearchSettings } from '../../core/index/postings.js'
import { type Hit, type Query, SearchError } from '../../core/index/searcher.js'
import { isHoldable } from './index-shape.js'

/** Fewer than the clauses that a query may have (1,024), each of which stands in it twice. */
const MOST_TERMS = 400

/** So many words of a passage that scores are worked out from: the engine holds no fraction of it. */
interface Scoring {
  settings: SearchSettings
  /** Distinct terms of a passage, on the average. */
  averageLength: number
}

/** What a search is narrowed to, whatever is asked. */
interface Narrowing {
  team: string
  reader: NonNullable<Query['reader']>
}

/** Each term with its weight, those that the engine can hold; undefined where nothing can be found by them. */
export function askedTerms({ terms }: Query): Map<string, number> | undefined {
  const weights = new Map<string, number>()
  for (const { term, weight } of terms) {
    if (isHoldable(term)) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  }
  if (weights.size === 0) return undefined
  if (weights.size <= MOST_TERMS) return weights
  return new Map([...weights].sort(([, a], [, b]) => b - a).slice(0, MOST_TERMS))
}

/**
 * The same score as in this process (score-tally.ts): the sum of weight × idf, times how many of the terms the passage holds, times
 * what BM25+ makes of its length. Each term stands in a passage once, so that the last is one factor for all of them. Equal scores
 * go by the passage's id, so that every copy of a shard gives the same list.
 */
export function searchBody(
  terms: ReadonlyMap<string, number>,
  { team, reader }: Narrowing,
  { settings: { k, b }, averageLength }: Scoring,
  limit: number,
  timeoutMs: number,
): object {
  const held = [...terms.keys()].map((term) => ({ term: { terms: term } }))
  const weighted = [...terms].map(([term, weight]) => ({ term: { terms: { value: term, boost: weight } } }))
  const filter: object[] = [{ term: { team } }]
  if (reader !== 'hr') filter.push({ term: { foundBy: 'everyone' } })
  const found = { bool: { filter, should: weighted, minimum_should_match: 1 } }
  const counted = {
    function_score: {
      query: found,
      functions: held.map((term) => ({ filter: term, weight: 1 })),
      score_mode: 'sum',
      boost_mode: 'multiply',
    },
  }
  const slope = (k * b) / Math.max(1, averageLength)
  return {
    size: limit,
    timeout: `${timeoutMs}ms`,
    track_total_hits: false,
    track_scores: true,
    _source: false,
    docvalue_fields: ['passage'],
    sort: [{ _score: 'desc' }, { passage: 'asc' }],
    query: {
      script_score: {
        query: counted,
        script: {
          lang: 'painless',
          source: "_score * (params.top / (params.base + params.slope * doc['length'].value) + params.floor)",
          params: { top: k + 1, base: 1 + k * (1 - b), slope, floor: BM25_DELTA },
        },
      },
    },
  }
}

/** Which of some passages hold a term, each in a search of its own named by the term. */
export function explainBody(terms: readonly string[], passages: readonly string[], most: number): object {
  return {
    size: most,
    _source: false,
    docvalue_fields: ['passage'],
    query: {
      bool: {
        filter: [{ ids: { values: passages } }],
        should: terms.map((term, i) => ({ term: { terms: { value: term, _name: String(i) } } })),
      },
    },
  }
}

export interface SearchAnswer {
  timed_out?: boolean
  _shards?: { total: number; successful: number; failed: number }
  hits?: {
    hits?: { _id: string; _score: number | null; fields?: { passage?: string[] }; matched_queries?: string[] }[]
  }
}

/** What was found. Throws SearchError where that is not all, or nothing that anybody understands. */
export function hitsOf({ timed_out, _shards, hits }: SearchAnswer): (Hit & { matched: string[] })[] {
  if (_shards === undefined || hits?.hits === undefined) throw new SearchError('fault', 'gave no list of hits')
  if (timed_out) throw new SearchError('partial', 'was not through with all passages in time')
  if (_shards.failed > 0 || _shards.successful < _shards.total)
    throw new SearchError('partial', `searched ${_shards.successful} of ${_shards.total} shards`)
  return hits.hits.map(({ _score, fields, matched_queries }) => {
    const passageId = fields?.passage?.[0]
    if (passageId === undefined) throw new SearchError('fault', 'gave a hit without its passage')
    return { passageId, score: _score ?? 0, matched: matched_queries ?? [] }
  })
}
