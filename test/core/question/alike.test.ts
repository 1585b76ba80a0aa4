import { expect, test } from 'vitest'
import { corpusAssistant } from '../../fixtures/loaded.js'

const assistant = await corpusAssistant()
const grouped = (...texts: string[]) =>
  assistant.alike(texts).map((places) => places.map((place) => texts[place]).join(' | '))

test('questions that ask the same in other words, with courtesies or synonyms, are a group; others are not', () => {
  expect(
    grouped(
      '在宅勤務の日の社員食堂の補助はどうなりますか',
      'ネット代は出ますか',
      'テレワークの日でも食堂の補助はもらえますか',
      '残業代は出ますか',
      'お世話になっております。通信費の補助はありますか',
      '中抜けのルールは',
    ),
  ).toEqual([
    '在宅勤務の日の社員食堂の補助はどうなりますか | テレワークの日でも食堂の補助はもらえますか',
    'ネット代は出ますか | お世話になっております。通信費の補助はありますか',
    '残業代は出ますか',
    '中抜けのルールは',
  ])
})

test('what holds no word at all is alike only to itself', () => {
  expect(grouped('？？', '？？', '!!', '', '')).toEqual(['？？ | ？？', '!!', ' | '])
})

test('the same question thousands of times is one group, and every place is in one group', () => {
  const texts = Array.from({ length: 3000 }, (_, i) => (i % 2 === 0 ? '副業していい？' : `経費${i}の精算`))
  const places = assistant.alike(texts)
  expect(places[0]).toHaveLength(1500)
  expect(places.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, i) => i))
})

test('a word that no document holds is named, with the word of the answer that it is short for', () => {
  const near = '在宅勤務の日は、社員食堂の補助は出ません。'
  expect(assistant.unheldWords('社食の補助はどうなりますか', near)).toEqual([{ word: '社食', meant: '社員食堂' }])
  expect(assistant.unheldWords('社食の補助はどうなりますか')).toEqual([{ word: '社食' }])
  expect(assistant.unheldWords('在宅勤務の日の残業はできますか', near)).toEqual([])
})
