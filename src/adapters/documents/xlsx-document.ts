import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { paragraphsOf } from './csv-document.js'
import type { OfficePackage } from './office-package.js'
import { sheetLines } from './sheet-lines.js'
import type { TableCell, TableRow } from './table-lines.js'
import { richText, type SheetMerge } from './xlsx-cells.js'
import { columnOf, openWorkbook, readSheet, type Workbook } from './xlsx-workbook.js'
import { childAt, childrenNamed, descendantsNamed, textUnder, type XmlElement } from './xml-tree.js'

/** A workbook: its visible sheets in their order, their visible rows and columns, as they are shown. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadDocument> {
  const workbook = openWorkbook(bytes)
  const visible = workbook.sheets.filter(({ isVisible }) => isVisible)
  const lines = visible.flatMap(({ name, target }): ReadLine[] => {
    const own = linesOfSheet(workbook, target)
    if (own.length === 0) return []
    const place = `シート「${name}」`
    const isNamed = visible.length > 1 || !/^(sheet|シート)\d*$/i.test(name)
    const head: ReadLine[] = isNamed ? [{ text: name, heading: 2, whole: true }] : []
    return [...head, ...own].map((line) => ({ ...line, place }))
  })
  const hidden = workbook.sheets.filter(({ isVisible }) => !isVisible)
  return {
    lines: [...lines, ...hidden.map(({ name }): ReadLine => ({ text: `シート「${name}」`, leftOut: 'hidden' }))],
    warnings: [],
  }
}

/** The rows of a sheet as lines, then the text of boxes that are drawn on it. */
function linesOfSheet(workbook: Workbook, target: string): ReadLine[] {
  const { file } = workbook
  const { grid, hiddenRows, struck, rest } = readSheet(workbook, target)
  const leftOut = struck.map((each): ReadLine => ({ ...each, leftOut: 'struck out' }))
  const hiddenColumns = hiddenColumnsOf(rest)
  const merges = mergesOf(rest)
  const rows = tableRows(grid, merges, hiddenRows, hiddenColumns, leftOut)
  return [
    ...sheetLines(rows),
    ...boxLines(file, target),
    ...leftOut,
    ...commentLines(file, target),
    ...runningHeads(rest),
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
