import { describe, expect, it } from 'vitest'
import { kanaSlip } from '../../../src/core/text/kana-slip.js'

describe('a slip between two words in kana', () => {
  it.each([
    ['さんぎょう', 'ざんぎょう'],
    ['しゆうぎょう', 'しゅうぎょう'],
    ['しつぱい', 'しっぱい'],
  ])('is least where a mark is missing: %s for %s', (typed, meant) => {
    expect(kanaSlip(typed, meant)).toBe(0.5)
  })

  it.each([
    ['ひょか', 'ひょうか'],
    ['しゅきん', 'しゅっきん'],
    ['ざいたくく', 'ざいたく'],
    ['てれわく', 'てれわーく'],
  ])('is small where a light kana is missing, or one stands twice: %s for %s', (typed, meant) => {
    expect(kanaSlip(typed, meant)).toBe(0.7)
  })

  it.each([
    ['ざいたきんむ', 'ざいたくきんむ'],
    ['ざいくた', 'ざいたく'],
    ['ざいたけ', 'ざいたく'],
  ])('is one where any other is missing, swapped or another: %s for %s', (typed, meant) => {
    expect(kanaSlip(typed, meant)).toBe(1)
  })

  it.each([
    ['ざいたく', 'ざいたく'],
    ['しんせい', 'けんさ'],
    ['ざたきんむ', 'ざいたくきんむ'],
  ])('is none between %s and %s', (typed, meant) => {
    expect(kanaSlip(typed, meant)).toBeUndefined()
  })
})
