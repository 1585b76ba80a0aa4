import type { Case, Checklist } from '../corpus/corpus.js'
import { labelOf } from '../question/condition.js'
import { INDUSTRY_WORDS, PURPOSE_WORDS, WORK_STYLE_WORDS } from '../question/fact-words.js'
import { PREFECTURES, REGIONS } from '../question/place-words.js'
import { readConditions } from '../question/read-conditions.js'
import { toHiragana } from '../text/kana.js'
import { foldPlain } from '../text/width.js'
import type { LookedFor } from './answer.js'
import { meets, type ToldOf, withLess } from './case-filter.js'

/** Something that cases can be chosen by. */
export interface CaseChoice {
  /** In words that a look-up reads as this very condition. */
  words: string
  /** How many cases meet it; one at least. */
  count: number
}

/** What there is to choose from, by what it speaks of. */
export interface CaseChoices {
  industry: CaseChoice[]
  size: CaseChoice[]
  region: CaseChoice[]
  prefecture: CaseChoice[]
  workStyle: CaseChoice[]
  purpose: CaseChoice[]
  introduced: CaseChoice[]
}

const SIZES = ['30人以下', '100人以下', '101～500人', '501人以上', '5,000人以上']
const YEARS = ['1999年以前', '2000～2004年', '2005～2009年', '2010年以降']
const NOTHING_TOLD: ToldOf = () => ''

/** Pick-lists for a look-up: of each, what some case meets. Texts are not looked into. */
export function caseChoices(cases: readonly Case[]): CaseChoices {
  const of = (words: readonly string[]) =>
    words.map((each) => ({ words: each, count: countOf(cases, each).count })).filter(({ count }) => count > 0)
  return {
    industry: of(INDUSTRY_WORDS.map(([industry]) => industry)),
    size: of(SIZES),
    region: of(REGIONS.map(({ words }) => words[0]!)),
    prefecture: of(PREFECTURES.map(({ name }) => name)),
    // A word that people say for either of two (在宅) stands beside neither.
    workStyle: of(WORK_STYLE_WORDS.filter(([, styles]) => styles.length === 1).map(([label]) => label)),
    purpose: of(PURPOSE_WORDS.map(([tag]) => tag)),
    introduced: of(YEARS),
  }
}

/** How many cases meet the conditions that the words give, and, where none does, what would with less asked. */
export function countOf(cases: readonly Case[], words: string): { count: number; lookedFor?: LookedFor } {
  const { conditions } = readConditions(foldPlain(words))
  const count = cases.filter((value) => conditions.every((each) => meets(value, each, NOTHING_TOLD))).length
  if (count > 0) return { count }
  const less = withLess(cases, conditions, NOTHING_TOLD)
  return { count, lookedFor: { filters: conditions.map(labelOf), conditions, withLess: less } }
}

/** Every choice whose words hold what is typed, in either kana. */
export function choicesNamed(choices: CaseChoices, typed: string): CaseChoice[] {
  return Object.values(choices)
    .flat()
    .filter(({ words }: CaseChoice) => inKana(words).includes(inKana(typed)))
}

/** What was chosen as words to look up by: of one sort any will do, of several sorts each is wanted. */
export function wordsOfChoices(choices: CaseChoices, chosen: readonly string[]): string {
  const known: CaseChoice[][] = Object.values(choices)
  const sorts = known.map((sort) => sort.map(({ words }) => words).filter((words) => chosen.includes(words)))
  return sorts
    .filter(({ length }) => length > 0)
    .map(eitherOf)
    .join(' ')
}

/** Several choices of one sort as words: any of them will do. */
export function eitherOf(choices: readonly string[]): string {
  return choices.join('か')
}

/**
 * Organisations whose name, or another name of theirs, holds what is typed, in either kana; those that begin so first. Of an
 * organisation that two documents tell of, the one that tells more.
 */
export function casesNamed(cases: readonly Case[], typed: string): Case[] {
  const sought = inKana(typed)
  const placeIn = ({ name, aliases }: Case) => {
    const at = [name, ...aliases].map((each) => inKana(each).indexOf(sought)).filter((place) => place >= 0)
    return at.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...at)
  }
  return cases
    .map((value) => ({ value, place: placeIn(value) }))
    .filter(({ place }) => place < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.place - b.place || factsOf(b.value) - factsOf(a.value))
    .map(({ value }) => value)
    .filter((value, i, all) => all.findIndex((other) => isSame(value, other)) === i)
}

function factsOf({ profile, figures, benefits }: Case): number {
  return profile.length + figures.length + benefits.length
}

function isSame(a: Case, b: Case): boolean {
  return a.id === b.id || a.aliases.some((alias) => b.aliases.includes(alias))
}

/** What lists can be chosen by. */
export interface ListChoice {
  role?: string | undefined
  phase?: string | undefined
  topic?: string | undefined
}

/** The lists that are of all that is chosen; a list for everybody is one for each. */
export function listsOf(lists: readonly Checklist[], { role, phase, topic }: ListChoice): Checklist[] {
  return lists.filter(
    (list) =>
      (role === undefined || list.role === role || list.role === EVERYBODY) &&
      (phase === undefined || list.phase === phase) &&
      (topic === undefined || [list.title, ...list.topics].some((said) => said.includes(topic))),
  )
}

const EVERYBODY = '全員'

/** Topics that hold what is typed, in either kana. */
export function topicsLike(lists: readonly Checklist[], typed: string): string[] {
  const sought = inKana(typed)
  const topics = [...new Set(lists.flatMap((list) => list.topics))]
  return topics.filter((topic) => inKana(topic).includes(sought))
}

/** Lists whose title holds what is typed, in either kana. */
export function checklistsNamed<List extends { title: string }>(lists: readonly List[], typed: string): List[] {
  return lists.filter(({ title }) => inKana(title).includes(inKana(typed)))
}

function inKana(text: string): string {
  return toHiragana(foldPlain(text)).replace(/[\s・]/g, '')
}
