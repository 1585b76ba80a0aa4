import type { Case } from '../corpus/corpus.js'
import { type Condition, type Criterion, labelOf } from '../question/condition.js'
import type { Bounds } from '../question/quantities.js'
import { foldPlain } from '../text/width.js'

/** A case that meets every condition. */
export interface FoundCase {
  value: Case
  /** Facts that agree and that neither the row nor the conditions show: 「2008年1月」. */
  matched: string[]
}

/** What a case's texts say, folded. */
export type ToldOf = (caseId: string) => string

/** The casebook form's size classes, as bounds. */
const SIZE_CLASSES: Record<string, [min: number, max: number]> = {
  '～100': [1, 100],
  '101～500': [101, 500],
  '501～': [501, Infinity],
}

/**
 * The cases that meet every condition, best first: those whose facts use the person's own words, then those nearest in
 * size to the number that was named; else in the order given. A fact that the source is silent on meets no condition.
 */
export function filterCases(cases: readonly Case[], conditions: readonly Condition[], toldOf: ToldOf): FoundCase[] {
  const said = conditions.flatMap(({ anyOf, excluded }) => (excluded ? [] : anyOf.map((criterion) => criterion.said)))
  const near = conditions.flatMap(({ anyOf }) =>
    anyOf.flatMap(({ fact, bounds }) => (fact === 'employees' ? (bounds?.near ?? []) : [])),
  )[0]
  const labels = new Set(conditions.flatMap(({ anyOf }) => anyOf.map(({ label }) => label)))
  return cases
    .filter((value) => conditions.every((condition) => meets(value, condition, toldOf)))
    .map((value) => ({ value, words: wordsUsed(value, said), distance: distanceIn(value, near) }))
    .sort((a, b) => b.words - a.words || a.distance - b.distance)
    .map(({ value }) => ({ value, matched: matchedFacts(value, conditions, labels) }))
}

export function meets(value: Case, { anyOf, excluded }: Condition, toldOf: ToldOf): boolean {
  const agreements = anyOf.map((criterion) => agreement(value, criterion, toldOf))
  return excluded ? agreements.every((agrees) => agrees === false) : agreements.includes(true)
}

/** Undefined where the source does not say. */
function agreement(value: Case, criterion: Criterion, toldOf: ToldOf): boolean | undefined {
  const { fact, oneOf, bounds, only } = criterion
  const among = (values: readonly (string | undefined)[]) => {
    const known = values.filter((one) => one !== undefined)
    if (known.length === 0) return undefined
    return only ? known.every((one) => oneOf.includes(one)) : known.some((one) => oneOf.includes(one))
  }
  const says = (texts: readonly (string | undefined)[]) => {
    const printed = foldPlain(texts.join('\n'))
    return oneOf.some((word) => printed.includes(foldPlain(word)))
  }
  switch (fact) {
    case 'case':
      return oneOf.includes(value.id)
    case 'prefecture':
      return among([value.prefecture])
    case 'industry':
      return among([value.industry?.class])
    case 'kind':
      return among([value.kind, levelOf(value)])
    case 'printed':
      return says([value.name, value.industry?.printed])
    case 'workStyle':
      return among(value.workStyles)
    case 'employment':
      return among([value.employment])
    case 'purpose':
      return among(value.purposes.tags)
    case 'people':
      return says([
        value.purposes.printed,
        value.target,
        value.participants,
        ...value.profile.map((line) => line.value),
      ])
    case 'award':
      return value.award !== undefined && says([value.award])
    case 'employees':
      return agreesInSize(value.employees, bounds!)
    case 'introduced':
      return agreesInYear(value.introduced, bounds!)
    case 'text':
      return oneOf.some((word) => toldOf(value.id).includes(word))
  }
}

/** A known number decides; of a size class only one that lies within the bounds, or outside of them, as a whole. */
function agreesInSize(employees: Case['employees'], bounds: Bounds): boolean | undefined {
  const { count, size } = employees ?? {}
  if (count !== undefined) return within(count, bounds)
  const range = size === undefined ? undefined : SIZE_CLASSES[size]
  if (!range) return undefined
  const [least, most] = range
  if (within(least, bounds) && within(most, bounds)) return true
  return least > (bounds.max ?? Infinity) || most < (bounds.min ?? 0) ? false : undefined
}

