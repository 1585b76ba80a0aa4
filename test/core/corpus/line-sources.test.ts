import { expect, test } from 'vitest'
import type { Citation } from '../../../src/core/corpus/citation.js'
import { type LineOrigin, renderNumbers, sourceWords } from '../../../src/core/corpus/line-sources.js'

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
    '出典: 総務省『手引き』（2018年） 管理者の対策\n1〜2・4 大枠、3 紛失・盗難',
  ])
  expect(wordsOf([guide('大枠'), cited('総務省『手引き』（2018年）', '経営者の対策', '')])).toEqual([
    '出典: 総務省『手引き』（2018年）\n1 管理者の対策・大枠、2 経営者の対策',
  ])
})

test('lines of one’s own never stand under a document', () => {
  expect(wordsOf([guide('大枠'), 'own', { said: '規程 第3条' }, 'own', 'gone'])).toEqual([
    '出典: 1 総務省『手引き』（2018年） 管理者の対策・大枠',
    '出典: 3 規程 第3条',
    '自社で追加した項目: 2・4',
    'いまの資料では出典を確かめられない項目: 5',
  ])
  expect(wordsOf(['own', 'own'])).toEqual(['自社で作成したリストです（資料からの引用はありません）。'])
})

test('what there is no room for is counted, and lines of one’s own are named all the same', () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ said: `規程 第${i + 1}条` }))
  expect(wordsOf([...many, 'own'], 30)).toEqual([
    '出典: 1 規程 第1条、2 規程 第2条',
    'ほか7項目の出典は、書き出したファイルで確かめられます。',
    '自社で追加した項目: 10',
  ])
})

test('numbers that follow each other are a range', () => {
  expect(renderNumbers([1, 2, 3, 5])).toBe('1〜3・5')
})
