import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { AskedTopics, TopicReader } from '../index/rule-topics.js'
import type { Hit } from '../index/searcher.js'
import type { Concept } from '../question/concepts.js'
import { logistic } from './confidence.js'
import { OwnComparison, type OwnMatch } from './own-comparison.js'
import { byScore, type Ranker, type RankingQuestion } from './ranking.js'
import type { ScoredSentence } from './scored-sentence.js'
import { TopicLikeness } from './topic-likeness.js'
import { TopicMatch } from './topic-match.js'

/**
 * What a sentence of one's own documents is scored by. Nobody chose the questions that are noted under it, and its heading says
 * more. Fitted to made-up companies' rules and questions, each company left out in
 * turn (`npm run tune`).
 */
export const OWN_RULE_WEIGHTS = {
  /** As in the ranking of the corpus (ranking-weights.ts). */
  search: 1.7,
  textTranslated: 0.3,
  blockTranslated: 0.4,
  passageTranslated: 2.4,
  notedSameness: 0.2,
  blockCover: 1.1,
  passageCover: 0.2,
  answerType: 1.5,
  shortSentence: -0.7,
  sentenceLength: 0.3,
  /** As own-comparison.ts has them. */
  textCover: 3.2,
  headCover: 1.6,
  kanjiCover: 2.9,
  /** The first sentence of an article states the rule. */
  firstSentence: 0.6,
  /** It is of what people ask in such words (topic-match.ts). */
  topicMatch: 5.7,
  /** And by all its words (topic-likeness.ts); and its passage. */
  topicLikeness: 1.7,
  passageLikeness: 1.1,
} as const

export type OwnFeature = keyof typeof OWN_RULE_WEIGHTS
export type OwnRow = Record<OwnFeature, number>

/**
 * How sure it is that one's own rules speak of what is asked: a logistic regression over the best of their sentences, fitted
 * on questions that made-up companies' rules answer against ones that they do not (`npm run tune`). @public in test/bench
 */
export const OWN_CONFIDENCE_WEIGHTS = {
  bias: -2.7,
  /** By how much the best sentence's score goes before the sixth's, in tens. */
  lead: 1.1,
  /** How well the best sentence's passage was found. */
  search: 2.4,
  /** Share of the concepts in a sentence, its heading and its noted questions. */
  blockCover: 1.0,
  /** The concept that the best blocks say least, in whatever words. */
  leastSaid: 0.9,
  /** How near a passage is by the topics of all its words. */
  passageLikeness: 1.7,
  /** The share of what is asked that nothing found speaks of. */
  topicsUnheld: -2.0,
  /** A word of the question that rules use themselves, and the best passages do not: 税金, 買い取り. */
  ruleWordUnsaid: -0.9,
  /** The classifier's belief that the question is about something else: of what an office's rules say it knows little. */
  offSubject: -1.2,
} as const

/** Below this, what one's own rules say is not shown: they do not speak of it. */
export const OWN_CONFIDENCE_THRESHOLD = 0.3

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
  private readonly topicMatch: TopicMatch
  private readonly topicLikeness: TopicLikeness

  constructor(index: PassageIndex, ranker: Ranker, topics: readonly RuleTopic[], reader: TopicReader) {
    this.ranker = ranker
    this.topicLikeness = new TopicLikeness(reader, index)
    this.topicMatch = new TopicMatch(topics)
    this.comparison = new OwnComparison(index)
  }

  /** By concept of the same, how far a sentence's passage says it to the letter. */
  saidBy({ scored }: ScoredRule): number[] {
    return this.comparison.saidIn(scored.passage)
  }

  /** Of the question that was ranked last, the share of what it asks that nothing found speaks of. */
  topicsUnheld(): number {
    return this.topicMatch.unheld()
  }

  /** By concept of the question that was ranked last, how far a sentence's block says it, in whatever words: 0–1. */
  conceptsOf({ scored }: ScoredRule): number[] {
    return this.ranker.conceptsOf(scored)
  }

  /** The sentences of the passages that were found, best first. */
  rank(question: RankingQuestion, topics: AskedTopics, hits: Hit[]): ScoredRule[] {
    const found = this.ranker.rank({ ...question, own: true }, hits)
    this.comparison.fill(question)
    this.topicMatch.fill(topics.topics)
    this.topicLikeness.fill(topics.whole)
    const read = new Map<IndexedPassage, ReadPassage>()
    for (const { passage } of found) {
      if (read.has(passage)) continue
      read.set(passage, {
        match: this.comparison.compare(passage),
        ofTopics: this.topicMatch.compare(passage),
        likeness: this.topicLikeness.compare(passage),
      })
    }
    const rules = found.map((scored): ScoredRule => {
      const features = featuresOf(scored, read.get(scored.passage)!)
      scored.score = scoreOfRule(features)
      return { scored, features }
    })
    return rules.sort((a, b) => byScore(a.scored, b.scored))
  }
}

