import type { Answer } from '../../core/answers/answer.js'
import { ACTIONS } from '../ids.js'
import { actions, button, contextLine } from './blocks.js'
import type { RenderContext } from './context.js'
import { fitMessage, type Message } from './message.js'
import { draftWhole } from './render-answer.js'

const UNASKED = '質問と思われたので、資料からお答えしました。'

/** An answer that nobody asked the bot for: it says so, and whoever wrote the question can send it away. */
export function renderVolunteered(answer: Answer, context: RenderContext, reply: string): Message {
  const draft = draftWhole(answer, context)
  const away = button({ text: 'この質問には答えない', action: ACTIONS.takeBack, value: reply })
  return fitMessage({ ...draft, tail: [...draft.tail, contextLine(UNASKED), ...actions([away])] })
}
