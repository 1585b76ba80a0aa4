import type { BoundTranslations } from '../../index/translation/bound-translations.js'
import type { Concept } from '../../question/concepts.js'
import { bigramsOf } from '../../text/bigrams.js'
import { MATCHING } from './matching.js'

/** What is asked, in concepts and in letters. */
export interface AskedWords {
  concepts: readonly Concept[]
  /** The folded question without the organisation's name, in the documents' words. */
  restated: string
}

/** The ids of an index's terms and pairs. */
export interface WordIds {
  terms: { ids: ReadonlyMap<string, number> }
  pairs: { ids: ReadonlyMap<string, number> }
}

/** No link: what stands after the last one of a word. */
export const NO_LINK = 0
const LINKS_AT_FIRST = 1 << 14

/** A link's numbers lie side by side: the next one of the same word of the index, then the question's word. */
export const NEXT = 0
export const WORD = 1
export const NUMBERS = 2
/** Added to the question's word where the link says it to the letter, and not only by what was learnt. */
export const TO_THE_LETTER = 1 << 16

/**
 * The words of a question (its concepts, then its pairs of characters), and for each word of the index how likely it says
 * each of them.
 *
 * A question has some seven thousand links. Those of one word of the index hang together, each naming the next, so that they
 * need no sorting; a word's first link is found by its number, so that reading a passage is one walk over its lists.
 */
export class QuestionLinks {
  /** By word of the question. */
  said: string[] = []
  weights: number[] = []
  /** How many times likelier it is asked than by chance, of a document that is made of nothing else. */
  oddsOf: number[] = []
  /** The words that are concepts are the first ones. */
  concepts = 0
  /** By concept, its word; undefined for a concept that no document holds. */
  wordOfConcept: (number | undefined)[] = []
  /** By word of the index, its first link; NO_LINK where it says nothing of the question. */
  readonly first: Int32Array
  /** By link, from 1: NUMBERS numbers; how likely the question's word is meant; how well it is said to the letter. */
  numbers = new Int32Array(NUMBERS * LINKS_AT_FIRST)
  chanceOf = new Float64Array(LINKS_AT_FIRST)
  factorOf = new Float64Array(LINKS_AT_FIRST)
  private sourceOf = new Int32Array(LINKS_AT_FIRST)
  private links = NO_LINK
  private readonly translations: BoundTranslations

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.first = new Int32Array(translations.words)
  }

  fill({ concepts, restated }: AskedWords, { terms, pairs }: WordIds): void {
    for (let link = 1; link <= this.links; link += 1) this.first[this.sourceOf[link]!] = NO_LINK
    this.links = NO_LINK
    this.said = []
    this.weights = []
    this.oddsOf = []
    this.wordOfConcept = concepts.map(({ said, variants }) => {
      const words: number[] = []
      const factors: number[] = []
      for (const [term, { factor }] of variants) {
        const word = terms.ids.get(term)
        if (word === undefined) continue
        words.push(word)
        factors.push(factor)
      }
      return words.length === 0 ? undefined : this.add(said, 1, words, factors)
    })
    this.concepts = this.said.length
    for (const pair of new Set(bigramsOf(restated))) {
      const id = pairs.ids.get(pair)
      if (id !== undefined) this.add(pair, MATCHING.pair, [this.translations.pairBase + id], [1])
    }
  }

  /** Adds a word of the question, which each of `words` of the index says as well as its factor. */
  private add(said: string, weight: number, words: readonly number[], factors: readonly number[]): number {
    const { translations } = this
    const place = this.said.push(said) - 1
    let common = 0
    for (let i = 0; i < words.length; i += 1) {
      const factor = factors[i]!
      common = Math.max(common, factor * translations.backgroundOf(words[i]!))
      translations.eachSource(words[i]!, (source, chance) => {
        const link = this.linkFrom(source, place)
        // Of several words for one concept, the likeliest is meant.
        const likely = MATCHING.link * chance * factor
        if (likely > this.chanceOf[link]!) this.chanceOf[link] = likely
      })
    }
    for (let i = 0; i < words.length; i += 1) {
      const link = this.linkFrom(words[i]!, place)
      this.chanceOf[link]! += (1 - MATCHING.link) * factors[i]!
      this.factorOf[link] = factors[i]!
      this.numbers[NUMBERS * link + WORD] = place + TO_THE_LETTER
    }
    this.weights.push(weight)
    this.oddsOf.push(MATCHING.text / ((1 - MATCHING.text) * common))
    return place
  }

  /** The link between a word of the index and the question's last word, new where there is none yet. */
  private linkFrom(source: number, word: number): number {
    const first = this.first[source]!
    if (first !== NO_LINK && this.numbers[NUMBERS * first + WORD] === word) return first
    this.links += 1
    const link = this.links
    if (link === this.chanceOf.length) this.grow()
    this.numbers[NUMBERS * link + NEXT] = first
    this.numbers[NUMBERS * link + WORD] = word
    this.chanceOf[link] = 0
    this.sourceOf[link] = source
    this.first[source] = link
    return link
  }

  private grow(): void {
    const size = 2 * this.chanceOf.length
    const copy = <List extends { set(list: List): void }>(list: List, larger: List): List => {
      larger.set(list)
      return larger
    }
    this.numbers = copy(this.numbers, new Int32Array(NUMBERS * size))
    this.chanceOf = copy(this.chanceOf, new Float64Array(size))
    this.factorOf = copy(this.factorOf, new Float64Array(size))
    this.sourceOf = copy(this.sourceOf, new Int32Array(size))
  }
}
