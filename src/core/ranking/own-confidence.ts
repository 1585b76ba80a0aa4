import type { AskedTopics } from '../index/rule-topics.js'
import type { Concept } from '../question/concepts.js'
import { logistic } from './confidence.js'
import type { OwnFeature, ScoredRule } from './own-rules.js'

/**
 * How sure it is that one's own rules speak of what is asked: a logistic regression over the best of their sentences, fitted
 * on questions that made-up companies' rules answer against ones that they do not (`npm run tune`). @public in test/bench
 */
export const OWN_CONFIDENCE_WEIGHTS = {
  bias: -1.5,
  /** How well the best sentence's passage was found. */
  search: 2,
  /** The concept that the best blocks say least, in whatever words. */
  leastSaid: 0.6,
  /** How near a passage is by the topics of all its words. */
  passageLikeness: 2,
  /** The share of what is asked that nothing found speaks of; the likeliest of it counts most. */
  topicsUnheld: -0.6,
  /** Words of the question that rules use themselves (返品, 懲戒) and of which the best passage says neither them nor what any of
   * their topics is known by, each by how much it tells topics apart. */
  ruleWordsUnheld: -0.55,
  /** What the question's last sentence names and the best passage says in no words, what stands last most of all: there stands what
   * is wanted to be known, before it who asks and why. */
  closingUnsaid: -1,
  /** The share of the figures that are wanted (an amount, an age, a day) of which the best sentence has none (form-asked.ts). */
  formLacking: -1.1,
  /** The share of what the question wants told that the best sentence tells. */
  formTold: 0.7,
  /** An amount is asked for of which the best passage has none: true of hardly any answerable question, and of half of the near ones. */
  amountLacking: -2.3,
  /** A detail is asked for (by bicycle, in the month of leaving, for one's family) that the best sentence does not settle. */
  detailLacking: -2.3,
  /** What the passage says in the question's own words, times what of the question it says in no words: who knows the words of the rule
   * says something else because that is what is asked, others say what the rule says in words of their own. */
  besideRule: -4.2,
  /** Words that neither the documents nor the thesaurus know, where the rule is about the question in other words: people talk so,
   * while those of another matter are mostly known. */
  unknownWords: 0.4,
  /** How far the best passage speaks of the likeliest topic. */
  topicHeld: 0.7,
  /** The classifier's belief that the question is about something else: of what an office's rules say it knows little. */
  offSubject: -1.4,
} as const

/** Below this, what one's own rules say is not shown: they do not speak of it. */
export const OWN_CONFIDENCE_THRESHOLD = 0.3

export type OwnConfidenceFeatures = Record<Exclude<keyof typeof OWN_CONFIDENCE_WEIGHTS, 'bias'>, number>

const BEST_SENTENCES = 3
/** What a word weighs that stands in one topic of a hundred. */
const TELLING = 5
/** A synonym to the letter says a word as well as itself. */
const SYNONYM = 0.8
/** More words than these say no more. */
const MOST_WORDS = 3
/** How much less each word of a question counts than the one after it. */
const FADING = 0.6
/** How far a block says a word at least that says it in other words. */
const MEANT = 0.5

/** What a question was read as, as far as the confidence looks at it. */
export interface OwnReading {
  concepts: readonly Concept[]
  offSubject: number
  topics: AskedTopics
  /** The words of its last sentence, last first (closing-words.ts). */
  closing: readonly string[]
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
  const { concepts, topics, topicsHeld, conceptsOf } = question
  const first = rules.slice(0, BEST_SENTENCES)
  const rows = first.map(({ features }) => features)
  const most = (feature: OwnFeature) => Math.max(0, ...rows.map((row) => row[feature]))
  return {
    search: rows[0]?.search ?? 0,
    leastSaid: concepts.length === 0 ? 0 : Math.max(0, ...first.map((rule) => Math.min(...conceptsOf(rule)))),
    passageLikeness: most('passageLikeness'),
    topicsUnheld: unheld(topics, topicsHeld),
    ruleWordsUnheld: Math.min(MOST_WORDS, ...first.map((rule) => ruleWordsUnheld(rule, question))),
    closingUnsaid: rules[0] ? closingUnsaid(rules[0], question) : 0,
    formLacking: rows[0]?.formLacking ?? 0,
    formTold: rows[0]?.formTold ?? 0,
    amountLacking: rows[0]?.amountLacking ?? 0,
    detailLacking: rows[0]?.detailLacking ?? 0,
    besideRule: rules[0] ? besideRule(rules[0], question) : 0,
    unknownWords: rules[0] ? touched(rules[0], question) * unknownWeight(question) : 0,
    topicHeld: rules[0] ? topicHeld(rules[0], question) : 0,
    offSubject: question.offSubject,
  }
}

function unknownWeight({ concepts }: OwnReading): number {
  return concepts.reduce((sum, { known, weight }) => sum + (known ? 0 : weight / TELLING), 0)
}

/** How far a rule is about anything of the question at all: what is unknown speaks for no rule by itself. */
function touched(rule: ScoredRule, question: OwnReading): number {
  return Math.min(1, Math.max(topicHeld(rule, question), ...question.conceptsOf(rule)))
}

function topicHeld(rule: ScoredRule, { topics, speaksOf }: OwnReading): number {
  return topics.topics[0] ? speaksOf(rule, topics.topics[0].topic) : 0
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

/** How much of the question's last sentence the passage of a rule says in no words: neither to the letter, nor by another word for it,
 * nor by what the topics of that word are known by. */
function closingUnsaid(
  rule: ScoredRule,
  { closing, concepts, topics, saidBy, conceptsOf, speaksOf }: OwnReading,
): number {
  const said = saidBy(rule)
  const meant = conceptsOf(rule)
  const places = new Map(concepts.map((concept, i) => [concept.said, i]))
  const known = closing.flatMap((word) => places.get(word) ?? [])
  return known.reduce((sum, i, back) => {
    const { said: word, weight } = concepts[i]!
    const telling = topics.telling.find(({ term }) => term === word)
    const spoken = [...(telling?.topics ?? [])].map(([topic, share]) => share * speaksOf(rule, topic))
    const held = Math.max(Math.min(1, said[i]! / SYNONYM), meant[i]!, ...spoken)
    return sum + FADING ** back * (weight / TELLING) * (1 - held)
  }, 0)
}

/** The share of a question that its passage says to the letter, times the share that it says in no words; at most 1/4. */
function besideRule(rule: ScoredRule, { concepts, saidBy, conceptsOf }: OwnReading): number {
  const said = saidBy(rule)
  const meant = conceptsOf(rule)
  let all = 0
  let toTheLetter = 0
  let held = 0
  concepts.forEach(({ weight }, i) => {
    all += weight
    if (said[i]! >= 1) toTheLetter += weight
    if (said[i]! > 0) held += weight
    else if (meant[i]! > MEANT) held += weight * meant[i]!
  })
  return all === 0 ? 0 : (toTheLetter / all) * (1 - held / all)
}

/** How far the heading of a rule speaks of a topic that it names. */
const NAMED = 0.6
const MOSTLY = 0.5

/** True where the best rule is of what the question is about, whether it settles what is asked or not. */
export function speaksOfMatter({ topicHeld, topicsUnheld }: OwnConfidenceFeatures): boolean {
  return topicHeld >= NAMED && topicsUnheld <= MOSTLY
}

export function ownConfidence(features: OwnConfidenceFeatures): number {
  return logistic(features, OWN_CONFIDENCE_WEIGHTS)
}
