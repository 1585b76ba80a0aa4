import { describe, expect, it } from 'vitest'
import { readConditions } from '../../../src/core/question/read-conditions.js'
import { foldPlain } from '../../../src/core/text/width.js'

/** What is read of the words, `20～30` inclusive on both sides, and what is left of them. */
const read = (words: string) => {
  const { conditions, rest } = readConditions(foldPlain(words))
  const [criterion] = conditions.flatMap(({ anyOf }) => anyOf)
  const { min = '', max = '', month, fiscal, near } = criterion?.bounds ?? {}
  const span = criterion && `${min}～${max}${month ? ` month ${month}` : ''}${fiscal ? ' fiscal' : ''}`
  return { fact: criterion?.fact, span, near, rest: rest.trim() }
}

describe('a size is counted', () => {
  it.each([
    ['200名以上', '200～'],
    ['1,000人超', '1001～'],
    ['1,000人を超える', '1001～'],
    ['10人未満', '～9'],
    ['10人より少ない', '～9'],
    ['30人以下', '～30'],
    ['最大30人', '～30'],
    ['30人を超えない', '～30'],
    ['ちょうど24人', '24～24'],
    ['24人くらい', '16～34'],
    ['100人弱', '70～100'],
    ['100人強', '100～140'],
    ['100人から300人', '100～300'],
    ['100～300人未満', '100～299'],
    ['20人台', '20～29'],
    ['300人台', '300～399'],
    ['1000人台', '1000～1999'],
    ['数百人', '200～999'],
    ['十数人', '11～19'],
    ['三百五十人以上', '350～'],
    ['二〇人以上', '20～'],
    ['千人以上', '1000～'],
    ['二万三千五人以上', '23005～'],
    ['三十万人以上', '300000～'],
    ['万人以上', '10000～'],
    ['3百人以上', '300～'],
    ['2千人以上', '2000～'],
    ['1.5万人以上', '15000～'],
    ['1万5000人以上', '15000～'],
    ['1万5千人以上', '15000～'],
    ['二万三千人以上', '23000～'],
    ['1万5000人から2万人', '15000～20000'],
    ['1,234人以上', '1234～'],
    ['従業員50', '35～70'],
    ['3人', '2～5'],
    ['2人以下', '～2'],
    ['1人以上', '1～'],
    ['従業員2人', '1～3'],
  ])('%s is %s', (words, span) => {
    expect(read(words)).toMatchObject({ fact: 'employees', span })
  })

  it.each(['2人', '1人', '2人で', '5人に1人', '3人目'])('%s is none', (words) => {
    expect(read(words).fact).toBeUndefined()
  })

  it('is known by what the person named: the nearest cases come first', () => {
    for (const words of [
      '24人くらい',
      '24人以上',
      '24人以下',
      '24人超',
      '24人未満',
      'ちょうど24人',
      '24人弱',
      '24人強',
    ])
      expect(read(words).near, words).toBe(24)
  })

  it('leaves no part of its words', () => {
    for (const words of ['100人から300人くらい', '100人以上', '20人台', '数百人規模', '従業員数が50人以下'])
      expect(read(words).rest, words).toBe('')
  })

  it('that goes down is no range', () => {
    expect(read('300人から100人')).toMatchObject({ span: '300～' })
  })
})

describe('a year is bounded', () => {
  it.each([
    ['2010年', '2010～2010'],
    ['2010年以降', '2010～'],
    ['2010年より後', '2011～'],
    ['2010年以前', '～2010'],
    ['2010年までに', '～2010'],
    ['2010年より前', '～2009'],
    ['2010年ごろ', '2009～2011'],
    ['2010年7月', '2010～2010 month 7'],
    ['2010年12月', '2010～2010 month 12'],
    ['2010年度', '2010～2010 fiscal'],
    ['2010年度以降', '2010～ fiscal'],
    ['2010年度より後', '2011～ fiscal'],
    ['2010年度以前', '～2010 fiscal'],
    ['2010年度より前', '～2009 fiscal'],
    ['2005〜2008年', '2005～2008'],
    ['2005年から2008年まで', '2005～2008'],
    ['平成20年から23年', '2008～2011'],
    ['平成20年から平成23年', '2008～2011'],
    ['2000年代', '2000～2009'],
    ['2000年代前半', '2000～2004'],
    ['2000年代後半', '2005～2009'],
    ['90年代', '1990～1999'],
    ['10年代', '2010～2019'],
    ['50年代', '1950～1959'],
    ['平成20年代', '2008～2017'],
    ['平成', '1989～2018'],
    ['平成時代', '1989～2018'],
    ['昭和', '1926～1988'],
    ['令和元年', '2019～2019'],
    ['h20', '2008～2008'],
    ['平成20', '2008～2008'],
    ['2008年1月に導入', '2008～2008 month 1'],
    ['2008', '2008～2008'],
  ])('%s is %s, and nothing of it is left', (words, span) => {
    expect(read(words)).toMatchObject({ fact: 'introduced', span, rest: '' })
  })

  it.each(['2000円', '2000万', '2010台', '2008kg', 'ch20'])('%s is none', (words) => {
    expect(read(words).fact).not.toBe('introduced')
  })

  it('that goes back is no range', () => {
    expect(read('2010年から2005年')).toMatchObject({ span: '2010～' })
    expect(read('2010年から2010年')).toMatchObject({ span: '2010～' })
  })
})
