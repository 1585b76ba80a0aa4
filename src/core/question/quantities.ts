/** What numbers of employees and years of introduction share. */

/** Inclusive on both sides. */
export interface Bounds {
  min?: number
  max?: number
  /** What the person named: cases are listed from here. */
  near?: number
  /** 1–12, where a month was named with the year. */
  month?: number
  /** True for a 年度: April to March. */
  fiscal?: true
}

/** A stretch of a text read as bounds, with the words that say exactly that. */
export interface Quantity {
  fact: 'employees' | 'introduced'
  start: number
  end: number
  bounds: Bounds
  label: string
}

const DIGITS: Record<string, number> = { 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const DIGITS_TYPED = '(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,8}(?:\\.\\d{1,2})?)[百千]?'
/** A number as people type it, for a pattern: 1,000, 1.5万, 1万5千, 2万三千 (as 二万三千 is folded). */
export const NUMBER = `(?:${DIGITS_TYPED}(?:万(?:\\d{1,4}[百千]?|[〇一二三四五六七八九十百千]{1,7})?)?|[〇一二三四五六七八九十百千万]{1,9})`

/** 1,000, 1.5万, 三百五十, 千, 1万5000; undefined where it is none. */
export function parseNumber(said: string): number | undefined {
  const [above, below, ...more] = said.split('万')
  if (above === undefined || more.length > 0) return undefined
  const [first, rest] = [parseBelowTenThousand(above), parseBelowTenThousand(below ?? '')]
  if (first === undefined || rest === undefined) return undefined
  return Math.round(below === undefined ? first : (above === '' ? 1 : first) * 10_000 + rest)
}

/** 350, 1.5, 3百, 三百五十; 0 of nothing. */
function parseBelowTenThousand(said: string): number | undefined {
  const mixed = /^([\d,.]+)([百千])?$/.exec(said)
  if (mixed) {
    const value = Number(mixed[1]!.replaceAll(',', '')) * (UNITS[mixed[2] ?? ''] ?? 1)
    return Number.isFinite(value) ? value : undefined
  }
  let section = 0
  let digit: number | undefined
  for (const sign of said) {
    if (sign in DIGITS) digit = (digit ?? 0) * 10 + DIGITS[sign]!
    else if (sign in UNITS) {
      section += (digit ?? 1) * UNITS[sign]!
      digit = undefined
    } else return undefined
  }
  return section + (digit ?? 0)
}

/** True where a number may begin at `at`: not in the midst of one. */
export function startsNumber(text: string, at: number): boolean {
  if (!/[\d〇一二三四五六七八九十百千万数何~〜最ち]/.test(text[at]!)) return false
  const before = text[at - 1] ?? ''
  return !/[\d.,第〇一二三四五六七八九十百千万]/.test(before)
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

export function sticky(source: string): RegExp {
  return new RegExp(source, 'uy')
}
