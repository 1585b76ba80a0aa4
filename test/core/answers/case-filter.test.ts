import { describe, expect, it } from 'vitest'
import { factAgreements, filterCases, withLess } from '../../../src/core/answers/case-filter.js'
import type { Case } from '../../../src/core/corpus/corpus.js'
import type { Condition, Criterion } from '../../../src/core/question/condition.js'
import { readConditions } from '../../../src/core/question/read-conditions.js'
import { foldPlain } from '../../../src/core/text/width.js'

function caseOf(id: string, facts: Partial<Case>): Case {
  return {
    ...{ id, source: 's', name: id, aliases: [], kind: '企業', workStyles: [], purposes: { tags: [] }, benefits: [] },
    ...{ profile: [], figures: [], place: '', newer: [], origin: { file: '', line: 1 } },
    ...facts,
  } as Case
}

const CASES = [
  caseOf('spring', { introduced: { year: 2008, month: 1, printed: '2008年1月' }, employees: { count: 24 } }),
  caseOf('autumn', { introduced: { year: 2008, month: 10, printed: '2008年10月' }, employees: { count: 300 } }),
  caseOf('classed', { employees: { size: '101～500' }, workStyles: ['在宅勤務'] }),
  caseOf('silent', {}),
]

const idsOf = (words: string) =>
  filterCases(CASES, readConditions(words).conditions, () => '').map(({ value }) => value.id)

describe('filterCases', () => {
  it.each([
    // A 年度 begins in April.
    ['2007年度', ['spring']],
    ['2008年度', ['autumn']],
    ['2008年', ['spring', 'autumn']],
    ['2008年10月', ['autumn']],
    // A class counts where it lies within the bounds as a whole.
    ['500人以下', ['autumn', 'spring', 'classed']],
    ['300人以下', ['autumn', 'spring']],
    ['100人以上', ['autumn', 'classed']],
    ['100人以下以外', ['autumn', 'classed']],
    // What is not known is under neither.
    ['在宅勤務', ['classed']],
    ['在宅勤務以外', []],
  ])('%s finds %j, the nearest in size first', (words, ids) => {
    expect(idsOf(words)).toEqual(ids)
  })
})

