import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../../src/core/text/edit-distance.js'

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

it('is what the plain table gives, up to the limit', () => {
  const text = fc.string({ unit: fc.constantFrom('在', '宅', '勤', 'ー'), maxLength: 9 })
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1))
    }),
    { numRuns: 2000 },
  )
})

function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => Math.max(i, j)),
  )
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, table[i - 2]![j - 2]! + 1)
      table[i]![j] = cost
    }
  }
  return table[a.length]![b.length]!
}
