import { childAt, elementsOf, type XmlElement } from './xml-tree.js'

/** Elements that stand around runs and change nothing. */
export const THROUGH = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:dir',
  'w:bdo',
  'w:rubyBase',
  'w:ruby',
  'w:fldSimple',
  'm:oMath',
  'm:oMathPara',
])

/** What Word itself would show of what is there in several forms. */
export function chosen(element: XmlElement): XmlElement | undefined {
  return childAt(element, 'mc:Choice') ?? childAt(element, 'mc:Fallback')
}

/** A letter of a font of signs; those that only such fonts have stand for a box or a tick. */
export function symbolOf({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes.char ?? '', 16)
  if (!(code > 0)) return ''
  return code >= 0xe000 && code <= 0xf8ff ? '・' : String.fromCodePoint(code)
}

export function rowsUnder(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((element) => {
    if (element.name === 'w:tr') return [element]
    return element.name === 'w:sdt' || THROUGH.has(element.name) ? rowsUnder(element) : []
  })
}

export function cellsUnder(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((element) => {
    if (element.name === 'w:tc') return [element]
    return element.name === 'w:sdt' || THROUGH.has(element.name) ? cellsUnder(element) : []
  })
}
