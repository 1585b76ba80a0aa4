import { expect, it } from 'vitest'
import { unheldCompounds } from '../../../src/core/question/unheld-compounds.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

const documents = new Set(['確定', '申告', '在宅', '勤務', '在宅勤務', '時間'])

it.each([
  ['在宅勤務は確定申告できる?', 1],
  ['在宅勤務を申告する', 0],
  ['確定申告と勤務時間', 2],
  ['在宅勤務時間', 1],
  ['', 0],
])('「%s」 names %i things that no document holds side by side', async (text, count) => {
  expect(unheldCompounds((await theAnalyzer()).analyze(text), documents)).toBe(count)
})
