import { describe, expect, it } from 'vitest'
import { editDistance } from '../../src/core/edit-distance.js'

describe('editDistance', () => {
  it.each([
    ['事列', '事例', 1],
    ['テレワク', 'テレワーク', 1],
    ['じれい', 'れじい', 1],
    ['広島市', '広島市', 0],
    ['肝月町', '肝付町', 1],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance)
  })

  it('stops counting past the limit', () => {
    expect(editDistance('在宅勤務', 'サテライト', 2)).toBe(3)
  })
})
