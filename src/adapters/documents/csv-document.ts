import { type CsvError, parse } from 'csv-parse/sync'
import type { ReadDocument } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { refuseOtherTypes } from './plain-document.js'
import { sheetLines } from './sheet-lines.js'
import type { TableRow } from './table-lines.js'
import { decodeText } from './text-decoding.js'

/** A table of text: the columns parted by commas, tabs or semicolons, whichever the first rows have most of. */
export async function readCsv(bytes: Uint8Array): Promise<ReadDocument> {
  const text = decodeText(bytes)
  refuseOtherTypes(text)
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as unknown as typeof records
  } catch (cause) {
    throw new ImportRefusal('damaged', `line ${(cause as CsvError).lines ?? '?'}`, { cause })
  }
  let line = 1
  const rows = records.map(({ record, info }): TableRow => {
    const at = { line }
    line = info.lines + 1
    return { cells: record.map((cell) => ({ paragraphs: paragraphsOf(cell) })), at }
  })
  return { lines: sheetLines(rows), warnings: [] }
}

/** The lines of a cell that hold anything. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row) => row.replace(/\s+/g, ' ').trim())
    .filter((row) => row !== '')
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const count = (sign: string) => head.split(sign).length - 1
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
