import type { Answer } from '../core/answers/answer.js'

/** What `case --json` and `checklist --json` print (DESIGN.md §4). */
export interface LookUpLine {
  kind: Answer['kind']
  cases: { id: string; name: string }[]
  checklist?: { id: string }
  unread: string[]
}

export function lookUpLine(answer: Answer): LookUpLine {
  return {
    kind: answer.kind,
    cases: casesOf(answer).map(({ id, name }) => ({ id, name })),
    ...(answer.kind === 'checklist' ? { checklist: { id: answer.checklist.id } } : {}),
    unread: answer.unread ?? [],
  }
}

function casesOf(answer: Answer): { id: string; name: string }[] {
  if (answer.kind === 'case') return [answer.case]
  return answer.kind === 'cases' || answer.kind === 'compare' ? answer.cases : []
}
