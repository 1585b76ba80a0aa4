import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationOf, MAX_SHORT_CITATION, renderDate } from '../../../src/core/corpus/citation.js'
import type { Passage, Source } from '../../../src/core/corpus/corpus.js'
import { countGraphemes } from '../../../src/core/text/graphemes.js'
import { passageOf } from '../../fixtures/passages.js'

const source = (id: string, more: Partial<Source>): Source => ({
  id,
  title: id,
  published: '',
  circa: false,
  kind: '',
  topics: [],
  ...more,
})
const SOURCES = new Map(
  [
    source('guide', {
      title: 'テレワーク 地方公共団体導入ガイド',
      short: '総務省 導入ガイド',
      publisher: '総務省',
      published: '2009-12',
    }),
    source('casebook', { title: 'テレワーク事例集', published: '2013', circa: true }),
    source('rules', { title: '在宅勤務規程', published: '2025-04-01' }),
    source('undated', { title: '在宅勤務の心得' }),
  ].map((each) => [each.id, each]),
)
const cite = (more: Partial<Passage>) => citationOf(passageOf('文。', more), SOURCES)

describe('a citation', () => {
  it('names publisher, work, date and place of a guide', () => {
    expect(cite({ place: 'ポイント5' }).label).toBe(
      '総務省『テレワーク 地方公共団体導入ガイド』（2009年12月） ポイント5',
    )
  })

  it('names the organisation of a case', () => {
    const { label } = cite({ kind: 'case', source: 'casebook', title: '広島市役所', section: '労務管理・評価' })
    expect(label).toBe('広島市役所の事例（テレワーク事例集、2013年ごろ）・労務管理・評価')
  })

  it('says a heading once that stands in the place as printed too', () => {
    const { label } = cite({ section: '投資対効果', place: 'ポイント7 > ●投資対効果' })
    expect(label).toMatch(/ ポイント7 > ●投資対効果$/)
  })

  it.each([
    ['日付なし', { published: '', circa: false }],
    ['2013年ごろ', { published: '2013', circa: true }],
    ['2025年4月1日', { published: '2025-04-01', circa: false }],
  ])('dates a document: %s', (words, of) => {
    expect(renderDate(of)).toBe(words)
  })
})

it.each([
  ['own', { own: true }],
  ['organisation', { kind: 'case' }],
  ['general', { kind: 'guide' }],
] as const)('a citation knows whose word it is: %s', (whose, of) => {
  expect(cite(of).whose).toBe(whose)
})

describe('a short citation', () => {
  it.each<[string, Partial<Passage>]>([
    [
      '広島市役所の事例・時間外労働（2013年ごろ）',
      { kind: 'case', source: 'casebook', title: '広島市役所', section: '労務管理・評価・時間外労働' },
    ],
    [
      '日設の事例・労務管理・評価（2013年ごろ）',
      { kind: 'case', source: 'casebook', title: '株式会社日設', section: '労務管理・評価' },
    ],
    [
      '総務省 導入ガイド・ポイント5 制度・勤務ルールを整備する（2009年）',
      { title: 'ポイント5 制度・勤務ルールを整備する' },
    ],
    [
      '総務省 導入ガイド・ポイント5・留意すべきポイント（2009年）',
      { title: 'ポイント5 制度・勤務ルールを整備する', section: '留意すべきポイント' },
    ],
    ['総務省 導入ガイド・用語「本格導入」（2009年）', { kind: 'glossary', title: '本格導入', section: '用語' }],
    [
      '自社の『在宅勤務規程』・第3条（2025年4月）',
      { own: true, source: 'rules', title: '在宅勤務規程', section: '第3条' },
    ],
    ['自社の『在宅勤務の心得』', { own: true, source: 'undated', title: '在宅勤務の心得' }],
  ])('%s', (short, passage) => {
    expect(cite(passage).short).toBe(short)
  })

  it('has at most forty characters, whatever the headings', () => {
    const heading = fc.array(
      fc.constantFrom('ポイント5 ', '労務管理・評価', '・', '在宅勤務', '👨‍👩‍👧', '(注)', '株式会社'),
      {
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(
        heading,
        heading,
        fc.constantFrom('case', 'guide', 'glossary', 'statistics', 'checklist') as fc.Arbitrary<Passage['kind']>,
        fc.constantFrom('guide', 'casebook', 'rules', 'undated'),
        fc.boolean(),
        (title, section, kind, from, own) => {
          const passage = { title: title.join(''), section: section.join(''), kind, source: from }
          const { short } = cite(own ? { ...passage, own: true } : passage)
          expect(countGraphemes(short)).toBeLessThanOrEqual(MAX_SHORT_CITATION)
          expect(short.trim()).not.toBe('')
        },
      ),
    )
  })
})
