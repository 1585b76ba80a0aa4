import type { Answer } from '../../core/answers/answer.js'
import { unreadLines } from '../../core/answers/look-up-lines.js'
import { contextLine } from './blocks.js'
import type { RenderContext } from './context.js'
import { draftCase } from './draft-case.js'
import { draftCases } from './draft-cases.js'
import { draftChecklist } from './draft-checklist.js'
import { draftCompare } from './draft-compare.js'
import { draftHelp } from './draft-help.js'
import { draftClarify, draftNone, draftSmalltalk } from './draft-replies.js'
import { draftStatistics } from './draft-statistics.js'
import { draftDefinition, draftShare, draftText } from './draft-text.js'
import { type Draft, fitMessage, type Message } from './message.js'

/** The message for an answer, inside every limit. Pure: the same answer and context give the same message. */
export function renderAnswer(answer: Answer, context: RenderContext): Message {
  return fitMessage(withUnread(draftAnswer(answer, context), answer))
}

/** Words of a look-up that were not used are named, whatever it found. */
function withUnread(draft: Draft, { unread }: Answer): Draft {
  const lines = unreadLines(unread)
  if (lines.length === 0) return draft
  return { ...draft, summary: [draft.summary, ...lines].join('\n'), head: [...draft.head, ...lines.map(contextLine)] }
}

function draftAnswer(answer: Answer, context: RenderContext) {
  switch (answer.kind) {
    case 'answer':
      return draftText(answer, context)
    case 'definition':
      return draftDefinition(answer, context)
    case 'statistics':
      return draftStatistics(answer, context)
    case 'case':
      return draftCase(answer, context)
    case 'cases':
      return draftCases(answer, context)
    case 'compare':
      return draftCompare(answer, context)
    case 'checklist':
      return draftChecklist(answer, context)
    case 'share':
      return draftShare(answer, context)
    case 'help':
      return draftHelp(context)
    case 'smalltalk':
      return draftSmalltalk(answer)
    case 'clarify':
      return draftClarify(answer)
    case 'none':
      return draftNone(answer, context)
  }
}
