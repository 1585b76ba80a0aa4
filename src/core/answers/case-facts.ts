import type { Citation } from '../corpus/citation.js'
import type { Case, CaseFigure, Passage } from '../corpus/corpus.js'
import { renderNumber } from '../corpus/series-text.js'
import type { Slots } from '../question/slot-values.js'
import type { CaseCard, CaseRow } from './answer.js'

/** 「神奈川県・電気工事業・24名」, as far as it is known. */
function profileLine({ prefecture, industry, employees }: Case): string {
  const staff =
    employees?.printed ?? (employees?.count === undefined ? undefined : `${renderNumber(employees.count)}名`)
  return [prefecture, industry?.printed, staff].filter((part) => part !== undefined).join('・')
}

/** 「在宅勤務 / 2008年1月 / 全部署」, as far as it is known. */
function schemeLine({ workStyles, introduced, target }: Case): string {
  return [workStyles.join('・'), introduced?.printed, target]
    .filter((part) => part !== undefined && part !== '')
    .join(' / ')
}

/** 「ガソリン使用量 34,000L → 28,000L（平成20年度→平成23年度）」. */
export function figureLine(figure: CaseFigure): string {
  const amount = (value: number) => `${renderNumber(value)}${figure.unit}`
  const signed = (value: number) => `${value > 0 ? '+' : ''}${amount(value)}`
  const values =
    figure.before !== undefined && figure.after !== undefined
      ? `${amount(figure.before)} → ${amount(figure.after)}`
      : figure.value !== undefined
        ? amount(figure.value)
        : figure.change !== undefined
          ? signed(figure.change)
          : ''
  const period =
    figure.beforePeriod && figure.afterPeriod ? `${figure.beforePeriod}→${figure.afterPeriod}` : (figure.period ?? '')
  return `${figure.label} ${values}${period === '' ? '' : `（${period}）`}`
}

export function cardOf(value: Case, passages: readonly Passage[], citation: Citation): CaseCard {
  const sections = new Map<string, string[]>()
  for (const { id, section } of passages) {
    const name =
      section.split('・').length > 1 && id.includes('/') ? id.slice(id.indexOf('#') + 1, id.indexOf('/')) : section
    sections.set(name, [...(sections.get(name) ?? []), id])
  }
  const { name, purposes, figures, newer } = value
  return {
    name,
    profile: profileLine(value),
    scheme: schemeLine(value),
    ...(purposes.printed === undefined ? {} : { purpose: purposes.printed }),
    figures,
    sections: [...sections].map(([section, passageIds]) => ({ name: section, passageIds })),
    citation,
    newer,
  }
}

type FactTest = (value: Case) => string | undefined

/** A test for each fact that the question gives; a test says in words what agrees. */
function testsOf(slots: Slots): FactTest[] {
  const tests: FactTest[] = []
  const oneOf = (wanted: string[], read: (value: Case) => string[]) => {
    if (wanted.length > 0) tests.push((value) => read(value).find((fact) => wanted.includes(fact)))
  }
  oneOf(slots.prefectures, ({ prefecture }) => (prefecture ? [prefecture] : []))
  oneOf(slots.industries, ({ industry, kind }) => [
    ...(industry?.class ? [industry.class] : []),
    ...(kind === '自治体' ? ['自治体'] : []),
  ])
  oneOf(slots.workStyles, ({ workStyles }) => workStyles)
  oneOf(slots.purposes, ({ purposes }) => purposes.tags)
  oneOf(slots.sizes, ({ employees }) => [sizeOf(employees)])
  if (slots.kinds.some((kind) => kind !== '企業') && slots.industries.length === 0)
    oneOf(slots.kinds, ({ kind }) => [kind])
  const { employees, introduced } = slots
  if (employees) {
    tests.push(({ employees: staff }) =>
      staff?.count !== undefined && within(staff.count, employees) ? (staff.printed ?? `${staff.count}名`) : undefined,
    )
  }
  if (introduced) {
    tests.push(({ introduced: since }) =>
      since?.year !== undefined && within(since.year, introduced) ? since.printed : undefined,
    )
  }
  if (slots.awarded) tests.push(({ award }) => award)
  return tests
}

function within(value: number, { min, max }: { min?: number; max?: number }): boolean {
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity)
}

function sizeOf(employees: Case['employees']): string {
  if (employees?.size) return employees.size
  const count = employees?.count
  if (count === undefined) return ''
  return count <= 100 ? '～100' : count <= 500 ? '101～500' : '501～'
}