function agreesInYear(introduced: Case['introduced'], bounds: Bounds): boolean | undefined {
  const { year, month } = introduced ?? {}
  if (year === undefined) return undefined
  if (bounds.month !== undefined && month !== bounds.month) return month === undefined ? undefined : false
  // A 年度 begins in April.
  return within(bounds.fiscal && month !== undefined && month < 4 ? year - 1 : year, bounds)
}

function within(value: number, { min, max }: Bounds): boolean {
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity)
}

/** What sort of local government a name is the name of. */
function levelOf({ kind, name }: Case): string | undefined {
  if (kind !== '自治体') return undefined
  const plain = name
    .split(/[(（]/)[0]!
    .trim()
    .replace(/(?:役所|役場|庁)$/, '')
  if (/[都道府県]$/.test(plain)) return '都道府県'
  return /[市区]$/.test(plain) ? '市区' : '町村'
}

function wordsUsed(
  { name, industry, workStyles, purposes, target, participants, award, profile }: Case,
  said: string[],
): number {
  const facts = [name, industry?.printed, ...workStyles, purposes.printed, target, participants, award]
  const printed = foldPlain([...facts, ...profile.map(({ value }) => value)].join('\n'))
  return said.filter((word) => printed.includes(word)).length
}

function distanceIn({ employees }: Case, near: number | undefined): number {
  if (near === undefined) return 0
  return employees?.count === undefined ? Infinity : Math.abs(Math.log(employees.count / near))
}

function matchedFacts(value: Case, conditions: readonly Condition[], labels: ReadonlySet<string>): string[] {
  const facts = conditions
    .filter(({ excluded }) => !excluded)
    .flatMap(({ anyOf }) => anyOf.flatMap((criterion) => factOf(value, criterion)))
  return [...new Set(facts)].filter((fact) => !labels.has(fact))
}

/** What a row does not show already: place, industry and size stand in its profile. */
function factOf({ workStyles, purposes, introduced, award }: Case, { fact, oneOf }: Criterion): string[] {
  switch (fact) {
    case 'workStyle':
      return workStyles.filter((style) => oneOf.includes(style))
    case 'purpose':
      return purposes.tags.filter((tag) => oneOf.includes(tag))
    case 'introduced':
      return introduced ? [introduced.printed] : []
    case 'award':
      return award === undefined ? [] : [award]
    default:
      return []
  }
}

/** What a look-up that finds nothing would find with less asked. */
export interface WithLess {
  /** The labels of what is left out. */
  without: string[]
  conditions: Condition[]
  count: number
}

/**
 * Which conditions left nothing: each that can be left out by itself, most found first; where that helps with none, all
 * that no case meets, together.
 */
export function withLess(cases: readonly Case[], conditions: readonly Condition[], toldOf: ToldOf): WithLess[] {
  const countOf = (left: Condition[]) => filterCases(cases, left, toldOf).length
  const less = (left: Condition[]): WithLess => ({
    without: conditions.filter((condition) => !left.includes(condition)).map(labelOf),
    conditions: left,
    count: countOf(left),
  })
  const one = conditions.map((condition) => less(conditions.filter((other) => other !== condition)))
  const helpful = one.filter(({ count, conditions: left }) => count > 0 && left.length > 0)
  if (helpful.length > 0) return helpful.sort((a, b) => b.count - a.count)
  const met = conditions.filter((condition) => countOf([condition]) > 0)
  return met.length > 0 && met.length < conditions.length ? [less(met)].filter(({ count }) => count > 0) : []
}

/** The facts of a question that tell cases apart in ranking. */
const TELLING = new Set(['prefecture', 'industry', 'employees', 'introduced', 'award', 'printed'])
const NOTHING_TOLD: ToldOf = () => ''

/** How well each case agrees with the facts of a question: share of the facts, -0.5 where none; undefined without facts. */
export function factAgreements(
  cases: readonly Case[],
  conditions: readonly Condition[],
): Map<string, number> | undefined {
  const facts = conditions.filter(({ anyOf }) =>
    anyOf.every(({ fact, label }) => TELLING.has(fact) || (fact === 'kind' && label !== '企業' && label !== '府省')),
  )
  if (facts.length === 0) return undefined
  return new Map(
    cases.map((value) => {
      const share = facts.filter((fact) => meets(value, fact, NOTHING_TOLD)).length / facts.length
      return [value.id, share === 0 ? -0.5 : share]
    }),
  )
}
