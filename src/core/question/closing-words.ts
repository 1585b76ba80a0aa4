import type { Token } from '../text/analyzer.js'
import { termsOf } from '../text/terms.js'

const SENTENCE_END = /[。!?！？\n]/g

/**
 * The words of a question's last sentence, last first: what stands before it tells who asks and why, and what stands last is what
 * is wanted to be known. Compounds come as their parts.
 *
 * @example
 * closingWords('熱があります。誰に電話しますか', analyzer.analyze('熱があります。誰に電話しますか')) // ['電話']
 */
export function closingWords(text: string, tokens: Token[]): string[] {
  const terms = termsOf(tokens).filter(({ compound }) => !compound)
  const end = terms.at(-1)?.end ?? 0
  const from = Math.max(0, ...[...text.matchAll(SENTENCE_END)].map(({ index }) => index + 1).filter((at) => at < end))
  return [...new Set(terms.filter(({ start }) => start >= from).map(({ term }) => term))].reverse()
}