/** What was compared of a passage as a whole; `ofTopics` goes by sentence. */
interface ReadPassage {
  match: OwnMatch
  ofTopics: number[]
  likeness: ReturnType<TopicLikeness['compare']>
}

/** Named one by one: an object put together from lists of names takes many times as long, and each question has hundreds. */
function featuresOf(scored: ScoredSentence, { match, ofTopics, likeness }: ReadPassage): OwnRow {
  const { passage, sentence } = scored
  const i = passage.sentences.indexOf(sentence)
  return {
    search: scored.feature('search'),
    textTranslated: scored.feature('textTranslated'),
    blockTranslated: scored.feature('blockTranslated'),
    passageTranslated: scored.feature('passageTranslated'),
    notedSameness: scored.feature('notedSameness'),
    blockCover: scored.feature('blockCover'),
    passageCover: scored.feature('passageCover'),
    answerType: scored.feature('answerType'),
    shortSentence: scored.feature('shortSentence'),
    sentenceLength: scored.feature('sentenceLength'),
    textCover: match.textCover[i]!,
    headCover: match.headCover,
    kanjiCover: match.kanjiCover[i]!,
    firstSentence: i === 0 && passage.sentences.length > 1 ? 1 : 0,
    topicMatch: ofTopics[i]!,
    topicLikeness: likeness.ofSentences[i]!,
    passageLikeness: likeness.ofPassage,
  }
}

const WEIGHED = Object.entries(OWN_RULE_WEIGHTS) as [OwnFeature, number][]

export function scoreOfRule(features: OwnRow): number {
  let score = 0
  for (const [feature, weight] of WEIGHED) score += features[feature] * weight
  return score
}

const BEST_SENTENCES = 3
const TYPICAL_SCORE = 10
/** With what the best is compared: where several say nearly as much, none says it. */
const LATER = 5

/** What a question was read as, as far as the confidence looks at it. */
export interface OwnReading {
  concepts: readonly Concept[]
  offSubject: number
  topics: AskedTopics
  /** Share of the topics that nothing found speaks of. */
  topicsUnheld: number
  /** How far a sentence's block says each of the concepts in whatever words, and how far its passage does to the letter. */
  conceptsOf: (rule: ScoredRule) => number[]
  saidBy: (rule: ScoredRule) => number[]
}

/** What speaks for the best of one's own sentences. */
export function ownConfidenceFeatures(rules: readonly ScoredRule[], question: OwnReading): OwnConfidenceFeatures {
  const { concepts, topics, conceptsOf, saidBy } = question
  const first = rules.slice(0, BEST_SENTENCES)
  const most = (feature: OwnFeature) => Math.max(0, ...first.map(({ features }) => features[feature]))
  const scoreAt = (place: number) => (rules[place]?.scored.score ?? 0) / TYPICAL_SCORE
  return {
    lead: scoreAt(0) - scoreAt(LATER),
    search: rules[0]?.features.search ?? 0,
    blockCover: most('blockCover'),
    leastSaid: concepts.length === 0 ? 0 : Math.max(0, ...first.map((rule) => Math.min(...conceptsOf(rule)))),
    passageLikeness: most('passageLikeness'),
    topicsUnheld: question.topicsUnheld,
    ruleWordUnsaid: Math.min(1, ...first.map((rule) => unsaid(topics.ruleWords, concepts, saidBy(rule)))),
    offSubject: question.offSubject,
  }
}

/** What a word weighs that stands in one topic of a hundred. */
const TELLING = 5
/** A synonym to the letter says a word as well as itself. */
const SYNONYM = 0.8

/** The rules' own word that a passage says least, by how much it tells topics apart. */
function unsaid(words: ReadonlyMap<string, number>, concepts: readonly Concept[], said: readonly number[]): number {
  const byWord = new Map(concepts.map((concept, i) => [concept.said, Math.min(1, said[i]! / SYNONYM)]))
  return Math.max(0, ...[...words].map(([word, weight]) => (weight / TELLING) * (1 - (byWord.get(word) ?? 0))))
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
