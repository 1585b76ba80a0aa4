import type { IndexedPassage } from '../index/passage-index.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import { MERGED, PassageRows } from './passage-rows.js'
import { type AskedWord, WordLinks } from './translation/word-links.js'

/** By how many words of documents a word of a question is said at the least that stands in many questions, and costs most. */
const COMMON = { concept: 500, pair: 1000 } as const
/** How many words are kept of a passage: more than are so common, for one concept may be said by these words or those. */
const MOST_WORDS = 48
/** Of how many passages. */
const MOST_PASSAGES = 4000

/** A word whose columns are kept. */
interface KeptWord {
  slot: number
  /** A number of its own, from 1: a slot that goes to another word holds nothing of that yet. */
  id: number
  /** When it was last asked. */
  asked: number
}

/** A column of the question at hand that is kept. */
interface AskedColumn extends KeptWord {
  column: number
}

const NOTHING: AskedWord = { words: [], factors: [] }

/**
 * What the parts of passages hold of the words that stand in many questions (ですか, 在宅). Half of all links are theirs, and it is
 * the same whatever else is asked: a passage is read once for each of them.
 */
export class KeptColumns {
  private readonly translations: BoundTranslations
  private readonly common: Readonly<Record<keyof typeof COMMON, number>>
  private readonly known = new Map<string | number, KeptWord>()
  /** By place of the passage, for each slot by row its sums and what it holds; in the row that no part of a passage has, the word's id. */
  private kept: (Float64Array | undefined)[] = []
  private passages = 0
  private readonly links: WordLinks
  private readonly rows = new PassageRows()
  /** Of the question at hand. */
  private words: readonly AskedWord[] = []
  private concepts = 0
  private columns: AskedColumn[] = []
  private areLaid = false
  private questions = 0
  private ids = 0

  constructor(translations: BoundTranslations, common: Readonly<Record<keyof typeof COMMON, number>> = COMMON) {
    this.translations = translations
    this.common = common
    this.links = new WordLinks(translations)
  }

  /** Takes up the words of a question, the first `concepts` of which are concepts; gives those that are not kept, each in its place. */
  take(words: readonly AskedWord[], concepts: number): AskedWord[] {
    this.words = words
    this.concepts = concepts
    this.columns = []
    this.areLaid = false
    this.questions += 1
    return words.map((word, column) => {
      const kept = this.isCommon(word, column < concepts) ? this.keep(word) : undefined
      if (kept === undefined) return word
      this.columns.push({ ...kept, column })
      return NOTHING
    })
  }

  /** Puts what is kept of a passage to what was read of it. */
  putTo(rows: PassageRows, passage: IndexedPassage): void {
    if (this.columns.length === 0) return
    const kept = this.keptOf(passage)
    const { columns, concepts, end } = rows
    for (const { column, slot, id } of this.columns) {
      const from = 2 * slot * end
      if (kept[from + MERGED] !== id) this.read(passage, kept)
      for (let row = 0; row < end; row += 1) rows.sums[row * columns + column] = kept[from + row]!
      if (column >= concepts) continue
      for (let row = 0; row < end; row += 1) rows.held[row * concepts + column] = kept[from + end + row]!
    }
  }

  /** How likely a word of the index says a word of the question, where that is a kept one. */
  chance(source: number, word: number): number {
    this.layLinks()
    return this.links.chance(source, word)
  }

  /** By the word itself that was said, which comes first of those that say it. */
  private isCommon({ words }: AskedWord, isConcept: boolean): boolean {
    const links = this.translations.endOf(words[0]!) - this.translations.startOf(words[0]!)
    return links >= (isConcept ? this.common.concept : this.common.pair)
  }

  /** The slot of a word; undefined where words of the same question have all. */
  private keep({ words, factors }: AskedWord): KeptWord | undefined {
    const name = words.length === 1 && factors[0] === 1 ? words[0]! : `${words} ${factors}`
    let word = this.known.get(name)
    if (word === undefined) {
      const slot = this.freeSlot()
      if (slot === undefined) return undefined
      this.ids += 1
      word = { slot, id: this.ids, asked: 0 }
      this.known.set(name, word)
    }
    word.asked = this.questions
    return word
  }

  /** A slot that nobody has, or that of the word which was not asked for the longest time. */
  private freeSlot(): number | undefined {
    if (this.known.size < MOST_WORDS) return this.known.size
    const [name, last] = [...this.known].reduce((a, b) => (b[1].asked < a[1].asked ? b : a))
    if (last.asked === this.questions) return undefined
    this.known.delete(name)
    return last.slot
  }

  private keptOf(passage: IndexedPassage): Float64Array {
    const known = this.kept[passage.place]
    if (known !== undefined) return known
    if (this.passages === MOST_PASSAGES) {
      this.kept = []
      this.passages = 0
    }
    this.passages += 1
    const kept = new Float64Array(2 * MOST_WORDS * PassageRows.countOf(passage))
    this.kept[passage.place] = kept
    return kept
  }

  /** Reads a passage for the words of the question that are kept. */
  private read(passage: IndexedPassage, kept: Float64Array): void {
    this.layLinks()
    this.rows.take(this.words.length, this.concepts)
    this.rows.read(passage, this.links)
    const { sums, held, columns, concepts, end } = this.rows
    for (const { column, slot, id } of this.columns) {
      const from = 2 * slot * end
      for (let row = 0; row < end; row += 1) {
        kept[from + row] = sums[row * columns + column]!
        if (column < concepts) kept[from + end + row] = held[row * concepts + column]!
      }
      kept[from + MERGED] = id
    }
  }

  private layLinks(): void {
    if (this.areLaid) return
    this.areLaid = true
    const places = new Set(this.columns.map(({ column }) => column))
    this.links.lay(
      this.words.map((word, column) => (places.has(column) ? word : NOTHING)),
      this.concepts,
    )
  }
}
