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
    ['始業の時刻は?あと残業はあり?', ['始業 時刻 残業はあり?']],
    ['補助の対象と期限は?', ['補助の対象は?', '補助の期限は?']],
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

  it('is of two organisations or three, and the question names them; two sentences do not', () => {
    const ofThem = (organisations: string[]) => halvesOf(read('何人が使ってる?'), organisations, { read, analyzer })
    expect(ofThem(['a'])).toBeUndefined()
    expect(ofThem(['a', 'b', 'c'])).toMatchObject({ asked: [{}, {}, {}], areNamed: true })
    const named = (text: string) => halvesOf(read(text), [], { read, analyzer })?.areNamed
    expect(named('ガソリン代とか残業どれくらい減った?')).toBe(true)
    expect(named('始業の時刻は?残業はあり?')).toBe(false)
  })

  it('is of the organisation that the whole question is of', () => {
    const asked = read('始業の時刻は?残業はあり?')
    const of = (caseIds: string[], own: string[] = []) => {
      const readOf = (text: string) => {
        const half = read(text)
        return { ...half, slots: { ...half.slots, caseIds: own } }
      }
      const question = { ...asked, slots: { ...asked.slots, caseIds } }
      return halvesOf(question, caseIds, { read: readOf, analyzer })?.asked.map(({ slots }) => slots.caseIds)
    }
    // Each of the two sentences is asked of it.
    expect(of(['a'])).toEqual([['a'], ['a']])
    expect(of(['a'], ['b'])).toEqual([['b'], ['b']])
    expect(of([])).toEqual([[]])
  })

  describe('in its second sentence', () => {
    /** What the documents know of a question; 残業! stands for a word that they do not. */
    const knowing = (words: string[]) => (folded: string) => {
      const concepts = words
        .filter((word) => folded.includes(word.replace('!', '')))
        .map((word): Concept => ({ said: word, weight: 1, known: !word.endsWith('!'), variants: new Map() }))
      return understood(folded, { more: { concepts } })
    }
    const isAsked = (text: string, ...words: string[]) =>
      halvesOf(knowing(words)(text), [], { read: knowing(words), analyzer }) !== undefined

    it('is another thing that is known, or another sort of answer', () => {
      expect(isAsked('先生は?残業は?', '先生', '残業')).toBe(true)
      expect(isAsked('先生は?先生の残業は?', '先生', '残業')).toBe(true)
      expect(isAsked('先生は?先生は?', '先生')).toBe(false)
      expect(isAsked('先生は?残業は?', '先生', '残業!')).toBe(false)
      expect(isAsked('先生は?何人?', '先生')).toBe(true)
      expect(isAsked('先生は何人?何人?', '先生')).toBe(false)
      expect(isAsked('先生は?なぜですか?', '先生')).toBe(false)
    })

    it('is nothing without a thing in the first, nor one of three', () => {
      expect(isAsked('どうですか?残業は?', '残業')).toBe(false)
      expect(isAsked('先生は?残業は?手当は?', '先生', '残業', '手当')).toBe(false)
      expect(isAsked('先生は?', '先生')).toBe(false)
    })
  })
})
