import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { paragraphsOf } from './csv-document.js'
import { type OfficePackage, openPackage } from './office-package.js'
import { sheetLines } from './sheet-lines.js'
import type { TableCell, TableRow } from './table-lines.js'
import { type CellText, cellReader, richText, type SheetMerge } from './xlsx-cells.js'
import { cellFormats } from './xlsx-formats.js'
import { childAt, childrenNamed, descendantsNamed, parseXml, textUnder, type XmlElement } from './xml-tree.js'

/** A workbook: its visible sheets in their order, their visible rows and columns, as they are shown. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadDocument> {
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
    return target === undefined ? [] : [{ name: attributes.name ?? '', target, state: attributes.state ?? 'visible' }]
  })
  const visible = sheets.filter(({ state }) => state === 'visible')
  const lines = visible.flatMap(({ name, target }): ReadLine[] => {
    const own = readSheet(file, target, textOf)
    if (own.length === 0) return []
    const place = `シート「${name}」`
    const isNamed = visible.length > 1 || !/^(sheet|シート)\d*$/i.test(name)
    const head: ReadLine[] = isNamed ? [{ text: name, heading: 2, whole: true }] : []
    return [...head, ...own].map((line) => ({ ...line, place }))
  })
  const hidden = sheets.filter(({ state }) => state !== 'visible')
  return {
    lines: [...lines, ...hidden.map(({ name }): ReadLine => ({ text: `シート「${name}」`, leftOut: 'hidden' }))],
    warnings: [],
  }
}

function sharedStrings(file: OfficePackage, target: string | undefined): CellText[] {
  const content = target === undefined ? undefined : file.read(target)
  const strings: CellText[] = []
  if (content) parseXml(content, { name: 'x:si', each: (item) => strings.push(richText(item)) })
  return strings
}

/** The rows of a sheet as lines, then the text of boxes that are drawn on it. */
function readSheet(file: OfficePackage, target: string, textOf: (cell: XmlElement) => CellText): ReadLine[] {
  const content = file.read(target)
  if (!content) throw new ImportRefusal('damaged')
  const grid = new Map<number, Map<number, string>>()
  const leftOut: ReadLine[] = []
  const hiddenRows = new Set<number>()
  let next = 1
  const sheet = parseXml(content, {
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
        if (struck !== '') leftOut.push({ text: struck, line: y, leftOut: 'struck out' })
        if (text.trim() !== '') cells.set(x, text)
      }
      if (cells.size > 0) grid.set(y, cells)
    },
  })
  const hiddenColumns = hiddenColumnsOf(sheet)
  const merges = mergesOf(sheet)
  const rows = tableRows(grid, merges, hiddenRows, hiddenColumns, leftOut)
  return [
    ...sheetLines(rows),
    ...boxLines(file, target),
    ...leftOut,
    ...commentLines(file, target),
    ...runningHeads(sheet),
  ]
}

function tableRows(
  grid: Map<number, Map<number, string>>,
  merges: SheetMerge[],
  hiddenRows: ReadonlySet<number>,
  hiddenColumns: (x: number) => boolean,
  leftOut: ReadLine[],
): TableRow[] {
  const rows: TableRow[] = []
  const columns = [...new Set([...grid.values()].flatMap((cells) => [...cells.keys()]))].sort((a, b) => a - b)
  const shown = columns.filter((x) => !hiddenColumns(x))
  const merged = new Map<string, { merge: SheetMerge; cell: TableCell }>()
  for (const merge of merges) {
    const text = grid.get(merge.top)?.get(merge.left)
    if (text === undefined) continue
    const cell: TableCell = { paragraphs: paragraphsOf(text) }
    for (let y = merge.top; y <= merge.bottom; y += 1)
      for (const x of shown) if (x >= merge.left && x <= merge.right) merged.set(`${y} ${x}`, { merge, cell })
  }
  let last = 0
  const ys = new Set([...grid.keys(), ...[...merged.keys()].map((key) => Number(key.split(' ')[0]))])
  for (const y of [...ys].sort((a, b) => a - b)) {
    const cells = grid.get(y) ?? new Map<number, string>()
    const outside = [...cells].filter(([x]) => hiddenRows.has(y) || hiddenColumns(x)).map(([, text]) => text)
    if (outside.length > 0)
      leftOut.push({ text: paragraphsOf(outside.join(' ')).join(' '), line: y, leftOut: 'hidden' })
    if (hiddenRows.has(y)) continue
    if (y > last + 1 && last > 0) rows.push({ cells: [] })
    last = y
    const own = shown.map((x) => merged.get(`${y} ${x}`)?.cell ?? { paragraphs: paragraphsOf(cells.get(x) ?? '') })
    rows.push({ cells: own, at: { line: y } })
  }
  return rows
}

/** B of B7, as a number from 1. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]+)\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, ch) => sum * 26 + ch.charCodeAt(0) - 64, 0)
}

function hiddenColumnsOf(sheet: XmlElement): (x: number) => boolean {
  const ranges = childrenNamed(childAt(sheet, 'x:cols'), 'x:col').flatMap(
    ({ attributes: { min, max, hidden, width } }) =>
      /^(1|true)$/.test(hidden ?? '') || width === '0' ? [{ from: Number(min), to: Number(max) }] : [],
  )
  return (x) => ranges.some(({ from, to }) => x >= from && x <= to)
}

function mergesOf(sheet: XmlElement): SheetMerge[] {
  return childrenNamed(childAt(sheet, 'x:mergeCells'), 'x:mergeCell').flatMap(({ attributes: { ref } }) => {
    const [from, to] = (ref ?? '').split(':')
    const [left, right] = [columnOf(from), columnOf(to)]
    const [top, bottom] = [from, to].map((corner) => Number(/\d+$/.exec(corner ?? '')?.[0]))
    // A merge of a whole column would stand for a million rows.
    return left && right && top && bottom && bottom - top < 2000 ? [{ left, right, top, bottom }] : []
  })
}

function boxLines(file: OfficePackage, sheet: string): ReadLine[] {
  const drawings = file.related(sheet).filter(({ type }) => type === 'drawing')
  return drawings.flatMap(({ target }) => {
    const drawing = file.xml(target)
    const paragraphs = drawing ? descendantsNamed(drawing, 'a:p') : []
    return paragraphs.flatMap((paragraph): ReadLine[] => {
      const text = descendantsNamed(paragraph, 'a:t').map(textUnder).join('').trim()
      return text === '' ? [] : [{ text, whole: true }]
    })
  })
}

function commentLines(file: OfficePackage, sheet: string): ReadLine[] {
  const parts = file.related(sheet).filter(({ type }) => type === 'comments')
  return parts.flatMap(({ target }) => {
    const part = file.xml(target)
    const comments = part ? descendantsNamed(part, 'x:comment') : []
    return comments.map(
      (comment): ReadLine => ({ text: richText(comment).text.replace(/\s+/g, ' '), leftOut: 'comment' }),
    )
  })
}

/** What is printed on every page; & and a letter are commands in it. */
function runningHeads(sheet: XmlElement): ReadLine[] {
  const frames = childAt(sheet, 'x:headerFooter')
  return (frames ? frames.children : []).flatMap((frame): ReadLine[] => {
    if (typeof frame === 'string') return []
    const text = textUnder(frame)
      .replace(/&("[^"]*"|K[0-9A-F]{6}|\d+|.)/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return /\p{L}/u.test(text) ? [{ text, leftOut: 'running head' }] : []
  })
}
