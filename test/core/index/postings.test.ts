import { expect, it } from 'vitest'
import { createMiniSearcher } from '../../../src/adapters/minisearch/minisearch.js'
import { termLists } from '../../../src/core/index/passage-index.js'
import { createPostingsSearcher } from '../../../src/core/index/postings.js'
import { SEARCH_SETTINGS } from '../../../src/core/ranking/ranking-weights.js'
import { theKnowledge } from '../../fixtures/loaded.js'

it('postings find what MiniSearch finds, in its order and with its scores; with what it gave beforehand, to the last digit', async () => {
  const { index, postings: kept } = await theKnowledge()
  const { scores: given, ...postings } = kept
  expect(given).toHaveLength(postings.documents.length)
  const termsOf = (passage: (typeof index.passages)[number]) =>
    [...new Set(termLists(passage).flatMap((list) => [...list]))].map((id) => index.terms.words[id]!)
  const passages = index.passages.map((indexed) => ({ id: indexed.passage.id, terms: termsOf(indexed) }))
  const reference = createMiniSearcher(passages, SEARCH_SETTINGS)
  const searcher = createPostingsSearcher(postings, index, SEARCH_SETTINGS)
  const keeping = createPostingsSearcher(kept, index, SEARCH_SETTINGS)
  for (const words of [
    ['在宅勤務', '残業'],
    ['セキュリティ', '対策', '経営者'],
    ['広島市'],
    ['通信費', '負担', '会社', 'no-such-word'],
    [],
  ]) {
    const query = { terms: words.map((term, i) => ({ term, weight: 1 / (i + 1) })) }
    const [wanted, found] = [await reference.search(query, 1000), await searcher.search(query, 1000)]
    expect(found).toHaveLength(wanted.length)
    expect(await keeping.search(query, 1000)).toEqual(wanted)
    expect(found.length > 0).toBe(words.length > 0)
    const scores = new Map(wanted.map(({ passageId, score }) => [passageId, score]))
    for (const { passageId, score } of found) expect(score).toBeCloseTo(scores.get(passageId)!, 6)
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
  }
}, 60_000)
