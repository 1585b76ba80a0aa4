import { describe, expect, it } from 'vitest'
import { CaseAnswers } from '../../../src/core/answers/case-answers.js'
import { cardOf, compareRows, figureLine, likeness, rowOf } from '../../../src/core/answers/case-facts.js'
import { Documents } from '../../../src/core/answers/documents.js'
import type { Case, CaseFigure, Corpus } from '../../../src/core/corpus/corpus.js'
import { citation } from '../../fixtures/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

function caseOf(id: string, facts: Partial<Case> = {}): Case {
  return {
    ...{ id, source: 's', name: id, aliases: [], kind: '企業', workStyles: [], purposes: { tags: [] }, benefits: [] },
    ...{ profile: [], figures: [], place: '', newer: [], origin: { file: '', line: 1 } },
    ...facts,
  } as Case
}
const industry = (name: string) => ({ class: name, printed: name }) as NonNullable<Case['industry']>

describe('how alike two cases are', () => {
  const model = caseOf('model', {
    industry: industry('建設業'),
    employees: { count: 24 },
    purposes: { tags: ['コスト削減', '事業継続'] } as never,
    workStyles: ['在宅勤務', 'モバイルワーク'] as never,
    prefecture: '神奈川県',
  })

  it.each<[string, Partial<Case>, number]>([
    ['everything', model, 1],
    ['the industry', { kind: '自治体', industry: industry('建設業') }, 0.25],
    ['nothing', { kind: '自治体', industry: industry('製造業'), employees: { count: 600 } }, 0],
    ['the kind', {}, 0.1],
    ['the size, counted or as a class', { kind: '自治体', employees: { size: '～100' } }, 0.2],
    ['the size at its most', { kind: '自治体', employees: { count: 100 } }, 0.2],
    ['not the size above it', { kind: '自治体', employees: { count: 101 } }, 0],
    ['one purpose of two', { kind: '自治体', purposes: { tags: ['コスト削減', '人材確保'] } as never }, 0.125],
    ['one style of work', { kind: '自治体', workStyles: ['在宅勤務'] as never }, 0.1],
    ['the prefecture', { kind: '自治体', prefecture: '神奈川県' }, 0.05],
  ])('shared: %s', (_, facts, share) => {
    expect(likeness(model, caseOf('other', facts))).toBeCloseTo(share, 6)
    expect(likeness(caseOf('other', facts), model)).toBeCloseTo(share, 6)
  })

  it('is nothing where both sources are silent', () => {
    expect(likeness(caseOf('a'), caseOf('b', { kind: '自治体' }))).toBe(0)
  })

  it('goes by classes of size: up to 100, up to 500, and above', () => {
    const of = (count: number) => caseOf('x', { employees: { count } })
    const same = (a: number, b: number) => likeness(of(a), of(b)) > 0.1
    expect([same(101, 500), same(500, 501), same(501, 20_000)]).toEqual([true, false, true])
  })
})

describe('cases like one that is shown', () => {
  const cases = [
    caseOf('far', { kind: '自治体' }),
    caseOf('model', { industry: industry('建設業'), purposes: { tags: ['コスト削減'] } as never }),
    caseOf('near', { purposes: { tags: ['事業継続', 'コスト削減'] } as never }),
    caseOf('nearest', { industry: industry('建設業'), purposes: { tags: ['コスト削減'] } as never }),
    ...['a', 'b', 'c'].map((id) => caseOf(id)),
  ]
  const passages = cases.map(({ id }) =>
    passageOf(`${id}の概要です。`, { id: `${id}#基本情報`, documentId: id, kind: 'case', source: 's', title: id }),
  )
  const source = { id: 's', title: '事例集', published: '', circa: false, kind: '', topics: [] }
  const answers = new CaseAnswers(new Documents({ sources: [source], cases, passages } as unknown as Corpus))

  it('come most alike first, itself not among them, each with what it has in common and its own words', () => {
    const { cases: rows, filters, excerpts, total } = answers.similarTo(cases[1]!)
    expect(rows.map(({ id, matched }) => [id, matched])).toEqual([
      ['nearest', ['コスト削減']],
      ['near', ['コスト削減']],
      ['a', []],
      ['b', []],
      ['c', []],
    ])
    expect(filters).toEqual(['modelに似た事例'])
    expect(excerpts.map(({ text }) => text)).toEqual(rows.map(({ id }) => `${id}の概要です。`))
    expect(total).toBe(7)
  })

  it('are compared three at the most, one where two documents tell of one organisation', () => {
    const twice = [caseOf('x', { aliases: ['エックス'] }), caseOf('y', { aliases: ['エックス'] })]
    expect(answers.organisations([...twice, cases[0]!]).map(({ id }) => id)).toEqual(['x', 'far'])
    expect(answers.compare(cases).subjects).toEqual(['far', 'model', 'near'])
  })

  it('are compared with what was found of each, and else with their facts', () => {
    const found = answers.facts(cases[1]!)
    const other = answers.facts(cases[4]!)
    const { excerpts } = answers.compare(cases.slice(0, 2), [other, { ...found, text: found.text }])
    expect(excerpts.map(({ text }) => text)).toEqual(['modelの概要です。', 'farの概要です。'])
  })
})

