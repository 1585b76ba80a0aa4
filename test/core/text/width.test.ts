import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHiragana } from '../../../src/core/text/kana.js'
import { foldPlain, foldWidth } from '../../../src/core/text/width.js'

describe('foldWidth', () => {
  it('folds half-width kana with its sound mark to one character that knows both', () => {
    expect(foldWidth('ｶﾞｲﾄﾞ')).toEqual({ folded: 'ガイド', startOf: [0, 2, 3], endOf: [2, 3, 5] })
  })

  it('lets one sign become several, all from the same place', () => {
    expect(foldWidth('㈱A')).toEqual({ folded: '(株)a', startOf: [0, 0, 0, 1], endOf: [1, 1, 1, 2] })
  })

  it('never adds up: every folded unit lies inside the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { folded, startOf, endOf } = foldWidth(text)
        expect(startOf).toHaveLength(folded.length)
        for (let i = 0; i < folded.length; i += 1) {
          expect(endOf[i]!).toBeGreaterThan(startOf[i]!)
          expect(endOf[i]!).toBeLessThanOrEqual(text.length)
          if (i > 0) expect(startOf[i]!).toBeGreaterThanOrEqual(startOf[i - 1]!)
        }
      }),
    )
  })
})

describe('foldPlain', () => {
  it.each(['가', '\u1100\u1161', 'か\u3099', 'ＡＢＣ', 'İ', '在宅勤務とは?', '\ud83d', 'ΣΑΣ'])(
    '%s is NFKC in lower case',
    (text) => {
      expect(foldPlain(text)).toBe(text.normalize('NFKC').toLowerCase())
    },
  )

  it('is so for any text without radicals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[\u2e80-\u2fdf]/.test(text))
        expect(foldPlain(text)).toBe(text.normalize('NFKC').toLowerCase())
      }),
    )
  })
})

describe('toHiragana', () => {
  it('turns katakana and leaves the rest', () => {
    expect(toHiragana('テレワークの日')).toBe('てれわーくの日')
  })

  it('folds radicals, as PDFs give them out, to the characters that people type', () => {
    expect(foldWidth('⼈事部⻑の⾃宅・⼾籍・⿊⾊・⺠間').folded).toBe('人事部長の自宅・戸籍・黒色・民間')
  })
})
