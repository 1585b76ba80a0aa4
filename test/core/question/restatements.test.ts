import { beforeAll, describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import { lexiconOf } from '../../../src/core/index/lexicon.js'
import { restate } from '../../../src/core/question/restate.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

describe('what was read as another word', () => {
  /** 承認 is written more often than 商人; nobody writes of パソコン. */
  const TEXTS = [
    '在宅勤務の申請は所属長が承認する。承認は前日まで。',
    '商人の組合は講習会を開き、承認を受ける。',
    '昼休みにハンコを押す。テレワークの申込書は経理課へ出す。',
    '任意の様式で、会議の期限を守る。商を学ぶ。試行期間を置く。',
  ]
  let tools: Parameters<typeof restate>[1]
  beforeAll(async () => {
    const analyzer = await theAnalyzer()
    const passages = TEXTS.map((text, i) => passageOf(text, { id: `p${i}`, documentId: `d${i}` }))
    const index = buildPassageIndex({ passages } as never, analyzer)
    tools = { analyzer, lexicon: lexiconOf(index), vocabulary: index.terms }
  })

  it.each([
    ['こうしゅうかいはいつ', 'こうしゅうかい', '講習会', 'kana'],
    ['講集会はいつ', '講集会', '講習会', 'sameSound'],
    ['テレワクの申請', 'テレワク', 'テレワーク', 'nearSpelling'],
    ['在宅金務の申請', '在宅金務', '在宅勤務', 'nearSpelling'],
    ['もうしこみしょの様式', 'もうしこみしょ', '申込書', 'kana'],
  ])('%s: %s for %s, by %s', (text, said, as, by) => {
    const restated = restate(text, tools)
    expect(restated.restatements).toEqual([{ said, as, by, others: expect.any(Array) }])
    expect(restated.text).toBe(text.replace(said, as))
    expect(restated.tokens.map(({ surface }) => surface).join('')).toBe(restated.text)
  })

  it('is no compound of words that the dictionary knows', () => {
    expect(restate('試用期間の申請', tools).text).not.toContain('試行')
  })

  it('of several that sound so is the one that the documents have most, the others beside it', () => {
    expect(restate('しょうにんがいる', tools).restatements).toEqual([
      { said: 'しょうにん', as: '承認', others: ['商人'], by: 'kana' },
    ])
  })

  it('is every word of it, in its place', () => {
    expect(restate('ざいたくきんむのしんせいとこうしゅうかい', tools).text).toBe('在宅勤務の申請と講習会')
    expect(restate('講集会とテレワク', tools).text).toBe('講習会とテレワーク')
  })

  it.each([
    ['組合のしんせいはいつ', '組合の申請はいつ'],
    ['前日のかいぎの後', '前日の会議の後'],
    ['在宅きんむの費用', '在宅勤務の費用'],
    ['組合のけいりかに出す', '組合の経理課に出す'],
    ['承認のこうしゅう', '承認の講習'],
    ['しんせいは組合', '申請は組合'],
    ['ショウニンの印', '承認の印'],
    ['所属ちょうの印', '所属長の印'],
  ])('is read in kana among kanji too, where words begin and end: %s is %s', (text, as) => {
    expect(restate(text, tools).text).toBe(as)
  })

  it.each([
    'お昼やすみ',
    '組合にんいの様式',
    '残業をしょうとする',
    '組合のしょうがない話',
    'しんせいする組合',
    '前日のきげん',
  ])('is none that begins or ends in the midst of another: %s', (text) => {
    expect(restate(text, tools)).toMatchObject({ text, restatements: [] })
  })

  it.each([
    ['a word that the documents have', '昼休みの申請'],
    ['another word of the dictionary that looks like one', '夏休みの申請'],
    ['a number', '申込書123'],
    ['a short word that people write in kana', '申請のあいだ'],
    ['an inflection', '承認されるでしょうか'],
    ['what is nothing like any word', '宇宙旅行'],
  ])('is not %s: %s', (_, text) => {
    expect(restate(text, tools)).toMatchObject({ text, restatements: [] })
  })

  it('is not a word that is known elsewhere', () => {
    expect(restate('ワンコの申請', tools).text).toBe('ハンコの申請')
    expect(restate('ワンコの申請', { ...tools, isKnownElsewhere: (term) => term === 'ワンコ' }).text).toBe(
      'ワンコの申請',
    )
  })
})
