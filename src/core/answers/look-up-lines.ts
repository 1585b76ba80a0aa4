import { labelsInLine } from '../question/condition.js'
import type { CasesAnswer, LookedFor } from './answer.js'

/** What stands over a list: 「条件: 製造業・30人以下　2件（全43件）」. */
export function listLine({ filters, cases, total, goesOn }: CasesAnswer): string {
  const conditions = filters.length === 0 ? '' : `条件: ${labelsInLine(filters)}　`
  return `${conditions}${goesOn ? 'ほかに' : ''}${cases.length}件${cases.length === total ? '' : `（全${total}件）`}`
}

function noOthers({ filters, shown }: LookedFor): string {
  const which = filters.length === 0 ? '' : `（${labelsInLine(filters)}）`
  return shown === undefined
    ? `条件に合う事例はありません${which}。`
    : `条件に合う事例は、先ほどの${shown}件ですべてです${which}。`
}

/** What is said where nothing agrees: which condition left nothing, and what there is without it. */
export function nothingAgrees(lookedFor: LookedFor): string {
  const { withLess } = lookedFor
  const hints = withLess.map(({ without, count }) => `『${withoutLabel(without)}』を外すと${count}件`)
  return `${noOthers(lookedFor)}${hints.length === 0 ? '' : `${hints.join('、')}です。`}`
}

/** What is said over a list of what agrees with less than was asked. */
export function insteadLine(lookedFor: LookedFor): string {
  const less = lookedFor.withLess.map(({ without, count }) => `『${withoutLabel(without)}』を外した${count}件です。`)
  return [noOthers(lookedFor), ...less].join('')
}

export function withoutLabel(without: readonly string[]): string {
  return labelsInLine(without.map((label) => label.replace(/^「(.*)」$/, '$1')))
}

/** 「次の語は使えませんでした: 東北」; nothing where every word was used. */
export function unreadLines(unread: readonly string[] = []): string[] {
  return unread.length === 0 ? [] : [`次の語は使えませんでした: ${unread.join('、')}`]
}
