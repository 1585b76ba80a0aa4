import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildRetrievalIndex,
  type RetrievalDocument,
  type RetrievalIndex,
} from '../../../src/core/index/retrieval-index.js'
import { PairTable } from '../../../src/core/index/retrieval-pairs.js'
import {
  MAX_TERM_DOCUMENTS,
  MIN_SEARCH_TERMS,
  type RetrievalFeature,
} from '../../../src/core/index/retrieval-weights.js'
import type { Searcher } from '../../../src/core/index/searcher.js'
import { toRetrievalQuestion } from '../../../src/core/question/retrieval-question.js'
import { createRetrieval } from '../../../src/core/ranking/retrieval.js'
import { RETRIEVAL_FEATURES, RetrievalComparison } from '../../../src/core/ranking/retrieval-comparison.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { bigramsOf } from '../../../src/core/text/bigrams.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

const DOCUMENTS: RetrievalDocument[] = [
  { id: 'leave', title: '在宅勤務規程', text: '在宅勤務は週3日まで認める。残業は原則しない。' },
  { id: 'cost', title: '在宅勤務規程', text: '通信費は会社が負担する。在宅勤務手当は月5000円である。' },
  { id: 'city', title: '広島市', text: '広島市は2008年にモバイルワークを始めた。職員20人が参加した。' },
  { id: 'empty', title: '', text: '' },
]

let analyzer: Analyzer
let index: RetrievalIndex
beforeAll(async () => {
  analyzer = await theAnalyzer()
  index = buildRetrievalIndex(DOCUMENTS, analyzer)
})

/** Every document, in the order given: the ranking has to do it all. */
const everything: Searcher = {
  search: async (_, limit) => DOCUMENTS.slice(0, limit).map(({ id }) => ({ passageId: id, score: 1, terms: [] })),
}

function featuresOf(question: string, id: string): Record<RetrievalFeature, number> {
  const comparison = new RetrievalComparison(index)
  const values = new Float64Array(RETRIEVAL_FEATURES.length)
  comparison.take(toRetrievalQuestion(question, index, analyzer))
  comparison.compare(index.positionOf.get(id)!, values)
  return Object.fromEntries(RETRIEVAL_FEATURES.map((name, i) => [name, values[i]])) as Record<RetrievalFeature, number>
}

describe('createRetrieval', () => {
  it('puts the document first that says what is asked', async () => {
    const retrieval = createRetrieval(index, everything, analyzer)
    // The same title: the sentence decides.
    expect((await retrieval.rank('在宅勤務で残業はできますか', 4))[0]).toBe('leave')
    expect((await retrieval.rank('通信費は誰が負担しますか', 4))[0]).toBe('cost')
    // Only the title and a number's sort.
    expect((await retrieval.rank('広島市では何人が参加しましたか', 4))[0]).toBe('city')
  })

  it('gives no more than the limit, and nothing where the searcher finds nothing', async () => {
    expect(await createRetrieval(index, everything, analyzer).rank('残業', 2)).toHaveLength(2)
    const nothing: Searcher = { search: async () => [] }
    expect(await createRetrieval(index, nothing, analyzer).rank('残業', 10)).toEqual([])
  })

  it('keeps questions apart that are asked at the same time', async () => {
    const slow: Searcher = {
      search: async (query, limit) => {
        await new Promise((resolve) => setImmediate(resolve))
        return everything.search(query, limit)
      },
    }
    const retrieval = createRetrieval(index, slow, analyzer)
    const questions = ['残業はできますか', '通信費の負担', '広島市の人数', '残業はできますか']
    const together = await Promise.all(questions.map((question) => retrieval.rank(question, 3)))
    for (const [i, question] of questions.entries()) expect(together[i]).toEqual(await retrieval.rank(question, 3))
  })
})

describe('RetrievalComparison', () => {
  it('gives 1 for all that a document shares with its own sentence', () => {
    const features = featuresOf('残業は原則しない。', 'leave')
    expect(features).toMatchObject({ termCover: 1, unitCover: 1, firstIsBest: 0 })
    expect(features.bestBeyondTitle).toBeGreaterThan(0)
    expect(features.titleAsked).toBe(0)
  })

  it('tells the title from what is said beyond it', () => {
    const features = featuresOf('在宅勤務規程', 'cost')
    expect(features.titleAsked).toBe(1)
    expect(features.bestBeyondTitle).toBe(0)
    expect(features.neighbours).toBeGreaterThan(0)
  })

  it('sees the sort of answer, in the best sentence or elsewhere', () => {
    expect(featuresOf('職員は何人が参加した', 'city')).toMatchObject({ answerType: 1, answerTypeAnywhere: 1 })
    expect(featuresOf('広島市が始めたモバイルワークは何人', 'city')).toMatchObject({
      answerType: 0,
      answerTypeAnywhere: 1,
    })
    expect(featuresOf('手当は何人', 'cost')).toMatchObject({ answerType: 0, answerTypeAnywhere: 0 })
  })

  it('is finite and the same whatever was asked before, for any question', () => {
    const comparison = new RetrievalComparison(index)
    const again = new Float64Array(RETRIEVAL_FEATURES.length)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(3), (question, document) => {
        comparison.take(toRetrievalQuestion(question, index, analyzer))
        comparison.compare(document, again)
        expect([...again].every(Number.isFinite)).toBe(true)
        expect([...again]).toEqual(Object.values(featuresOf(question, DOCUMENTS[document]!.id)))
      }),
    )
  })
})

describe('toRetrievalQuestion', () => {
  it('asks the searcher for the rarest words, each once, and for few documents', () => {
    const many = Array.from({ length: 3 * MAX_TERM_DOCUMENTS }, (_, i) => ({
      id: `${i}`,
      title: '',
      text: '会社の制度。社員と会議。',
    }))
    const large = buildRetrievalIndex([...many, ...DOCUMENTS], analyzer)
    const { searchTerms } = toRetrievalQuestion('広島市の会社の制度、社員、会議、会社', large, analyzer)
    expect(searchTerms.length).toBeGreaterThanOrEqual(MIN_SEARCH_TERMS)
    expect(searchTerms[0]!.term).toMatch(/広島/)
    expect(new Set(searchTerms.map(({ term }) => term)).size).toBe(searchTerms.length)
    expect(searchTerms.filter(({ term }) => ['会社', '制度', '社員', '会議'].includes(term)).length).toBeLessThan(
      MIN_SEARCH_TERMS,
    )
  })
})

describe('PairTable', () => {
  it('numbers the pairs that bigramsOf names', () => {
    const table = new PairTable()
    const names = new Map<number, string>()
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'在宅勤務あア1a 、。😀') }), (text) => {
        const folded = foldPlain(text)
        const pairs = bigramsOf(folded)
        const ids = table.add(folded)
        expect(ids).toHaveLength(pairs.length)
        pairs.forEach((pair, i) => {
          expect(names.get(ids[i]!) ?? pair).toBe(pair)
          names.set(ids[i]!, pair)
        })
        expect(table.find(folded)).toEqual(ids)
      }),
    )
    expect(new Set(names.values()).size).toBe(table.size)
    expect(table.find('犬猫')).toEqual([-1])
  })
})