/** Cases that agree with every fact (or, where none does, with most of them), with what agrees. */
export function filterCases(
  cases: readonly Case[],
  slots: Slots,
): { value: Case; matched: string[]; complete: boolean }[] {
  const tests = testsOf(slots)
  const rated = cases.map((value) => {
    const matched = tests.map((test) => test(value)).filter((fact) => fact !== undefined)
    return { value, matched, complete: matched.length === tests.length }
  })
  const complete = rated.filter((row) => row.complete)
  if (complete.length > 0) return complete
  return rated.filter((row) => row.matched.length > 0).sort((a, b) => b.matched.length - a.matched.length)
}

/** How well each case agrees with the facts of a question: share of the facts, -0.5 where none; undefined without facts. */
export function factAgreements(cases: readonly Case[], slots: Slots): Map<string, number> | undefined {
  const facts: Slots = { ...slots, workStyles: [], purposes: [], kinds: slots.kinds.filter((kind) => kind === '団体') }
  const tests = testsOf(facts)
  if (tests.length === 0) return undefined
  return new Map(
    cases.map((value) => {
      const share = tests.filter((test) => test(value) !== undefined).length / tests.length
      return [value.id, share === 0 ? -0.5 : share]
    }),
  )
}

/** The filters in words, as the answer shows them. */
export function filtersInWords(slots: Slots): string[] {
  const bounds = ({ min, max }: { min?: number; max?: number }, unit: string) =>
    min !== undefined && max !== undefined
      ? min === max
        ? `${min}${unit}`
        : `${min}～${max}${unit}`
      : min !== undefined
        ? `${min}${unit}以上`
        : `${max}${unit}以下`
  return [
    ...slots.prefectures,
    ...slots.industries,
    ...slots.sizes.map((size) => `${size}人`),
    ...slots.workStyles,
    ...slots.purposes,
    ...(slots.industries.length === 0 ? slots.kinds.filter((kind) => kind !== '企業') : []),
    ...(slots.employees ? [bounds(slots.employees, '人')] : []),
    ...(slots.introduced ? [`${bounds(slots.introduced, '年')}に導入`] : []),
    ...(slots.awarded ? ['受賞'] : []),
  ]
}

export function rowOf(value: Case, matched: string[], citation: Citation): CaseRow {
  return { id: value.id, name: value.name, profile: profileLine(value), matched, citation }
}

/** The rows of a comparison: one field each; a row that no case fills is left out. */
export function compareRows(cases: readonly Case[]): { field: string; cells: (string | undefined)[] }[] {
  const joined = (list: string[]) => (list.length > 0 ? list.join('・') : undefined)
  const fields: [string, (value: Case) => string | undefined][] = [
    ['所在地', ({ prefecture }) => prefecture],
    ['業種', ({ industry }) => industry?.printed],
    [
      '従業員数',
      ({ employees }) =>
        employees?.printed ?? (employees?.count === undefined ? undefined : `${renderNumber(employees.count)}名`),
    ],
    ['形態', ({ workStyles }) => joined(workStyles)],
    ['導入時期', ({ introduced }) => introduced?.printed],
    ['目的', ({ purposes }) => purposes.printed ?? joined(purposes.tags)],
    ['対象', ({ target }) => target],
    ['利用者', ({ participants }) => participants],
    ['効果の数値', ({ figures }) => (figures.length > 0 ? figures.map(figureLine).join('\n') : undefined)],
    ['効果の分野', ({ benefits }) => joined(benefits)],
    ['受賞', ({ award }) => award],
  ]
  return fields
    .map(([field, read]) => ({ field, cells: cases.map(read) }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined))
}

/** How alike two cases are in their facts, 0–1. */
export function likeness(a: Case, b: Case): number {
  const overlap = (x: string[], y: string[]) =>
    x.length + y.length === 0 ? 0 : (2 * x.filter((item) => y.includes(item)).length) / (x.length + y.length)
  const same = (x: string | undefined, y: string | undefined) => (x !== undefined && x !== '' && x === y ? 1 : 0)
  return (
    0.25 * same(a.industry?.class, b.industry?.class) +
    0.2 * same(sizeOf(a.employees), sizeOf(b.employees)) +
    0.25 * overlap(a.purposes.tags, b.purposes.tags) +
    0.15 * overlap(a.workStyles, b.workStyles) +
    0.05 * same(a.prefecture, b.prefecture) +
    0.1 * same(a.kind, b.kind)
  )
}
