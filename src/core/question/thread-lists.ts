import { wordsOf } from './condition.js'
import { AMONG_THESE, type Places, placesOf, sizeWanted, THESE_ALONE, thingOf, wantedOf } from './follow-up.js'
import { readConditions } from './read-conditions.js'
import type { Reading, ThreadTools } from './reading.js'
import type { ThreadState } from './thread-state.js'
import type { Understanding } from './understanding.js'

/** Kinds of answers after which a condition cuts down the list before them. */
const OF_LIST = new Set(['cases', 'case', 'compare', 'none'])

/** 「2番目の会社」「もっと小さい会社で」「九州だと?」 after a list; undefined where it is not about the list. */
export function inList(
  question: Understanding,
  list: NonNullable<ThreadState['list']>,
  thread: ThreadState,
  tools: ThreadTools,
): Reading[] | undefined {
  const { folded } = question
  const places = placesOf(folded, list.caseIds.length)
  if (places.at.length > 0) return [picked(places, list.caseIds, tools)]
  const size = sizeWanted(folded)
  if (size) return [refined(list.question, sizeBound(size, list.caseIds, tools), tools)]
  if (AMONG_THESE.test(folded)) return [refined(list.question, folded.replace(AMONG_THESE, ''), tools)]
  if (list.isSearch && THESE_ALONE.test(folded)) return [refined(list.question, folded.replace(THESE_ALONE, ''), tools)]
  if (!list.isSearch || !OF_LIST.has(thread.kind ?? 'answer') || question.slots.caseIds.length > 0) return undefined
  const thing = (thingOf(folded) ?? folded.replace(/(?:で|の|の会社|の事例)?[?。]{0,3}$/, '')).trim()
  const { conditions, rest } = readConditions(thing)
  const onlyConditions =
    conditions.length > 0 && rest.replace(/[\s、のではがをに]|会社|企業|ところ|とこ|事例|例/g, '') === ''
  return onlyConditions ? [refined(list.question, thing, tools)] : undefined
}

function picked({ at, left: beside }: Places, listed: string[], { read, nameOf }: ThreadTools): Reading {
  const caseIds = at.flatMap((place) => listed.at(place) ?? [])
  const left = wantedOf(beside) ? '' : beside
  const understanding = read(left)
  const asked = `${caseIds.map((id) => nameOf(id) ?? '').join('と')} ${left}`
  return { understanding: { ...understanding, slots: { ...understanding.slots, caseIds } }, how: 'pick', asked }
}

/** The list's question with further conditions; one that speaks of the same fact takes the place of another. */
function refined(listed: string, words: string, { read }: ThreadTools): Reading {
  const asked = withConditions(listed, wordsOf(readConditions(words).conditions) || words)
  return { understanding: read(asked), how: 'refine', asked }
}

/** 「中小企業 …」 in the place of what the question says of the same fact (大きい会社だと). */
export function withConditions(asked: string, words: string): string {
  const replaced = saidOfSameFact(asked, words)
  return `${words} ${replaced.reduce((text, said) => text.replace(said, ' '), asked)}`
}

/** The words of a question that speak of a fact of which others do too: 大きい会社, beside 中小企業. */
export function saidOfSameFact(asked: string, words: string): string[] {
  const facts = new Set(readConditions(words).conditions.flatMap(({ anyOf }) => anyOf.map(({ fact }) => fact)))
  return readConditions(asked).conditions.flatMap(({ anyOf }) =>
    anyOf.filter(({ fact }) => facts.has(fact)).map(({ said }) => said),
  )
}

/** Sizes that people think in. */
const STEPS = [10, 30, 50, 100, 300, 500, 1000, 5000]

/** 「100人以下」: less (or more) than its first and half of the list have, as far as that does not come to nothing. */
function sizeBound(size: 'smaller' | 'larger', listed: string[], { employeesOf }: ThreadTools): string {
  const sizes = listed.flatMap((id) => employeesOf(id) ?? []).sort((a, b) => a - b)
  const [least = 1, most = 1] = [sizes[0], sizes.at(-1)]
  const first = employeesOf(listed[0] ?? '') ?? (size === 'smaller' ? most : least)
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? first
  if (size === 'smaller') {
    const below = (count: number) => STEPS.findLast((bound) => bound < count && least <= bound)
    const bound = below(Math.min(first, median)) ?? below(median) ?? below(most) ?? Math.max(1, least - 1)
    return `${bound}人以下`
  }
  const above = (count: number) => STEPS.find((bound) => bound > count && most >= bound)
  return `${above(Math.max(first, median)) ?? above(median) ?? above(least) ?? most + 1}人以上`
}

/** 「もっと小さい会社だと」 after one or some that were only quoted: the cases that are so. */
export function ofOtherSize(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading | undefined {
  const size = sizeWanted(question.folded)
  if (!size || thread.caseIds.every((id) => tools.employeesOf(id) === undefined)) return undefined
  return refined('会社の事例', sizeBound(size, thread.caseIds, tools), tools)
}
