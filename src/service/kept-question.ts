import type { Answer } from '../core/answers/answer.js'
import type { Asking, Reply } from './asking.js'
import type { KeptQuestion } from './stores/question-store.js'

/** What is kept of a question that was answered. */
export function keptQuestion(reply: Reply, asking: Asking, at: number, withWords: boolean): KeptQuestion {
  const { asker, want, thread, beside, message } = asking
  const { id, answer, words } = reply
  return {
    id,
    team: asker.team,
    channel: (thread ?? beside)?.channel ?? '',
    ...(withWords && { user: asker.user, words }),
    asked: want.kind,
    kind: answer.kind,
    confidence: answer.confidence,
    shownIds: shownIn(answer),
    at,
    ...(thread !== undefined && { thread: thread.thread }),
    ...(message !== undefined && { message }),
  }
}

function shownIn(answer: Answer): string[] {
  switch (answer.kind) {
    case 'case':
      return [answer.case.id]
    case 'cases':
    case 'compare':
      return answer.cases.map(({ id }) => id)
    case 'checklist':
      return [answer.checklist.id]
    case 'statistics':
      return answer.series.map(({ id }) => id)
    default:
      return answer.excerpts.map(({ citation }) => citation.passageId)
  }
}
