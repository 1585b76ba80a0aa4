import { renderNumber } from '../corpus/series-text.js'
import { type Bounds, matchAt, NUMBER, parseNumber, type Quantity, startsNumber, sticky } from './quantities.js'

const COUNTER = '\\s?(?:人|名|にん|めい)'
const TO = '\\s?(?:~|〜|-|–|から|より)\\s?'
const MORE =
  '(?<min>以上|いじょう|から|より上|を?上回|~(?!\\s?\\d))|(?<above>を?超えない|を?こえない)|(?<over>を?超え(?:る|た)?|を?こえ(?:る|た)?|超|より(?:も)?(?:大き|多)|オーバー)'
const LESS =
  '(?<under>未満|みまん|より(?:も)?(?:小さ|少な|下)|を?下回|に満たな|を?切る|も?いない|足らず)|(?<max>以下|いか|以内|まで|迄)'
const ABOUT = '(?<about>くらい|ぐらい|程度|前後|規模|ほど|クラス|内外|弱|強|あまり|余り|ちょっと|そこそこ|らへん)'

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
  `(ちょうど|ぴったり)?(~|〜|最大|最大でも)?(${NUMBER})${COUNTER}(?:を|の)?(?:${MORE}|${LESS}|${ABOUT})?`,
)
const EMPLOYEES_BARE = sticky(`(${NUMBER})(?:${MORE}|${LESS}|${ABOUT})?`)
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
  const staff = STAFF.test(text.slice(Math.max(0, at - 12), at))
  const found = (end: number, bounds: Bounds, label: string): Quantity => ({
    fact: 'employees',
    start: at,
    end,
    bounds,
    label,
  })
  const range = matchAt(EMPLOYEE_RANGE, text, at)
  if (range) {
    const [min, max] = [parseNumber(range[1]!), parseNumber(range[2]!)]
    const below = range[3] === '未満'
    if (min !== undefined && max !== undefined && min < max)
      return found(
        at + range[0].length,
        { min, max: below ? max - 1 : max },
        below ? `${renderNumber(min)}人以上${renderNumber(max)}人未満` : `${renderNumber(min)}～${renderNumber(max)}人`,
      )
  }
  const tens = matchAt(EMPLOYEE_TENS, text, at)
  if (tens) {
    const min = parseNumber(tens[1]!) ?? 0
    const step = roundTo(min)
    return found(at + tens[0].length, { min, max: min + step - 1 }, `${renderNumber(min)}人台`)
  }
  const several = matchAt(EMPLOYEE_SEVERAL, text, at)
  if (several) {
    const [min, max] = SEVERAL[several[1]!] ?? [2, 9]
    return found(at + several[0].length, { min, max }, `${renderNumber(min)}～${renderNumber(max)}人`)
  }
  const one = matchAt(EMPLOYEES, text, at)
  if (one) return sized(one, one[3]!, { exactly: one[1] !== undefined, atMost: one[2] !== undefined, staff })
  const bare = staff ? matchAt(EMPLOYEES_BARE, text, at) : undefined
  return bare && !/^[年月]/.test(text.slice(at + bare[0].length))
    ? sized(bare, bare[1]!, { exactly: false, atMost: false, staff })
    : undefined

  function sized(
    match: RegExpExecArray,
    said: string,
    { exactly, atMost, staff }: { exactly: boolean; atMost: boolean; staff: boolean },
  ): Quantity | undefined {
    const near = parseNumber(said)
    if (near === undefined || near === 0) return undefined
    const end = at + match[0].length
    const { min, above, over, under, max } = match.groups!
    const bounded = min ?? above ?? over ?? under ?? max
    if (NO_SIZE.test(text.slice(end)) || (near < SMALL && bounded === undefined && !staff && !exactly)) return undefined
    const name = `${renderNumber(near)}人`
    if (atMost || max !== undefined || above !== undefined) return found(end, { max: near, near }, `${name}以下`)
    if (min !== undefined) return found(end, { min: near, near }, `${name}以上`)
    if (over !== undefined) return found(end, { min: near + 1, near }, `${name}超`)
    if (under !== undefined) return found(end, { max: near - 1, near }, `${name}未満`)
    if (exactly) return found(end, { min: near, max: near, near }, `ちょうど${name}`)
    return found(end, { min: Math.floor(near * ABOUT_LEAST), max: Math.ceil(near * ABOUT_MOST), near }, `${name}くらい`)
  }
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
