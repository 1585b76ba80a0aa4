import type { PassageIndex } from '../index/passage-index.js'
import type { Hit } from '../index/searcher.js'
import type { Concept } from '../question/concepts.js'
import { logistic } from './confidence.js'
import { OwnComparison } from './own-comparison.js'
import { byScore, type Ranker, type RankingQuestion } from './ranking.js'
import type { RankingFeature } from './ranking-weights.js'
import type { ScoredSentence } from './scored-sentence.js'

/**
 * What a sentence of one's own documents is scored by. Fewer questions are noted under it than under the corpus's, nobody
 * chose them for it, and its heading says more. Fitted to made-up companies' rules and questions, each company left out in
 * turn (docs/own-documents.md).
 */
export const OWN_RULE_WEIGHTS = {
  /** As in the ranking of the corpus (ranking-weights.ts). */
  search: 1.7,
  textTranslated: 1.2,
  blockTranslated: 0.8,
  passageTranslated: 1.7,
  notedSameness: 0.6,
  sentenceCover: 1.1,
  blockCover: 1,
  passageCover: 1.2,
  answerType: 1.6,
  shortSentence: 0.3,
  sentenceLength: -0.3,
  /** As own-comparison.ts has them. */
  textCover: 1.8,
  headCover: 1,
  notedLikeness: 0.8,
  notedWithin: 0.5,
  kanjiCover: 0.7,
  /** The first sentence of an article states the rule. */
  firstSentence: 0.6,
} as const

export type OwnFeature = keyof typeof OWN_RULE_WEIGHTS
export type OwnRow = Record<OwnFeature, number>

/**
 * How sure it is that one's own rules speak of what is asked: a logistic regression over the best of their sentences, fitted
 * on questions that made-up companies' rules answer against ones that they do not.
 */
const OWN_CONFIDENCE_WEIGHTS = {
  bias: -3.79,
  /** The best sentence's score, in tens. */
  score: 1.39,
  /** Share of the concepts in a sentence, its heading and its noted questions; and in the best sentence and its heading. */
  blockCover: 1.48,
  textCover: 0.4,
  /** How far the best blocks say the concepts, in whatever words, by the concepts' weight. */
  meaningCover: 1.3,
  /** How near a noted question is. */
  notedLikeness: 1.19,
  /** The best sentence can answer that sort of question. */
  answerType: 0.4,
  /** Share of the weight in words that none of one's own documents holds. */
  unknownShare: -0.82,
  /** The classifier's belief that the question is about something else: of what an office's rules say it knows little. */
  offSubject: -1.24,
} as const

/** Below this, what one's own rules say is not shown: they do not speak of it. */
export const OWN_CONFIDENCE_THRESHOLD = 0.28

export type OwnConfidenceFeatures = Record<Exclude<keyof typeof OWN_CONFIDENCE_WEIGHTS, 'bias'>, number>

/** A sentence of one's own documents with the reasons for its place. */
export interface ScoredRule {
  scored: ScoredSentence
  features: OwnRow
}

/** Ranks the sentences of one's own documents. */
export class OwnRuleRanker {
  private readonly ranker: Ranker
  private readonly comparison: OwnComparison

  constructor(index: PassageIndex, ranker: Ranker) {
    this.ranker = ranker
    this.comparison = new OwnComparison(index)
  }

  /** By concept of the question that was ranked last, how far a sentence's block says it, in whatever words: 0–1. */
  conceptsOf({ scored }: ScoredRule): number[] {
    return this.ranker.conceptsOf(scored)
  }

