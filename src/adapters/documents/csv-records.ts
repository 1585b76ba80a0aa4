import { type CsvError, parse } from 'csv-parse/sync'
import { ImportRefusal } from '../../core/library/refusal.js'
import { refuseOtherTypes } from './plain-document.js'
import { decodeText } from './text-decoding.js'

/** A row of a table of text, with the line that it begins on. */
export interface CsvRecord {
  line: number
  cells: string[]
}

/** The columns are parted by commas, tabs or semicolons, whichever the first rows have most of. Throws ImportRefusal. */
export function csvRecords(bytes: Uint8Array): CsvRecord[] {
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
  let next = 1
  return records.map(({ record, info }) => {
    const line = next
    next = info.lines + 1
    return { line, cells: record }
  })
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const count = (sign: string) => head.split(sign).length - 1
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
