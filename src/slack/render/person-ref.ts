import { joinRefs, splitRefs } from './excerpt-ref.js'
import { clipText } from './plain-text.js'

/** What a button to ask a person carries: the question, and references to what was shown for it. */
export interface PersonRef {
  question: string
  shown: string[]
}

/** In UTF-16 units: every answer carries one, beside all else that it holds. */
const MAX_QUESTION = 400
const MAX_SHOWN = 300

/** References one a line, an empty line, the question. */
export function renderPersonRef({ question, shown }: PersonRef): string {
  return `${joinRefs(shown, MAX_SHOWN)}\n\n${clipText(question, MAX_QUESTION)}`
}

export function readPersonRef(value: string): PersonRef {
  const at = value.indexOf('\n\n')
  return at < 0
    ? { question: value, shown: [] }
    : { shown: splitRefs(value.slice(0, at)), question: value.slice(at + 2) }
}
