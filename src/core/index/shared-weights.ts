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
  private followed: number[] = []

  constructor(noted: NotedPostings) {
    this.noted = noted
    this.weights = new Float64Array(noted.weights.length)
    this.isFollowed = new Uint8Array(noted.weights.length)
  }

  /** The noted questions that share `least` or more of these pairs. */
  find(pairs: readonly KnownPair[], least: number): number[] {
    for (const question of this.followed) this.isFollowed[question] = 0
    this.followed = []
    const { from, questions } = this.noted
    const count = ({ id }: KnownPair) => from[id + 1]! - from[id]!
    let left = weightOf(pairs)
    for (const { id, weight } of pairs.toSorted((a, b) => count(a) - count(b))) {
      const mayReach = left >= least - ROUNDING
      left -= weight
      for (let i = from[id]!; i < from[id + 1]!; i += 1) {
        const question = questions[i]!
        if (this.isFollowed[question] === 1) this.weights[question]! += weight
        else if (mayReach) this.follow(question, weight)
      }
    }
    return this.followed.filter((question) => this.weights[question]! >= least - ROUNDING)
  }

  /** The weight that one of those found shares. */
  of(question: number): number {
    return this.weights[question]!
  }

  private follow(question: number, weight: number): void {
    this.isFollowed[question] = 1
    this.weights[question] = weight
    this.followed.push(question)
  }
}
