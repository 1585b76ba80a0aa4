import type { Answer } from '../../core/answers/answer.js'
import type { Source } from '../../core/corpus/corpus.js'
import { LIMITS } from '../limits.js'
import { worksOf } from './draft-cases.js'
import { cleanText, clipText } from './plain-text.js'
import { renderAnswer } from './render-answer.js'

/** What an answer says, as a workflow may put it into a message of its own: the quotation, and where it stands. */
export function answerOutputs(answer: Answer, sources: readonly Source[]) {
  const [first] = answer.excerpts
  return {
    answer: textOf(answer, sources),
    source: first?.citation.label ?? '',
    found: answer.kind !== 'none' && answer.kind !== 'clarify' && answer.kind !== 'help',
  }
}

/** The cases, one a line, and below them where the lines come from. */
export function casesOutputs(answer: Answer, sources: readonly Source[]) {
  const one = answer.kind === 'case' ? [answer.card] : []
  const rows = answer.kind === 'cases' ? answer.cases : one
  if (rows.length === 0) return { cases: textOf(answer, sources), count: 0 }
  const lines = rows.map(({ name, profile }) => `・${name}（${profile}）`)
  return { cases: shortened(lines, worksOf(rows, sources)), count: lines.length }
}

/** A list to pick from: value and text of each. */
export function pickList(options: readonly (readonly [string, string])[]) {
  return options
    .filter(([value]) => value.length <= LIMITS.optionValue.max)
    .slice(0, LIMITS.selectOptions.max)
    .map(([value, text]) => ({
      text: { type: 'plain_text', text: clipText(cleanText(text), LIMITS.optionText.max) },
      value,
    }))
}

/** No longer than a message's text; what is left out is counted. What stands below is never left out. */
function shortened(lines: readonly string[], below: readonly string[]): string {
  const max = LIMITS.messageText.max
  let taken = lines.length
  const text = () => {
    const rest = lines.length - taken
    return cleanText([...lines.slice(0, taken), ...(rest > 0 ? [`ほか${rest}件`] : []), ...below].join('\n'))
  }
  while (text().length > max && taken > 0) taken -= 1
  return text()
}

function textOf(answer: Answer, sources: readonly Source[]): string {
  return renderAnswer(answer, { surface: 'private', folding: false, tables: false, sources }).text
}
