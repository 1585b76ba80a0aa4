import type { Decision } from '../question/decide-kind.js'
import type { Understanding } from '../question/understanding.js'
import { CONFIDENCE_THRESHOLD } from '../ranking/confidence.js'
import { EXPLAINED_SENTENCES } from '../ranking/ranking-weights.js'
import type { MatchedWord } from '../ranking/translation/explain-match.js'
import type { Explanation } from './answer.js'
import type { Found } from './answering.js'

/** What was read, decided and found, in the order in which it was. */
export function explanationOf(
  understanding: Understanding,
  decision: Decision,
  { hits, ranked, features, confidence }: Found,
  matched: MatchedWord[][],
): Explanation {
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
    hits: hits.slice(0, EXPLAINED_SENTENCES),
    sentences: ranked.slice(0, EXPLAINED_SENTENCES).map(({ passage, sentence, score, features: parts }, i) => ({
      passageId: passage.passage.id,
      text: passage.passage.text.slice(sentence.span.start, sentence.span.end),
      score,
      features: parts,
      matched: matched[i] ?? [],
    })),
    confidence: { value: confidence, threshold: CONFIDENCE_THRESHOLD, features },
  }
}
