/**
 * How many passages are counted for each that is wanted, before commoner terms bring no more. Of 3,220 answers to the
 * questions of test/retrieval 8 changed 12, none in its first excerpt, and 4 changed 111, 7 of them there.
 */
const PASSAGES_A_HIT = 8

/**
 * Which passages a search counts. The terms of a query come rarest first; once a few times as many passages are counted as
 * are wanted, the next terms only add to those: a passage that holds none but commoner words would not come among the
 * first, and such words stand in hundreds. Kept for a searcher and begun anew for each query.
 */
export class Admission {
  /** For each passage, the last query that counted it, by a running number. */
  private readonly countedBy: Int32Array
  private query = 0
  private counted = 0
  private enough = 0
  private term: string | undefined
  private open = true

  constructor(passages: number) {
    this.countedBy = new Int32Array(passages)
  }

  begin(wanted: number): void {
    this.query += 1
    this.counted = 0
    this.enough = wanted * PASSAGES_A_HIT
    this.term = undefined
  }

  /** Whether a passage that holds this term is counted; all passages of one term are asked about before those of the next. */
  admits(passage: number, term: string): boolean {
    if (term !== this.term) {
      this.term = term
      this.open = this.counted < this.enough
    }
    if (this.countedBy[passage] === this.query) return true
    if (!this.open) return false
    this.countedBy[passage] = this.query
    this.counted += 1
    return true
  }
}
