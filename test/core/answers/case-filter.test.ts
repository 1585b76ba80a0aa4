import { describe, expect, it } from 'vitest'
import { factAgreements, filterCases, withLess } from '../../../src/core/answers/case-filter.js'
import type { Case } from '../../../src/core/corpus/corpus.js'
import { readConditions } from '../../../src/core/question/read-conditions.js'

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

describe('withLess', () => {
  it('tells what there is without each condition that can be left out by itself', () => {
    const { conditions } = readConditions('在宅勤務 30人以下')
    expect(withLess(CASES, conditions, () => '').map(({ without, count }) => [without, count])).toEqual([
      [['在宅勤務'], 1],
      [['30人以下'], 1],
    ])
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
  })
})
