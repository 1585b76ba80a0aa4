import { expect, test } from 'vitest'
import type { Citation } from '../../../src/core/corpus/citation.js'
import { type LineOrigin, renderNumbers, sourceOfLine, sourceWords } from '../../../src/core/corpus/line-sources.js'

const cited = (work: string, place: string, section: string) =>
  ({ place, section, label: `${work} ${[place, section].filter(Boolean).join('・')}` }) as Citation
const wordsOf = (origins: LineOrigin[], max?: number) =>
  sourceWords(
    origins.map((origin, i) => ({ number: i + 1, origin })),
    max,
  )
const guide = (section: string) => cited('総務省『手引き』（2018年）', '管理者の対策', section)

test('what all comes from one place has no numbers', () => {
  expect(wordsOf([guide('大枠'), guide('大枠')])).toEqual(['出典: 総務省『手引き』（2018年） 管理者の対策・大枠'])
})

test('sections of one document stand under its name and chapter, each with its lines', () => {
  expect(wordsOf([guide('大枠'), guide('大枠'), guide('紛失・盗難'), guide('大枠')])).toEqual([
    '出典: 総務省『手引き』（2018年） 管理者の対策\n1〜2・4番: 大枠、3番: 紛失・盗難',
  ])
  expect(wordsOf([guide('大枠'), cited('総務省『手引き』（2018年）', '経営者の対策', '')])).toEqual([
    '出典: 総務省『手引き』（2018年）\n1番: 管理者の対策・大枠、2番: 経営者の対策',
  ])
})

test('lines of one’s own never stand under a document', () => {
  expect(wordsOf([guide('大枠'), 'own', { said: '規程 第3条' }, 'own', 'gone'])).toEqual([
    '出典: 1番 総務省『手引き』（2018年） 管理者の対策・大枠',
    '入力された出典: 3番 規程 第3条',
    '自社で追加した項目: 2・4番',
    'いまの資料では出典を確かめられない項目: 5番',
  ])
})

test('of a list that is wholly one’s own no line is called an addition; of a part of a mixed one it is', () => {
  const OWN = '自社で作成したリストです（資料からの引用はありません）。'
  expect(wordsOf(['own', 'own'])).toEqual([OWN])
  expect(wordsOf(['own', { said: '規程 第3条' }])).toEqual(['入力された出典: 2番 規程 第3条', OWN])
  const whole = [guide('大枠'), 'own' as const].map((origin, i) => ({ number: i + 1, origin }))
  expect(sourceWords(whole.slice(1), 100, whole)).toEqual(['自社で追加した項目: 2番'])
  expect(sourceOfLine(2, whole)).toEqual(['自社で追加した項目です。'])
  expect(sourceOfLine(1, [{ number: 1, origin: 'own' }])).toEqual([])
  expect(sourceOfLine(1, [{ number: 1, origin: { said: '規程' } }])).toEqual(['入力された出典: 規程'])
})

test('what there is no room for is counted, and lines of one’s own are named all the same', () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ said: `規程 第${i + 1}条` }))
  expect(wordsOf([...many, 'gone'], 50)).toEqual([
    '入力された出典: 1番 規程 第1条、2番 規程 第2条',
    'ほか7項目の出典は、書き出したファイルで確かめられます。',
    'いまの資料では出典を確かめられない項目: 10番',
  ])
})

test('numbers that follow each other are a range', () => {
  expect(renderNumbers([1, 2, 3, 5])).toBe('1〜3・5')
})
