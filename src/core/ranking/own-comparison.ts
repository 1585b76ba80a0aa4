import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { Concept } from '../question/concepts.js'
import { type Figure, figuresIn, holdsFigure } from '../text/figures.js'
import { kanjiOf } from '../text/kanji.js'

/** What a passage of one's own documents has of a question, beside what is compared of every passage. All lie in 0–1. */
export interface OwnMatch {
  /** Share of the concepts that the heading holds. */
  headCover: number
  /** By sentence with its heading, the share of the concepts that it holds; and of the question's kanji, by weight: 飲んだ
   * and 飲酒 share one. */
  textCover: number[]
  kanjiCover: number[]
  /** By sentence, 1 where it holds a figure of the question, or a range that it lies in: 12キロ, 10キロ以上20キロ未満. */
  figure: number[]
  /** By sentence, 1 where it only says that a table or a list follows: 次の表のとおり. */
  announces: number[]
}

/** Kanji of asking and counting, which stand in any question. */
const ASKING_KANJI = new Set('何今教下願言思私方的事時日円月年分人会社仕')

/** What stands where the answer does not: it follows. */
const ANNOUNCES = /次の(表|とおり|各号|日数|額|区分|書類|者)|別表|下表|次に掲げる|以下のとおり/

/** A concept of the question, and how well a word says it. */
interface SaidConcept {
  concept: number
  factor: number
}

/** Compares a question with the passages of one's own documents. */
export class OwnComparison {
  private readonly index: PassageIndex
  private variants = new Map<number, SaidConcept[]>()
  private weights: number[] = []
  /** By concept, how well the lists at hand say it: filled anew for each, of which a question has hundreds. */
  private held: number[] = []
  private total = 1
  private kanji = new Map<string, number>()
  private kanjiTotal = 1
  private figures: Figure[] = []

  constructor(index: PassageIndex) {
    this.index = index
  }

  fill({ concepts, restated }: { concepts: Concept[]; restated: string }): void {
    this.variants = new Map()
    this.weights = concepts.map(({ weight }) => weight)
    this.held = concepts.map(() => 0)
    this.total = sum(this.weights) || 1
    concepts.forEach(({ variants }, concept) => {
      for (const [term, { factor }] of variants) {
        const id = this.index.terms.ids.get(term)
        if (id === undefined) continue
        const known = this.variants.get(id)
        if (known) known.push({ concept, factor })
        else this.variants.set(id, [{ concept, factor }])
      }
    })
    const signs = [...kanjiOf(restated)].filter((sign) => !ASKING_KANJI.has(sign))
    this.kanji = new Map(signs.map((sign) => [sign, this.index.ownKanji.idf(sign)]))
    this.kanjiTotal = sum([...this.kanji.values()]) || 1
    this.figures = figuresIn(restated)
  }

  compare(indexed: IndexedPassage): OwnMatch {
    const { sentences, headTerms, passage } = indexed
    const heading = `${passage.title} ${passage.section}`
    return {
      headCover: this.cover(headTerms),
      textCover: sentences.map(({ terms }) => this.cover(terms, headTerms)),
      kanjiCover: sentences.map(({ folded }) => this.kanjiShare(heading, folded)),
      figure: sentences.map(({ folded }) => (holdsFigure(folded, this.figures) ? 1 : 0)),
      announces: sentences.map(({ folded }) => (ANNOUNCES.test(folded) ? 1 : 0)),
    }
  }

  /** By concept, how well the passage says it, by its text and heading alone. */
  saidIn({ sentences, headTerms }: IndexedPassage): number[] {
    this.held.fill(0)
    for (const { terms } of sentences) this.hold(terms)
    this.hold(headTerms)
    return [...this.held]
  }

  private cover(terms: Int32Array, more?: Int32Array): number {
    this.held.fill(0)
    this.hold(terms)
    if (more) this.hold(more)
    return this.heldShare()
  }

  private hold(terms: Int32Array): void {
    for (const term of terms) {
      const said = this.variants.get(term)
      if (said === undefined) continue
      for (const { concept, factor } of said) if (factor > this.held[concept]!) this.held[concept] = factor
    }
  }

  private heldShare(): number {
    let held = 0
    for (let concept = 0; concept < this.held.length; concept += 1) held += this.weights[concept]! * this.held[concept]!
    return held / this.total
  }

  private kanjiShare(heading: string, text: string): number {
    let held = 0
    for (const [sign, weight] of this.kanji) if (heading.includes(sign) || text.includes(sign)) held += weight
    return held / this.kanjiTotal
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
