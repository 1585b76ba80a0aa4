import type { Concept } from '../question/concepts.js'
import type { ScoredSentence } from './scored-sentence.js'

/**
 * How sure an answer is: a logistic regression over what the best sentences show, fitted to answerable and unanswerable
 * questions by several writers and checked on those of a writer left out (`npm run tune`, docs/decisions/matching-by-meaning.md).
 */
export const CONFIDENCE_WEIGHTS = {
  bias: 1.3,
  /** The best sentence's score, in tens. */
  score: 1.7,
  /** How far the best blocks say the question's concepts, in whatever words, by the concepts' weight; and the concept that
   * they say least. */
  meaningCover: 1.53,
  leastSaid: 2.43,
  /** The best passages' share of the concepts to the letter: at the same meaning, a passage that uses just these words mostly
   * uses them of something else. */
  passageCover: -1.09,
  /** How far a noted question under the best sentences is the question to the letter. */
  notedSameness: 1.63,
  /** Share of the question's character pairs that no document holds. */
  unknownPairs: -1.37,
  /** Things that the question names by neighbouring nouns and no document holds so: 確定申告, 試用期間; two or more are 1. */
  unheldCompounds: -1.45,
  /** The question names an organisation of the corpus: of one that is known, details are asked that are not. */
  named: -0.95,
  /** The classifier's belief that the question is about something else, or about what no document can hold: its log odds. */
  offSubject: -2.44,
} as const

/** Below this an answer is not given. */
export const CONFIDENCE_THRESHOLD = 0.22
/** The same where the question goes on with one that the documents answered: of its subject they speak. */
export const CONFIDENCE_IN_THREAD = 0.12

const TYPICAL_SCORE = 10
const BEST_SENTENCES = 3
/** Beliefs nearer to 0 or 1 than a ten-thousandth are as good as certain. */
const LEAST_BELIEF = 1e-4
const LOG_ODDS_SCALE = 4
const LEAST_LOG_ODDS = logOdds(0)

export type ConfidenceFeatures = Record<Exclude<keyof typeof CONFIDENCE_WEIGHTS, 'bias'>, number>

/** What speaks for and against the best of the ranked sentences. */
export function confidenceFeatures(
  ranked: ScoredSentence[],
  question: {
    concepts: Concept[]
    named: boolean
    unknownPairs: number
    unheldCompounds: number
    offSubject: number
    /** By sentence, how far its block says each of the concepts (Ranker.conceptsOf). */
    conceptsOf: (sentence: ScoredSentence) => number[]
  },
): ConfidenceFeatures {
  const { concepts, named, unknownPairs, unheldCompounds, offSubject, conceptsOf } = question
  const weightOf = (list: Concept[]) => list.reduce((sum, { weight }) => sum + weight, 0)
  const total = weightOf(concepts) || 1
  const said = ranked.slice(0, BEST_SENTENCES).map(conceptsOf)
  const most = (read: (sentence: ScoredSentence) => number) => Math.max(0, ...ranked.slice(0, BEST_SENTENCES).map(read))
  return {
    score: (ranked[0]?.score ?? 0) / TYPICAL_SCORE,
    passageCover: most((sentence) => sentence.feature('passageCover')),
    notedSameness: most((sentence) => sentence.feature('notedSameness')),
    unknownPairs,
    unheldCompounds: Math.min(1, unheldCompounds / 2),
    meaningCover: Math.max(
      0,
      ...said.map((shares) => shares.reduce((sum, share, i) => sum + share * concepts[i]!.weight, 0) / total),
    ),
    leastSaid: concepts.length === 0 ? 0 : Math.max(0, ...said.map((shares) => Math.min(...shares))),
    named: named ? 1 : 0,
    offSubject: logOdds(offSubject) - LEAST_LOG_ODDS,
  }
}

function logOdds(belief: number): number {
  const within = Math.min(1 - LEAST_BELIEF, Math.max(LEAST_BELIEF, belief))
  return Math.log(within / (1 - within)) / LOG_ODDS_SCALE
}

export function confidenceOf(features: ConfidenceFeatures): number {
  return logistic(features, CONFIDENCE_WEIGHTS)
}

/** The probability that a logistic regression gives to some features. */
export function logistic<Feature extends string>(
  features: Readonly<Record<Feature, number>>,
  weights: Readonly<Record<NoInfer<Feature> | 'bias', number>>,
): number {
  let score: number = weights.bias
  for (const feature in features) score += features[feature] * weights[feature]
  return 1 / (1 + Math.exp(-score))
}