  /** The sentences of the passages that were found, best first. */
  rank(question: RankingQuestion, hits: Hit[]): ScoredRule[] {
    const found = this.ranker.rank({ ...question, own: true }, hits)
    this.comparison.fill(question)
    const matches = new Map(
      [...new Set(found.map(({ passage }) => passage))].map((passage) => [passage, this.comparison.compare(passage)]),
    )
    const rules = found.map((scored): ScoredRule => {
      const { passage, sentence } = scored
      const match = matches.get(passage)!
      const i = passage.sentences.indexOf(sentence)
      const ofBlock = (values: readonly number[]) => (sentence.block < 0 ? 0 : values[sentence.block]!)
      const features: OwnRow = {
        ...ofRanking(scored),
        textCover: match.textCover[i]!,
        headCover: match.headCover,
        notedLikeness: ofBlock(match.notedLikeness),
        notedWithin: ofBlock(match.notedWithin),
        kanjiCover: match.kanjiCover[i]!,
        firstSentence: i === 0 && passage.sentences.length > 1 ? 1 : 0,
      }
      scored.score = scoreOfRule(features)
      return { scored, features }
    })
    return rules.sort((a, b) => byScore(a.scored, b.scored))
  }
}

const OF_RANKING = [
  ...['search', 'textTranslated', 'blockTranslated', 'passageTranslated', 'notedSameness', 'sentenceCover'],
  ...['blockCover', 'passageCover', 'answerType', 'shortSentence', 'sentenceLength'],
] as (OwnFeature & RankingFeature)[]

function ofRanking(scored: ScoredSentence): Record<OwnFeature & RankingFeature, number> {
  return Object.fromEntries(OF_RANKING.map((name) => [name, scored.feature(name)])) as Record<
    OwnFeature & RankingFeature,
    number
  >
}

export function scoreOfRule(features: OwnRow): number {
  let score = 0
  for (const name in features) score += features[name as OwnFeature] * OWN_RULE_WEIGHTS[name as OwnFeature]
  return score
}

const BEST_SENTENCES = 3
const TYPICAL_SCORE = 10

/** What speaks for the best of one's own sentences. */
export function ownConfidenceFeatures(
  rules: readonly ScoredRule[],
  question: {
    concepts: readonly Concept[]
    offSubject: number
    /** By sentence, how far its block says each of the concepts (OwnRuleRanker.conceptsOf). */
    conceptsOf: (rule: ScoredRule) => number[]
  },
): OwnConfidenceFeatures {
  const { concepts, offSubject, conceptsOf } = question
  const first = rules.slice(0, BEST_SENTENCES)
  const most = (feature: OwnFeature) => Math.max(0, ...first.map(({ features }) => features[feature]))
  const weightOf = (list: readonly Concept[]) => list.reduce((sum, { weight }) => sum + weight, 0)
  const total = weightOf(concepts) || 1
  const meaningOf = (rule: ScoredRule) =>
    conceptsOf(rule).reduce((sum, share, i) => sum + share * concepts[i]!.weight, 0) / total
  return {
    score: (rules[0]?.scored.score ?? 0) / TYPICAL_SCORE,
    blockCover: most('blockCover'),
    textCover: rules[0]?.features.textCover ?? 0,
    meaningCover: Math.max(0, ...first.map(meaningOf)),
    notedLikeness: most('notedLikeness'),
    answerType: (rules[0]?.features.answerType ?? 0) > 0 ? 1 : 0,
    unknownShare: concepts.length === 0 ? 1 : weightOf(concepts.filter(({ known }) => !known)) / total,
    offSubject,
  }
}

export function ownConfidence(features: OwnConfidenceFeatures): number {
  return logistic(features, OWN_CONFIDENCE_WEIGHTS)
}

/** How far the best of one's own rules goes before the best of anyone's. */
const LEAD = 2

/** One's own rules first, what lies between them as it is; then what others say. */
export function ownRulesFirst(rules: readonly ScoredRule[], others: readonly ScoredSentence[]): ScoredSentence[] {
  const own = rules.map(({ scored }) => scored)
  const lift = Math.max(0, (others[0]?.score ?? 0) + LEAD - (own[0]?.score ?? 0))
  for (const one of own) one.score += lift
  return [...own, ...others].sort(byScore)
}
