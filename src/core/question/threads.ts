import type { ThreadState } from './thread-state.js'
import type { Understanding } from './understanding.js'

const POINTS_BACK =
  /そこ|その(会社|企業|団体|自治体|事例|とき|制度|場合)|それ|この(会社|事例)|同社|さっき|上の|前の|もう少し|そちら/
const MORE = /もっと|詳しく|くわしく|ほか(に|の|は)|他(に|の|は)|続き|つづき|それだけ|以外/
const FEW_CONCEPTS = 3

/** A question, and how it goes on with what the thread was about. */
export interface ThreadedUnderstanding extends Understanding {
  /** `more`: the same subject, other places; `case`: another subject, the same organisation. */
  continues?: 'more' | 'case'
}

/**
 * Completes a follow-up from its thread: the organisation where it names none (「そこの課題は？」「導入時期は？」), and the subject
 * where it has none of its own (「ほかには？」「もっと詳しく」). A question that stands by itself is left as it is.
 */
export function inThread(
  question: Understanding,
  thread: ThreadState | undefined,
  understandAgain: (text: string) => Understanding,
): ThreadedUnderstanding {
  if (thread === undefined || question.slots.caseIds.length > 0) return question
  const own = question.concepts.filter(({ said }) => !MORE.test(said))
  if (MORE.test(question.folded) && own.length <= 1) {
    const topic = understandAgain(thread.topic)
    const caseIds = topic.slots.caseIds.length > 0 || !thread.bound ? topic.slots.caseIds : thread.caseIds
    return { ...topic, slots: { ...topic.slots, caseIds }, text: question.text, continues: 'more' }
  }
  const back = POINTS_BACK.test(question.folded)
  if (thread.caseIds.length === 0 || !(back || (thread.bound && own.length <= FEW_CONCEPTS))) return question
  return { ...question, slots: { ...question.slots, caseIds: thread.caseIds }, continues: 'case' }
}
