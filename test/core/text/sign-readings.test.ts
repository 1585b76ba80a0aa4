import { describe, expect, it } from 'vitest'
import { readingsOfSign, signsReading, soundAlike } from '../../../src/core/text/sign-readings.js'

describe('how kanji read', () => {
  it('is known in both directions', () => {
    expect(readingsOfSign('減')).toEqual(['げん'])
    expect(signsReading('げん')).toContain('減')
    expect(signsReading('ほげ')).toBe('')
    expect(readingsOfSign('あ')).toEqual([])
  })

  it.each(['勤金', '署暑', '職食', '付月'])('tells that %s sound alike', (signs) => {
    expect(soundAlike(signs[0]!, signs[1]!)).toBe(true)
  })

  it('and that others do not', () => {
    expect(soundAlike('部', '暑')).toBe(false)
  })
})