describe('a case in figures', () => {
  const figure = { label: 'ガソリン', unit: 'L' } as CaseFigure
  it.each<[Partial<CaseFigure>, string]>([
    [
      { before: 34_000, after: 28_000, beforePeriod: '20年', afterPeriod: '23年' },
      'ガソリン 34,000L → 28,000L（20年→23年）',
    ],
    [{ value: 1900, period: '年' }, 'ガソリン 1,900L（年）'],
    [{ change: 12 }, 'ガソリン 12L増'],
    [{ change: -12 }, 'ガソリン 12L減'],
    [{ change: 0 }, 'ガソリン 0Lの変化'],
    [{ label: '電話の無駄（発信など。約）', change: -77, unit: '%' }, '電話の無駄（発信など） 約77%減'],
    [{ label: '帰社回数（約）', change: -50, unit: '%' }, '帰社回数 約50%減'],
    [{ value: 8, period: '平成22年' }, 'ガソリン 8L（2010年）'],
    [{ before: 1, value: 2, beforePeriod: '20年' }, 'ガソリン 2L'],
  ])('%j', (more, line) => {
    expect(figureLine({ ...figure, ...more })).toBe(line)
  })
})

describe('a case’s card and its row', () => {
  const value = caseOf('acme', {
    name: 'アクメ',
    prefecture: '神奈川県',
    industry: industry('建設業'),
    employees: { count: 1200 },
    workStyles: ['在宅勤務', 'モバイルワーク'] as never,
    introduced: { year: 2008, printed: '2008年1月' } as never,
    target: '全部署',
    purposes: { tags: [], printed: '事業継続' } as never,
  })
  const part = (id: string, section: string) => passageOf('文。', { id, section })

  it('say what is known in one line each', () => {
    expect(rowOf(value, ['在宅勤務'], citation())).toMatchObject({
      ...{ id: 'acme', name: 'アクメ', profile: '神奈川県・建設業・1,200名', matched: ['在宅勤務'] },
    })
    const card = cardOf(value, [], citation())
    expect(card).toMatchObject({ scheme: '在宅勤務・モバイルワーク / 2008年1月 / 全部署', purpose: '事業継続' })
    expect(cardOf(caseOf('silent'), [], citation())).toMatchObject({ profile: '', scheme: '' })
    expect(cardOf(caseOf('silent'), [], citation())).not.toHaveProperty('purpose')
    expect(rowOf({ ...value, employees: { count: 24, printed: '24名（役員を含む）' } }, [], citation()).profile).toBe(
      '神奈川県・建設業・24名（役員を含む）',
    )
  })

  it('have a section once, its parts behind it', () => {
    const passages = [
      part('acme#制度・運用', '制度・運用'),
      part('acme#制度・運用/残業', '制度・運用・残業'),
      part('acme#効果', '効果'),
    ]
    expect(cardOf(value, passages, citation()).sections).toEqual([
      { name: '制度・運用', passageIds: ['acme#制度・運用', 'acme#制度・運用/残業'] },
      { name: '効果', passageIds: ['acme#効果'] },
    ])
  })

  it('side by side leave out what neither has, and say where one is silent', () => {
    const other = caseOf('other', { award: '会長賞', figures: [{ label: '残業', unit: '%', change: -30 }] as never })
    expect(compareRows([value, other])).toEqual([
      { field: '所在地', cells: ['神奈川県', undefined] },
      { field: '業種', cells: ['建設業', undefined] },
      { field: '従業員数', cells: ['1,200名', undefined] },
      { field: '形態', cells: ['在宅勤務・モバイルワーク', undefined] },
      { field: '導入時期', cells: ['2008年1月', undefined] },
      { field: '目的', cells: ['事業継続', undefined] },
      { field: '対象', cells: ['全部署', undefined] },
      { field: '効果の数値', cells: [undefined, '残業 30%減'] },
      { field: '受賞', cells: [undefined, '会長賞'] },
    ])
  })
})
