import type { Hit } from '../index/searcher.js'
import type { Decision } from '../question/decide-kind.js'
import type { Understanding } from '../question/understanding.js'
import { CONFIDENCE_THRESHOLD } from '../ranking/confidence.js'
import { OWN_CONFIDENCE_THRESHOLD } from '../ranking/own-confidence.js'
import { EXPLAINED_SENTENCES } from '../ranking/ranking-weights.js'
import type { MatchedWord } from '../ranking/translation/explain-match.js'
import type { Explanation } from './answer.js'
import type { Found } from './answering.js'
import { explainRule } from './own-rules-finding.js'

/** What was read, decided and found, in the order in which it was. */
export function explanationOf(
  understanding: Understanding,
  decision: Decision,
  { ranked, features, confidence, own }: Found,
  { hits, matched }: { hits: Hit[]; matched: MatchedWord[][] },
): Explanation {
  const rules = new Map(own?.rules.map((rule) => [rule.scored, rule]))
  const { tokens, restatements, concepts, slots, intents, answerType } = understanding
  return {
    tokens: tokens.map(({ surface, term, wordClass, content }) => ({ surface, term, wordClass, content })),
    restatements: restatements.map(({ said, as, by }) => ({ said, as, by })),
    concepts: concepts.map(({ said, weight, variants }) => ({
      said,
      weight,
      variants: [...variants].map(([term, { factor, origin }]) => ({ term, factor, origin })),
    })),
    slots,
    intents: intents.map(({ intent, score }) => ({ intent: intent.id, score })),
    decision: { kind: decision.kind, reason: decision.reason },
    ...(answerType ? { answerType: answerType.id } : {}),
    hits: hits.slice(0, EXPLAINED_SENTENCES).map(({ terms = [], ...hit }) => ({ ...hit, terms })),
    sentences: ranked.slice(0, EXPLAINED_SENTENCES).map((scored, i) => {
      const { passage, sentence, score } = scored
      const rule = rules.get(scored)
      return {
        passageId: passage.passage.id,
        text: passage.passage.text.slice(sentence.span.start, sentence.span.end),
        score,
        features: rule ? explainRule(rule) : scored.features,
        matched: matched[i] ?? [],
      }
    }),
    ...(own ? { own: { value: own.confidence, threshold: OWN_CONFIDENCE_THRESHOLD, features: own.features } } : {}),
    confidence: { value: confidence, threshold: CONFIDENCE_THRESHOLD, features },
  }
}
