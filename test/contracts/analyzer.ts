import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analyzer, Token } from '../../src/core/text/analyzer.js'
import { runs } from '../made-inputs.js'

/** Text as people and documents write it: kana of both widths, kanji, signs, emoji, and broken halves of them. */
const PIECES = [
  ...[
    '在宅勤務',
    'テレワーク',
    'ﾃﾚﾜｰｸ',
    'ｶﾞｲﾄﾞ',
    '残業は',
    '3日',
    '２０名',
    'ＶＰＮ',
    '㈱',
    '㍿',
    '①',
    'か\u3099',
    '、',
    '。',
    '？',
  ],
  ...[
    '😀',
    '👨‍👩‍👧',
    '🇯🇵',
    '❤️',
    '𠮷野家',
    '\ud83d',
    '\udc00',
    ' ',
    '\n',
    '\t',
    '　',
    '\u200d',
    'ﷺ',
    'İ',
    '\u0000',
    'a̐',
  ],
]
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })))
  .map((parts) => parts.join(''))

/** What every Analyzer holds to; `load` is called once. */
export function describeAnalyzer(name: string, load: () => Promise<Analyzer>): void {
  describe(`${name} as an analyzer`, () => {
    let loaded: Promise<Analyzer> | undefined
    const analyze = async (text: string): Promise<Token[]> => {
      loaded ??= load()
      return (await loaded).analyze(text)
    }

    it('slices the original: surface, ascending offsets, nothing lost but white space', async () => {
      await analyze('')
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => expectFaithful(text, await analyze(text))),
        { numRuns: runs(500) },
      )
    })

    it('gives nothing for nothing', async () => {
      expect(await analyze('')).toEqual([])
      expect(await analyze(' \n　')).toEqual([])
    })

    it('gives the same again, whatever became of the list before', async () => {
      const text = '㈱東京の在宅勤務は週３日😀です。'
      const list = await analyze(text)
      const tokens = [...list]
      list.length = 0
      expect(await analyze(text)).toEqual(tokens)
      for (let i = 0; i < 20; i += 1) await analyze(`${i}日`)
      expect(await analyze(text)).toEqual(tokens)
    })

    it('folds terms, not surfaces', async () => {
      const [first] = await analyze('ﾃﾚﾜｰｸ')
      expect(first).toMatchObject({ surface: 'ﾃﾚﾜｰｸ', term: 'テレワーク', start: 0, end: 5, content: true })
    })

    it('goes on after emoji and half a surrogate pair', async () => {
      for (const text of ['😀😀在宅勤務', '在宅\ud83d勤務', '\udc00在宅', '🇯🇵日本の😀残業']) {
        const tokens = await analyze(text)
        expectFaithful(text, tokens)
        expect(tokens.some(({ wordClass }) => wordClass === 'noun')).toBe(true)
      }
    })

    // Five seconds of the processor are fifty times what it takes, and far less than a square of the length would take.
    it('takes ten thousand characters in one go', async () => {
      for (const piece of ['在宅勤務の残業は原則しない。', 'テレワーク', 'ー', '😀', 'a', '漢']) {
        const text = piece.repeat(Math.ceil(10_000 / piece.length))
        const start = process.cpuUsage()
        expectFaithful(text, await analyze(text))
        expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000)
      }
    })
  })
}

function expectFaithful(text: string, tokens: Token[]): void {
  let at = 0
  for (const { surface, start, end } of tokens) {
    expect(text.slice(start, end)).toBe(surface)
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(at, start).trim()).toBe('')
    at = end
  }
  expect(text.slice(at).trim()).toBe('')
}
