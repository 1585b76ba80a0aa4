/** A row of a table, with the number that a spreadsheet shows beside it. */
export interface TableRow {
  row: number
  cells: string[]
}

/** Files that people fill in with a spreadsheet. */
export interface TableFiles {
  /** The rows that hold anything, of a .csv, .tsv or .xlsx file. Throws ImportRefusal. */
  readTable(name: string, bytes: Uint8Array): Promise<TableRow[]>
  writeXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array>
}

/** One row that would change something. */
export interface PlannedRow {
  /** Its first question, its words. */
  title: string
  isNew: boolean
  /** It is in use as soon as it is taken in. */
  isLive: boolean
}

/** What taking a table in would do. Where there are problems, it does nothing. */
export interface TablePlan {
  /** What would be new or another, in the table's order. */
  rows: PlannedRow[]
  added: number
  changed: number
  unchanged: number
  problems: RowProblem[]
  /** Columns that are not read. */
  ignored: string[]
}

/** A plan that can be carried out, all of it or nothing: false where something was changed meanwhile. */
export interface ReadyPlan extends TablePlan {
  put(by: { user: string; at: number }): Promise<boolean>
}

/** Something that is kept and can be a table. */
export interface TableKind {
  /** True where the first row of a table is that of this kind. */
  fits(head: readonly string[]): boolean
  /** Everything that is kept, a row each under the head. */
  rows(team: string): Promise<string[][]>
  /** What the table does not name stays as it is. */
  plan(team: string, rows: readonly TableRow[]): Promise<ReadyPlan>
}

/** More than this is no list that a person looked through. */
export const MOST_ROWS = 10_000

/** Why a row cannot be taken; a sentence each for a person in a chat and for a terminal. */
const REASONS = {
  noRows: { ja: '見出しの下に行がありません。', en: 'there are no rows under the head' },
  noColumn: { ja: 'この見出しの列がありません。', en: 'there is no column of this name' },
  empty: { ja: '空です。', en: 'empty' },
  tooLong: { ja: '長すぎます。', en: 'too long' },
  audience: { ja: '「全員」か「人事のみ」と書いてください。', en: 'expected 全員 or 人事のみ' },
  date: { ja: '日付は 2027-04-01 の形で書いてください。', en: 'expected a date such as 2027-04-01' },
  state: {
    ja: '「使用中」か「下書き」と書いてください（ほかの状態は、いまと同じときだけ書けます）。',
    en: 'expected 使用中 or 下書き; other states only where they hold already',
  },
  id: { ja: 'IDは書き出したときのままにするか、空にしてください。', en: 'expected an id as it was exported, or none' },
  same: { ja: 'ほかの行と同じです。', en: 'the same as in another row' },
  oneWord: { ja: '言葉を「、」でつないで二つ以上書いてください。', en: 'expected two words or more, parted by 、' },
  unknownPassage: { ja: 'その箇所は資料にありません。', en: 'no passage has this id' },
} as const

export interface RowProblem {
  /** 1 is the head. */
  row: number
  column: string
  reason: keyof typeof REASONS
  /** The other row, the most that it may hold. */
  detail?: number
}

/** One line for a problem. */
export function rowProblemWords({ row, column, reason, detail }: RowProblem, language: 'ja' | 'en'): string {
  const sentence = REASONS[reason][language]
  if (language === 'en') return `row ${row}, ${column}: ${sentence}${detail === undefined ? '' : ` (${detail})`}`
  const more = detail === undefined ? '' : reason === 'same' ? `（${detail}行目）` : `（${detail}文字まで）`
  return `${row}行目「${column}」: ${sentence}${more}`
}

/** A row by the names of its columns. */
export interface Record {
  row: number
  /** Without what is around it; empty where the column or the cell is. */
  get(column: string): string
}

/** The rows under a head that names the columns, in whatever order they stand; the names that are not known here. */
export function recordsOf(
  rows: readonly TableRow[],
  columns: readonly string[],
): { head: string[]; records: Record[]; ignored: string[] } {
  const [first, ...others] = rows
  const head = (first?.cells ?? []).map(tidy)
  const records = others.map(({ row, cells }) => ({
    row,
    get: (column: string) => tidy(cells[head.indexOf(column)] ?? ''),
  }))
  return { head, records, ignored: head.filter((name) => name !== '' && !columns.includes(name)) }
}

/** Lines without the space around them; a spreadsheet ends them its own way. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

/** What two rows say both, by the columns in which they must differ. */
export function sameRows<Row extends { row: number }>(
  rows: readonly Row[],
  columns: Readonly<{ [column: string]: (row: Row) => string | undefined }>,
): RowProblem[] {
  return Object.entries(columns).flatMap(([column, keyOf]) => {
    const seen = new Map<string, number>()
    return rows.flatMap((each): RowProblem[] => {
      const key = keyOf(each)
      const before = key === undefined ? undefined : seen.get(key)
      if (before !== undefined) return [{ row: each.row, column, reason: 'same', detail: before }]
      if (key !== undefined) seen.set(key, each.row)
      return []
    })
  })
}

export function byRow(problems: readonly RowProblem[]): RowProblem[] {
  return problems.toSorted((a, b) => a.row - b.row)
}

/** An id as it is made here; empty for none. */
export function isRowId(text: string): boolean {
  return /^[\w-]{0,64}$/.test(text)
}

export function newRowId(): string {
  return crypto.randomUUID().slice(0, 13)
}

/** What a cell says line by line. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Groups of words, one a line, parted by 、. */
export function groupsIn(text: string): string[][] {
  return linesIn(text)
    .map((line) => line.split(/[、,，]/).map((word) => word.trim()))
    .map((words) => words.filter((word) => word !== ''))
    .filter((words) => words.length > 0)
}
