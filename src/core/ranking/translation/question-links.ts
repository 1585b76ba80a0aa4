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

interface Variant {
  word: number
  factor: number
}

/**
 * The words of a question (its concepts, then its pairs of characters), and for each word of the index how likely it says
 * each of them. Laid out flat over the index's ids, so that reading a passage is one walk over its lists.
 */
export class QuestionLinks {
  /** By word of the question. */
  said: string[] = []
  weights: number[] = []
  /** How common it is in questions. */
  background: number[] = []
  /** By concept, its word; undefined for a concept that no document holds. */
  wordOfConcept: (number | undefined)[] = []
  /** For each word of the index, one more than the place of its links in `firstOf`; 0 for words that say nothing of it. */
  readonly slotOf: Uint16Array
  firstOf: number[] = []
  wordOf: number[] = []
  chanceOf: number[] = []
  private filled: number[] = []
  private readonly translations: BoundTranslations
  /** By word of the index, how likely it says the word of the question at hand; all 0 between two of those. */
  private readonly chances: Float64Array
  /** The links in the order in which they were found. */
  private sources: number[] = []
  private words: number[] = []
  private found: number[] = []

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.slotOf = new Uint16Array(translations.words)
    this.chances = new Float64Array(translations.words)
  }

  fill({ concepts, restated }: AskedWords, { terms, pairs }: WordIds): void {
    for (const id of this.filled) this.slotOf[id] = 0
    this.said = []
    this.weights = []
    this.background = []
    this.sources = []
    this.words = []
    this.found = []
    this.wordOfConcept = concepts.map(({ said, variants }) => {
      const known = [...variants].flatMap(([term, { factor }]): Variant[] => {
        const word = terms.ids.get(term)
        return word === undefined ? [] : [{ word, factor }]
      })
      return known.length === 0 ? undefined : this.add(said, 1, known)
    })
    for (const pair of new Set(bigramsOf(restated.replace(/\s+/g, ' ').trim()))) {
      const id = pairs.ids.get(pair)
      const word = this.translations.pairBase + (id ?? 0)
      if (id !== undefined) this.add(pair, MATCHING.pair, [{ word, factor: 1 }])
    }
    this.layOut()
  }

  private add(said: string, weight: number, variants: Variant[]): number {
    const { chances } = this
    const place = this.said.push(said) - 1
    const touched: number[] = []
    let common = 0
    for (const { word, factor } of variants) {
      common = Math.max(common, factor * this.translations.backgroundOf(word))
      this.translations.eachSource(word, (source, chance) => {
        // Of several words for one concept, the likeliest is meant.
        const likely = MATCHING.link * chance * factor
        if (chances[source] === 0) touched.push(source)
        if (likely > chances[source]!) chances[source] = likely
      })
    }
    for (const { word, factor } of variants) {
      if (chances[word] === 0) touched.push(word)
      chances[word]! += (1 - MATCHING.link) * factor
    }
    for (const source of touched) {
      this.sources.push(source)
      this.words.push(place)
      this.found.push(chances[source]!)
      chances[source] = 0
    }
    this.weights.push(weight)
    this.background.push(common)
    return place
  }

  /** Puts the links of each word of the index side by side. */
  private layOut(): void {
    const { slotOf, sources } = this
    this.filled = []
    const counts: number[] = [0]
    for (let i = 0; i < sources.length; i += 1) {
      const source = sources[i]!
      if (slotOf[source] === 0) {
        slotOf[source] = this.filled.push(source)
        counts.push(0)
      }
      counts[slotOf[source]!]! += 1
    }
    this.firstOf = counts
    for (let slot = 1; slot < counts.length; slot += 1) counts[slot]! += counts[slot - 1]!
    const next = counts.slice()
    this.wordOf = new Array<number>(sources.length)
    this.chanceOf = new Array<number>(sources.length)
    for (let i = 0; i < sources.length; i += 1) {
      const at = next[slotOf[sources[i]!]! - 1]!++
      this.wordOf[at] = this.words[i]!
      this.chanceOf[at] = this.found[i]!
    }
  }
}
