import type { Token } from '../text/analyzer.js'
import { termsOf } from '../text/terms.js'
import type { Concept, KnownWords } from './concepts.js'

/** In a question that is all kana, a run of this length that is read as no word is a thing all the same: りにゅうしょく. */
const UNREAD_KANA = /^[ぁ-ゖー]{4,}$/
const OTHER_THAN_KANA = /[^ぁ-ゖー\s、。?!]/
/** Two signs side by side are often an accident of how people type: 在宅 日. */
const LEAST_UNITS = 3

/** How many things a question names that no document holds: by neighbouring nouns, or in kana that is read as no word. */
export function unheldThings(
  { folded, tokens, concepts }: { folded: string; tokens: Token[]; concepts: readonly Concept[] },
  documents: Pick<KnownWords, 'has'>,
): number {
  const unread = (said: string) => UNREAD_KANA.test(said) && !OTHER_THAN_KANA.test(folded)
  return unheldCompounds(tokens, documents) + concepts.filter(({ known, said }) => !known && unread(said)).length
}

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
