import type { IndexedPassage, IndexedSentence, PassageIndex } from '../index/passage-index.js'
import { type Figure, figuresIn, holdsFigure } from '../text/figures.js'
import { kanjiOf } from '../text/kanji.js'

/** Kanji of asking and counting, which stand in any question. */
const ASKING_KANJI = new Set('何今教下願言思私方的事時日円月年分人会社仕')

/** What stands where the answer does not: it follows. */
const ANNOUNCES = /次の(表|とおり|各号|日数|額|区分|書類|者)|別表|下表|次に掲げる|以下のとおり/

/**
 * What the sentences of one's own documents have of a question, beside what is compared of every passage. All lie in 0–1.
 */
export class OwnComparison {
  private readonly index: PassageIndex
  private kanji: { sign: string; weight: number }[] = []
  private kanjiTotal = 1
  private figures: Figure[] = []
  private inHeading: boolean[] = []
  /** By passage of what was compared before, for each sentence whether it only says that something follows. */
  private readonly known = new Map<string, readonly boolean[]>()

  constructor(index: PassageIndex) {
    this.index = index
  }

  fill(restated: string): void {
    const signs = [...kanjiOf(restated)].filter((sign) => !ASKING_KANJI.has(sign))
    this.kanji = signs.map((sign) => ({ sign, weight: this.index.ownKanji.idf(sign) }))
    this.kanjiTotal = this.kanji.reduce((sum, { weight }) => sum + weight, 0) || 1
    this.figures = figuresIn(restated)
  }

  /** Takes up a passage, in place of the one before. */
  open({ passage }: IndexedPassage): void {
    const heading = `${passage.title} ${passage.section}`
    this.inHeading = this.kanji.map(({ sign }) => heading.includes(sign))
  }

  /** The question's kanji that a sentence with its heading holds, by weight: 飲んだ and 飲酒 share one. */
  kanjiCover({ folded }: IndexedSentence): number {
    let held = 0
    for (let i = 0; i < this.kanji.length; i += 1) {
      const { sign, weight } = this.kanji[i]!
      if (this.inHeading[i] || folded.includes(sign)) held += weight
    }
    return held / this.kanjiTotal
  }

  /** True where a sentence holds a figure of the question, or a range that it lies in: 12キロ, 10キロ以上20キロ未満. */
  holdsFigure({ folded }: IndexedSentence): boolean {
    return this.figures.length > 0 && holdsFigure(folded, this.figures)
  }

  /** By sentence of a passage, true where it only says that a table or a list follows: 次の表のとおり. */
  announcing({ passage, sentences }: IndexedPassage): readonly boolean[] {
    let known = this.known.get(passage.id)
    if (known === undefined) {
      known = sentences.map(({ folded }) => ANNOUNCES.test(folded))
      this.known.set(passage.id, known)
    }
    return known
  }
}
