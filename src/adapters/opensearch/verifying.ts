import type { SearchSettings } from '../../core/index/postings.js'
import type { SearchedPassages } from '../../core/index/searched-passages.js'
import type { Searcher } from '../../core/index/searcher.js'
import { EngineIndex } from './engine-index.js'
import type { PartsOfState } from './index-state.js'
import { askedTerms, hitsOf, type SearchAnswer, searchBody } from './queries.js'

/** How the index that is searched compares with what it should hold. */
export interface Verified {
  passages: number
  missing: string[]
  changed: string[]
  /** In the index alone: what people taught, where that was not asked for, or what was removed while nobody looked. */
  beside: string[]
  /** Queries that found in the engine what they find in this process, and all that were tried. */
  same: number
  tried: number
  /** By how much of itself a score differs at the most. */
  farthest: number
}

interface PartsOfVerifying extends PartsOfState {
  passages: SearchedPassages
  inProcess: Searcher
  settings: SearchSettings
}

const TRIED = 50
const TERMS_TRIED = 6
const HITS_COMPARED = 10
/** Scores are floats there; what was taken out lately counts a little while longer. */
const CLOSE = 0.08

export async function verifyIndex(parts: PartsOfVerifying): Promise<Verified> {
  const { connection, alias, team, now, passages, inProcess, settings } = parts
  const held = await new EngineIndex({ connection, name: alias, team, now }).held()
  const ids = [...passages.places.keys()]
  const changed = ids.filter((id) => held.has(id) && held.get(id)?.mark !== passages.marks[passages.places.get(id)!])
  const verified: Verified = {
    ...{ passages: ids.length, missing: ids.filter((id) => !held.has(id)), changed },
    ...{ beside: [...held.keys()].filter((id) => !passages.places.has(id)), same: 0, tried: 0, farthest: 0 },
  }
  const averageLength = passages.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, ids.length)
  for (let i = 0; i < ids.length; i += Math.max(1, Math.floor(ids.length / TRIED))) {
    const terms = passages.terms(passages.places.get(ids[i]!)!)
    const step = Math.max(1, Math.floor(terms.length / TERMS_TRIED))
    const query = { terms: terms.filter((_, at) => at % step === 0).map((term) => ({ term, weight: 1 })) }
    const asked = askedTerms(query)
    if (asked === undefined) continue
    const body = searchBody(asked, { team, reader: 'hr' }, { settings, averageLength }, HITS_COMPARED, 5000)
    const found = hitsOf(
      await connection.ask<SearchAnswer>({
        ...{ method: 'POST', path: `/${alias}/_search`, body, timeoutMs: 5000 },
        query: { search_type: 'dfs_query_then_fetch', allow_partial_search_results: false },
      }),
    )
    const wanted = await inProcess.search(query, HITS_COMPARED)
    const differences = wanted.map(({ score }, at) => Math.abs((found[at]?.score ?? 0) - score) / score)
    const farthest = Math.max(0, ...differences)
    verified.tried += 1
    if (found.length === wanted.length && farthest < CLOSE) verified.same += 1
    verified.farthest = Math.max(verified.farthest, farthest)
  }
  return verified
}
