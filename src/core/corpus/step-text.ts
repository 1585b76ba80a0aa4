import type { Checklist } from './corpus.js'

/** 「経営者1: 」: what a document calls its own step, at its head. */
const OWN_NUMBER = /^[^\s:：。、]{1,15}?(\d{1,3})\s*[:：]\s*/

/**
 * A step's words without the number that its document gives it, where that is its place in the list too: the place is shown once.
 *
 * @example
 * stepText({ text: '経営者1: 方針を定めます。' }, 0) // '方針を定めます。'
 */
export function stepText({ text }: Pick<Checklist['steps'][number], 'text'>, index: number): string {
  const own = OWN_NUMBER.exec(text)
  return own !== null && Number(own[1]) === index + 1 ? text.slice(own[0].length) : text
}

/** 「経営者のセキュリティ対策 — 経営者」: the role goes with the title where that does not say it. */
export function checklistTitle({ title, role }: Pick<Checklist, 'title' | 'role'>): string {
  return role === undefined || title.includes(role) ? title : `${title} — ${role}`
}
