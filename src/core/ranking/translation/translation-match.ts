import type { IndexedPassage } from '../../index/passage-index.js'
import type { BoundTranslations } from '../../index/translation/bound-translations.js'
import { MATCHING } from './matching.js'
import { type AskedWords, NO_LINK, QuestionLinks, type WordIds } from './question-links.js'
import { WordHeaps } from './word-heaps.js'

// Numbers of heaps: the heading; several put together; then one a sentence, then one a block, of its noted questions.
const HEAD = 0
const MERGED = 1
const FIRST_SENTENCE = 2

/**
 * Matches a question with passages by what was learnt of which words stand behind which (index/translation): お金 is asked
 * where 費用 is written.
 *
 * One is kept for an index and filled anew for each question. `open` a passage, then ask about its sentences by number. All
 * matches are 0 or more, and mostly below 1.
 */
export class TranslationMatch {
  private readonly pairBase: number
  private readonly links: QuestionLinks
  private readonly heaps: WordHeaps
  private sentences = 0
  private firstBlock = FIRST_SENTENCE
  private blockCount = 0
  /** By sentence, its block; there may be more than the passage at hand has. */
  private blocks = new Int32Array(64)

  constructor(translations: BoundTranslations) {
    this.pairBase = translations.pairBase
    this.links = new QuestionLinks(translations)
    this.heaps = new WordHeaps(this.links)
  }

  fill(asked: AskedWords, ids: WordIds): void {
    this.links.fill(asked, ids)
  }

  /** Reads a passage; the matches below are of its sentences, by number. */
  open({ headTerms, headPairs, sentences, notedWords, passage }: IndexedPassage): void {
    const { heaps, pairBase } = this
    this.sentences = sentences.length
    this.firstBlock = FIRST_SENTENCE + sentences.length
    this.blockCount = passage.blocks.length
    heaps.reset(this.firstBlock + this.blockCount)
    heaps.read(HEAD, headTerms, 0)
    heaps.read(HEAD, headPairs, pairBase)
    if (this.blocks.length < sentences.length) this.blocks = new Int32Array(2 * sentences.length)
    for (let i = 0; i < sentences.length; i += 1) {
      const { terms, pairs, block } = sentences[i]!
      heaps.read(FIRST_SENTENCE + i, terms, 0)
      heaps.read(FIRST_SENTENCE + i, pairs, pairBase)
      this.blocks[i] = block
    }
    this.readNoted(notedWords)
  }

  /** All questions noted under a block together, as one of their mean length (noted-words.ts). */
  private readNoted(notedWords: Int32Array): void {
    let at = 0
    for (let heap = this.firstBlock; heap < this.firstBlock + this.blockCount; heap += 1) {
      const questions = notedWords[at++]!
      for (const base of [0, this.pairBase]) {
        const end = at + 1 + 2 * notedWords[at]!
        let words = 0
        for (let i = at + 1; i < end; i += 2) {
          words += notedWords[i + 1]!
          this.heaps.give(heap, base + notedWords[i]!, notedWords[i + 1]!)
        }
        this.heaps.count(heap, words)
        at = end
      }
      if (questions > 1) this.heaps.scale(heap, 1 / questions)
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
    return block < 0 ? 0 : this.matchOf(this.firstBlock + block)
  }

  /** Of the whole passage, its heading and all of its noted questions. */
  passage(): number {
    this.heaps.empty(MERGED)
    this.heaps.add(MERGED, HEAD, MATCHING.heading)
    for (let heap = FIRST_SENTENCE; heap < this.firstBlock + this.blockCount; heap += 1) this.heaps.add(MERGED, heap, 1)
    return this.matchOf(MERGED)
  }

  /** By concept, how far the sentence's block says it, in whatever words: 0–1. */
  concepts(sentence: number): number[] {
    const heap = this.blockHeap(sentence)
    return this.links.wordOfConcept.map((word) => {
      const ratio = word === undefined ? 0 : this.heaps.ratioOf(heap, word)
      return ratio / (ratio + MATCHING.halfSaid)
    })
  }

  /** By word of the question, its part of the match of the sentence's block; those that count most first. */
  shares(sentence: number): { word: number; said: string; share: number }[] {
    const { said, weights } = this.links
    const heap = this.blockHeap(sentence)
    const shareOf = (word: number) => (weights[word]! * Math.log1p(this.heaps.ratioOf(heap, word))) / MATCHING.scale
    return said
      .map((each, word) => ({ word, said: each, share: shareOf(word) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
  }

  /** How likely a word of the index says a word of the question. */
  chance(source: number, word: number): number {
    const { first, next, wordOf, chanceOf } = this.links
    for (let link = first[source]!; link !== NO_LINK; link = next[link]!) {
      if (wordOf[link] === word) return chanceOf[link]!
    }
    return 0
  }

  private textHeap(sentence: number): number {
    this.heaps.empty(MERGED)
    this.heaps.add(MERGED, FIRST_SENTENCE + sentence, 1)
    this.heaps.add(MERGED, HEAD, MATCHING.heading)
    return MERGED
  }

  private blockHeap(sentence: number): number {
    const heap = this.textHeap(sentence)
    const block = this.blocks[sentence]!
    for (let i = 0; i < this.sentences; i += 1) {
      if (i !== sentence && this.blocks[i] === block) this.heaps.add(heap, FIRST_SENTENCE + i, MATCHING.neighbours)
    }
    if (block >= 0) this.heaps.add(heap, this.firstBlock + block, 1)
    return heap
  }

  private matchOf(heap: number): number {
    const { concepts, said } = this.links
    const inConcepts = this.heaps.logSum(heap, 0, concepts)
    return (inConcepts + MATCHING.pair * this.heaps.logSum(heap, concepts, said.length)) / MATCHING.scale
  }
}
