import type { Answer } from '../../core/answers/answer.js'
import { contextLine } from './blocks.js'
import type { RenderContext } from './context.js'
import { caseButtons } from './draft-case.js'
import { fullExcerpt, spokenOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { renderAnswer } from './render-answer.js'

/** One section of a case, in full as far as it fits, with the way to its other sections. */
export function renderCaseSection(answer: Answer, name: string, context: RenderContext): Message {
  const [first, ...others] = answer.excerpts
  if (answer.kind !== 'case' || first === undefined) return renderAnswer(answer, context)
  return fitMessage({
    summary: spokenOf(answer.excerpts),
    head: [contextLine(`${answer.card.name}・${name}`), ...fullExcerpt(first, context.sources)],
    later: others.map((excerpt) => ({ blocks: fullExcerpt(excerpt, context.sources), ref: '' })),
    counter: '件',
    tail: caseButtons(answer, name),
  })
}
