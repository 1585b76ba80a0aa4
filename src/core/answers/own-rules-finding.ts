import type { RuleTopic } from '../corpus/corpus.js'
import { OWN_QUERY_TERMS } from '../index/own-words.js'
import type { PassageIndex } from '../index/passage-index.js'
import type { AskedTopics, TopicReader } from '../index/rule-topics.js'
import type { Query, Searcher } from '../index/searcher.js'
import { closingWords } from '../question/closing-words.js'
import { type KnownWords, toQuery } from '../question/concepts.js'
import { offSubject, type Understanding } from '../question/understanding.js'
import {
  type OwnConfidenceFeatures,
  type OwnReading,
  ownConfidence,
  ownConfidenceFeatures,
} from '../ranking/own-confidence.js'
import { OWN_RULE_WEIGHTS, type OwnFeature, OwnRuleRanker, type ScoredRule, scoreOfRule } from '../ranking/own-rules.js'
import type { Ranker, RankingQuestion } from '../ranking/ranking.js'
import { CANDIDATE_OWN_PASSAGES } from '../ranking/ranking-weights.js'

/** What one's own documents are searched and read with. */
export interface OwnDocuments {
  searcher: Searcher
  vocabulary: KnownWords
  /** What people ask of company rules. */
  topics: TopicReader
}

/** What an explanation calls the reasons for an own sentence's place; `lead` is by how much it goes before the others. */
export type ExplainedOwnFeature = `own ${OwnFeature | 'lead'}`

export const EXPLAINED_OWN_WEIGHTS = prefixed({ ...OWN_RULE_WEIGHTS, lead: 1 })

/** The reasons for an own sentence's place among what was found. */
export function explainRule({ scored, features }: ScoredRule): Record<ExplainedOwnFeature, number> {
  return prefixed({ ...features, lead: scored.score - scoreOfRule(features) })
}

function prefixed(values: Readonly<Record<OwnFeature | 'lead', number>>): Record<ExplainedOwnFeature, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`own ${name}`, value])) as Record<
    ExplainedOwnFeature,
    number
  >
}

export interface FoundOwnRules {
  rules: ScoredRule[]
  /** What the confidence was read from. @public in test/bench */
  question: OwnReading
  features: OwnConfidenceFeatures
  /** How sure it is that they speak of what is asked (OWN_CONFIDENCE_THRESHOLD). */
  confidence: number
}

/** Looks questions up in one's own documents: they have candidates of their own, however much the corpus says. */
export class OwnRulesFinder {
  private readonly documents: OwnDocuments
  private readonly ranker: OwnRuleRanker

  constructor(documents: OwnDocuments, index: PassageIndex, ranker: Ranker, topics: readonly RuleTopic[]) {
    this.documents = documents
    this.ranker = new OwnRuleRanker(index, ranker, topics, documents.topics)
  }

  async find(understanding: Understanding, question: RankingQuestion): Promise<FoundOwnRules> {
    const { ownConcepts: concepts } = understanding
    const { searcher, vocabulary, topics: reader } = this.documents
    const topics = reader.read(understanding.restated)
    const query = withTopics(toQuery(concepts, vocabulary, OWN_QUERY_TERMS), topics, this.documents)
    const hits = await searcher.search(query, CANDIDATE_OWN_PASSAGES)
    const rules = this.ranker.rank({ ...question, concepts }, topics, hits)
    const meanings = new Map<ScoredRule, { concepts: number[]; said: number[] }>()
    const meaningOf = (rule: ScoredRule) => {
      const known = meanings.get(rule)
      if (known) return known
      const meaning = { concepts: this.ranker.conceptsOf(rule), said: this.ranker.saidBy(rule) }
      meanings.set(rule, meaning)
      return meaning
    }
    const read: OwnReading = {
      concepts,
      topics,
      offSubject: offSubject(understanding),
      closing: closingWords(understanding.restated, understanding.tokens),
      topicsHeld: this.ranker.topicsHeld(),
      conceptsOf: (rule) => meaningOf(rule).concepts,
      saidBy: (rule) => meaningOf(rule).said,
      speaksOf: (rule, topic) => this.ranker.speaksOf(rule, topic),
    }
    const features = ownConfidenceFeatures(rules, read)
    return { rules, question: read, features, confidence: rules.length === 0 ? 0 : ownConfidence(features) }
  }
}

/** How much what documents call a topic counts in the search, beside words that were said. */
const TOPIC_TERM = 0.6
const LEAST_SHARE = 0.08

/** The query with what documents call the things that are asked. */
function withTopics({ terms }: Query, { topics }: AskedTopics, { topics: reader, vocabulary }: OwnDocuments): Query {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
  for (const { topic, share } of topics) {
    if (share < LEAST_SHARE) continue
    for (const term of reader.termsOf(topic))
      if (vocabulary.has(term)) weights.set(term, Math.max(weights.get(term) ?? 0, TOPIC_TERM * Math.sqrt(share)))
  }
  return { terms: [...weights].map(([term, weight]) => ({ term, weight })) }
}
