import type { IndexedSentence } from '../index/passage-index.js'
import type { ScoredSentence } from './scored-sentence.js'

/** How many of the best sentences are weighed by what follows them. */
const WEIGHED_SENTENCES = 30
/** What the sentence that follows in the same paragraph counts beside the one that is quoted. */
const NEXT_WEIGHT = 0.5
/** What a sentence counts whose document, or passage, is on the screen already: others are shown first where they come close. */
const SAME_DOCUMENT = 0.5
const SAME_PASSAGE = 0.3

/** How likely each sentence holds the answer beside the best one: the ranking's weights are fitted to such odds. */
export function oddsOf(ranked: readonly ScoredSentence[], best: number): Map<IndexedSentence, number> {
  return new Map(ranked.map(({ sentence, score }) => [sentence, Math.exp(score - best)]))
}

/** A sentence to quote, with how likely it answers beside the likeliest. */
export interface Quotable {
  scored: ScoredSentence
  odds: number
}

/**
 * Hands out sentences to quote, likeliest first: of two that are nearly as likely, the one that the other follows. What
 * stands in a document that is shown already comes after what comes close to it elsewhere.
 */
export class QuotingOrder {
  private readonly left: Quotable[]
  private readonly documents = new Set<string>()
  private readonly passages = new Set<string>()

  constructor(ranked: readonly ScoredSentence[]) {
    const best = ranked[0]?.score ?? 0
    const odds = oddsOf(ranked, best)
    const weighed = ranked.map((scored, i) => ({
      scored,
      odds: odds.get(scored.sentence)! + (i < WEIGHED_SENTENCES ? NEXT_WEIGHT * nextOdds(scored, odds) : 0),
    }))
    const likeliest = weighed.reduce((most, { odds }) => Math.max(most, odds), 0)
    this.left = weighed.map(({ scored, odds }) => ({ scored, odds: odds / likeliest }))
  }

  next(): Quotable | undefined {
    let best = 0
    let most = -1
    for (let i = 0; i < this.left.length; i += 1) {
      const { scored, odds } = this.left[i]!
      // They stand in the order of their scores: what follows cannot add more than that.
      if (i >= WEIGHED_SENTENCES && odds <= most) break
      const weight = odds * this.shareOf(scored)
      if (weight > most) {
        best = i
        most = weight
      }
    }
    return this.left.splice(best, 1)[0]
  }

  /** Notes what is on the screen now. */
  show({ passage: { passage } }: ScoredSentence): void {
    this.documents.add(passage.documentId)
    this.passages.add(passage.id)
  }

  private shareOf({ passage: { passage } }: ScoredSentence): number {
    if (this.passages.has(passage.id)) return SAME_PASSAGE
    return this.documents.has(passage.documentId) ? SAME_DOCUMENT : 1
  }
}

/** The odds of the sentence that follows in the same paragraph; none where there is none, or it was not found. */
function nextOdds({ passage: { sentences }, sentence }: ScoredSentence, odds: Map<IndexedSentence, number>): number {
  const next = sentences[sentences.indexOf(sentence) + 1]
  return next && next.block === sentence.block ? (odds.get(next) ?? 0) : 0
}
