import type { Steps } from './steps.js'

/** Strings with how many units of text hold each, as plain values. */
export interface CountedWords {
  words: string[]
  counts: number[]
  /** How many units were counted. */
  total: number
}

const WORDS_A_STEP = 4000

/** Strings to small numbers, with how many units of text hold each. */
export class Vocabulary {
  readonly ids = new Map<string, number>()
  readonly words: string[]
  readonly counts: number[]
  total: number

  constructor({ words, counts, total }: CountedWords = { words: [], counts: [], total: 0 }) {
    this.words = [...words]
    this.counts = [...counts]
    this.total = total
  }

  /** One that begins with these, which keep their places. */
  static *of(counted: CountedWords): Steps<Vocabulary> {
    const vocabulary = new Vocabulary(counted)
    const { ids, words } = vocabulary
    for (let id = 0; id < words.length; id += 1) {
      ids.set(words[id]!, id)
      if (id % WORDS_A_STEP === 0) yield
    }
    return vocabulary
  }

  /** Takes in words that are numbered among themselves, with what was counted of them; by their own numbers, those here come back. */
  *add({ words, counts, total }: CountedWords): Steps<Int32Array> {
    const ids = new Int32Array(words.length)
    for (let own = 0; own < words.length; own += 1) {
      const id = this.idOf(words[own]!)
      ids[own] = id
      this.counts[id]! += counts[own]!
      // One string for all that hold it.
      words[own] = this.words[id]!
      if (own % WORDS_A_STEP === 0) yield
    }
    this.total += total
    return ids
  }

  idOf(word: string): number {
    let id = this.ids.get(word)
    if (id === undefined) {
      id = this.words.length
      this.ids.set(word, id)
      this.words.push(word)
      this.counts.push(0)
    }
    return id
  }

  /** Counts one unit of text (a passage for terms, a sentence for pairs) that holds these. */
  count(ids: Iterable<number>): void {
    this.total += 1
    for (const id of new Set(ids)) this.counts[id]! += 1
  }

  /** Takes back that it was counted. */
  uncount(ids: Iterable<number>): void {
    this.total -= 1
    for (const id of new Set(ids)) this.counts[id]! -= 1
  }

  /** True for what some counted unit holds. */
  has(word: string): boolean {
    const id = this.ids.get(word)
    return id !== undefined && this.counts[id]! > 0
  }

  /** Weights by id, once everything is counted. */
  weights(): Float64Array {
    return Float64Array.from(this.counts, (count) => this.weightOf(count))
  }

  /** ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25 (Robertson and Zaragoza 2009, section 3.1). */
  idf(word: string): number {
    const id = this.ids.get(word)
    return this.weightOf(id === undefined ? 0 : this.counts[id]!)
  }

  private weightOf(n: number): number {
    return Math.log(1 + (this.total - n + 0.5) / (n + 0.5))
  }
}
