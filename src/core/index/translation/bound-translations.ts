import type { PassageIndex } from '../passage-index.js'
import { MOST_IN_16_BITS, type Numbers } from '../passage-words.js'
import { CHANCE_STEPS, type TranslationTable } from './table.js'

const UNKNOWN = -1

/** The probability of a link, by its steps in the table. */
const CHANCES = Float64Array.from({ length: 256 }, (_, steps) => Math.exp(-steps / CHANCE_STEPS))

/**
 * A table's links over the ids of an index, as plain values. Words of text and question are numbered alike: term ids first, then
 * `pairBase + pair id`.
 */
export interface Binding {
  pairBase: number
  /** How many words the index has. */
  words: number
  /** By word of the index, its number in the table, from 1; 0 for words that the table does not know. */
  numbers: Uint16Array
  /** The table's links whose words the index has: those of word `w` of the table begin at `from[w]`. */
  from: Int32Array
  sources: Numbers
  chances: Uint8Array
}

export function bindTranslations(
  table: TranslationTable,
  { terms, pairs }: Pick<PassageIndex, 'terms' | 'pairs'>,
): Binding {
  const pairBase = terms.words.length
  const words = pairBase + pairs.words.length
  const numbers = new Uint16Array(words)
  const ids = new Int32Array(table.from.length - 1).fill(UNKNOWN)
  const bind = (number: number, id: number | undefined) => {
    if (id === undefined) return
    ids[number] = id
    numbers[id] = number + 1
  }
  table.terms.forEach((term, number) => {
    bind(number, terms.ids.get(term))
  })
  table.pairs.forEach((pair, i) => {
    const id = pairs.ids.get(pair)
    bind(table.terms.length + i, id === undefined ? undefined : pairBase + id)
  })
  const from = new Int32Array(table.from.length)
  const sources = new (words > MOST_IN_16_BITS ? Int32Array : Uint16Array)(table.sources.length)
  const chances = new Uint8Array(table.sources.length)
  let links = 0
  for (let word = 0; word < ids.length; word += 1) {
    for (let i = table.from[word]!; i < table.from[word + 1]!; i += 1) {
      const source = ids[table.sources[i]!]!
      if (source === UNKNOWN) continue
      sources[links] = source
      chances[links] = table.chances[i]!
      links += 1
    }
    from[word + 1] = links
  }
  return { pairBase, words, numbers, from, sources, chances }
}

/** Reads a table that is bound to an index. */
export class BoundTranslations {
  readonly pairBase: number
  readonly words: number
  readonly sources: Numbers
  private readonly background: Float32Array
  private readonly numbers: Uint16Array
  private readonly from: Int32Array
  private readonly chances: Uint8Array
  private readonly leastBackground: number

  constructor(
    { background }: Pick<TranslationTable, 'background'>,
    { pairBase, words, numbers, from, sources, chances }: Binding,
  ) {
    this.background = background
    this.pairBase = pairBase
    this.words = words
    this.numbers = numbers
    this.from = from
    this.sources = sources
    this.chances = chances
    this.leastBackground = background.reduce((least, share) => (share > 0 && share < least ? share : least), 1) / 2
  }

  /** A table over an index that it was not bound to before. */
  static over(table: TranslationTable, index: Pick<PassageIndex, 'terms' | 'pairs'>): BoundTranslations {
    return new BoundTranslations(table, bindTranslations(table, index))
  }

  /** How common a word is in questions; never 0. */
  backgroundOf(word: number): number {
    const number = this.numbers[word]!
    return number === 0 ? this.leastBackground : Math.max(this.leastBackground, this.background[number - 1]!)
  }

  /** The words of a text that say a question's word are `sources[startOf(word)]` to `sources[endOf(word) - 1]`. */
  startOf(word: number): number {
    const number = this.numbers[word]!
    return number === 0 ? 0 : this.from[number - 1]!
  }

  endOf(word: number): number {
    const number = this.numbers[word]!
    return number === 0 ? 0 : this.from[number]!
  }

  /** How likely the source at a place says its word. */
  chanceAt(place: number): number {
    return CHANCES[this.chances[place]!]!
  }
}
