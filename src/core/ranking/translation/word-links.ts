import { MOST_IN_16_BITS, type Numbers } from '../../index/passage-words.js'
import type { BoundTranslations } from '../../index/translation/bound-translations.js'
import { MATCHING } from './matching.js'

/** A word of the question (a concept, a pair of characters), and the words of the index that say it to the letter, each with how well. */
export interface AskedWord {
  words: readonly number[]
  factors: readonly number[]
}

/** No links: those of a word which says nothing of the question. */
export const NO_LINKS = 0
/** Added to the question's word where the link says a concept to the letter, and not only by what was learnt. */
export const TO_THE_LETTER = 1 << 15

const LINKS_AT_FIRST = 1 << 14

/**
 * For each word of the index how likely it says each of some words of a question.
 *
 * A question may have thousands of links. Those of one word of the index lie side by side behind their number, so that
 * reading a passage is one walk over its words: they are counted first, and then each is put into its place.
 */
export class WordLinks {
  /** By word of the index, the place before its links; NO_LINKS where it says nothing of the question. */
  placeOf: Numbers
  /** By place: how many links follow; then for each the question's word, how likely that is meant, how well it is said to the letter. */
  askedAt = new Uint16Array(LINKS_AT_FIRST)
  chanceAt = new Float64Array(LINKS_AT_FIRST)
  factorAt = new Float64Array(LINKS_AT_FIRST)
  /** The words of the index that have links. */
  private readonly sources: Int32Array
  private found = 0
  private readonly translations: BoundTranslations

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.placeOf = new Uint16Array(translations.words)
    this.sources = new Int32Array(translations.words)
  }

  /** Lays out the links of some words, in place of those before; the first `concepts` of them are concepts. Each goes by its place. */
  lay(asked: readonly AskedWord[], concepts: number): void {
    this.makeRoom(asked)
    for (let word = 0; word < asked.length; word += 1) this.putLinks(asked[word]!, word, word < concepts)
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

  /** Gives each word of the index that says any of these a place, with room for all links that it may have. */
  private makeRoom(asked: readonly AskedWord[]): void {
    this.countLinks(asked)
    const { placeOf, sources, found } = this
    let next = NO_LINKS + 1
    for (let i = 0; i < found; i += 1) {
      const links = placeOf[sources[i]!]!
      placeOf[sources[i]!] = next
      this.askedAt[next] = 0
      next += 1 + links
    }
  }

  /** Puts the words of the index that say any of these down as sources, each with how many links it may have. */
  private countLinks(asked: readonly AskedWord[]): void {
    const { placeOf, sources, translations } = this
    for (let i = 0; i < this.found; i += 1) placeOf[sources[i]!] = NO_LINKS
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
    this.found = found
    this.growTo(NO_LINKS + 1 + found + links)
  }

  private growTo(places: number): void {
    if (places <= this.askedAt.length) return
    if (2 * places > MOST_IN_16_BITS) this.placeOf = Int32Array.from(this.placeOf)
    this.askedAt = new Uint16Array(2 * places)
    this.chanceAt = new Float64Array(2 * places)
    this.factorAt = new Float64Array(2 * places)
  }

  /** Puts down by which words of the index a word of the question is said. */
  private putLinks({ words, factors }: AskedWord, asked: number, isConcept: boolean): void {
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
      this.putLetters(words[0]!, factors[0]!, asked, isConcept)
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
    for (let i = 0; i < words.length; i += 1) this.putLetters(words[i]!, factors[i]!, asked, isConcept)
  }

  private putLetters(word: number, factor: number, asked: number, isConcept: boolean): void {
    const link = this.linkFrom(word, asked)
    this.chanceAt[link]! += (1 - MATCHING.link) * factor
    if (!isConcept) return
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
