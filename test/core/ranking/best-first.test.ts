import { describe, expect, it } from 'vitest'
import { bestFirst } from '../../../src/core/ranking/best-first.js'

const sorted = (...items: [name: string, score: number][]) =>
  bestFirst(items, ([, score]) => score)
    .map(([name]) => name)
    .join('')

describe('the best first', () => {
  it('puts the highest score first, below zero as well', () => {
    expect(sorted(['a', -2.5], ['b', 7], ['c', 0], ['d', 0.25])).toBe('bdca')
  })

  it('leaves those of one score as they stood', () => {
    expect(sorted(['a', 1], ['b', 3], ['c', 1], ['d', 3], ['e', 1])).toBe('bdace')
  })

  it('has nothing to say of none, and of one', () => {
    expect([sorted(), sorted(['a', 1])]).toEqual(['', 'a'])
  })
})
