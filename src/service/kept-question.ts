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
    confidence: sureness(answer),
    shownIds: shownIn(answer),
    at,
    ...(thread !== undefined && { thread: thread.thread }),
    ...(message !== undefined && { message }),
  }
}

/** Below what counts as answered surely (figures.ts). */
const NEAR = 0.3

/** What was shown as something near is kept as no surer than that, however sure the search was. */
function sureness(answer: Answer): number {
  return answer.kind === 'answer' && answer.unsure ? Math.min(answer.confidence, NEAR) : answer.confidence
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