describe('a fact', () => {
  const town = (id: string, name: string) => caseOf(id, { name, kind: '自治体' as never })
  const VARIED = [
    caseOf('tokyo', { prefecture: '東京都', industry: { class: '製造業', printed: '電子部品の製造' } as never }),
    caseOf('osaka', { prefecture: '大阪府', industry: { class: '情報通信業', printed: '航空システム' } as never }),
    caseOf('both', {
      workStyles: ['在宅勤務', 'モバイルワーク'] as never,
      purposes: { tags: ['事業継続', 'コスト削減'] } as never,
    }),
    caseOf('home', {
      workStyles: ['在宅勤務'] as never,
      purposes: { tags: ['コスト削減'], printed: '主婦の再就職' } as never,
    }),
    caseOf('won', { award: '会長賞（2009年度）', target: '営業の社員', participants: '教員10名' }),
    caseOf('told', { profile: [{ label: '利用者', value: 'シニアの社員' }] as never }),
    town('pref', '高知県庁'),
    town('city', '広島市役所（本庁）'),
    town('ward', '港区'),
    town('capital', '都城市'),
    caseOf('hired', { employment: '雇用' as never }),
    town('town', '肝付町役場'),
    town('odd', '市川町'),
  ]
  const TOLD: Record<string, string> = { tokyo: '光ファイバーを引きました。黒字です。', osaka: '黒字です。' }
  const toldOf = (id: string) => TOLD[id] ?? ''
  const found = (words: string) => filterCases(VARIED, readConditions(foldPlain(words)).conditions, toldOf)
  const ids = (words: string) => found(words).map(({ value }) => value.id)

  it.each([
    ['東京', ['tokyo']],
    ['東京以外', ['osaka']],
    ['東京か大阪', ['tokyo', 'osaka']],
    ['東京以外、大阪以外', []],
    ['東京か大阪以外', []],
    ['製造業', ['tokyo']],
    ['製造業以外', ['osaka']],
    ['モバイル', ['both']],
    ['在宅', ['both', 'home']],
    ['在宅のみ', ['home']],
    ['在宅 モバイル', ['both']],
    ['事業継続', ['both']],
    ['コスト削減 事業継続以外', ['home']],
    ['受賞', ['won']],
    ['会長賞', ['won']],
    ['優秀賞', []],
    ['企業', ['tokyo', 'osaka', 'both', 'home', 'won', 'told', 'hired']],
    ['自治体', ['pref', 'city', 'ward', 'capital', 'town', 'odd']],
    ['都道府県', ['pref']],
    ['市役所', ['city', 'ward', 'capital']],
    ['町役場', ['town', 'odd']],
  ])('%s is one of %j', (words, expected) => {
    expect(ids(words)).toEqual(expected)
  })

  it('of people is looked for wherever the source says for whom', () => {
    expect(ids('主婦')).toEqual(['home'])
    expect(ids('女性')).toEqual(['home'])
    expect(ids('営業職')).toEqual(['won'])
    expect(ids('教職員')).toEqual(['won'])
    expect(ids('高齢者')).toEqual(['told'])
  })

  it('of the texts is any of its words; an organisation is itself', () => {
    const of = (fact: Criterion['fact'], ...oneOf: string[]): Condition[] => [
      { anyOf: [{ fact, label: 'x', oneOf, said: 'x' }], excluded: false },
    ]
    const idsOf = (conditions: Condition[]) => filterCases(VARIED, conditions, toldOf).map(({ value }) => value.id)
    expect(idsOf(of('text', '光ファイバー', '黒字'))).toEqual(['tokyo', 'osaka'])
    expect(idsOf(of('text', '赤字'))).toEqual([])
    expect(idsOf(of('employment', '雇用'))).toEqual(['hired'])
    expect(idsOf(of('case', 'osaka', 'town'))).toEqual(['osaka', 'town'])
    expect(idsOf(of('printed', '航空', '船舶'))).toEqual(['osaka'])
    expect(idsOf(of('printed', '市'))).toEqual(['city', 'capital', 'odd'])
  })

  it('is shown with the case where neither its row nor the condition shows it', () => {
    const matched = (words: string) => found(words).map((one) => one.matched)
    expect(matched('受賞')).toEqual([['会長賞（2009年度）']])
    expect(matched('コスト削減')).toEqual([[], []])
    expect(matched('在宅か事業継続')).toEqual([['在宅勤務'], ['在宅勤務']])
    expect(matched('東京')).toEqual([[]])
    expect(matched('受賞か東京')).toEqual([[], ['会長賞（2009年度）']])
    expect(matched('2008年か東京')).toEqual([[]])
    expect(matched('東京以外')).toEqual([[]])
    const dated = filterCases(CASES, readConditions('2008年').conditions, () => '')
    expect(dated.map((one) => one.matched)).toEqual([['2008年1月'], ['2008年10月']])
  })

  it('in the person’s own words goes before one that only means the same', () => {
    const alike = [
      caseOf('other', { industry: { class: '情報通信業', printed: 'ソフトウェア' } as never }),
      caseOf('own', { industry: { class: '情報通信業', printed: '情報通信' } as never }),
    ]
    const order = (words: string) =>
      filterCases(alike, readConditions(words).conditions, () => '').map(({ value }) => value.id)
    expect(order('情報通信')).toEqual(['own', 'other'])
    expect(order('2000年以外')).toEqual([])
  })
})

