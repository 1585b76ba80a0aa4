import type { CasesAnswer } from '../../core/answers/answer.js'
import { labelsInLine, wordsOf } from '../../core/question/condition.js'
import { LIMITS } from '../limits.js'
import { joinRefs, splitRefs } from './excerpt-ref.js'

/** What 続きを見る carries: the cases still to be listed, and what they are a list of. */
export interface CaseListRef {
  ids: string[]
  /** The words that find the list again. */
  foundBy?: string
  /** What is said over it, where no words find it. */
  label?: string
}

/** No id begins so. */
const WORDS = '?'
const LABEL = '!'

export function caseListRef(list: Pick<CasesAnswer, 'conditions' | 'filters'>, ids: string[]): string {
  const of = lineOf(list)
  // Better cases without their conditions than conditions without cases.
  return joinRefs(
    [...(of !== '' && of.length < LIMITS.buttonValue.max / 2 ? [of] : []), ...ids],
    LIMITS.buttonValue.max,
  )
}

function lineOf({ conditions, filters }: Pick<CasesAnswer, 'conditions' | 'filters'>): string {
  if (conditions.length > 0) return `${WORDS}${wordsOf(conditions)}`
  return filters.length > 0 ? `${LABEL}${labelsInLine(filters).replaceAll('\n', ' ')}` : ''
}

export function readCaseListRef(value: string): CaseListRef {
  const [first = '', ...rest] = splitRefs(value)
  if (first.startsWith(WORDS)) return { ids: rest, foundBy: first.slice(WORDS.length) }
  if (first.startsWith(LABEL)) return { ids: rest, label: first.slice(LABEL.length) }
  return { ids: splitRefs(value) }
}
