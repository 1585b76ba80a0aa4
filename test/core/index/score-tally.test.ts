import { expect, it } from 'vitest'
import { ScoreTally } from '../../../src/core/index/score-tally.js'

it('gives the best sums times the terms found; of equals, what was found first', () => {
  const tally = new ScoreTally(5)
  for (const [document, score] of [
    [4, 1],
    [0, 3],
    [3, 2],
    [1, 2],
    [4, 0.5],
    [2, 3],
  ] as const)
    tally.add(document, score)
  expect(tally.takeBest(4)).toEqual([
    { document: 4, score: 3 },
    { document: 0, score: 3 },
    { document: 2, score: 3 },
    { document: 3, score: 2 },
  ])
})

it('is empty once the best were taken', () => {
  const tally = new ScoreTally(2)
  tally.add(1, 5)
  expect(tally.takeBest(0)).toEqual([])
  tally.add(1, 2)
  expect(tally.takeBest(3)).toEqual([{ document: 1, score: 2 }])
})
