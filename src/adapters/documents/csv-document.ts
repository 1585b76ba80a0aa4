import type { ReadDocument } from '../../core/library/read-document.js'
import { csvRecords } from './csv-records.js'
import { sheetLines } from './sheet-lines.js'

/** A table of text. Throws ImportRefusal. */
export async function readCsv(bytes: Uint8Array): Promise<ReadDocument> {
  const rows = csvRecords(bytes).map(({ line, cells }) => ({
    cells: cells.map((cell) => ({ paragraphs: paragraphsOf(cell) })),
    at: { line },
  }))
  return { lines: sheetLines(rows), warnings: [] }
}

/** The lines of a cell that hold anything. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row) => row.replace(/\s+/g, ' ').trim())
    .filter((row) => row !== '')
}
