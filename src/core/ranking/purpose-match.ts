import type { IndexedPassage } from '../index/passage-index.js'
import { type PurposeTable, placeOf, SHARE_STEPS, withoutSpaces } from '../index/purpose-table.js'
import type { TextPairs } from '../index/text-pairs.js'
import { bigramsOf } from '../text/bigrams.js'
import { ROLES, wantsOf } from '../text/purpose.js'

/** Sums of logarithms to -1 … 1. */
const PLACE_SCALE = 3
const NO_COLUMN = -1
const within = (value: number) => Math.max(-1, Math.min(1, value))

/**
 * How well the place and the sort of a sentence suit what a question is after, by what the noted questions taught. One is kept
 * and filled anew for each question; all figures lie in -1 … 1, and 0 says nothing.
 */
export class PurposeMatch {
  private readonly table: PurposeTable
  private readonly rowOf: ReadonlyMap<string, number>
  private readonly columnOf: ReadonlyMap<string, number>
  private readonly places: Float64Array
  /** By passage, its column, as far as it was asked for. */
  private readonly columns: (number | undefined)[] = []
  private readonly roles = new Float64Array(ROLES.length)

  constructor(table: PurposeTable) {
    this.table = table
    this.rowOf = new Map(table.pairs.map((pair, row) => [pair, row]))
    this.columnOf = new Map(table.places.map((place, column) => [place, column]))
    this.places = new Float64Array(table.places.length)
  }

  /** Takes up a folded question by its pairs. */
  fill({ text, pairs }: TextPairs): void {
    const { places, roles, table } = this
    places.fill(0)
    let known = 1
    const whole = withoutSpaces(text)
    for (const pair of whole === text ? pairs : new Set(bigramsOf(whole))) {
      const row = this.rowOf.get(pair)
      if (row === undefined) continue
      known += 1
      for (let i = 0; i < places.length; i += 1) places[i]! += table.shares[row * places.length + i]!
    }
    const scale = SHARE_STEPS * PLACE_SCALE * Math.sqrt(known)
    for (let i = 0; i < places.length; i += 1) places[i] = within(places[i]! / scale)
    roles.fill(0)
    for (const want of wantsOf(text))
      for (let i = 0; i < roles.length; i += 1) roles[i]! += table.lifts[want * roles.length + i]!
  }

  /** How much likelier the question is asked of such a passage than of any. */
  place(indexed: Pick<IndexedPassage, 'passage' | 'place'>): number {
    const column = this.columns[indexed.place] ?? this.findColumn(indexed)
    return column === NO_COLUMN ? 0 : this.places[column]!
  }

  private findColumn({ passage, place }: Pick<IndexedPassage, 'passage' | 'place'>): number {
    const column = this.columnOf.get(placeOf(passage)) ?? NO_COLUMN
    this.columns[place] = column
    return column
  }

  /** How far what a sentence does suits what the question is after. */
  role(bits: number): number {
    let sum = 0
    for (let i = 0; i < ROLES.length; i += 1) if ((bits >> i) & 1) sum += this.roles[i]!
    return within(sum)
  }
}