describe('a year and a size', () => {
  const year = (id: string, introduced: object) => caseOf(id, { introduced: introduced as never })
  const YEARS = [
    year('march', { year: 2009, month: 3, printed: '2009年3月' }),
    year('april', { year: 2009, month: 4, printed: '2009年4月' }),
    year('whole', { year: 2009, printed: '2009年' }),
  ]
  const SIZES = [
    caseOf('small', { employees: { size: '～100' } }),
    caseOf('middle', { employees: { size: '101～500' } }),
    caseOf('large', { employees: { size: '501～' } }),
    caseOf('counted', { employees: { count: 300 } }),
    caseOf('silent', {}),
  ]
  const idsIn = (cases: Case[], words: string) =>
    filterCases(cases, readConditions(foldPlain(words)).conditions, () => '').map(({ value }) => value.id)

  it.each([
    ['2008年度', ['march']],
    ['2009年度', ['april', 'whole']],
    ['2009年3月', ['march']],
    // Whether it was March, the source does not say.
    ['2009年3月以外', ['april']],
    ['2008年以外', ['march', 'april', 'whole']],
  ])('%s finds %j', (words, ids) => {
    expect(idsIn(YEARS, words)).toEqual(ids)
  })

  it.each([
    ['100人以下', ['small']],
    ['101人以上', ['counted', 'middle', 'large']],
    ['501人以上', ['large']],
    ['50人以下', []],
    // A class that lies outside as a whole is another; one that overlaps may be either.
    ['50人以下以外', ['middle', 'large', 'counted']],
    ['100人以下以外', ['middle', 'large', 'counted']],
    ['101人以下以外', ['large', 'counted']],
    ['501人以上以外', ['small', 'middle', 'counted']],
    ['500人以上以外', ['small', 'counted']],
    ['101～500人以外', ['small', 'large']],
    ['50～300人以外', ['large']],
    ['600～900人以外', ['small', 'middle', 'counted']],
  ])('%s finds %j', (words, ids) => {
    expect(idsIn(SIZES, words)).toEqual(ids)
  })
})

describe('withLess', () => {
  it('tells what there is without each condition that can be left out by itself', () => {
    const { conditions } = readConditions('在宅勤務 30人以下')
    expect(withLess(CASES, conditions, () => '').map(({ without, count }) => [without, count])).toEqual([
      [['在宅勤務'], 1],
      [['30人以下'], 1],
    ])
  })

  it('tells first what leaves most', () => {
    const cases = [
      caseOf('a', { prefecture: '東京都' }),
      ...['b', 'c'].map((id) => caseOf(id, { workStyles: ['在宅勤務'] as never })),
    ]
    const { conditions } = readConditions('在宅勤務 東京')
    expect(withLess(cases, conditions, () => '').map(({ without, count }) => [without, count])).toEqual([
      [['東京都'], 2],
      [['在宅勤務'], 1],
    ])
    expect(withLess(cases, readConditions('東京 大阪以外').conditions, () => '')).toMatchObject([
      { without: ['東京都'], count: 1 },
      { without: ['大阪府以外'], count: 1 },
    ])
  })

  it('offers nothing where no part of it helps, nor every case', () => {
    const less = (words: string) => withLess(CASES, readConditions(words).conditions, () => '')
    expect(less('沖縄')).toEqual([])
    expect(less('沖縄 会長賞')).toEqual([])
    // Each by itself is met, but no two of them.
    const apart = [
      caseOf('a', { prefecture: '東京都' }),
      caseOf('b', { award: '会長賞' }),
      caseOf('c', { workStyles: ['在宅勤務'] as never }),
    ]
    expect(withLess(apart, readConditions('東京 会長賞 在宅').conditions, () => '')).toEqual([])
    expect(withLess(apart, readConditions('東京 会長賞 在宅 製造業').conditions, () => '')).toEqual([])
  })

  it('leaves out all that no case meets where one by itself does not help', () => {
    const { conditions } = readConditions('在宅勤務 沖縄 会長賞')
    expect(withLess(CASES, conditions, () => '').map(({ without, count }) => [without, count])).toEqual([
      [['沖縄県', '会長賞'], 1],
    ])
  })
})

describe('factAgreements', () => {
  it('weighs facts that tell cases apart, and nothing where there are none', () => {
    expect(factAgreements(CASES, readConditions('在宅勤務の会社').conditions)).toBeUndefined()
    expect(factAgreements(CASES, readConditions('2008年').conditions)!.get('spring')).toBe(1)
    expect(factAgreements(CASES, readConditions('2008年').conditions)!.get('silent')).toBe(-0.5)
    expect(factAgreements(CASES, readConditions('2008年 100人以上').conditions)!.get('spring')).toBe(0.5)
    expect(factAgreements(CASES, readConditions('企業').conditions)).toBeUndefined()
    expect(factAgreements(CASES, readConditions('自治体').conditions)!.get('spring')).toBe(-0.5)
    expect(factAgreements(CASES, readConditions('2008年か在宅勤務').conditions)).toBeUndefined()
  })
})
