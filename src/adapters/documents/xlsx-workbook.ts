import { ImportRefusal } from '../../core/library/refusal.js'
import { type OfficePackage, openPackage } from './office-package.js'
import { type CellText, cellReader, richText } from './xlsx-cells.js'
import { cellFormats } from './xlsx-formats.js'
import { childAt, childrenNamed, parseXml, type XmlElement } from './xml-tree.js'

/** A workbook that was opened: its sheets in their order. */
export interface Workbook {
  file: OfficePackage
  sheets: { name: string; target: string; isVisible: boolean }[]
  textOf: (cell: XmlElement) => CellText
}

/** What the cells of a sheet show, by row and column from 1; cells without text are not there. */
export interface Sheet {
  grid: Map<number, Map<number, string>>
  hiddenRows: ReadonlySet<number>
  struck: { text: string; line: number }[]
  /** What stands beside the rows. */
  rest: XmlElement
}

/** Throws ImportRefusal. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const file = openPackage(bytes, 'xl', 'notXlsx')
  const workbook = file.xml(file.main)
  const relations = file.related(file.main)
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target
  const styles = partOf('styles')
  const formats = cellFormats(styles === undefined ? undefined : file.xml(styles))
  const uses1904 = /^(1|true)$/.test(childAt(workbook, 'x:workbookPr')?.attributes.date1904 ?? '')
  const textOf = cellReader(sharedStrings(file, partOf('sharedStrings')), formats, uses1904)
  const sheets = childrenNamed(childAt(workbook, 'x:sheets'), 'x:sheet').flatMap(({ attributes }) => {
    const target = relations.find(({ id, type }) => id === attributes['r:id'] && type === 'worksheet')?.target
    const isVisible = (attributes.state ?? 'visible') === 'visible'
    return target === undefined ? [] : [{ name: attributes.name ?? '', target, isVisible }]
  })
  return { file, sheets, textOf }
}

/** Throws ImportRefusal. */
export function readSheet({ file, textOf }: Workbook, target: string): Sheet {
  const content = file.read(target)
  if (!content) throw new ImportRefusal('damaged')
  const grid: Sheet['grid'] = new Map()
  const struckOut: Sheet['struck'] = []
  const hiddenRows = new Set<number>()
  let next = 1
  const rest = parseXml(content, {
    name: 'x:row',
    each: (row) => {
      const y = Number(row.attributes.r) || next
      next = y + 1
      if (/^(1|true)$/.test(row.attributes.hidden ?? '')) hiddenRows.add(y)
      const cells = new Map<number, string>()
      let x = 0
      for (const cell of childrenNamed(row, 'x:c')) {
        x = columnOf(cell.attributes.r) ?? x + 1
        const { text, struck } = textOf(cell)
        if (struck !== '') struckOut.push({ text: struck, line: y })
        if (text.trim() !== '') cells.set(x, text)
      }
      if (cells.size > 0) grid.set(y, cells)
    },
  })
  return { grid, hiddenRows, struck: struckOut, rest }
}

/** B of B7, as a number from 1. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]+)\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, ch) => sum * 26 + ch.charCodeAt(0) - 64, 0)
}

function sharedStrings(file: OfficePackage, target: string | undefined): CellText[] {
  const content = target === undefined ? undefined : file.read(target)
  const strings: CellText[] = []
  if (content) parseXml(content, { name: 'x:si', each: (item) => strings.push(richText(item)) })
  return strings
}
