import { bigramsOf } from '../text/bigrams.js'
import type { PassageIndex } from './passage-index.js'

/** The distinct character pairs of a folded text, looked up once for all who compare it. */
export interface TextPairs {
  text: string
  pairs: readonly string[]
  /** By pair, the index's number for it; UNKNOWN_PAIR where no text holds it. */
  ids: Int32Array
}

export const UNKNOWN_PAIR = -1

export function textPairs(text: string, { pairs: known }: Pick<PassageIndex, 'pairs'>): TextPairs {
  const pairs = [...new Set(bigramsOf(text))]
  return { text, pairs, ids: Int32Array.from(pairs, (pair) => known.ids.get(pair) ?? UNKNOWN_PAIR) }
}

/** Share of them that stand in no sentence and no noted question. */
export function unknownShare({ pairs, ids }: TextPairs, { pairs: known }: Pick<PassageIndex, 'pairs'>): number {
  const unknown = ids.filter((id) => id === UNKNOWN_PAIR || known.counts[id] === 0)
  return pairs.length === 0 ? 1 : unknown.length / pairs.length
}
