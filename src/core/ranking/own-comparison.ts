import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import { type Figure, figuresIn, holdsFigure } from '../text/figures.js'
import { kanjiOf } from '../text/kanji.js'
import type { Comparison } from './comparison.js'

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

/** Compares a question with the passages of one's own documents. */
export class OwnComparison {
  private readonly index: PassageIndex
  private kanji: { sign: string; weight: number }[] = []
  private kanjiTotal = 1
  private figures: Figure[] = []

  constructor(index: PassageIndex) {
    this.index = index
  }

  fill(restated: string): void {
    const signs = [...kanjiOf(restated)].filter((sign) => !ASKING_KANJI.has(sign))
    this.kanji = signs.map((sign) => ({ sign, weight: this.index.ownKanji.idf(sign) }))
    this.kanjiTotal = this.kanji.reduce((sum, { weight }) => sum + weight, 0) || 1
    this.figures = figuresIn(restated)
  }

  /** Compares the passage that `compare` has at hand. */
  compare({ sentences, passage }: IndexedPassage, compare: Comparison): OwnMatch {
    const heading = `${passage.title} ${passage.section}`
    const inHeading = this.kanji.map(({ sign }) => heading.includes(sign))
    return {
      headCover: compare.headCover(),
      textCover: sentences.map((_, i) => compare.textCover(i)),
      kanjiCover: sentences.map(({ folded }) => this.kanjiShare(inHeading, folded)),
      figure: sentences.map(({ folded }) => (holdsFigure(folded, this.figures) ? 1 : 0)),
      announces: sentences.map(({ folded }) => (ANNOUNCES.test(folded) ? 1 : 0)),
    }
  }

  private kanjiShare(inHeading: readonly boolean[], text: string): number {
    let held = 0
    for (let i = 0; i < this.kanji.length; i += 1) {
      const { sign, weight } = this.kanji[i]!
      if (inHeading[i] || text.includes(sign)) held += weight
    }
    return held / this.kanjiTotal
  }
}
