import { type TextPairs, UNKNOWN_PAIR } from '../../index/text-pairs.js'
import type { BoundTranslations } from '../../index/translation/bound-translations.js'
import type { Concept } from '../../question/concepts.js'
import { MATCHING } from './matching.js'
import type { AskedWord } from './word-links.js'

/** What is asked, in concepts and in letters. */
export interface AskedWords {
  concepts: readonly Concept[]
  /** Of the folded question without the organisation's name, in the documents' words. */
  pairs: TextPairs
}

/** The ids of an index's terms. */
export interface TermIds {
  terms: { ids: ReadonlyMap<string, number> }
}

/** The words of a question that documents hold or say: its concepts, then its pairs of characters. Filled anew for each question. */
export class QuestionWords {
  asked: AskedWord[] = []
  said: string[] = []
  weights: number[] = []
  /** How many times likelier each is asked than by chance, of a document that is made of nothing else. */
  odds: number[] = []
  /** The words that are concepts are the first ones. */
  concepts = 0
  /** By concept, its word; undefined for a concept that no document holds. */
  wordOfConcept: (number | undefined)[] = []
  private readonly translations: BoundTranslations

  constructor(translations: BoundTranslations) {
    this.translations = translations
  }

  fill({ concepts, pairs }: AskedWords, ids: TermIds): void {
    this.asked = []
    this.said = []
    this.weights = []
    this.odds = []
    this.wordOfConcept = concepts.map((concept) => {
      const held = variantsHeld(concept, ids)
      return held.words.length === 0 ? undefined : this.put(concept.said, 1, held)
    })
    this.concepts = this.asked.length
    for (const [i, id] of pairs.ids.entries()) {
      if (id === UNKNOWN_PAIR) continue
      this.put(pairs.pairs[i]!, MATCHING.pair, { words: [this.translations.pairBase + id], factors: ONE })
    }
  }

  /** Gives its number. */
  private put(said: string, weight: number, word: AskedWord): number {
    this.said.push(said)
    this.weights.push(weight)
    this.odds.push(this.oddsOf(word))
    return this.asked.push(word) - 1
  }

  private oddsOf({ words, factors }: AskedWord): number {
    let common = 0
    for (let i = 0; i < words.length; i += 1)
      common = Math.max(common, factors[i]! * this.translations.backgroundOf(words[i]!))
    return MATCHING.text / ((1 - MATCHING.text) * common)
  }
}

const ONE = [1]

/** The words of the index that say a concept, each with how well. */
function variantsHeld({ variants }: Concept, { terms }: TermIds): AskedWord {
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
