import type { Excerpt } from '../corpus/citation.js'
import type { IndexedSentence } from '../index/passage-index.js'
import type { Span } from '../text/span.js'
import { windowAround } from './excerpts.js'
import type { ScoredSentence } from './scored-sentence.js'

/** How many of the best sentences may begin an excerpt before others that are better surrounded. */
const WEIGHED_SENTENCES = 30

/** How likely each sentence holds the answer beside the best one: the ranking's weights are fitted to such odds. */
export function oddsOf(ranked: readonly ScoredSentence[], best: number): Map<IndexedSentence, number> {
  return new Map(ranked.map(({ sentence, score }) => [sentence, Math.exp(score - best)]))
}

/**
 * Hands out sentences by what can be quoted with them, best first: two that are nearly as likely and stand side by side go
 * before one that is a little likelier. What is already shown counts no more.
 */
export class QuotingOrder {
  private readonly shown = new Map<string, Span[]>()
  private readonly odds: Map<IndexedSentence, number>
  private readonly first: { scored: ScoredSentence; likelihood: number }[]
  private readonly rest: ScoredSentence[]
  private handedOut = 0

  constructor(ranked: readonly ScoredSentence[]) {
    const weighed = ranked.slice(0, WEIGHED_SENTENCES)
    this.odds = oddsOf(weighed, ranked[0]?.score ?? 0)
    this.first = weighed.map((scored) => ({ scored, likelihood: this.likelihoodOf(scored) }))
    this.rest = ranked.slice(WEIGHED_SENTENCES)
  }

  next(): ScoredSentence | undefined {
    const { first } = this
    if (first.length === 0) return this.rest[this.handedOut++]
    let best = 0
    for (let i = 1; i < first.length; i += 1) if (first[i]!.likelihood > first[best]!.likelihood) best = i
    return first.splice(best, 1)[0]!.scored
  }

  show({ start, end, citation: { passageId } }: Excerpt): void {
    this.shown.set(passageId, [...(this.shown.get(passageId) ?? []), { start, end }])
    for (const one of this.first) {
      if (one.scored.passage.passage.id === passageId) one.likelihood = this.likelihoodOf(one.scored)
    }
  }

  private likelihoodOf({ passage: { passage, sentences }, sentence }: ScoredSentence): number {
    const shown = this.shown.get(passage.id)
    return windowAround(passage, sentences.indexOf(sentence), (i) => {
      const { span } = sentences[i]!
      if (shown?.some(({ start, end }) => span.start < end && span.end > start)) return -Infinity
      return this.odds.get(sentences[i]!) ?? 0
    }).likelihood
  }
}
