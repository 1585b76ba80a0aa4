import { describe, expect, it } from 'vitest'
import { foldPlain, foldWidth } from '../../../src/core/text/width.js'

const FOLDED: [printed: string, folded: string][] = [
  ['二十時以降の勤務', '20時以降の勤務'],
  ['三日以内に届け出る', '3日以内に届け出る'],
  ['第三条及び別表第一', '第3条及び別表第1'],
  ['勤続二十五年', '勤続25年'],
  ['週三日、月二回', '週3日、月2回'],
  ['週二まで', '週2まで'],
  ['一か月、一ヶ月、１カ月、1箇月', '1か月、1か月、1か月、1か月'],
  ['二〇二四年四月一日', '2024年4月1日'],
  ['三十分以内', '30分以内'],
  ['十分前に', '10分前に'],
  ['一人につき五千円', '1人につき5000円'],
  ['十万円を限度', '10万円を限度'],
  ['千二百円', '1200円'],
  ['二親等以内', '2親等以内'],
]

const LEFT: string[] = [
  '一般の社員',
  '十分な休憩',
  '一人暮らし',
  '一時的に',
  '第一線',
  '統一する',
  '三重県',
  '5千円',
  '千葉県',
  '四日市市',
  '一部を除く',
  '唯一の例外',
]

describe('numerals in kanji', () => {
  it.each(FOLDED)('%s is compared as %s', (printed, folded) => {
    expect(foldPlain(printed)).toBe(folded)
    expect(foldWidth(printed).folded).toBe(folded)
  })

  it.each(LEFT)('%s is left as it is', (words) => {
    expect(foldPlain(words)).toBe(words)
  })

  it('gives every digit the place of its whole numeral', () => {
    expect(foldWidth('計二十時')).toEqual({ folded: '計20時', startOf: [0, 1, 1, 3], endOf: [1, 3, 3, 4] })
  })
})
