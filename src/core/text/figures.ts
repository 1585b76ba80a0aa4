/** A number with what it counts, as far as units can be told apart; `unit` is the same for each way of writing it. */
export interface Figure {
  value: number
  unit: string
}

/** What a sentence lets a figure be: of a row of a table mostly between two. `max` itself is left out where `below`. */
interface Range {
  unit: string
  min: number
  max: number
  below: boolean
}

const UNITS: readonly [unit: string, written: string][] = [
  ['km', 'キロメートル|キロ(?!グラム)|km'],
  ['kg', 'キログラム|kg'],
  ['month', '[かヶケヵカ箇個]月'],
  ['week', '週間?'],
  ['hour', '時間'],
  ['day', '日間?(?!本|常|曜)'],
  ['year', '年間?(?!度|次|末)'],
  ['age', '歳|才'],
  ['yen', '円'],
  ['people', '人(?!事)|名'],
  ['minute', '分(?!の)'],
  ['times', '回'],
  ['degree', '度'],
]
const UNIT = UNITS.map(([, written]) => `(${written})`).join('|')
const COUNT = String.raw`(?<![\d.,])(\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,2})?)(万)?`
const FIGURE = new RegExp(`${COUNT}(?:${UNIT})(?!未満|に満たない)`, 'g')
const BETWEEN = new RegExp(
  `${COUNT}(?:${UNIT})?(?:以上|を?超え(?:て|、)?|から|[~〜～-])${COUNT}(?:${UNIT})(未満)?`,
  'g',
)
/** In a match: the number, 万, and the units. */
const PARTS = 2 + UNITS.length

/**
 * The figures of a folded text, without those that something stays below (20キロ未満).
 *
 * @example
 * figuresIn('片道12キロなら月5,000円')
 * // [{ value: 12, unit: 'km' }, { value: 5000, unit: 'yen' }]
 */
export function figuresIn(folded: string): Figure[] {
  return [...folded.matchAll(FIGURE)].map((match) => ({ value: numberAt(match, 1), unit: unitOf(match, 1) }))
}

/**
 * True where a folded text holds one of the figures, or a range that it lies in: 12キロ in 10キロ以上20キロ未満.
 *
 * @example
 * holdsFigure('10キロ以上20キロ未満 11,800円', [{ value: 12, unit: 'km' }])
 * // true
 */
export function holdsFigure(folded: string, figures: readonly Figure[]): boolean {
  if (figures.length === 0 || !/\d/.test(folded)) return false
  const held = figuresIn(folded)
  if (figures.some(({ value, unit }) => held.some((one) => one.value === value && one.unit === unit))) return true
  const ranges = rangesIn(folded)
  return figures.some(({ value, unit }) =>
    ranges.some(
      (range) => range.unit === unit && value >= range.min && (range.below ? value < range.max : value <= range.max),
    ),
  )
}

function rangesIn(folded: string): Range[] {
  return [...folded.matchAll(BETWEEN)].map((match) => ({
    unit: unitOf(match, 1 + PARTS),
    min: numberAt(match, 1),
    max: numberAt(match, 1 + PARTS),
    below: match[1 + 2 * PARTS] !== undefined,
  }))
}

function numberAt(match: RegExpMatchArray, at: number): number {
  return Number(match[at]!.replaceAll(',', '')) * (match[at + 1] === undefined ? 1 : 10_000)
}

function unitOf(match: RegExpMatchArray, at: number): string {
  const place = UNITS.findIndex((_, i) => match[at + 2 + i] !== undefined)
  return UNITS[place]?.[0] ?? ''
}
