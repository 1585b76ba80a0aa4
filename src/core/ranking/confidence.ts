import { type IndexedPassage, type PassageIndex, termLists } from '../index/passage-index.js'
import type { Concept } from '../question/concepts.js'
import type { ScoredSentence } from './scored-sentence.js'

/**
 * How sure an answer is: a logistic regression over what the best sentences show, fitted on the tuning half of
 * test/retrieval (answerable questions against unanswerable ones, `npm run tune`) and checked on the other half.
 */
export const CONFIDENCE_WEIGHTS = {
  bias: -3.6,
  /** The best sentence's score, in tens. */
  score: 2.6,
  /** Share of the question's weight in words that no document holds. */
  unknownShare: -2.0,
  /** Share of the weight in concepts of which the best passages hold no word. */
  missingShare: -1.6,
  /** The best sentences' share of the concepts with their noted questions, and their passages' without: a block that is
   * known to be asked about just this speaks for it more than a passage that only uses the words. */
  blockCover: 1.9,
  passageCover: -1.2,
  /** How far a noted question under the best sentences is the question to the letter. */
  notedSameness: 2.3,
  /** Share of the question's character pairs that no document holds. */
  unknownPairs: -2.7,
  /** A question that says much is easier to be sure of. */
  concepts: 2.9,
  /** The question names an organisation of the corpus: of one that is known, details are asked that are not. */
  named: -0.4,
  /** The classifier's belief that the question is about something else, or about what no document can hold. */
  offSubject: -5.7,
} as const

/** Below this an answer is not given. */
export const CONFIDENCE_THRESHOLD = 0.19

const TYPICAL_SCORE = 10
const TYPICAL_CONCEPTS = 8
const BEST_PASSAGES = 3
const BEST_SENTENCES = 3

export type ConfidenceFeatures = Record<Exclude<keyof typeof CONFIDENCE_WEIGHTS, 'bias'>, number>

/** What speaks for and against the best of the ranked sentences. */
export function confidenceFeatures(
  ranked: ScoredSentence[],
  question: { concepts: Concept[]; named: boolean; unknownPairs: number; offSubject: number },
  index: PassageIndex,
): ConfidenceFeatures {
  const { concepts, named, unknownPairs, offSubject } = question
  const weightOf = (list: Concept[]) => list.reduce((sum, { weight }) => sum + weight, 0)
  const total = weightOf(concepts) || 1
  const most = (read: (sentence: ScoredSentence) => number) => Math.max(0, ...ranked.slice(0, BEST_SENTENCES).map(read))
  return {
    score: (ranked[0]?.score ?? 0) / TYPICAL_SCORE,
    unknownShare: concepts.length === 0 ? 1 : weightOf(concepts.filter(({ known }) => !known)) / total,
    missingShare: weightOf(missingFrom(bestPassages(ranked), concepts, index)) / total,
    blockCover: most((sentence) => sentence.feature('blockCover')),
    passageCover: most((sentence) => sentence.feature('passageCover')),
    notedSameness: most((sentence) => sentence.feature('notedSameness')),
    unknownPairs,
    concepts: Math.min(TYPICAL_CONCEPTS, concepts.length) / TYPICAL_CONCEPTS,
    named: named ? 1 : 0,
    // What no document of the corpus can hold, one's own rules may.
    offSubject: offSubject * (1 - (ranked[0]?.feature('ownRules') ?? 0)),
  }
}

function bestPassages(ranked: ScoredSentence[]): IndexedPassage[] {
  const best: IndexedPassage[] = []
  for (const { passage } of ranked) {
    if (!best.includes(passage)) best.push(passage)
    if (best.length === BEST_PASSAGES) break
  }
  return best
}

/** Concepts of which none of the passages, with heading and noted questions, holds a word. */
function missingFrom(passages: IndexedPassage[], concepts: Concept[], index: PassageIndex): Concept[] {
  const idsOf = ({ variants }: Concept) => [...variants.keys()].map((term) => index.terms.ids.get(term)!)
  const left = new Set(concepts.flatMap(idsOf))
  for (const passage of passages) {
    for (const list of termLists(passage)) for (let i = 0; i < list.length; i += 1) left.delete(list[i]!)
  }
  return concepts.filter((concept) => idsOf(concept).every((id) => left.has(id)))
}

export function confidenceOf(features: ConfidenceFeatures): number {
  let score: number = CONFIDENCE_WEIGHTS.bias
  for (const name in features) {
    const feature = name as keyof ConfidenceFeatures
    score += features[feature] * CONFIDENCE_WEIGHTS[feature]
  }
  return 1 / (1 + Math.exp(-score))
}
