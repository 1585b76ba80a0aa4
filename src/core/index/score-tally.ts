/** A document by its number, and what all terms together give it. */
export interface Tallied {
  document: number
  score: number
}

/**
 * Adds up what each term of a query gives to each document. A document's score is the sum, times the number of terms that it
 * holds, as MiniSearch has it.
 *
 * One is kept for an index and emptied by `takeBest`: nothing is made for the hundreds of documents that are not among the best.
 */
export class ScoreTally {
  private readonly sums: Float64Array
  private readonly counts: Uint16Array
  /** The documents that hold any of the terms, in the order in which they were found. */
  private readonly found: Int32Array
  private size = 0

  constructor(documents: number) {
    this.sums = new Float64Array(documents)
    this.counts = new Uint16Array(documents)
    this.found = new Int32Array(documents)
  }

  /** Counts one term for a document, once a term. */
  add(document: number, score: number): void {
    if (this.counts[document] === 0) {
      this.found[this.size] = document
      this.size += 1
    }
    this.counts[document]! += 1
    this.sums[document]! += score
  }

  /** The best, at most `limit`; of equals, what was found first. Leaves the tally empty. */
  takeBest(limit: number): Tallied[] {
    const most = Math.min(limit, this.size)
    const documents = new Int32Array(most)
    const scores = new Float64Array(most)
    for (let i = 0, count = 0; i < this.size; i += 1) {
      const document = this.found[i]!
      const score = this.sums[document]! * this.counts[document]!
      this.sums[document] = 0
      this.counts[document] = 0
      if (count === most && !(score > (scores[most - 1] ?? Infinity))) continue
      let place = count < most ? count++ : most - 1
      for (; place > 0 && scores[place - 1]! < score; place -= 1) {
        documents[place] = documents[place - 1]!
        scores[place] = scores[place - 1]!
      }
      documents[place] = document
      scores[place] = score
    }
    this.size = 0
    const best: Tallied[] = []
    for (let place = 0; place < most; place += 1) best.push({ document: documents[place]!, score: scores[place]! })
    return best
  }
}
