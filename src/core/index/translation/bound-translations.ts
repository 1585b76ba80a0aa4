import type { PassageIndex } from '../passage-index.js'
import { CHANCE_STEPS, type TranslationTable } from './table.js'

const UNKNOWN = -1

/** The probability of a link, by its steps in the table. */
const CHANCES = Float64Array.from({ length: 256 }, (_, steps) => Math.exp(-steps / CHANCE_STEPS))

/**
 * A table of translations over the ids of an index. Words of text and question are numbered alike: term ids first, then
 * `pairBase + pair id`.
 */
export class BoundTranslations {
  readonly pairBase: number
  /** How many words the index has. */
  readonly words: number
  private readonly table: TranslationTable
  /** By word of the index, its number in the table, from 1; 0 for words that the table does not know. */
  private readonly numbers: Uint16Array
  /** By number in the table, the index's word. */
  private readonly ids: Int32Array
  private readonly leastBackground: number

  constructor(table: TranslationTable, { terms, pairs }: Pick<PassageIndex, 'terms' | 'pairs'>) {
    this.table = table
    this.pairBase = terms.words.length
    this.words = this.pairBase + pairs.words.length
    this.ids = new Int32Array(table.from.length - 1).fill(UNKNOWN)
    this.numbers = new Uint16Array(this.words)
    table.terms.forEach((term, number) => {
      this.bind(number, terms.ids.get(term))
    })
    table.pairs.forEach((pair, i) => {
      const id = pairs.ids.get(pair)
      this.bind(table.terms.length + i, id === undefined ? undefined : this.pairBase + id)
    })
    this.leastBackground =
      table.background.reduce((least, share) => (share > 0 && share < least ? share : least), 1) / 2
  }

  private bind(number: number, id: number | undefined): void {
    if (id === undefined) return
    this.ids[number] = id
    this.numbers[id] = number + 1
  }

  /** How common a word is in questions; never 0. */
  backgroundOf(word: number): number {
    const number = this.numbers[word]!
    return number === 0 ? this.leastBackground : Math.max(this.leastBackground, this.table.background[number - 1]!)
  }

  /** Calls `visit` with each word of a text that says a question's word, and how likely it does. */
  eachSource(word: number, visit: (source: number, chance: number) => void): void {
    const number = this.numbers[word]!
    if (number === 0) return
    const { from, sources, chances } = this.table
    for (let i = from[number - 1]!; i < from[number]!; i += 1) {
      const source = this.ids[sources[i]!]!
      if (source !== UNKNOWN) visit(source, CHANCES[chances[i]!]!)
    }
  }
}
