/**
 * Numbers of short runs of characters, as plain values, so that a start only reads them. Each unit has a small number of its own;
 * those of a run make one key, which is looked up among open places.
 */
export interface RunTable {
  /** All units of the runs; the first has number 1. */
  units: string
  /** As many places as a power of two; 0 where there is no run. */
  keys: Float64Array
  /** By place, the run's number. */
  ids: Int32Array
}

/** A third of the places are taken at the most: nearly every run stands in the first that it is looked for in. */
const PLACES_A_RUN = 3

export function compileRuns(runs: readonly (readonly [run: string, id: number])[]): RunTable {
  const units = [...new Set(runs.flatMap(([run]) => run.split('')))].join('')
  const places = 2 ** Math.ceil(Math.log2(PLACES_A_RUN * runs.length + 1))
  const table = { units, keys: new Float64Array(places), ids: new Int32Array(places) }
  const reader = new RunIds(table)
  for (const [run, id] of runs) {
    const key = reader.keyOf(run, 0, run.length)
    const place = placeOf(key, table.keys)
    table.keys[place] = key
    table.ids[place] = id
  }
  return table
}

export class RunIds {
  private readonly table: RunTable
  private readonly unitNumbers = new Uint16Array(0x10000)

  constructor(table: RunTable) {
    this.table = table
    for (let i = 0; i < table.units.length; i += 1) this.unitNumbers[table.units.charCodeAt(i)] = i + 1
  }

  /** Of the run that stands in a text from `start` to `end`; undefined for one that is not in the table. */
  idOf(text: string, start: number, end: number): number | undefined {
    const { keys, ids } = this.table
    const key = this.keyOf(text, start, end)
    if (key === 0) return undefined
    const place = placeOf(key, keys)
    return keys[place] === key ? ids[place] : undefined
  }

  /** 0 for a run with a unit that no known one has. */
  keyOf(text: string, start: number, end: number): number {
    const base = this.table.units.length + 1
    let key = 0
    for (let i = start; i < end; i += 1) {
      const unit = this.unitNumbers[text.charCodeAt(i)]!
      if (unit === 0) return 0
      key = key * base + unit
    }
    return key
  }
}

/** Where a key stands, or the open place where it would. */
function placeOf(key: number, keys: Float64Array): number {
  const mask = keys.length - 1
  const high = (key / 0x100000000) | 0
  let place = (Math.imul((key | 0) ^ high, 0x9e3779b1) >>> 15) & mask
  while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask
  return place
}
