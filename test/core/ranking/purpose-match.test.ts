import { beforeAll, describe, expect, it } from 'vitest'
import type { Corpus, Passage } from '../../../src/core/corpus/corpus.js'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import type { PassageIndex } from '../../../src/core/index/passage-index.js'
import { learnPurposes, placeOf } from '../../../src/core/index/purpose-table.js'
import { textPairs } from '../../../src/core/index/text-pairs.js'
import { PurposeMatch } from '../../../src/core/ranking/purpose-match.js'
import { roleBit } from '../../../src/core/text/purpose.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

const passageIn = (section: string, text: string, noted: string[], n: number): Passage => ({
  ...passageOf(text, { blocks: [{ start: 0, end: text.length, noted }] }),
  id: `p${n}`,
  documentId: `d${n}`,
  kind: 'case',
  title: '',
  section,
  place: '',
})

/** Ten organisations that are asked alike: of effects how much was saved, of their background why. */
const PASSAGES = Array.from({ length: 10 }, (_, n) => [
  passageIn('効果・残業', `残業が${n + 1}割減りました。`, ['残業はどれくらい減ったの', '残業は減ったの'], 2 * n),
  passageIn('背景・目的', '災害に備えるためです。', ['なぜ始めたの', '始めた理由は'], 2 * n + 1),
]).flat()

let index: PassageIndex
let match: PurposeMatch
/** Each passage has a place of its own in an index. */
let places = 0
const placed = (passage: Passage) => match.place({ passage, place: places++ })
const ask = (text: string) => match.fill(textPairs(text, index))
beforeAll(async () => {
  const analyzer = await theAnalyzer()
  index = buildPassageIndex({ passages: PASSAGES } as unknown as Corpus, analyzer)
  match = new PurposeMatch(learnPurposes(index))
})

const [effect, background] = PASSAGES as [Passage, Passage]

describe('what a question is after, learnt from the noted questions', () => {
  it('tells the chapter that is asked so from one that is asked otherwise', () => {
    ask('電気代は減ったの')
    expect(placed(effect)).toBeGreaterThan(0)
    expect(placed(background)).toBeLessThan(0)
    ask('どうして始めたの')
    expect(placed(background)).toBeGreaterThan(placed(effect))
  })

  it('tells a sentence that gives a reason from one that holds a figure', () => {
    ask('なぜ始めたの')
    expect(match.role(roleBit('reason'))).toBeGreaterThan(0)
    ask('どれくらい減ったの')
    expect(match.role(roleBit('effect') | roleBit('figure'))).toBeGreaterThan(0)
    expect(match.role(roleBit('reason'))).toBeLessThan(0)
  })

  it('says nothing of a place that no question is noted under, nor of a question after nothing that it knows', () => {
    ask('なぜ減ったの')
    expect(placed({ ...effect, section: '今後' })).toBe(0)
    ask('テレワーク')
    expect(match.role(roleBit('reason'))).toBe(0)
  })

  it('keeps within -1 and 1, and forgets the question before', () => {
    ask('なぜ減ったの'.repeat(50))
    expect(Math.abs(placed(background))).toBeLessThanOrEqual(1)
    expect(Math.abs(match.role(-1))).toBeLessThanOrEqual(1)
    ask('')
    expect([placed(effect), match.role(-1)]).toEqual([0, 0])
  })

  it('takes a chapter with all that is told in it, a guide by its source', () => {
    expect(placeOf(effect)).toBe('効果')
    expect(placeOf({ ...effect, kind: 'guide', source: 'policy' })).toBe('policy')
  })
})
