import { ImportRefusal } from '../../core/library/refusal.js'

/** A row of a table, with the number that a spreadsheet shows beside it. */
export interface TableRow {
  row: number
  cells: string[]
}

/** What a spreadsheet takes for a formula when it opens a file of text, whatever stands before it as a mark of text. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/** A table as a file. A cell that a spreadsheet would compute has a ' before it, which `readTable` takes away again. */
export async function writeTable(format: 'csv' | 'xlsx', rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const safe = rows.map((cells) => cells.map((text) => (FORMULA.test(text) ? `'${text}` : text)))
  if (format === 'xlsx') return (await import('./xlsx-writing.js')).writeXlsx(safe)
  const lines = safe.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
  // Excel takes a file without the mark for one in the language of the machine.
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

/** The rows of a .csv, .tsv or .xlsx file (of its first sheet) that hold anything. Throws ImportRefusal. */
export async function readTable(name: string, bytes: Uint8Array): Promise<TableRow[]> {
  const rows = /\.(csv|tsv|txt)$/i.test(name)
    ? (await import('./csv-records.js')).csvRecords(bytes).map(({ cells }, i) => ({ row: i + 1, cells }))
    : /\.xls[xm]$/i.test(name)
      ? await sheetRows(bytes)
      : undefined
  if (rows === undefined) throw new ImportRefusal(/\.xls$/i.test(name) ? 'oldOffice' : 'notTable')
  return rows
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((text) => (FORMULA.test(text) ? text.replace(/^'/, '') : text)),
    }))
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
}

async function sheetRows(bytes: Uint8Array): Promise<TableRow[]> {
  const { openWorkbook, readSheet } = await import('./xlsx-workbook.js')
  const workbook = openWorkbook(bytes)
  const first = workbook.sheets.find(({ isVisible }) => isVisible)
  if (first === undefined) throw new ImportRefusal('noText')
  return [...readSheet(workbook, first.target).grid]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({
      row,
      cells: Array.from({ length: Math.max(...cells.keys()) }, (_, i) => cells.get(i + 1) ?? ''),
    }))
}
