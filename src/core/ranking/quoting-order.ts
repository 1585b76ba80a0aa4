import type { IndexedSentence } from '../index/passage-index.js'
import type { ScoredSentence } from './scored-sentence.js'

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
 * Hands out sentences to quote, likeliest first. What stands in a document that is shown already comes after what comes
 * close to it elsewhere.
 */
export class QuotingOrder {
  private readonly left: Quotable[]
  private readonly documents = new Set<string>()
  private readonly passages = new Set<string>()

  private readonly sameDocument: number

  /**
   * `standing` is what a sentence counts beside another that answers as well: one organisation's word beside a guide's;
   * `sameDocument` what one counts whose document is shown already.
   */
  constructor(
    ranked: readonly ScoredSentence[],
    standing: (scored: ScoredSentence) => number = () => 1,
    sameDocument = SAME_DOCUMENT,
  ) {
    this.sameDocument = sameDocument
    const best = ranked[0]?.score ?? 0
    const weighed = ranked.map((scored) => ({ scored, odds: Math.exp(scored.score - best) * standing(scored) }))
    weighed.sort((a, b) => (a.odds < b.odds ? 1 : a.odds > b.odds ? -1 : 0))
    const most = weighed[0]?.odds ?? 1
    this.left = weighed.map(({ scored, odds }) => ({ scored, odds: odds / most }))
  }

  next(): Quotable | undefined {
    let best = 0
    let most = -1
    for (let i = 0; i < this.left.length; i += 1) {
      const { scored, odds } = this.left[i]!
      // They stand in the order of their odds, and nothing adds to those.
      if (odds <= most) break
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
    if (!this.documents.has(passage.documentId)) return 1
    return this.passages.has(passage.id) ? Math.min(SAME_PASSAGE, this.sameDocument) : this.sameDocument
  }
}
