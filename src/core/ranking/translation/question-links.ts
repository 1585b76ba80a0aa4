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

  constructor(translations: BoundTranslations) {
    this.translations = translations
    this.slotOf = new Uint16Array(translations.words)
  }

  fill({ concepts, restated }: AskedWords, { terms, pairs }: WordIds): void {
    for (const id of this.filled) this.slotOf[id] = 0
    this.said = []
    this.weights = []
    this.background = []
    const links = new Map<number, Map<number, number>>()
    this.wordOfConcept = concepts.map(({ said, variants }) => {
      const known = [...variants].flatMap(([term, { factor }]): Variant[] => {
        const word = terms.ids.get(term)
        return word === undefined ? [] : [{ word, factor }]
      })
      return known.length === 0 ? undefined : this.add(said, 1, known, links)
    })
    for (const pair of new Set(bigramsOf(restated.replace(/\s+/g, ' ').trim()))) {
      const id = pairs.ids.get(pair)
      const word = this.translations.pairBase + (id ?? 0)
      if (id !== undefined) this.add(pair, MATCHING.pair, [{ word, factor: 1 }], links)
    }
    this.layOut(links)
  }

  private add(said: string, weight: number, variants: Variant[], links: Map<number, Map<number, number>>): number {
    const place = this.said.push(said) - 1
    let common = 0
    for (const { word, factor } of variants) {
      common = Math.max(common, factor * this.translations.backgroundOf(word))
      this.translations.eachSource(word, (source, chance) => {
        const targets = targetsOf(links, source)
        // Of several words for one concept, the likeliest is meant.
        targets.set(place, Math.max(targets.get(place) ?? 0, MATCHING.link * chance * factor))
      })
    }
    for (const { word, factor } of variants) {
      const targets = targetsOf(links, word)
      targets.set(place, (targets.get(place) ?? 0) + (1 - MATCHING.link) * factor)
    }
    this.weights.push(weight)
    this.background.push(common)
    return place
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
}

function targetsOf(links: Map<number, Map<number, number>>, source: number): Map<number, number> {
  let targets = links.get(source)
  if (targets === undefined) {
    targets = new Map()
    links.set(source, targets)
  }
  return targets
}
