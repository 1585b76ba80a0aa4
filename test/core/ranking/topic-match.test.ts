import { expect, it } from 'vitest'
import type { IndexedPassage } from '../../../src/core/index/passage-index.js'
import { TopicMatch } from '../../../src/core/ranking/topic-match.js'

const passage = (section: string, ...sentences: string[]) =>
  ({
    passage: { id: `${section}: ${sentences}`, section },
    sentences: sentences.map((folded) => ({ folded })),
  }) as unknown as IndexedPassage

const TOPICS = [
  { rules: ['宿泊料', 'ホテル'], asked: ['宿代は'] },
  { rules: ['買い取り'], asked: ['有給を買い取ってほしい'] },
]

function matching(shares: number[]) {
  const match = new TopicMatch(TOPICS)
  match.fill(shares.map((share, topic) => ({ topic, share })))
  return match
}

it('a sentence that speaks of it itself counts whole, one under its heading less, one beside it least', () => {
  const match = matching([1])
  expect(match.compare(passage('第7条（宿泊料）', '宿泊料は実費とする。', '東京 13,000円'))).toEqual([1, 0.6])
  expect(match.compare(passage('出張', '宿泊料は実費とする。', '日当は別に払う。'))).toEqual([1, 0.35])
  expect(match.compare(passage('休暇', '休暇は次のとおり。'))).toEqual([0])
})

it('how far the best of what was found speaks of each is kept', () => {
  const match = matching([0.4, 0.6])
  match.compare(passage('第7条（宿泊料）', '実費とする。'))
  expect(match.held()).toEqual([0.6, 0])
  match.compare(passage('有給', '買い取りはしない。'))
  expect(match.held()).toEqual([0.6, 1])
})
