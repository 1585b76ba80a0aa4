import type { Answer } from '../../core/answers/answer.js'
import type { RenderContext } from './context.js'
import { draftChecklist } from './draft-checklist.js'
import { fitMessage, type Message } from './message.js'
import { renderAnswer } from './render-answer.js'

/** A checklist from one of its steps on: the page after the one that was full. */
export function renderChecklistFrom(answer: Answer, skip: number, context: RenderContext): Message {
  if (answer.kind !== 'checklist') return renderAnswer(answer, context)
  const inside = Number.isInteger(skip) && skip > 0 && skip < answer.checklist.steps.length
  return fitMessage(draftChecklist(answer, context, inside ? skip : 0))
}
