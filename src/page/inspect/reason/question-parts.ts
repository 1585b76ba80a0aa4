import type { Explanation } from '../../../core/answers/answer.js'
import { foldPlain } from '../../../core/text/width.js'

type Token = Explanation['tokens'][number]
type Restatement = Explanation['restatements'][number]

/** A stretch of a question as it was read. */
export type QuestionPart =
  | { kind: 'token'; token: Token }
  /** Read as another word, which then was cut into these. */
  | { kind: 'restated'; restatement: Restatement; tokens: Token[] }
  /** Taken out before the words were cut: an organisation's name, what Slack puts around a question. */
  | { kind: 'apart'; text: string }
  /** Not in the question: it goes on with what was asked before. */
  | { kind: 'before'; token: Token }

/**
 * The question in reading order. Tokens are found again in the folded question one after the other; what lies between
 * them was taken apart beforehand.
 */
export function questionParts(question: string, { tokens, restatements }: Explanation): QuestionPart[] {
  const folded = foldPlain(question)
  const parts: QuestionPart[] = []
  const waiting = [...restatements]
  let from = 0
  const skipTo = (at: number) => {
    const text = folded.slice(from, at).trim()
    if (text !== '') parts.push({ kind: 'apart', text })
  }
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const at = folded.indexOf(token.surface, from)
    const next = waiting[0]
    const saidAt = next === undefined ? -1 : folded.indexOf(next.said, from)
    const spelt = next === undefined ? [] : tokensSpelling(next.as, tokens.slice(i))
    if (next !== undefined && saidAt >= 0 && spelt.length > 0 && (at < 0 || saidAt <= at)) {
      skipTo(saidAt)
      parts.push({ kind: 'restated', restatement: next, tokens: spelt })
      waiting.shift()
      from = saidAt + next.said.length
      i += spelt.length
      continue
    }
    if (at < 0) parts.push({ kind: 'before', token })
    else {
      skipTo(at)
      parts.push({ kind: 'token', token })
      from = at + token.surface.length
    }
    i += 1
  }
  skipTo(folded.length)
  return parts
}

/** The first tokens, as many as make up the word; none where they do not. */
function tokensSpelling(word: string, tokens: Token[]): Token[] {
  let spelt = ''
  for (const [i, { surface }] of tokens.entries()) {
    spelt += surface
    if (spelt === word) return tokens.slice(0, i + 1)
    if (!word.startsWith(spelt)) return []
  }
  return []
}
