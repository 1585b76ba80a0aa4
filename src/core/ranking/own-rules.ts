import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { AskedTopics, TopicReader } from '../index/rule-topics.js'
import type { Hit } from '../index/searcher.js'
import type { AnswerType } from '../text/answer-type.js'
import { bestFirst } from './best-first.js'
import type { Comparison } from './comparison.js'
import { OwnComparison } from './own-comparison.js'
import { type Ranker, type RankingQuestion, scoreOf } from './ranking.js'
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
  search: 1.6,
  textTranslated: 0.5,
  blockTranslated: 0.5,
  passageTranslated: 2.5,
  notedSameness: 0.2,
  blockCover: 1.2,
  passageCover: 0.1,
  answerType: 1.3,
  /** And where a figure is asked for, more: a row of a table says little else. */
  figureAsked: 1,
  shortSentence: -0.6,
  sentenceLength: 0.4,
  /** As own-comparison.ts has them. */
  textCover: 2.6,
  headCover: 1.5,
  kanjiCover: 2.3,
  figure: 1.5,
  announces: -1.6,
  formTold: 1.4,
  formLacking: -1,
  amountLacking: -0.2,
  /** As detail-asked.ts has it. */
  detailLacking: -1,
  unaskedCondition: -0.7,
  asked: 0.5,
  /** The first sentence of an article states the rule. */
  firstSentence: 0.4,
  /** It is of what people ask in such words (topic-match.ts); and the best sentence of its passage is. */
  topicMatch: 5.6,
  passageTopic: -0.6,
  /** And by all its words (topic-likeness.ts); and its passage. */
  topicLikeness: 1.8,
  passageLikeness: 1.1,
} as const

export type OwnFeature = keyof typeof OWN_RULE_WEIGHTS
export type OwnRow = Record<OwnFeature, number>

/** A sentence of one's own documents with the reasons for its place. */
export interface ScoredRule {
  scored: ScoredSentence
  readonly features: OwnRow
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
    this.comparison.fill(question.restated, wordsOf(question))
    this.topicMatch.fill(topics.topics)
    this.topicLikeness.fill(topics.whole)
    const read = new Map<IndexedPassage, Float64Array>()
    const found = this.ranker.rank({ ...question, own: true }, hits, (passage, comparison) => {
      read.set(passage, this.read(passage, comparison))
    })
    const asksFor = asksFigure(question.answerType)
    const rules = found.map((scored) => new RankedRule(scored, read.get(scored.passage)!, asksFor))
    return bestFirst(rules, ({ scored }) => scored.score)
  }

  /** Compares a passage's sentences, a row each; what the ranking of the corpus compares is left out. */
  private read(passage: IndexedPassage, compare: Comparison): Float64Array {
    const { comparison, topicLikeness } = this
    const { sentences } = passage
    const rows = new Float64Array(sentences.length * OWN_FEATURES.length)
    const ofTopics = this.topicMatch.compare(passage)
    const told = comparison.read(passage)
    comparison.open(passage)
    topicLikeness.open(passage)
    const headCover = compare.headCover()
    const passageLikeness = topicLikeness.ofPassage()
    const passageTopic = Math.max(0, ...ofTopics)
    const forms = sentences.map((sentence) => comparison.formOf(sentence))
    const amountLacking = Math.min(comparison.headingLacksAmount(), ...forms.map((form) => form.amountLacking))
    for (let i = 0; i < sentences.length; i += 1) {
      const sentence = sentences[i]!
      const row = i * OWN_FEATURES.length
      rows[row + OWN_PLACE.textCover] = compare.textCover(i)
      rows[row + OWN_PLACE.headCover] = headCover
      rows[row + OWN_PLACE.kanjiCover] = comparison.kanjiCover(sentence)
      rows[row + OWN_PLACE.figure] = comparison.holdsFigure(sentence) ? 1 : 0
      rows[row + OWN_PLACE.announces] = told[i]!.announces ? 1 : 0
      rows[row + OWN_PLACE.formTold] = forms[i]!.told
      rows[row + OWN_PLACE.formLacking] = forms[i]!.lacking
      rows[row + OWN_PLACE.amountLacking] = amountLacking
      rows[row + OWN_PLACE.detailLacking] = comparison.detailLacking(sentence)
      rows[row + OWN_PLACE.unaskedCondition] = comparison.unaskedCondition(told[i]!)
      rows[row + OWN_PLACE.asked] = comparison.askedShare(told[i]!.signs)
      rows[row + OWN_PLACE.firstSentence] = i === 0 && sentences.length > 1 ? 1 : 0
      rows[row + OWN_PLACE.topicMatch] = ofTopics[i]!
      rows[row + OWN_PLACE.passageTopic] = passageTopic
      rows[row + OWN_PLACE.topicLikeness] = topicLikeness.ofSentence(i)
      rows[row + OWN_PLACE.passageLikeness] = passageLikeness
    }
    return rows
  }
}

