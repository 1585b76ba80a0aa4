import type { NotedPostings } from './noted-questions.js'
import type { KnownPair } from './question-pairs.js'

/** Far above what adding in another order changes. */
const ROUNDING = 1e-6

/** The weight that a noted question must share at the least to be so like (Dice) a question of this weight: it weighs as much itself. */
export function leastShared(likeness: number, total: number, commonWeight = 0): number {
  return (likeness * total - 2 * commonWeight) / (2 - likeness)
}

export function weightOf(pairs: readonly KnownPair[]): number {
  return pairs.reduce((sum, { weight }) => sum + weight, 0)
}

/**
 * What the noted questions share with a question, by weight. A question's pairs stand in three thousand places, and a hundred noted
 * questions share enough to matter: those that hold none of its rarer pairs are passed over without a look at what they share.
 */
export class SharedWeights {
  private readonly noted: NotedPostings
  private readonly weights: Float64Array
  /** By noted question, 1 for those that are followed. */
  private readonly isFollowed: Uint8Array
  /** These, as many as were met. */
  private readonly followed: Int32Array
  private met = 0

  constructor(noted: NotedPostings) {
    this.noted = noted
    this.weights = new Float64Array(noted.weights.length)
    this.isFollowed = new Uint8Array(noted.weights.length)
    this.followed = new Int32Array(noted.weights.length)
  }

  /** The noted questions that share `least` or more of these pairs. */
  find(pairs: readonly KnownPair[], least: number): number[] {
    const { isFollowed, followed, weights } = this
    for (let i = 0; i < this.met; i += 1) isFollowed[followed[i]!] = 0
    const { from, questions } = this.noted
    const count = ({ id }: KnownPair) => from[id + 1]! - from[id]!
    let met = 0
    let left = weightOf(pairs)
    for (const { id, weight } of pairs.toSorted((a, b) => count(a) - count(b))) {
      const mayReach = left >= least - ROUNDING
      left -= weight
      const end = from[id + 1]!
      for (let i = from[id]!; i < end; i += 1) {
        const question = questions[i]!
        if (isFollowed[question] === 1) weights[question]! += weight
        else if (mayReach) {
          isFollowed[question] = 1
          weights[question] = weight
          followed[met++] = question
        }
      }
    }
    this.met = met
    const found: number[] = []
    for (let i = 0; i < met; i += 1) if (weights[followed[i]!]! >= least - ROUNDING) found.push(followed[i]!)
    return found
  }

  /** The weight that one of those found shares. */
  of(question: number): number {
    return this.weights[question]!
  }
}
