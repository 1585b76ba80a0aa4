import { expect, it } from 'vitest'
import { unheldCompounds, unheldThings } from '../../../src/core/question/unheld-compounds.js'
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

it.each([
  ['りにゅうしょくっていつからはじめる?', 1],
  ['りにゅうしょくって何から始める?', 0],
])('「%s」 in kana alone names %i things that are read as no word', (folded, count) => {
  const concept = (said: string, known: boolean) => ({ said, known, weight: 1, variants: new Map() })
  const concepts = [
    concept('りにゅうしょく', false),
    concept('zoom', false),
    concept('はじめる', true),
    concept('ほげ', false),
  ]
  expect(unheldThings({ folded, tokens: [], concepts }, documents)).toBe(count)
})
