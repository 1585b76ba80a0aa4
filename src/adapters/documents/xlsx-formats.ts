import { format } from 'numfmt'
import { childAt, childrenNamed, toggleAt, type XmlElement } from './xml-tree.js'

/** By a cell's style number: the pattern of its number, and whether the whole cell is struck out. */
export type CellFormats = { pattern: string; struck: boolean }[]

/** Patterns that a Japanese Excel knows by number (ECMA-376 part 1, 18.8.30). */
const KNOWN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0',
  6: '"¥"#,##0',
  7: '"¥"#,##0.00',
  8: '"¥"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '"¥"#,##0',
  43: '#,##0.00',
  44: '"¥"#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
}
/** 27–36 and 50–58 are years of an era, months and days in several forms: shown by the western year. */
const ERA = 'yyyy"年"m"月"d"日"'
const DAYS_TO_1904 = 1462

export function cellFormats(styles: XmlElement | undefined): CellFormats {
  const own = new Map(
    childrenNamed(childAt(styles, 'x:numFmts'), 'x:numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  )
  const fonts = childrenNamed(childAt(styles, 'x:fonts'), 'x:font').map((font) => toggleAt(font, 'x:strike') === true)
  return childrenNamed(childAt(styles, 'x:cellXfs'), 'x:xf').map(({ attributes: { numFmtId, fontId } }) => {
    const id = Number(numFmtId ?? 0)
    const isEra = (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    return { pattern: own.get(id) ?? KNOWN[id] ?? (isEra ? ERA : 'General'), struck: fonts[Number(fontId)] === true }
  })
}

/** A number as its cell shows it. */
export function shownNumber(value: number, pattern: string, uses1904: boolean): string {
  const isDate = /[ymdhs]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  try {
    const shown = format(pattern, isDate && uses1904 ? value + DAYS_TO_1904 : value, { locale: 'ja' })
    // A column that is too narrow is Excel's own affair.
    return shown.includes('######') ? String(value) : shown.trim()
  } catch {
    return String(value)
  }
}
