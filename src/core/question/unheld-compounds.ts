import type { Token } from '../text/analyzer.js'
import { termsOf } from '../text/terms.js'
import type { KnownWords } from './concepts.js'

/** Two signs side by side are often an accident of how people type: 在宅 日. */
const LEAST_UNITS = 3

/**
 * How many things a question names by neighbouring nouns that no document holds side by side: 確定申告, 試用期間. Each part may
 * be known, and of the thing itself nothing is said.
 */
export function unheldCompounds(tokens: Token[], documents: Pick<KnownWords, 'has'>): number {
  const unheld = termsOf(tokens).filter(
    ({ term, compound }) => compound && term.length >= LEAST_UNITS && !documents.has(term),
  )
  const isWithin = (part: { start: number; end: number }) =>
    unheld.some((whole) => whole !== part && whole.start <= part.start && whole.end >= part.end)
  return unheld.filter((part) => !isWithin(part)).length
}
