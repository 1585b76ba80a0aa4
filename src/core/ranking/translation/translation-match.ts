import type { IndexedPassage } from '../../index/passage-index.js'
import type { BoundTranslations } from '../../index/translation/bound-translations.js'
import { MATCHING } from './matching.js'
import { type AskedWords, QuestionLinks, type WordIds } from './question-links.js'

/** What some words of a document give each word of the question, and how many they are. */
class Heap {
  readonly sums: Float64Array
  mass = 0

  constructor(words: number) {
    this.sums = new Float64Array(words)
  }

  add({ sums, mass }: Heap, factor: number): void {
    this.mass += factor * mass
    for (let i = 0; i < sums.length; i += 1) this.sums[i]! += factor * sums[i]!
  }

  scale(factor: number): void {
    this.mass *= factor
    for (let i = 0; i < this.sums.length; i += 1) this.sums[i]! *= factor
  }

  empty(): void {
    this.mass = 0
    this.sums.fill(0)
  }
}

/**
 * Matches a question with passages by what was learnt of which words stand behind which (index/translation): お金 is asked
 * where 費用 is written.
 *
 * One is kept for an index and filled anew for each question. `open` a passage, then ask about its sentences by number. All
 * matches are 0 or more, and mostly below 1.
 */
export class TranslationMatch {
  private readonly translations: BoundTranslations
  private readonly links: QuestionLinks
  private head = new Heap(0)
  private merged = new Heap(0)
  /** By sentence, and by block its noted questions; there may be more than the passage at hand has. */
  private sentences: Heap[] = []
  private noted: Heap[] = []
  private notedCounts: number[] = []
  /** By sentence, its block. */
  private blocks: number[] = []
  private blockCount = 0

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.links = new QuestionLinks(translations)
  }

  fill(asked: AskedWords, ids: WordIds): void {
    this.links.fill(asked, ids)
    const words = this.links.said.length
    this.head = new Heap(words)
    this.merged = new Heap(words)
    this.sentences = []
    this.noted = []
  }

  /** Reads a passage; the matches below are of its sentences, by number. */
  open({ headTerms, headPairs, sentences, noted, passage }: IndexedPassage): void {
    const { pairBase } = this.translations
    this.head.empty()
    this.read(headTerms, 0, headTerms.length, 0, this.head)
    this.read(headPairs, 0, headPairs.length, pairBase, this.head)
    this.blockCount = passage.blocks.length
    this.blocks.length = 0
    for (let i = 0; i < sentences.length; i += 1) {
      const { terms, pairs, block } = sentences[i]!
      const heap = this.emptyIn(this.sentences, i)
      this.read(terms, 0, terms.length, 0, heap)
      this.read(pairs, 0, pairs.length, pairBase, heap)
      this.blocks.push(block)
    }
    this.readNoted(noted)
  }

  /** All questions noted under a block together, as one of their mean length. */
  private readNoted(noted: Int32Array): void {
    const { pairBase } = this.translations
    for (let block = 0; block < this.blockCount; block += 1) {
      this.emptyIn(this.noted, block)
      this.notedCounts[block] = 0
    }
    for (let at = 0; at < noted.length; ) {
      const block = noted[at]!
      const pairs = at + 2 + noted[at + 1]!
      const end = pairs + 1 + noted[pairs]!
      const heap = this.noted[block]!
      this.read(noted, at + 2, pairs, 0, heap)
      this.read(noted, pairs + 1, end, pairBase, heap)
      this.notedCounts[block]! += 1
      at = end
    }
    for (let block = 0; block < this.blockCount; block += 1)
      if (this.notedCounts[block]! > 1) this.noted[block]!.scale(1 / this.notedCounts[block]!)
  }

  private emptyIn(heaps: Heap[], place: number): Heap {
    let heap = heaps[place]
    if (heap === undefined) {
      heap = new Heap(this.links.said.length)
      heaps[place] = heap
    } else heap.empty()
    return heap
  }

  private read(ids: Int32Array, start: number, end: number, base: number, heap: Heap): void {
    const { slotOf, firstOf, wordOf, chanceOf } = this.links
    const { sums } = heap
    heap.mass += end - start
    for (let i = start; i < end; i += 1) {
      const slot = slotOf[base + ids[i]!]!
      if (slot === 0) continue
      const last = firstOf[slot]!
      for (let link = firstOf[slot - 1]!; link < last; link += 1) sums[wordOf[link]!]! += chanceOf[link]!
    }
  }

  /** Of the sentence with its heading. */
  text(sentence: number): number {
    return this.matchOf(this.textHeap(sentence))
  }

  /** The same with the block's other sentences and its noted questions. */
  block(sentence: number): number {
    return this.matchOf(this.blockHeap(sentence))
  }

  /** Of the questions noted under a block. */
  notedOf(block: number): number {
    return block < 0 ? 0 : this.matchOf(this.noted[block]!)
  }

  /** Of the whole passage, its heading and all of its noted questions. */
  passage(): number {
    this.merged.empty()
    this.merged.add(this.head, MATCHING.heading)
    for (let i = 0; i < this.blocks.length; i += 1) this.merged.add(this.sentences[i]!, 1)
    for (let block = 0; block < this.blockCount; block += 1) this.merged.add(this.noted[block]!, 1)
    return this.matchOf(this.merged)
  }

  /** By concept, how far the sentence's block says it, in whatever words: 0–1. */
  concepts(sentence: number): number[] {
    const heap = this.blockHeap(sentence)
    return this.links.wordOfConcept.map((word) => {
      const ratio = word === undefined ? 0 : this.ratioOf(heap, word)
      return ratio / (ratio + MATCHING.halfSaid)
    })
  }

  /** By word of the question, its part of the match of the sentence's block; those that count most first. */
  shares(sentence: number): { word: number; said: string; share: number }[] {
    const heap = this.blockHeap(sentence)
    return this.links.said
      .map((said, word) => ({ word, said, share: this.shareOf(heap, word) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
  }

  /** How likely a word of the index says a word of the question. */
  chance(source: number, word: number): number {
    const { slotOf, firstOf, wordOf, chanceOf } = this.links
    const slot = slotOf[source]!
    if (slot === 0) return 0
    for (let link = firstOf[slot - 1]!; link < firstOf[slot]!; link += 1)
      if (wordOf[link] === word) return chanceOf[link]!
    return 0
  }

  private textHeap(sentence: number): Heap {
    this.merged.empty()
    this.merged.add(this.sentences[sentence]!, 1)
    this.merged.add(this.head, MATCHING.heading)
    return this.merged
  }

  private blockHeap(sentence: number): Heap {
    const heap = this.textHeap(sentence)
    const block = this.blocks[sentence]!
    for (let i = 0; i < this.blocks.length; i += 1)
      if (i !== sentence && this.blocks[i] === block) heap.add(this.sentences[i]!, MATCHING.neighbours)
    if (block >= 0) heap.add(this.noted[block]!, 1)
    return heap
  }

  private matchOf(heap: Heap): number {
    let match = 0
    for (let word = 0; word < heap.sums.length; word += 1) match += this.shareOf(heap, word)
    return match
  }

  private shareOf(heap: Heap, word: number): number {
    if (heap.sums[word] === 0) return 0
    return (this.links.weights[word]! * Math.log1p(this.ratioOf(heap, word))) / MATCHING.scale
  }

  /** How many times likelier a word is asked of this than by chance. */
  private ratioOf({ sums, mass }: Heap, word: number): number {
    if (sums[word] === 0) return 0
    return (MATCHING.text * sums[word]!) / mass / ((1 - MATCHING.text) * this.links.background[word]!)
  }
}
