import { NO_LINK, type QuestionLinks } from './question-links.js'

/**
 * Heaps of a document's words, by number: what each gives the words of a question, and how many words it holds. They lie in one
 * array that is kept, because hundreds are needed for each question.
 */
export class WordHeaps {
  private readonly links: QuestionLinks
  private words = 0
  private sums = new Float64Array(1024)
  private masses = new Float64Array(64)

  constructor(links: QuestionLinks) {
    this.links = links
  }

  /** So many empty heaps. */
  reset(heaps: number): void {
    this.words = this.links.said.length
    const size = heaps * this.words
    if (this.sums.length < size) this.sums = new Float64Array(2 * size)
    else this.sums.fill(0, 0, size)
    if (this.masses.length < heaps) this.masses = new Float64Array(2 * heaps)
    else this.masses.fill(0, 0, heaps)
  }

  /** Puts the words of a list on a heap; `base` is added to each id. */
  read(heap: number, ids: Int32Array, base: number): void {
    this.masses[heap]! += ids.length
    for (let i = 0; i < ids.length; i += 1) this.give(heap, base + ids[i]!, 1)
  }

  /** Puts a word on a heap `times` times, without counting it. */
  give(heap: number, word: number, times: number): void {
    const { first, next, wordOf, chanceOf } = this.links
    const { sums } = this
    const from = heap * this.words
    for (let link = first[word]!; link !== NO_LINK; link = next[link]!) {
      sums[from + wordOf[link]!]! += times * chanceOf[link]!
    }
  }

  count(heap: number, words: number): void {
    this.masses[heap]! += words
  }

  empty(heap: number): void {
    this.masses[heap] = 0
    this.sums.fill(0, heap * this.words, (heap + 1) * this.words)
  }

  /** Puts what lies on one heap on another, each word counting `factor`. */
  add(heap: number, from: number, factor: number): void {
    const { sums, words } = this
    const to = heap * words
    const at = from * words
    this.masses[heap]! += factor * this.masses[from]!
    for (let word = 0; word < words; word += 1) sums[to + word]! += factor * sums[at + word]!
  }

  scale(heap: number, factor: number): void {
    const from = heap * this.words
    this.masses[heap]! *= factor
    for (let word = 0; word < this.words; word += 1) this.sums[from + word]! *= factor
  }

  /** How many times likelier a word is asked of a heap than by chance. */
  ratioOf(heap: number, word: number): number {
    const sum = this.sums[heap * this.words + word]!
    return sum === 0 ? 0 : (sum / this.masses[heap]!) * this.links.oddsOf[word]!
  }

  /** The logarithms of 1 + ratio, summed over some of the question's words. */
  logSum(heap: number, start: number, end: number): number {
    const { sums } = this
    const { oddsOf } = this.links
    const from = heap * this.words
    const mass = this.masses[heap]!
    // One logarithm of a product in place of a logarithm for each word.
    let product = 1
    let logs = 0
    for (let word = start; word < end; word += 1) {
      const sum = sums[from + word]!
      if (sum === 0) continue
      product *= 1 + (sum / mass) * oddsOf[word]!
      if (product > LARGE) {
        logs += Math.log(product)
        product = 1
      }
    }
    return logs + Math.log(product)
  }
}

/** Far below what a number can hold, and far above the largest ratio. */
const LARGE = 1e200
