import { beforeAll, describe, expect, it } from 'vitest'
import type { Concept } from '../../../src/core/question/concepts.js'
import { halvesOf } from '../../../src/core/question/halves.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { understood } from '../../fixtures/understanding.js'

let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await theAnalyzer()
})

function read(folded: string) {
  const concepts = analyzer
    .analyze(folded)
    .filter(({ content }) => content)
    .map(({ term }): Concept => ({ said: term, weight: 1, known: true, variants: new Map() }))
  return understood(folded, { more: { concepts } })
}

const halves = (text: string, organisations: string[] = []) =>
  halvesOf(read(text), organisations, { read, analyzer })?.asked.map(({ folded }) => folded)

describe('what a question asks beside its first thing', () => {
  it.each([
    ['始業の時刻は?残業はあり?', ['始業 時刻 残業はあり?']],
    ['改修に補助は使えますか。上限も知りたいです', ['改修 補助 上限も知りたいです']],
    ['先生も使えるの?何人くらい?', ['先生 何人くらい?']],
    ['ガソリン代とか残業どれくらい減った?', ['ガソリン代どれくらい減った?', '残業どれくらい減った?']],
  ])('%s', (text, asked) => {
    expect(halves(text)).toEqual(asked)
  })

  it.each([
    '残業は減る?',
    '残業は減りました。ほかには?',
    '電気代は会社が持つべきでしょうか。他社の例を教えてください。',
    '上司に報告や相談はどうしていますか',
  ])('is nothing in: %s', (text) => {
    expect(halves(text)).toBeUndefined()
  })

  it('is the same of each of a few organisations', () => {
    const asked = halvesOf(read('何人が使ってる?'), ['a', 'b'], { read, analyzer })!
    expect(asked.asked.map(({ slots }) => slots.caseIds)).toEqual([['a'], ['b']])
    expect(halvesOf(read('何人が使ってる?'), ['a', 'b', 'c', 'd'], { read, analyzer })).toBeUndefined()
  })
})
