import { renderNumber } from '../corpus/series-text.js'
import { type Bounds, matchAt, NUMBER, parseNumber, type Quantity, startsNumber, sticky } from './quantities.js'

const COUNTER = '\\s?(?:人|名|にん|めい)'
const TO = '\\s?(?:~|〜|-|–|から|より)\\s?'
const MORE =
  '(?<min>以上|いじょう|から|より上|を?上回|~(?!\\s?\\d))|(?<above>を?超えない|を?こえない)|(?<over>を?超え(?:る|た)?|を?こえ(?:る|た)?|超|より(?:も)?(?:大き|多)|オーバー)'
const LESS =
  '(?<under>未満|みまん|より(?:も)?(?:小さ|少な|下)|を?下回|に満たな|を?切る|も?いない|足らず)|(?<max>以下|いか|以内|まで|迄)'
const ABOUT =
  '(?<nearly>弱)|(?<barely>強|あまり|余り)|くらい|ぐらい|程度|前後|規模|ほど|クラス|内外|ちょっと|そこそこ|らへん'

const MAX_STAFF_WORDS = 12
const STAFF = /(?:従業員|社員|職員|スタッフ|人数|メンバー|総勢)数?[がはのも]?\s?(?:約|およそ|だいたい)?\s?$/
const SEVERAL: Record<string, [number, number]> = {
  数: [2, 9],
  十数: [11, 19],
  数十: [20, 99],
  何十: [20, 99],
  数百: [200, 999],
  何百: [200, 999],
  数千: [2000, 9999],
  何千: [2000, 9999],
  数万: [20_000, 99_999],
}

const EMPLOYEE_RANGE = sticky(
  `(${NUMBER})(?:${COUNTER})?(?:以上)?${TO}(${NUMBER})${COUNTER}(以下|未満|まで|くらい|ぐらい|程度|規模)?`,
)
const EMPLOYEE_TENS = sticky(`(${NUMBER})${COUNTER}台`)
const EMPLOYEE_SEVERAL = sticky(`(十数|数[十百千万]?|何[十百千万])${COUNTER}(?:くらい|ぐらい|程度|規模)?`)
const EMPLOYEES = sticky(
  `(?<exactly>ちょうど|ぴったり)?(?<atMost>~|〜|最大|最大でも)?(?<count>${NUMBER})${COUNTER}(?:を|の)?(?:${MORE}|${LESS}|${ABOUT})?`,
)
/** 従業員50, without a counter. */
const EMPLOYEES_BARE = sticky(`(?<count>${NUMBER})(?!\\s?[年月])(?:${MORE}|${LESS}|${ABOUT})?`)
/** 5人に1人, 1人あたり, 一人暮らし: no size. */
const NO_SIZE = /^(?:に\s?\d|あたり|当たり|分の|前の|目|ずつ|暮らし|ひとり|一組|称|件|気|的|材|事|々)/

/** How far 24人くらい reaches, as shares. */
const ABOUT_LEAST = 0.7
const ABOUT_MOST = 1.4
/** 一人で, 二人の: people rarely give so small a size without saying that it is one. */
const SMALL = 3

/** The size that begins at `at`; undefined where none does. */
export function employeesAt(text: string, at: number): Quantity | undefined {
  if (!startsNumber(text, at)) return undefined
  return rangeAt(text, at) ?? tensAt(text, at) ?? severalAt(text, at) ?? sizeAt(text, at)
}

/** How many units before `at` say that people are counted: 従業員数が50人. */
export function staffWordsBefore(text: string, at: number): number {
  return STAFF.exec(text.slice(Math.max(0, at - MAX_STAFF_WORDS), at))?.[0].length ?? 0
}

/** 100人から300人, 50～100人, 100人以上300人未満 as one. */
function rangeAt(text: string, at: number): Quantity | undefined {
  const range = matchAt(EMPLOYEE_RANGE, text, at)
  if (!range) return undefined
  const [min, max] = [parseNumber(range[1]!), parseNumber(range[2]!)]
  if (min === undefined || max === undefined || min >= max) return undefined
  const end = at + range[0].length
  if (range[3] === '未満') return sizeOf(at, end, { min, max: max - 1 }, `${people(min)}以上${people(max)}未満`)
  return sizeOf(at, end, { min, max }, sizeLabel({ min, max }))
}

function tensAt(text: string, at: number): Quantity | undefined {
  const tens = matchAt(EMPLOYEE_TENS, text, at)
  const min = tens ? parseNumber(tens[1]!) : undefined
  if (!tens || min === undefined) return undefined
  return sizeOf(at, at + tens[0].length, { min, max: min + roundTo(min) - 1 }, `${people(min)}台`)
}

function severalAt(text: string, at: number): Quantity | undefined {
  const several = matchAt(EMPLOYEE_SEVERAL, text, at)
  const range = several ? SEVERAL[several[1]!] : undefined
  if (!several || !range) return undefined
  const [min, max] = range
  return sizeOf(at, at + several[0].length, { min, max }, sizeLabel({ min, max }))
}

function sizeAt(text: string, at: number): Quantity | undefined {
  const saysStaff = staffWordsBefore(text, at) > 0
  const match = matchAt(EMPLOYEES, text, at) ?? (saysStaff ? matchAt(EMPLOYEES_BARE, text, at) : null)
  const near = match ? parseNumber(match.groups!.count!) : undefined
  if (!match || !near) return undefined
  const end = at + match[0].length
  const { exactly, atMost, min, above, over, under, max, nearly, barely } = match.groups!
  const bounded = exactly ?? atMost ?? min ?? above ?? over ?? under ?? max
  if (NO_SIZE.test(text.slice(end)) || (near < SMALL && bounded === undefined && !saysStaff)) return undefined
  const name = people(near)
  const [least, most] = [Math.floor(near * ABOUT_LEAST), Math.ceil(near * ABOUT_MOST)]
  if (atMost !== undefined || max !== undefined || above !== undefined)
    return sizeOf(at, end, { max: near, near }, `${name}以下`)
  if (min !== undefined) return sizeOf(at, end, { min: near, near }, `${name}以上`)
  if (over !== undefined) return sizeOf(at, end, { min: near + 1, near }, `${name}超`)
  if (under !== undefined) return sizeOf(at, end, { max: near - 1, near }, `${name}未満`)
  if (exactly !== undefined) return sizeOf(at, end, { min: near, max: near, near }, `ちょうど${name}`)
  if (nearly !== undefined) return sizeOf(at, end, { min: least, max: near, near }, `${name}弱`)
  if (barely !== undefined) return sizeOf(at, end, { min: near, max: most, near }, `${name}強`)
  return sizeOf(at, end, { min: least, max: most, near }, `${name}くらい`)
}

function sizeOf(start: number, end: number, bounds: Bounds, label: string): Quantity {
  return { fact: 'employees', start, end, bounds, label }
}

function people(count: number): string {
  return `${renderNumber(count)}人`
}

/** Bounds in the words that are read as them: 「501人以上」「100～999人」. */
export function sizeLabel({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return `${renderNumber(min)}～${renderNumber(max)}人`
  return min !== undefined ? `${renderNumber(min)}人以上` : `${renderNumber(max!)}人以下`
}

/** 20人台 goes up in tens, 300人台 in hundreds. */
function roundTo(value: number): number {
  let step = 10
  while (value > 0 && value % (step * 10) === 0) step *= 10
  return step
}
