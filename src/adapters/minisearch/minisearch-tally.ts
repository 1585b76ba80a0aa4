import type { SearchSettings } from '../../core/index/postings.js'

/** MiniSearch's default for the floor that a term found adds, however long the passage. */
export const DELTA = 0.5

/**
 * The scores that passages will have, in numbers alone: MiniSearch's own formula, for terms that stand once in a passage.
 * Passages go by their place.
 */
export class Tally {
  /** What a term adds to each passage, times its gain. */
  private readonly norms: Float64Array
  private readonly sums: Float64Array
  private readonly found: Uint16Array
  private touched: number[] = []
  private gains: ReadonlyMap<string, number> = new Map()
  private term = ''
  private gain = 0
  private least = 0

  /** `lengths` are the passages' numbers of terms. */
  constructor(lengths: readonly number[], { k, b }: SearchSettings) {
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
    this.norms = Float64Array.from(lengths, (length) => DELTA + (k + 1) / (1 + k * (1 - b + (b * length) / average)))
    this.sums = new Float64Array(lengths.length)
    this.found = new Uint16Array(lengths.length)
  }

  /** Begins a search; `gains` is each term's weight times its idf. */
  begin(gains: ReadonlyMap<string, number>): void {
    for (const passage of this.touched) {
      this.sums[passage] = 0
      this.found[passage] = 0
    }
    this.touched = []
    this.gains = gains
    this.term = ''
  }

  /** Counts a term of a passage; all passages of one term come before those of the next. */
  count(passage: number, term: string): void {
    if (term !== this.term) {
      this.term = term
      this.gain = this.gains.get(term)!
    }
    if (this.found[passage] === 0) this.touched.push(passage)
    this.sums[passage]! += this.gain * this.norms[passage]!
    this.found[passage]! += 1
  }

  /** Settles how high the first `limit` stand. */
  close(limit: number): void {
    const { touched, sums, found } = this
    const scores = new Float64Array(touched.length)
    for (let i = 0; i < scores.length; i += 1) scores[i] = sums[touched[i]!]! * found[touched[i]!]!
    scores.sort()
    // Sums taken in another order differ in their last digits.
    this.least = (scores[Math.max(0, scores.length - limit)] ?? 0) * (1 - 1e-9)
  }

  isAhead(passage: number): boolean {
    return this.sums[passage]! * this.found[passage]! >= this.least
  }
}
