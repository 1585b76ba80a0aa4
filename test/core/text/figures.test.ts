import { expect, it } from 'vitest'
import { figuresIn, holdsFigure } from '../../../src/core/text/figures.js'

it('figures are read with what they count, however that is written', () => {
  expect(figuresIn('片道12キロなら月5,000円')).toEqual([
    { value: 12, unit: 'km' },
    { value: 5000, unit: 'yen' },
  ])
  expect(figuresIn('2万円を3ヶ月、3か月で')).toEqual([
    { value: 20000, unit: 'yen' },
    ...[1, 2].map(() => ({ value: 3, unit: 'month' })),
  ])
  expect(figuresIn('第3条 2026年度 10分の1')).toEqual([])
})

it.each([
  ['10キロ以上20キロ未満 11,800円', '12キロ', true],
  ['10キロ以上20キロ未満 11,800円', '20キロメートル', false],
  ['2~5km', '5キロ', true],
  ['3年を超え5年以下', '4年', true],
  ['6,000円を支給する', '6000円', true],
  ['10人以上20人未満', '15分', false],
  ['所属長が命じる', '15分', false],
])('%s holds %s: %s', (text, asked, holds) => {
  expect(holdsFigure(text, figuresIn(asked))).toBe(holds)
})
