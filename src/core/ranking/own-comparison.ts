import type { IndexedPassage, IndexedSentence, PassageIndex } from '../index/passage-index.js'
import { type Figure, figuresIn, holdsFigure } from '../text/figures.js'
import { kanjiOf } from '../text/kanji.js'
import { foldPlain } from '../text/width.js'
import { detailLacksIn } from './detail-asked.js'
import { type FormMatch, formAskedIn } from './form-asked.js'

/** Kanji of asking and counting, which stand in any question. */
const ASKING_KANJI = new Set('何今教下願言思私方的事時日円月年分人会社仕')

/** What stands where the answer does not: it follows. */
const ANNOUNCES = /次の(表|とおり|各号|日数|額|区分|書類|者)|別表|下表|次に掲げる|以下のとおり/

/** A condition that a sentence begins with. */
const CONDITION = /^.{1,60}?(?:とき[はに、]|場合(?:は|に|、)|[者人](?:[はがに]|について)|なら|たら|であれば|に限り)/u
/** Gives a condition in a question. */
const GIVES_CONDITION = /たら|とき|なら|場合|だけど|ですが|ので|けど/
/** What words are told apart by. */
const SIGNS = /[\p{sc=Han}ァ-ヶ]/gu

/** What is true of a sentence whatever is asked. */
export interface ReadSentence {
  /** It only says that a table or a list follows (次の表のとおり), or what its heading says. */
  announces: boolean
  /** Its signs, and those of the condition that it begins with. */
  signs: readonly string[]
  condition: readonly string[]
}

/**
 * What the sentences of one's own documents have of a question, beside what is compared of every passage. All lie in 0–1.
 */
export class OwnComparison {
  private readonly index: PassageIndex
  private kanji: { sign: string; weight: number }[] = []
  private kanjiTotal = 1
  private figures: Figure[] = []
  private inHeading: boolean[] = []
  private formsOf: (sentence: string) => FormMatch = formAskedIn('')
  private detailLacks: (text: string) => boolean = detailLacksIn('')
  private foldedHeading = ''
  private signs: ReadonlySet<string> = new Set()
  private givesCondition = false
  /** By passage of what was compared before. */
  private readonly known = new Map<string, readonly ReadSentence[]>()

  constructor(index: PassageIndex) {
    this.index = index
  }

  /** Takes up a question; `words` are those of the documents that say what it speaks of. */
  fill(restated: string, words: readonly string[]): void {
    this.formsOf = formAskedIn(restated)
    this.detailLacks = detailLacksIn(restated)
    this.signs = new Set([restated, ...words].flatMap(signsOf))
    this.givesCondition = GIVES_CONDITION.test(restated)
    const signs = [...kanjiOf(restated)].filter((sign) => !ASKING_KANJI.has(sign))
    this.kanji = signs.map((sign) => ({ sign, weight: this.index.ownKanji.idf(sign) }))
    this.kanjiTotal = this.kanji.reduce((sum, { weight }) => sum + weight, 0) || 1
    this.figures = figuresIn(restated)
  }

  /** Takes up a passage, in place of the one before. */
  open({ passage }: IndexedPassage): void {
    const heading = `${passage.title} ${passage.section}`
    this.foldedHeading = foldPlain(heading)
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

  /** How a sentence answers to what the question wants told. */
  formOf({ folded }: IndexedSentence): FormMatch {
    return this.formsOf(folded)
  }

  /** 1 where a detail is asked for that a sentence with its heading does not settle. */
  detailLacking({ folded }: IndexedSentence): number {
    return this.detailLacks(`${this.foldedHeading} ${folded}`) ? 1 : 0
  }

  /** 1 where an amount is asked for and the heading has none of that sort. */
  headingLacksAmount(): number {
    return this.formsOf(this.foldedHeading).amountLacking
  }

  /** How little of the condition that a sentence begins with (「経理課の人は、」) was asked; 0 without one, and where the question gives
   * conditions of its own. */
  unaskedCondition({ condition }: ReadSentence): number {
    return this.givesCondition ? 0 : 1 - this.askedShare(condition)
  }

  /** The share of signs that the question says in some word; 1 of none. */
  askedShare(signs: readonly string[]): number {
    let asked = 0
    for (const sign of signs) if (this.signs.has(sign)) asked += 1
    return signs.length === 0 ? 1 : asked / signs.length
  }

  /** The sentences of a passage, read once. */
  read({ passage, sentences }: IndexedPassage): readonly ReadSentence[] {
    let known = this.known.get(passage.id)
    if (known === undefined) {
      const heading = bare(foldPlain(passage.section))
      known = sentences.map(({ folded }) => ({
        announces: ANNOUNCES.test(folded) || heading.includes(bare(folded)),
        signs: signsOf(folded),
        condition: signsOf(CONDITION.exec(folded)?.[0] ?? ''),
      }))
      this.known.set(passage.id, known)
    }
    return known
  }
}

function signsOf(text: string): readonly string[] {
  return text.match(SIGNS) ?? []
}

/** Without what parts words. */
function bare(folded: string): string {
  return folded.replace(/[\s・、。()]/g, '')
}
