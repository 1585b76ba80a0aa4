import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { AskedTopics, TopicReader } from '../index/rule-topics.js'
import type { Hit } from '../index/searcher.js'
import type { AnswerType } from '../text/answer-type.js'
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
  /** And where a figure is asked for, more: a row of a table says little else. */
  figureAsked: 1,
  shortSentence: -0.7,
  sentenceLength: 0.3,
  /** As own-comparison.ts has them. */
  textCover: 2.6,
  headCover: 1.6,
  kanjiCover: 2.4,
  figure: 1.5,
  announces: -1.5,
  /** The first sentence of an article states the rule. */
  firstSentence: 0.3,
  /** It is of what people ask in such words (topic-match.ts). */
  topicMatch: 5.7,
  /** And by all its words (topic-likeness.ts); and its passage. */
  topicLikeness: 1.7,
  passageLikeness: 1.1,
} as const

export type OwnFeature = keyof typeof OWN_RULE_WEIGHTS
export type OwnRow = Record<OwnFeature, number>

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
    return this.ranker.saidBy(scored)
  }

  /** By topic of the question that was ranked last, how far the best of what was found speaks of it. */
  topicsHeld(): number[] {
    return this.topicMatch.held()
  }

  /** How far a sentence's passage speaks of a topic. */
  speaksOf({ scored }: ScoredRule, topic: number): number {
    return this.topicMatch.speaksOf(scored.passage, topic)
  }

  /** By concept of the question that was ranked last, how far a sentence's block says it, in whatever words: 0–1. */
  conceptsOf({ scored }: ScoredRule): number[] {
    return this.ranker.conceptsOf(scored)
  }

  /** The sentences of the passages that were found, best first. */
  rank(question: RankingQuestion, topics: AskedTopics, hits: Hit[]): ScoredRule[] {
    this.comparison.fill(question.restated)
    this.topicMatch.fill(topics.topics)
    this.topicLikeness.fill(topics.whole)
    const read = new Map<IndexedPassage, ReadPassage>()
    const found = this.ranker.rank({ ...question, own: true }, hits, (passage, comparison) => {
      read.set(passage, {
        match: this.comparison.compare(passage, comparison),
        ofTopics: this.topicMatch.compare(passage),
        likeness: this.topicLikeness.compare(passage),
      })
    })
    const rules = found.map((scored): ScoredRule => {
      const features = featuresOf(scored, read.get(scored.passage)!, question)
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
function featuresOf(
  scored: ScoredSentence,
  { match, ofTopics, likeness }: ReadPassage,
  { answerType }: RankingQuestion,
): OwnRow {
  const { passage, place: i } = scored
  return {
    search: scored.feature('search'),
    textTranslated: scored.feature('textTranslated'),
    blockTranslated: scored.feature('blockTranslated'),
    passageTranslated: scored.feature('passageTranslated'),
    notedSameness: scored.feature('notedSameness'),
    blockCover: scored.feature('blockCover'),
    passageCover: scored.feature('passageCover'),
    answerType: scored.feature('answerType'),
    figureAsked: asksFigure(answerType) ? scored.feature('answerType') : 0,
    shortSentence: scored.feature('shortSentence'),
    sentenceLength: scored.feature('sentenceLength'),
    textCover: match.textCover[i]!,
    headCover: match.headCover,
    kanjiCover: match.kanjiCover[i]!,
    figure: match.figure[i]!,
    announces: match.announces[i]!,
    firstSentence: i === 0 && passage.sentences.length > 1 ? 1 : 0,
    topicMatch: ofTopics[i]!,
    topicLikeness: likeness.ofSentences[i]!,
    passageLikeness: likeness.ofPassage,
  }
}

/** いつ is left out: a rule mostly answers it with how long before, which is no date. */
function asksFigure(type: AnswerType | undefined): boolean {
  return type !== undefined && !type.vague && type.id !== 'when'
}

const WEIGHED = Object.entries(OWN_RULE_WEIGHTS) as [OwnFeature, number][]

export function scoreOfRule(features: OwnRow): number {
  let score = 0
  for (const [feature, weight] of WEIGHED) score += features[feature] * weight
  return score
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
