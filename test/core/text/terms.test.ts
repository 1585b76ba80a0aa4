import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { termsOf } from '../../../src/core/text/terms.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await theAnalyzer()
})
const read = (text: string) => termsOf(analyzer.analyze(text))

describe('terms', () => {
  it('are content words and the compounds of neighbours, at their places', () => {
    expect(read('在宅勤務の申請').map(({ term, start, end }) => [term, start, end])).toEqual([
      ['在宅', 0, 2],
      ['勤務', 2, 4],
      ['在宅勤務', 0, 4],
      ['申請', 5, 7],
    ])
  })

  it('have a reading where every part has one, digits too', () => {
    expect(read('第4版').find(({ term }) => term === '第4版')?.reading).toBe('だいよんはん')
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is a word without a reading', (word) => {
    const readings = new Map(read(`${word}の申請、第${word}版`).map(({ term, reading }) => [term, reading]))
    expect(readings.get('申請')).toBe('しんせい')
    const strange = [...readings].filter(([term]) => !/^\p{sc=Han}+$/u.test(term))
    expect(strange.length).toBeGreaterThan(0)
    expect(strange).toEqual(strange.map(([term]) => [term, undefined]))
  })
})
