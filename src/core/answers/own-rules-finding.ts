import { OWN_QUERY_TERMS } from '../index/own-words.js'
import type { PassageIndex } from '../index/passage-index.js'
import type { Searcher } from '../index/searcher.js'
import { type KnownWords, toQuery } from '../question/concepts.js'
import { offSubject, type Understanding } from '../question/understanding.js'
import {
  OWN_RULE_WEIGHTS,
  type OwnConfidenceFeatures,
  type OwnFeature,
  OwnRuleRanker,
  ownConfidence,
  ownConfidenceFeatures,
  type ScoredRule,
  scoreOfRule,
} from '../ranking/own-rules.js'
import type { Ranker, RankingQuestion } from '../ranking/ranking.js'
import { CANDIDATE_OWN_PASSAGES } from '../ranking/ranking-weights.js'

/** What one's own documents are searched and read with. */
export interface OwnDocuments {
  searcher: Searcher
  vocabulary: KnownWords
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
  features: OwnConfidenceFeatures
  /** How sure it is that they speak of what is asked (OWN_CONFIDENCE_THRESHOLD). */
  confidence: number
}

/** Looks questions up in one's own documents: they have candidates of their own, however much the corpus says. */
export class OwnRulesFinder {
  private readonly documents: OwnDocuments
  private readonly ranker: OwnRuleRanker

  constructor(documents: OwnDocuments, index: PassageIndex, ranker: Ranker) {
    this.documents = documents
    this.ranker = new OwnRuleRanker(index, ranker)
  }

  async find(understanding: Understanding, question: RankingQuestion): Promise<FoundOwnRules> {
    const { ownConcepts: concepts } = understanding
    const { searcher, vocabulary } = this.documents
    const hits = await searcher.search(toQuery(concepts, vocabulary, OWN_QUERY_TERMS), CANDIDATE_OWN_PASSAGES)
    const rules = this.ranker.rank({ ...question, concepts }, hits)
    const features = ownConfidenceFeatures(rules, {
      concepts,
      offSubject: offSubject(understanding),
      conceptsOf: (rule) => this.ranker.conceptsOf(rule),
    })
    return { rules, features, confidence: rules.length === 0 ? 0 : ownConfidence(features) }
  }
}
