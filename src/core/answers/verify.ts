import type { Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { subjectOf } from '../ranking/standing-alone.js'
import type { Answer } from './answer.js'

/** An answer that holds something no passage says. It is never shown. */
export class UnfaithfulAnswerError extends Error {
  readonly code = 'unfaithful'

  constructor(message: string) {
    super(message)
    this.name = 'UnfaithfulAnswerError'
  }
}

/**
 * True where the excerpt and its lead-in stand in its passage, character for character, its ranges lie inside it, and what
 * is not the passage's words is its heading.
 */
export function standsInPassage(excerpt: Excerpt, passage: Passage | undefined): boolean {
  if (passage === undefined || passage.id !== excerpt.citation.passageId) return false
  const { text, start, end, cut, focus, leadIn, subject } = excerpt
  const quoted = passage.text.slice(start, end)
  if (text !== (cut ? `${quoted}…` : quoted) || quoted === '') return false
  if (leadIn && (leadIn.text !== passage.text.slice(leadIn.start, leadIn.end) || leadIn.end > start)) return false
  if (subject !== undefined && subject !== subjectOf(passage)) return false
  if (focus.start < 0 || focus.end <= focus.start || focus.end > text.length) return false
  return excerpt.verbatim === passage.verbatim
}

/** The answer, once every excerpt is found in its passage. Throws UnfaithfulAnswerError otherwise. */
export function verifyAnswer<A extends Answer>(answer: A, passageOf: (id: string) => Passage | undefined): A {
  const quoted = answer.kind === 'none' && answer.near ? [answer.near] : answer.excerpts
  for (const excerpt of quoted) {
    const { passageId } = excerpt.citation
    if (!standsInPassage(excerpt, passageOf(passageId))) {
      throw new UnfaithfulAnswerError(`an excerpt does not stand in the passage ${passageId}`)
    }
  }
  return answer
}
