import type { RetrievalIndex } from '../index/retrieval-index.js'
import { COMPARED_DOCUMENTS, RETRIEVAL_WEIGHTS, type RetrievalFeature } from '../index/retrieval-weights.js'
import type { Hit, Searcher } from '../index/searcher.js'
import { type RetrievalQuestion, toRetrievalQuestion } from '../question/retrieval-question.js'
import type { Analyzer } from '../text/analyzer.js'
import { RETRIEVAL_FEATURES, RetrievalComparison } from './retrieval-comparison.js'

export interface Retrieval {
  /** Ids of the documents that may answer the question, best first, at most `limit`; empty where no word is known. */
  rank(question: string, limit: number): Promise<string[]>
}

/**
 * The searcher finds documents by the question's rarest words; the first of them are compared with the question in
 * detail. Features and weights: retrieval-weights.ts. The same question gives the same order.
 */
export function createRetrieval(
  index: RetrievalIndex,
  searcher: Searcher,
  analyzer: Analyzer,
  weights: Readonly<Record<RetrievalFeature, number>> = RETRIEVAL_WEIGHTS,
): Retrieval {
  const comparison = new RetrievalComparison(index)
  const factors = Float64Array.from(RETRIEVAL_FEATURES, (name) => weights[name])
  const features = new Float64Array(factors.length)
  /** In one go, once the searcher has answered: other questions may be asked meanwhile. */
  const rerank = (question: RetrievalQuestion, hits: Hit[]): string[] => {
    comparison.take(question)
    const scored = hits.map(({ passageId }, rank) => {
      if (rank >= COMPARED_DOCUMENTS) return { passageId, score: -rank, compared: 0 }
      comparison.compare(index.positionOf.get(passageId)!, features)
      let score = 0
      for (let i = 0; i < factors.length; i += 1) score += features[i]! * factors[i]!
      return { passageId, score, compared: 1 }
    })
    scored.sort((a, b) => b.compared - a.compared || b.score - a.score)
    return scored.map(({ passageId }) => passageId)
  }
  return {
    rank: async (text, limit) => {
      const question = toRetrievalQuestion(text, index, analyzer)
      const hits = await searcher.search({ terms: question.searchTerms }, Math.max(limit, COMPARED_DOCUMENTS))
      return rerank(question, hits).slice(0, limit)
    },
  }
}
