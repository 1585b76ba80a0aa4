import { describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/passage-index.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import { Comparison } from '../../../src/core/ranking/comparison.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { ANSWER_TYPES, answerTypesOf, bitOf } from '../../../src/core/text/answer-type.js'
import { passageOf } from '../../fixtures/passages.js'

/** Words are what stands between spaces; so what a passage holds can be seen. */
const analyzer: Analyzer = {
  analyze: (text) =>
    [...text.matchAll(/[^\s。]+/g)].map(({ 0: surface, index: start }) => ({
      surface,
      start,
      end: start + surface.length,
      term: surface,
      wordClass: 'unknown',
      content: true,
    })),
}

const passage = passageOf('残業 は 原則 禁止。\n費用 は 会社 が 負担。', {
  title: '労務',
  blocks: [
    { start: 0, end: 11, noted: ['残業 できる', '時間外 働く'] },
    { start: 12, end: 28, noted: [] },
  ],
})
const index = buildPassageIndex({ passages: [passage] } as never, analyzer)
const concept = (said: string, weight: number, variants: [string, number][]): Concept => ({
  said,
  weight,
  known: true,
  variants: new Map(variants.map(([term, factor]) => [term, { factor, origin: 'own' }])),
})

describe('a comparison', () => {
  const compare = new Comparison(index)
  compare.fill({
    concepts: [
      concept('残業', 3, [
        ['残業', 1],
        ['時間外', 0.5],
      ]),
      concept('費用', 1, [['費用', 1]]),
      concept('労務', 2, [['労務', 1]]),
    ],
    restated: '残業 原則',
    namedWords: [],
  })
  compare.open(index.passages[0]!)

  it('gives each part the share of the concepts’ weight that it holds', () => {
    expect(compare.passageCover()).toBe(1)
    expect([0, 1].map((i) => compare.sentenceCover(i))).toEqual([3 / 6, 1 / 6])
  })

  it('puts sentence, heading and noted questions together', () => {
    expect(compare.blockCover(0, 0)).toBeCloseTo(5 / 6)
    expect(compare.blockCover(1, 1)).toBeCloseTo(3 / 6)
    expect(compare.blockCover(1, 0)).toBe(1)
  })

  it('knows a noted question that is asked to the letter, with or without the name that was taken out', () => {
    const noted = passageOf('残業は認めない。', { blocks: [{ start: 0, end: 8, noted: ['アクメの残業はいつまで'] }] })
    const own = buildPassageIndex({ passages: [noted] } as never, analyzer)
    const same = (restated: string, namedWords: string[]) => {
      const compared = new Comparison(own)
      compared.fill({ concepts: [], restated, namedWords })
      compared.open(own.passages[0]!)
      return compared.notedSameness(0)
    }
    expect(same('アクメの残業はいつまで', [])).toBeCloseTo(1)
    expect(same('   の残業はいつまで', ['アクメ'])).toBeGreaterThan(same('   の残業はいつまで', []))
    expect(same('費用の負担', [])).toBe(0)
  })

  it('forgets the question before', () => {
    const shares = () => [compare.passageCover(), compare.sentenceCover(0), compare.notedSameness(0)]
    const before = shares()
    compare.fill({ concepts: [concept('犬', 1, [])], restated: '犬 猫', namedWords: [] })
    compare.open(index.passages[0]!)
    expect(shares()).toEqual([0, 0, 0])
    compare.fill({
      concepts: [
        concept('残業', 3, [['残業', 1]]),
        concept('費用', 1, [['費用', 1]]),
        concept('労務', 2, [['労務', 1]]),
      ],
      restated: '残業 原則',
      namedWords: [],
    })
    compare.open(index.passages[0]!)
    expect(shares()).toEqual(before)
  })
})

describe('sorts of answers', () => {
  it('have a bit each, and a sentence the bits of all that it can be', () => {
    expect(ANSWER_TYPES.length).toBeLessThanOrEqual(31)
    const people = ANSWER_TYPES.find(({ id }) => id === 'people')!
    const when = ANSWER_TYPES.find(({ id }) => id === 'when')!
    const bits = answerTypesOf('24人が利用')
    expect(bits & bitOf(people)).not.toBe(0)
    expect(bits & bitOf(when)).toBe(0)
  })
})
