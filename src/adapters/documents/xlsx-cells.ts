import { type CellFormats, shownNumber } from './xlsx-formats.js'
import { childAt, childrenNamed, elementsOf, textUnder, toggleAt, type XmlElement } from './xml-tree.js'

/** What a cell shows, and what in it is struck out. */
export interface CellText {
  text: string
  struck: string
}

export interface SheetMerge {
  left: number
  right: number
  top: number
  bottom: number
}

/** Reads what a cell of a sheet shows: its number in its format, its text without readings. */
export function cellReader(
  strings: CellText[],
  formats: CellFormats,
  uses1904: boolean,
): (cell: XmlElement) => CellText {
  return (cell) => {
    const { t: type = 'n', s: style } = cell.attributes
    const format = formats[Number(style ?? 0)] ?? { pattern: 'General', struck: false }
    const found = contentOf(cell, type, strings, (value) => shownNumber(value, format.pattern, uses1904))
    return format.struck ? { text: '', struck: `${found.text}${found.struck}` } : found
  }
}

function contentOf(cell: XmlElement, type: string, strings: CellText[], shown: (value: number) => string): CellText {
  const inline = childAt(cell, 'x:is')
  if (type === 'inlineStr' && inline) return richText(inline)
  const value = childAt(cell, 'x:v')
  const text = value ? textUnder(value) : ''
  if (text === '' || type === 'e') return { text: '', struck: '' }
  if (type === 's') return strings[Number(text)] ?? { text: '', struck: '' }
  if (type === 'b') return { text: text === '1' ? 'TRUE' : 'FALSE', struck: '' }
  if (type === 'str' || type === 'd') return { text: unescaped(text), struck: '' }
  const number = Number(text)
  return { text: Number.isFinite(number) ? shown(number) : text, struck: '' }
}

/** Text in pieces of their own fonts; readings (`rPh`) stand over the words and are no part of it. */
export function richText(item: XmlElement): CellText {
  let text = ''
  let struck = ''
  for (const element of elementsOf(item)) {
    if (element.name === 'x:t') text += unescaped(textUnder(element))
    else if (element.name === 'x:text') text += richText(element).text
    else if (element.name === 'x:r') {
      const own = childrenNamed(element, 'x:t').map(textUnder).join('')
      if (toggleAt(childAt(element, 'x:rPr'), 'x:strike')) struck += unescaped(own)
      else text += unescaped(own)
    }
  }
  return { text, struck }
}

/** _x000D_: how a sheet writes characters that XML does not have (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => {
    const value = Number.parseInt(code, 16)
    return value === 0x0d ? '' : String.fromCharCode(value)
  })
}
