import type { Citation } from '../corpus/citation.js'
import type { Case, CaseFigure, Passage } from '../corpus/corpus.js'
import { renderNumber } from '../corpus/series-text.js'
import { westernYears } from '../text/western-years.js'
import type { CaseCard, CaseRow } from './answer.js'

/** 「神奈川県・電気工事業・24名」, as far as it is known. */
function profileLine({ prefecture, industry, employees }: Case): string {
  const staff =
    employees?.printed ?? (employees?.count === undefined ? undefined : `${renderNumber(employees.count)}名`)
  return [prefecture, industry?.printed, staff].filter((part) => part !== undefined).join('・')
}

/** 「在宅勤務 / 2008年1月 / 全部署」, as far as it is known. */
function schemeLine({ workStyles, introduced, target }: Case): string {
  const parts = [workStyles.join('・'), introduced?.printed, target]
  return westernYears(parts.filter((part) => part !== undefined && part !== '').join(' / '))
}

/** 「ガソリン使用量 34,000L → 28,000L（平成20年度→平成23年度）」. */
export function figureLine(figure: CaseFigure): string {
  const amount = (value: number) => `${renderNumber(value)}${figure.unit}`
  const { label, change } = changeOf(figure)
  const values =
    figure.before !== undefined && figure.after !== undefined
      ? `${amount(figure.before)} → ${amount(figure.after)}`
      : figure.value !== undefined
        ? amount(figure.value)
        : (change ?? '')
  const period = westernYears(
    figure.beforePeriod && figure.afterPeriod ? `${figure.beforePeriod}→${figure.afterPeriod}` : (figure.period ?? ''),
  )
  return `${label} ${values}${period === '' ? '' : `（${period}）`}`
}

const ABOUT = /(?:。|、)?約(?=[）)]$)/

/** 「約77%減」, by how much something has become more or less; its 約 stands at the label's end where the document has it there. */
export function changeOf({ label, change, unit }: CaseFigure): { label: string; change?: string } {
  if (change === undefined) return { label }
  const about = ABOUT.test(label) ? '約' : ''
  const way = change === 0 ? '' : change > 0 ? '増' : '減'
  const bare = label.replace(ABOUT, '').replace(/[（(][）)]$/, '')
  return { label: bare, change: `${about}${renderNumber(Math.abs(change))}${unit}${way || 'の変化'}` }
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
    ['導入時期', ({ introduced }) => introduced && westernYears(introduced.printed)],
    ['目的', ({ purposes }) => purposes.printed ?? joined(purposes.tags)],
    ['対象', ({ target }) => target],
    ['利用者', ({ participants }) => participants && westernYears(participants)],
    ['効果の数値', ({ figures }) => (figures.length > 0 ? figures.map(figureLine).join('\n') : undefined)],
    ['効果の分野', ({ benefits }) => joined(benefits)],
    ['受賞', ({ award }) => award],
  ]
  return fields
    .map(([field, read]) => ({ field, cells: cases.map(read) }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined))
}

function sizeOf(employees: Case['employees']): string {
  if (employees?.size) return employees.size
  const count = employees?.count
  if (count === undefined) return ''
  return count <= 100 ? '～100' : count <= 500 ? '101～500' : '501～'
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
