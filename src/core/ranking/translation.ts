import type { IndexedPassage } from '../index/passage-index.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import type { Concept } from '../question/concepts.js'
import { bigramsOf } from '../text/bigrams.js'

/**
 * How a question is matched by meaning. P(w|d) = text (link Σ T(w|t) D(t) + (1 - link) D(w)) + (1 - text) P(w), where D is a
 * document's distribution over its words; a match is the sum of log(P(w|d) / ((1 - text) P(w))) over the question's words.
 */
export const MATCHING = {
  text: 0.7,
  link: 0.9,
  /** What one pair of characters counts beside a concept. */
  pair: 0.8,
  heading: 0.3,
  /** What the block's other sentences count beside the one at hand. */
  neighbours: 0.3,
  /** Sums of logarithms to about 0–1. */
  scale: 20,
} as const

/** One word of a question that a match is made of, for the explanation. */
export interface TranslatedWord {
  said: string
  /** Its part of the match. */
  share: number
  /** The document's word that earned most of it. */
  by: string
}

interface QuestionWord {
  said: string
  weight: number
}

/** What a list of words gives each word of the question, and how many words it has. */
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
  /** For each word of the index, where its links begin in `firstOf`, from 1; 0 for words that say nothing of the question. */
  private readonly slotOf: Uint16Array
  private filled: number[] = []
  private firstOf: number[] = []
  private wordOf: number[] = []
  private chanceOf: number[] = []
  private words: QuestionWord[] = []
  private background = new Float64Array()
  private head = new Heap(0)
  private sentences: Heap[] = []
  /** By sentence, its block. */
  private blocks: number[] = []
  private blockCount = 0
  private noted: Heap[] = []
  private merged = new Heap(0)

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.slotOf = new Uint16Array(translations.words)
  }

  fill({ concepts, restated }: { concepts: Concept[]; restated: string }, { terms, pairs }: WordIds): void {
    for (const id of this.filled) this.slotOf[id] = 0
    const links = new Map<number, Map<number, number>>()
    const background: number[] = []
    this.words = []
    const add = (said: string, weight: number, ids: { word: number; factor: number }[]) => {
      if (ids.length === 0) return
      const place = this.words.push({ said, weight }) - 1
      let common = 0
      for (const { word, factor } of ids) {
        common = Math.max(common, factor * this.translations.backgroundOf(word))
        this.translations.eachSource(word, (source, chance) =>
          keepBest(links, source, place, MATCHING.link * chance * factor),
        )
      }
      for (const { word, factor } of ids) addTo(links, word, place, (1 - MATCHING.link) * factor)
      background.push(common)
    }
    for (const { said, variants } of concepts) {
      const ids = [...variants].flatMap(([term, { factor }]) => {
        const word = terms.ids.get(term)
        return word === undefined ? [] : [{ word, factor }]
      })
      add(said, 1, ids)
    }
    for (const pair of new Set(bigramsOf(restated.replace(/\s+/g, ' ').trim()))) {
      const id = pairs.ids.get(pair)
      if (id !== undefined) add(pair, MATCHING.pair, [{ word: this.translations.pairBase + id, factor: 1 }])
    }
    this.background = Float64Array.from(background)
    this.layOut(links)
    this.head = new Heap(this.words.length)
    this.merged = new Heap(this.words.length)
    this.sentences = []
    this.noted = []
  }

  private layOut(links: Map<number, Map<number, number>>): void {
    this.filled = [...links.keys()]
    this.firstOf = [0]
    this.wordOf = []
    this.chanceOf = []
    for (const [source, targets] of links) {
      for (const [word, chance] of targets) {
        this.wordOf.push(word)
        this.chanceOf.push(chance)
      }
      this.slotOf[source] = this.firstOf.length
      this.firstOf.push(this.wordOf.length)
    }
  }

  /** Reads a passage; the matches below are of its sentences, by number. */
  open({ headTerms, headPairs, sentences, noted, passage }: IndexedPassage): void {
    const { pairBase } = this.translations
    this.head.empty()
    this.read(headTerms, 0, headTerms.length, 0, this.head)
    this.read(headPairs, 0, headPairs.length, pairBase, this.head)
    this.blocks.length = 0
    this.blockCount = passage.blocks.length
    for (let i = 0; i < sentences.length; i += 1) {
      const { terms, pairs, block } = sentences[i]!
      const heap = this.heapIn(this.sentences, i)
      this.read(terms, 0, terms.length, 0, heap)
      this.read(pairs, 0, pairs.length, pairBase, heap)
      this.blocks.push(block)
    }
    this.readNoted(noted)
  }

  /** All questions noted under a block together, as one of their mean length. */
  private readNoted(noted: Int32Array): void {
    const blocks = this.blockCount
    for (let block = 0; block < blocks; block += 1) this.heapIn(this.noted, block)
    const counts = new Float64Array(blocks)
    for (let at = 0; at < noted.length; ) {
      const block = noted[at]!
      const pairs = at + 2 + noted[at + 1]!
      const end = pairs + 1 + noted[pairs]!
      this.read(noted, at + 2, pairs, 0, this.noted[block]!)
      this.read(noted, pairs + 1, end, this.translations.pairBase, this.noted[block]!)
      counts[block]! += 1
      at = end
    }
    for (let block = 0; block < blocks; block += 1) {
      const heap = this.noted[block]!
      if (counts[block]! < 2) continue
      heap.mass /= counts[block]!
      for (let i = 0; i < heap.sums.length; i += 1) heap.sums[i]! /= counts[block]!
    }
  }

  private heapIn(heaps: Heap[], place: number): Heap {
    const heap = heaps[place]
    if (heap === undefined) {
      const made = new Heap(this.words.length)
      heaps[place] = made
      return made
    }
    heap.empty()
    return heap
  }

  private read(ids: Int32Array, start: number, end: number, base: number, heap: Heap): void {
    const { slotOf, firstOf, wordOf, chanceOf } = this
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

  private textHeap(sentence: number): Heap {
    this.merged.empty()
    this.merged.add(this.sentences[sentence]!, 1)
    this.merged.add(this.head, MATCHING.heading)
    return this.merged
  }

  /** The same with the block's other sentences and its noted questions. */
  block(sentence: number): number {
    return this.matchOf(this.blockHeap(sentence))
  }

  private blockHeap(sentence: number): Heap {
    const heap = this.textHeap(sentence)
    const block = this.blocks[sentence]!
    for (let i = 0; i < this.blocks.length; i += 1)
      if (i !== sentence && this.blocks[i] === block) heap.add(this.sentences[i]!, MATCHING.neighbours)
    if (block >= 0) heap.add(this.noted[block]!, 1)
    return heap
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

  private matchOf(heap: Heap): number {
    let match = 0
    for (let i = 0; i < this.words.length; i += 1) match += this.shareOf(heap, i)
    return match
  }

  private shareOf({ sums, mass }: Heap, word: number): number {
    if (sums[word] === 0) return 0
    const ratio = (MATCHING.text * sums[word]!) / mass / ((1 - MATCHING.text) * this.background[word]!)
    return (this.words[word]!.weight * Math.log1p(ratio)) / MATCHING.scale
  }
}

/** The ids of an index's terms and pairs. */
interface WordIds {
  terms: { ids: ReadonlyMap<string, number> }
  pairs: { ids: ReadonlyMap<string, number> }
}

function targetsOf(links: Map<number, Map<number, number>>, source: number): Map<number, number> {
  let targets = links.get(source)
  if (targets === undefined) {
    targets = new Map()
    links.set(source, targets)
  }
  return targets
}

/** Of several words of one concept, the one that is likeliest meant. */
function keepBest(links: Map<number, Map<number, number>>, source: number, word: number, chance: number): void {
  const targets = targetsOf(links, source)
  if ((targets.get(word) ?? 0) < chance) targets.set(word, chance)
}

function addTo(links: Map<number, Map<number, number>>, source: number, word: number, chance: number): void {
  const targets = targetsOf(links, source)
  targets.set(word, (targets.get(word) ?? 0) + chance)
}
