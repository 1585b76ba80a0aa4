import { ImportRefusal } from '../../core/library/refusal.js'

/** A row of a table, with the number that a spreadsheet shows beside it. */
export interface TableRow {
  row: number
  cells: string[]
}

/** The rows of a .csv, .tsv or .xlsx file (of its first sheet) that hold anything. Throws ImportRefusal. */
export async function readTable(name: string, bytes: Uint8Array): Promise<TableRow[]> {
  const rows = await rowsOf(name, bytes)
  return rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''))
}

async function rowsOf(name: string, bytes: Uint8Array): Promise<TableRow[]> {
  if (/\.xls[xm]$/i.test(name)) return sheetRows(bytes)
  if (!/\.(csv|tsv|txt)$/i.test(name)) throw new ImportRefusal(/\.xls$/i.test(name) ? 'oldOffice' : 'notTable')
  const { csvRecords } = await import('./csv-records.js')
  return csvRecords(bytes).map(({ cells }, i) => ({ row: i + 1, cells }))
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
