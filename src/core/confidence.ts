import type { Concept } from './concepts.js'
import type { ScoredSentence } from './ranking.js'

/**
 * How sure an answer is: a logistic regression over what the best sentences show, fitted on the tuning half of
 * test/retrieval (answerable questions against unanswerable ones) and checked on the other half.
 */
export const CONFIDENCE_WEIGHTS = {
  bias: -3.2,
  /** Best sentence's and best passage's share of the question's concepts. */
  sentenceCover: 1.5,
  passageCover: 3.2,
  pairCover: 2.5,
  /** Likeness of the nearest noted question. */
  askedLikeness: 5.0,
  /** Share of the question's weight in words that no document holds. */
  unknownShare: -3.0,
  /** The question names an organisation of the corpus. */
  named: 0.8,
} as const

/** Below this an answer is not given. */
export const CONFIDENCE_THRESHOLD = 0.4

export type ConfidenceFeatures = Record<Exclude<keyof typeof CONFIDENCE_WEIGHTS, 'bias'>, number>

export function confidenceFeatures(ranked: ScoredSentence[], concepts: Concept[], named: boolean): ConfidenceFeatures {
  const top = ranked.slice(0, 3)
  const most = (read: (sentence: ScoredSentence) => number) =>
    top.reduce((best, sentence) => Math.max(best, read(sentence)), 0)
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0)
  const unknown = concepts.filter(({ known }) => !known).reduce((sum, { weight }) => sum + weight, 0)
  return {
    sentenceCover: most(({ features }) => features.sentenceCover),
    passageCover: most(({ features }) => features.passageCover),
    pairCover: most(({ features }) => features.contextPairs),
    askedLikeness: most(({ features }) => features.askedLikeness),
    unknownShare: total === 0 ? 1 : unknown / total,
    named: named ? 1 : 0,
  }
}

export function confidenceOf(features: ConfidenceFeatures): number {
  let score: number = CONFIDENCE_WEIGHTS.bias
  for (const name in features) {
    const feature = name as keyof ConfidenceFeatures
    score += features[feature] * CONFIDENCE_WEIGHTS[feature]
  }
  return 1 / (1 + Math.exp(-score))
}
