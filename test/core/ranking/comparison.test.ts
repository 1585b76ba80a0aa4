import { describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import { NotedComparison } from '../../../src/core/index/noted-questions.js'
import { textPairs } from '../../../src/core/index/text-pairs.js'
import { BoundTranslations } from '../../../src/core/index/translation/bound-translations.js'
import { compileTranslations } from '../../../src/core/index/translation/table.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import { Comparison } from '../../../src/core/ranking/comparison.js'
import { PassageReader } from '../../../src/core/ranking/passage-reader.js'
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
  const reader = new PassageReader(BoundTranslations.over(compileTranslations(index), index))
  const compare = new Comparison(reader)
  const ask = (concepts: Concept[]) => {
    reader.fill({ concepts, pairs: textPairs('残業 原則', index) }, index)
    compare.fill(concepts)
    reader.open(index.passages[0]!)
  }
  const asked = [
    concept('残業', 3, [
      ['残業', 1],
      ['時間外', 0.5],
    ]),
    concept('費用', 1, [['費用', 1]]),
    concept('労務', 2, [['労務', 1]]),
  ]
  ask(asked)

  it('gives each part the share of the concepts’ weight that it holds', () => {
    expect(compare.passageCover()).toBe(1)
    expect([0, 1].map((i) => compare.sentenceCover(i))).toEqual([3 / 6, 1 / 6])
  })

  it('puts sentence, heading and noted questions together', () => {
    expect(compare.blockCover(0, 0)).toBeCloseTo(5 / 6)
    expect(compare.blockCover(1, 1)).toBeCloseTo(3 / 6)
    expect(compare.blockCover(1, 0)).toBe(1)
  })

  it('says of heading and sentences alone what they hold, and of the passage how well it says each concept', () => {
    expect(compare.headCover()).toBeCloseTo(2 / 6)
    expect([0, 1].map((i) => compare.textCover(i))).toEqual([5 / 6, 3 / 6])
    ask([concept('時間外', 1, [['残業', 0.5]]), concept('犬', 1, []), concept('働く', 1, [['働く', 1]])])
    // What is only noted is not said.
    expect(compare.concepts()).toEqual([0.5, 0, 0])
    ask(asked)
  })

  it('counts what no document holds as not covered, and forgets the question before', () => {
    const shares = () => [compare.passageCover(), compare.sentenceCover(0), compare.blockCover(1, 0)]
    const before = shares()
    ask([concept('犬', 1, []), concept('残業', 1, [['残業', 1]])])
    expect(shares()).toEqual([1 / 2, 1 / 2, 1 / 2])
    ask(asked)
    expect(shares()).toEqual(before)
  })
})

describe('the sameness of a noted question', () => {
  const noted = passageOf('残業は認めない。', { blocks: [{ start: 0, end: 8, noted: ['アクメの残業はいつまで'] }] })
  const own = buildPassageIndex({ passages: [noted] } as never, analyzer)
  const compared = new NotedComparison(own)
  const same = (text: string, names: string[]) => {
    compared.fill(textPairs(text, own), names)
    compared.open(own.passages[0]!)
    return compared.sameness(0)
  }

  it('is 1 where it is asked to the letter, with or without the name that was taken out', () => {
    expect(same('アクメの残業はいつまで', [])).toBeCloseTo(1)
    expect(same('   の残業はいつまで', ['アクメ'])).toBeGreaterThan(same('   の残業はいつまで', []))
  })

  it('is found where nearly all of the noted question is the name', () => {
    const name = 'アクメ総合研究開発機構'
    const named = passageOf('在宅は週三日。', { blocks: [{ start: 0, end: 7, noted: [`${name}の在宅は`] }] })
    const index = buildPassageIndex({ passages: [named, noted] } as never, analyzer)
    const among = new NotedComparison(index)
    among.fill(textPairs('の在宅は', index), [name])
    among.open(index.passages[0]!)
    expect(among.sameness(0)).toBeGreaterThan(0.5)
  })

  it('is 0 where less than half is shared, whatever was asked before', () => {
    expect(same('アクメの残業はいつまで', [])).toBeCloseTo(1)
    expect(same('費用の負担', [])).toBe(0)
    expect(same('残業の費用を負担する会社はどこ', [])).toBe(0)
  })

  it('is that of the whole question where all of its words are common', () => {
    const many = Array.from({ length: 1300 }, (_, i) =>
      passageOf(`本文${i}。`, { id: `p${i}`, blocks: [{ start: 0, end: 4, noted: ['残業は', `残業は第${i}`] }] }),
    )
    const crowded = buildPassageIndex({ passages: many } as never, analyzer)
    const common = new NotedComparison(crowded)
    common.fill(textPairs('残業は', crowded), [])
    expect(common.nearest(() => true)).toEqual([])
    common.open(crowded.passages[7]!)
    expect(common.sameness(0)).toBeCloseTo(1)
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