const OWN_FEATURES = Object.keys(OWN_RULE_WEIGHTS) as OwnFeature[]
const OWN_WEIGHTS = Float64Array.from(OWN_FEATURES, (feature) => OWN_RULE_WEIGHTS[feature])
const OWN_PLACE = ownRow((feature) => OWN_FEATURES.indexOf(feature))

function ownRow(read: (feature: OwnFeature) => number): OwnRow {
  return Object.fromEntries(OWN_FEATURES.map((feature) => [feature, read(feature)])) as OwnRow
}

/** Its features stand in a row of its passage's, and become an object for the few whose reasons are looked at. */
class RankedRule implements ScoredRule {
  readonly scored: ScoredSentence
  private readonly rows: Float64Array

  /** Scores the sentence. */
  constructor(scored: ScoredSentence, rows: Float64Array, asksFigure: boolean) {
    this.scored = scored
    this.rows = rows
    const from = scored.place * OWN_FEATURES.length
    rows[from + OWN_PLACE.search] = scored.feature('search')
    rows[from + OWN_PLACE.textTranslated] = scored.feature('textTranslated')
    rows[from + OWN_PLACE.blockTranslated] = scored.feature('blockTranslated')
    rows[from + OWN_PLACE.passageTranslated] = scored.feature('passageTranslated')
    rows[from + OWN_PLACE.notedSameness] = scored.feature('notedSameness')
    rows[from + OWN_PLACE.blockCover] = scored.feature('blockCover')
    rows[from + OWN_PLACE.passageCover] = scored.feature('passageCover')
    rows[from + OWN_PLACE.answerType] = scored.feature('answerType')
    rows[from + OWN_PLACE.figureAsked] = asksFigure ? scored.feature('answerType') : 0
    rows[from + OWN_PLACE.shortSentence] = scored.feature('shortSentence')
    rows[from + OWN_PLACE.sentenceLength] = scored.feature('sentenceLength')
    let score = 0
    for (let i = 0; i < OWN_WEIGHTS.length; i += 1) score += rows[from + i]! * OWN_WEIGHTS[i]!
    scored.score = score
  }

  get features(): OwnRow {
    const from = this.scored.place * OWN_FEATURES.length
    return ownRow((feature) => this.rows[from + OWN_PLACE[feature]]!)
  }
}

/** The documents' words for what the question speaks of. */
function wordsOf({ concepts }: RankingQuestion): string[] {
  return concepts.flatMap(({ variants }) => [...variants.keys()])
}

/** いつ is left out: a rule mostly answers it with how long before, which is no date. */
function asksFigure(type: AnswerType | undefined): boolean {
  return type !== undefined && !type.vague && type.id !== 'when'
}

export function scoreOfRule(features: OwnRow): number {
  let score = 0
  for (const feature of OWN_FEATURES) score += features[feature] * OWN_RULE_WEIGHTS[feature]
  return score
}

/** How far the best of one's own rules goes before the best of anyone's. */
const LEAD = 2

/** One's own rules first, what lies between them as it is; then what others say. */
export function ownRulesFirst(rules: readonly ScoredRule[], others: readonly ScoredSentence[]): ScoredSentence[] {
  const own = rules.map(({ scored }) => scored)
  const lift = Math.max(0, (others[0]?.score ?? 0) + LEAD - (own[0]?.score ?? 0))
  for (const one of own) one.score += lift
  return bestFirst([...own, ...others], scoreOf)
}
