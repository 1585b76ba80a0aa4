import type { Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import type { Answer } from './answer.js'

/** An answer that holds something no passage says. It is never shown. */
export class UnfaithfulAnswerError extends Error {
  readonly code = 'unfaithful'

  constructor(message: string) {
    super(message)
    this.name = 'UnfaithfulAnswerError'
  }
}

/** True where the excerpt stands in its passage, character for character, and its ranges lie inside it. */
export function standsInPassage(excerpt: Excerpt, passage: Passage | undefined): boolean {
  if (passage === undefined || passage.id !== excerpt.citation.passageId) return false
  const quoted = passage.text.slice(excerpt.start, excerpt.end)
  if (excerpt.text !== (excerpt.cut ? `${quoted}…` : quoted) || quoted === '') return false
  let last = 0
  for (const mark of excerpt.marks) {
    if (mark.start < last || mark.end <= mark.start || mark.end > excerpt.text.length) return false
    last = mark.end
  }
  return excerpt.focus.start >= 0 && excerpt.focus.end <= excerpt.text.length && excerpt.verbatim === passage.verbatim
}

/** The answer, once every excerpt is found in its passage. Throws UnfaithfulAnswerError otherwise. */
export function verifyAnswer<A extends Answer>(answer: A, passageOf: (id: string) => Passage | undefined): A {
  for (const excerpt of answer.excerpts) {
    const { passageId } = excerpt.citation
    if (!standsInPassage(excerpt, passageOf(passageId))) {
      throw new UnfaithfulAnswerError(`an excerpt does not stand in the passage ${passageId}`)
    }
  }
  return answer
}
