import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { AskedTopics } from '../index/rule-topics.js'
import type { Hit } from '../index/searcher.js'
import type { Concept } from '../question/concepts.js'
import { logistic } from './confidence.js'
import { OwnComparison, type OwnMatch } from './own-comparison.js'
import { byScore, type Ranker, type RankingQuestion } from './ranking.js'
import type { ScoredSentence } from './scored-sentence.js'
import { TopicMatch } from './topic-match.js'

/**
 * What a sentence of one's own documents is scored by. Fewer questions are noted under it than under the corpus's, nobody
 * chose them for it, and its heading says more. Fitted to made-up companies' rules and questions, each company left out in
 * turn (`npm run tune`).
 */
export const OWN_RULE_WEIGHTS = {
  /** As in the ranking of the corpus (ranking-weights.ts). */
  search: 1.7,
  textTranslated: 0.4,
  blockTranslated: 0.4,
  passageTranslated: 1.9,
  notedSameness: 0.4,
  sentenceCover: 0.3,
  blockCover: 1.2,
  passageCover: 0.3,
  answerType: 1.2,
  shortSentence: -0.4,
  sentenceLength: 0.1,
  /** As own-comparison.ts has them. */
  textCover: 3.1,
  headCover: 1.8,
  notedLikeness: 0.1,
  kanjiCover: 3.0,
  /** The first sentence of an article states the rule. */
  firstSentence: 0.6,
  /** It is of what people ask in such words (topic-match.ts). */
  topicMatch: 5.5,
} as const

export type OwnFeature = keyof typeof OWN_RULE_WEIGHTS
export type OwnRow = Record<OwnFeature, number>

/**
 * How sure it is that one's own rules speak of what is asked: a logistic regression over the best of their sentences, fitted
 * on questions that made-up companies' rules answer against ones that they do not (`npm run tune`). @public in test/bench
 */
export const OWN_CONFIDENCE_WEIGHTS = {
  bias: -0.7,
  /** The best sentence's score, in tens; and by how much it goes before the sixth. */
  score: 1.0,
  lead: 0.7,
  /** Share of the concepts in a sentence, its heading and its noted questions. */
  blockCover: 0.4,
  /** How near a noted question is. */
  notedLikeness: 0.5,
  /** The concept that the best blocks say least, in whatever words. */
  leastSaid: 1.1,
  /** How far the best sentence is of what is asked; the share of what is asked that nothing found speaks of. */
  topicMatch: 1.2,
  topicsUnheld: -1.6,
  /** How much of the question is what people ask of company rules: of those, rules do not answer all. */
  topicCover: -1.05,
  /** A word of the question that rules use themselves, and the best passages do not: 税金, 買い取り. */
  ruleWordUnsaid: -1.0,
  /** It asks for a figure or a time, and the best sentences have none. */
  typeUnmet: -1.2,
  /** The classifier's belief that the question is about something else: of what an office's rules say it knows little. */
  offSubject: -0.9,
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

  constructor(index: PassageIndex, ranker: Ranker, topics: readonly RuleTopic[]) {
    this.ranker = ranker
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
    const read = new Map<IndexedPassage, ReadPassage>()
    for (const { passage } of found) {
      if (read.has(passage)) continue
      read.set(passage, { match: this.comparison.compare(passage), ofTopics: this.topicMatch.compare(passage) })
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
}

/** Named one by one: an object put together from lists of names takes many times as long, and each question has hundreds. */
function featuresOf(scored: ScoredSentence, { match, ofTopics }: ReadPassage): OwnRow {
  const { passage, sentence } = scored
  const i = passage.sentences.indexOf(sentence)
  return {
    search: scored.feature('search'),
    textTranslated: scored.feature('textTranslated'),
    blockTranslated: scored.feature('blockTranslated'),
    passageTranslated: scored.feature('passageTranslated'),
    notedSameness: scored.feature('notedSameness'),
    sentenceCover: scored.feature('sentenceCover'),
    blockCover: scored.feature('blockCover'),
    passageCover: scored.feature('passageCover'),
    answerType: scored.feature('answerType'),
    shortSentence: scored.feature('shortSentence'),
    sentenceLength: scored.feature('sentenceLength'),
    textCover: match.textCover[i]!,
    headCover: match.headCover,
    notedLikeness: sentence.block < 0 ? 0 : match.notedLikeness[sentence.block]!,
    kanjiCover: match.kanjiCover[i]!,
    firstSentence: i === 0 && passage.sentences.length > 1 ? 1 : 0,
    topicMatch: ofTopics[i]!,
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
  /** True where it asks for a figure, a time or a place. */
  asksForFigure: boolean
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
    score: scoreAt(0),
    lead: scoreAt(0) - scoreAt(LATER),
    blockCover: most('blockCover'),
    notedLikeness: most('notedLikeness'),
    leastSaid: concepts.length === 0 ? 0 : Math.max(0, ...first.map((rule) => Math.min(...conceptsOf(rule)))),
    topicMatch: rules[0]?.features.topicMatch ?? 0,
    topicsUnheld: question.topicsUnheld,
    topicCover: topics.cover,
    ruleWordUnsaid: Math.min(1, ...first.map((rule) => unsaid(topics.ruleWords, concepts, saidBy(rule)))),
    typeUnmet: question.asksForFigure && first.every(({ features }) => features.answerType === 0) ? 1 : 0,
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
