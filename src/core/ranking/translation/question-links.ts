import { MOST_IN_16_BITS, type Numbers } from '../../index/passage-words.js'
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

/** No links: those of a word which says nothing of the question. */
export const NO_LINKS = 0
/** Added to the question's word where the link says it to the letter, and not only by what was learnt. */
export const TO_THE_LETTER = 1 << 15

const LINKS_AT_FIRST = 1 << 14

/** A word of the question, and the words of the index that say it to the letter, each with how well. */
interface Asked {
  said: string
  weight: number
  words: readonly number[]
  factors: readonly number[]
}

/**
 * The words of a question (its concepts, then its pairs of characters), and for each word of the index how likely it says
 * each of them.
 *
 * A question has some seven thousand links. Those of one word of the index lie side by side behind their number, so that
 * reading a passage is one walk over its words: they are counted first, and then each is put into its place.
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
  /** By word of the index, the place before its links; NO_LINKS where it says nothing of the question. */
  placeOf: Numbers
  /** By place: how many links follow; then for each the question's word, how likely that is meant, how well it is said to the letter. */
  askedAt = new Uint16Array(LINKS_AT_FIRST)
  chanceAt = new Float64Array(LINKS_AT_FIRST)
  factorAt = new Float64Array(LINKS_AT_FIRST)
  /** The words of the index that have links. */
  private readonly sources: Int32Array
  private readonly translations: BoundTranslations

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.placeOf = new Uint16Array(translations.words)
    this.sources = new Int32Array(translations.words)
  }

  fill({ concepts, restated }: AskedWords, ids: WordIds): void {
    const asked: Asked[] = []
    this.wordOfConcept = concepts.map((concept) => {
      const held = variantsHeld(concept, ids)
      return held.words.length === 0 ? undefined : asked.push({ said: concept.said, weight: 1, ...held }) - 1
    })
    this.concepts = asked.length
    for (const pair of new Set(bigramsOf(restated))) {
      const id = ids.pairs.ids.get(pair)
      if (id === undefined) continue
      asked.push({ said: pair, weight: MATCHING.pair, words: [this.translations.pairBase + id], factors: [1] })
    }
    this.said = asked.map(({ said }) => said)
    this.weights = asked.map(({ weight }) => weight)
    this.oddsOf = asked.map((word) => this.oddsOfAsked(word))
    this.makeRoom(asked)
    for (let word = 0; word < asked.length; word += 1) this.putLinks(asked[word]!, word)
  }

  /** How likely a word of the index says a word of the question. */
  chance(source: number, word: number): number {
    const place = this.placeOf[source]!
    if (place === NO_LINKS) return 0
    for (let link = place + 1; link <= place + this.askedAt[place]!; link += 1) {
      if (this.askedAt[link]! % TO_THE_LETTER === word) return this.chanceAt[link]!
    }
    return 0
  }

  private oddsOfAsked({ words, factors }: Asked): number {
    const common = words.reduce(
      (most, word, i) => Math.max(most, factors[i]! * this.translations.backgroundOf(word)),
      0,
    )
    return MATCHING.text / ((1 - MATCHING.text) * common)
  }

  /** Gives each word of the index that says any of these a place, with room for all links that it may have. */
  private makeRoom(asked: readonly Asked[]): void {
    const found = this.countLinks(asked)
    const { placeOf, sources } = this
    let next = NO_LINKS + 1
    for (let i = 0; i < found; i += 1) {
      const links = placeOf[sources[i]!]!
      placeOf[sources[i]!] = next
      this.askedAt[next] = 0
      next += 1 + links
    }
  }

  /** Puts the words of the index that say any of these down as sources, each with how many links it may have; gives their number. */
  private countLinks(asked: readonly Asked[]): number {
    const { placeOf, sources, translations } = this
    placeOf.fill(0)
    let found = 0
    let links = 0
    for (const { words } of asked) {
      for (const word of words) {
        const start = translations.startOf(word)
        const end = translations.endOf(word)
        // The word says itself, whatever else does.
        for (let at = start; at <= end; at += 1) {
          const source = at < end ? translations.sources[at]! : word
          const before = placeOf[source]!
          if (before === 0) sources[found++] = source
          placeOf[source] = before + 1
        }
        links += end - start + 1
      }
    }
    this.growTo(NO_LINKS + 1 + found + links)
    return found
  }

  private growTo(places: number): void {
    if (places <= this.askedAt.length) return
    if (2 * places > MOST_IN_16_BITS) this.placeOf = Int32Array.from(this.placeOf)
    this.askedAt = new Uint16Array(2 * places)
    this.chanceAt = new Float64Array(2 * places)
    this.factorAt = new Float64Array(2 * places)
  }

  /** Puts down by which words of the index a word of the question is said. */
  private putLinks({ words, factors }: Asked, asked: number): void {
    const { translations, chanceAt, askedAt, placeOf } = this
    // A pair of characters, as most are: none of its links is there yet.
    if (words.length === 1) {
      const factor = MATCHING.link * factors[0]!
      const { sources } = translations
      const end = translations.endOf(words[0]!)
      for (let at = translations.startOf(words[0]!); at < end; at += 1) {
        const place = placeOf[sources[at]!]!
        const link = place + askedAt[place]! + 1
        askedAt[place]! += 1
        askedAt[link] = asked
        chanceAt[link] = translations.chanceAt(at) * factor
      }
      this.putLetters(words[0]!, factors[0]!, asked)
      return
    }
    for (let i = 0; i < words.length; i += 1) {
      const factor = MATCHING.link * factors[i]!
      const end = translations.endOf(words[i]!)
      for (let at = translations.startOf(words[i]!); at < end; at += 1) {
        const link = this.linkFrom(translations.sources[at]!, asked)
        // Of several words for one concept, the likeliest is meant.
        const likely = translations.chanceAt(at) * factor
        if (likely > chanceAt[link]!) chanceAt[link] = likely
      }
    }
    for (let i = 0; i < words.length; i += 1) this.putLetters(words[i]!, factors[i]!, asked)
  }

  private putLetters(word: number, factor: number, asked: number): void {
    const link = this.linkFrom(word, asked)
    this.chanceAt[link]! += (1 - MATCHING.link) * factor
    this.factorAt[link] = factor
    this.askedAt[link] = asked + TO_THE_LETTER
  }

  /** The link between a word of the index and the question's word at hand, new where there is none yet. */
  private linkFrom(source: number, asked: number): number {
    const { askedAt, chanceAt } = this
    const place = this.placeOf[source]!
    const last = place + askedAt[place]!
    if (last > place && askedAt[last] === asked) return last
    askedAt[place]! += 1
    askedAt[last + 1] = asked
    chanceAt[last + 1] = 0
    return last + 1
  }
}

/** The words of the index that say a concept, each with how well. */
function variantsHeld({ variants }: Concept, { terms }: WordIds): Pick<Asked, 'words' | 'factors'> {
  const words: number[] = []
  const factors: number[] = []
  for (const [term, { factor }] of variants) {
    const word = terms.ids.get(term)
    if (word === undefined) continue
    words.push(word)
    factors.push(factor)
  }
  return { words, factors }
}
