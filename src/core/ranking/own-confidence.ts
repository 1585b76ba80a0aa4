import type { AskedTopics } from '../index/rule-topics.js'
import type { Concept } from '../question/concepts.js'
import type { AnswerType } from '../text/answer-type.js'
import { logistic } from './confidence.js'
import type { OwnFeature, ScoredRule } from './own-rules.js'

/**
 * How sure it is that one's own rules speak of what is asked: a logistic regression over the best of their sentences, fitted
 * on questions that made-up companies' rules answer against ones that they do not (`npm run tune`). @public in test/bench
 */
export const OWN_CONFIDENCE_WEIGHTS = {
  bias: -2.5,
  /** The best sentence's score, in tens. */
  score: 0.7,
  /** How well the best sentence's passage was found. */
  search: 2.6,
  /** The concept that the best blocks say least, in whatever words. */
  leastSaid: 1.0,
  /** How near a passage is by the topics of all its words. */
  passageLikeness: 1.1,
  /** The share of what is asked that nothing found speaks of; the likeliest of it counts most. */
  topicsUnheld: -1.8,
  /** Words of the question that rules use themselves (返品, 懲戒) and of which the best passage says neither them nor what any of
   * their topics is known by, each by how much it tells topics apart. */
  ruleWordsUnheld: -1.2,
  /** A figure is asked for, and the best sentences have none of its sort. */
  figureLacking: -0.9,
  /** The classifier's belief that the question is about something else: of what an office's rules say it knows little. */
  offSubject: -0.9,
} as const

/** Below this, what one's own rules say is not shown: they do not speak of it. */
export const OWN_CONFIDENCE_THRESHOLD = 0.3

export type OwnConfidenceFeatures = Record<Exclude<keyof typeof OWN_CONFIDENCE_WEIGHTS, 'bias'>, number>

const BEST_SENTENCES = 3
const TYPICAL_SCORE = 10
/** What a word weighs that stands in one topic of a hundred. */
const TELLING = 5
/** A synonym to the letter says a word as well as itself. */
const SYNONYM = 0.8
/** More words than these say no more. */
const MOST_WORDS = 3
/** A sentence that has a figure of the sort that is asked for has about this, whatever the sort. */
const FITTING = 0.5

/** What a question was read as, as far as the confidence looks at it. */
export interface OwnReading {
  concepts: readonly Concept[]
  offSubject: number
  topics: AskedTopics
  answerType: AnswerType | undefined
  /** By topic, how far the best of what was found speaks of it. */
  topicsHeld: readonly number[]
  /** How far a sentence's block says each of the concepts in whatever words, and how far its passage does to the letter. */
  conceptsOf: (rule: ScoredRule) => number[]
  saidBy: (rule: ScoredRule) => number[]
  /** How far a sentence's passage speaks of a topic, 0–1. */
  speaksOf: (rule: ScoredRule, topic: number) => number
}

/** What speaks for the best of one's own sentences. */
export function ownConfidenceFeatures(rules: readonly ScoredRule[], question: OwnReading): OwnConfidenceFeatures {
  const { concepts, topics, topicsHeld, answerType, conceptsOf } = question
  const first = rules.slice(0, BEST_SENTENCES)
  const rows = first.map(({ features }) => features)
  const most = (feature: OwnFeature) => Math.max(0, ...rows.map((row) => row[feature]))
  return {
    score: (rules[0]?.scored.score ?? 0) / TYPICAL_SCORE,
    search: rows[0]?.search ?? 0,
    leastSaid: concepts.length === 0 ? 0 : Math.max(0, ...first.map((rule) => Math.min(...conceptsOf(rule)))),
    passageLikeness: most('passageLikeness'),
    topicsUnheld: unheld(topics, topicsHeld),
    ruleWordsUnheld: Math.min(MOST_WORDS, ...first.map((rule) => ruleWordsUnheld(rule, question))),
    figureLacking: answerType && !answerType.vague && most('answerType') < FITTING ? 1 : 0,
    offSubject: question.offSubject,
  }
}

function unheld({ topics }: AskedTopics, held: readonly number[]): number {
  const weights = topics.map(({ share }) => share ** 2)
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return weights.reduce((sum, weight, i) => sum + weight * (1 - held[i]!), 0) / all
}

/** How many of the rules' own words the passage of a rule leaves aside, each by how much it tells. */
function ruleWordsUnheld(rule: ScoredRule, { topics, concepts, saidBy, speaksOf }: OwnReading): number {
  const said = saidBy(rule)
  const byWord = new Map(concepts.map((concept, i) => [concept.said, Math.min(1, said[i]! / SYNONYM)]))
  const telling = topics.telling.filter(({ term }) => topics.ruleWords.has(term))
  return telling.reduce((sum, { term, weight, topics: of }) => {
    const held = [...of].map(([topic, share]) => share * speaksOf(rule, topic))
    return sum + (weight / TELLING) * (1 - Math.max(byWord.get(term) ?? 0, ...held))
  }, 0)
}

export function ownConfidence(features: OwnConfidenceFeatures): number {
  return logistic(features, OWN_CONFIDENCE_WEIGHTS)
}
