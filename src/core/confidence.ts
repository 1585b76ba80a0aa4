import type { Concept } from './concepts.js'
import type { IndexedPassage, PassageIndex } from './passage-index.js'
import type { ScoredSentence } from './ranking.js'

/**
 * How sure an answer is: a logistic regression over what the best sentences show, fitted on the tuning half of
 * test/retrieval (answerable questions against unanswerable ones, `npm run tune`) and checked on the other half.
 */
export const CONFIDENCE_WEIGHTS = {
  bias: -1.1,
  /** The best sentence's score, in tens. */
  score: 3.9,
  /** Likeness of the nearest noted question among the best sentences. */
  askedLikeness: 1.0,
  /** Share of the question's weight in words that no document holds. */
  unknownShare: -1.7,
  /** Share of the weight that the best passage lacks, and the weightiest concept that it lacks. */
  missingShare: -2.5,
  missingMost: -2.3,
  /** Share of the question's character pairs that no document holds. */
  unknownPairs: -5.5,
  /** The best sentence can answer that sort of question (half where the sort is not known). */
  answerType: 1.0,
  /** A question that says much is easier to be sure of. */
  concepts: 2.7,
  /** The question names an organisation of the corpus. */
  named: 0.6,
  /** The classifier's belief that the question is about something else. */
  offSubject: -3,
} as const

/** Below this an answer is not given. */
export const CONFIDENCE_THRESHOLD = 0.35

const TYPICAL_SCORE = 10
const TYPICAL_CONCEPTS = 8
const TYPICAL_WEIGHT = 7

export type ConfidenceFeatures = Record<Exclude<keyof typeof CONFIDENCE_WEIGHTS, 'bias'>, number>

/** What speaks for and against the best of the ranked sentences. `unknownPairs` is the ranking's own count. */
export function confidenceFeatures(
  ranked: ScoredSentence[],
  question: { concepts: Concept[]; named: boolean; typed: boolean; unknownPairs: number; offSubject: number },
  index: PassageIndex,
): ConfidenceFeatures {
  const { concepts, named, typed, unknownPairs, offSubject } = question
  const best = ranked[0]
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1
  const unknown = concepts.filter(({ known }) => !known).reduce((sum, { weight }) => sum + weight, 0)
  const missing = best ? missingFrom(best.passage, concepts, index) : concepts
  return {
    score: (best?.score ?? 0) / TYPICAL_SCORE,
    askedLikeness: ranked.slice(0, 3).reduce((most, { features }) => Math.max(most, features.askedLikeness), 0),
    unknownShare: concepts.length === 0 ? 1 : unknown / total,
    missingShare: missing.reduce((sum, { weight }) => sum + weight, 0) / total,
    missingMost: missing.reduce((most, { weight }) => Math.max(most, weight), 0) / TYPICAL_WEIGHT,
    unknownPairs,
    answerType: typed ? (best?.features.answerType ?? 0) : 0.5,
    concepts: Math.min(TYPICAL_CONCEPTS, concepts.length) / TYPICAL_CONCEPTS,
    named: named ? 1 : 0,
    offSubject,
  }
}

/** Concepts of which the passage, its heading and its noted questions hold no word. */
function missingFrom(
  { headTerms, sentences, asked }: IndexedPassage,
  concepts: Concept[],
  index: PassageIndex,
): Concept[] {
  const held = new Set<number>(headTerms)
  for (const { terms } of [...sentences, ...asked]) for (const term of terms) held.add(term)
  return concepts.filter(({ variants }) => {
    for (const term of variants.keys()) if (held.has(index.terms.ids.get(term)!)) return false
    return true
  })
}

export function confidenceOf(features: ConfidenceFeatures): number {
  let score: number = CONFIDENCE_WEIGHTS.bias
  for (const name in features) {
    const feature = name as keyof ConfidenceFeatures
    score += features[feature] * CONFIDENCE_WEIGHTS[feature]
  }
  return 1 / (1 + Math.exp(-score))
}
