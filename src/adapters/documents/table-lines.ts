import type { ReadLine } from '../../core/library/read-document.js'

/** A cell as the format has it: its paragraphs, and how many columns and rows it covers. */
export interface TableCell {
  paragraphs: string[]
  columns?: number
  rows?: number
  /** True where the format says that the cell names a row or column, or sets it off from the others. */
  head?: boolean
}

export interface TableRow {
  cells: TableCell[]
  /** True where the format says that the row names the columns. */
  head?: boolean
  /** Where the row stands. */
  at?: Pick<ReadLine, 'line' | 'page' | 'place'>
}

/** A merged cell longer than this is a remark: it is said once, not on every row. */
const MAX_REPEATED_UNITS = 200
const MAX_HEAD_UNITS = 16
const MAX_COLUMNS = 200
/** What heads of columns are called in rules, lists and forms. */
const COLUMN_NAME =
  /(区分|項目|費目|科目|例|内容|種類|種別|名称|品目|対象|要件|条件|事由|備考|摘要|期間|期限|期日|時刻|時間|場所|方法|しかた|手続き?|書類|部署|部門|窓口|担当.{0,3}|番号|回数|日数|人数|年数|.?額|金額|単価|料金|割合|率|手当|休暇|補助|費用|説明|理由|単位|可否|役職|等級|.+先|.+名|.+者|.+日|No\.?|#)$/

/**
 * A table as lines, one a row, cells parted by a blank: 「週3日以上 5,000円」. What a merged cell says stands on each of its
 * rows. A table of one column is no table: each paragraph is a line. The row that names the columns is marked as such.
 */
export function tableLines(rows: TableRow[]): ReadLine[] {
  const grid = spread(rows)
  const full = grid.map((cells) => distinct(cells).filter((cell) => cell.paragraphs.length > 0))
  const width = Math.max(0, ...full.map((cells) => cells.length))
  // What stands over the table, in one cell across it.
  const first = width === 1 ? 0 : full.findIndex((cells) => cells.length > 1)
  const heads = first + headRows(rows.slice(first), grid.slice(first))
  return full.flatMap((cells, i): ReadLine[] => {
    const at = rows[i]!.at ?? {}
    if (cells.length === 0) return []
    if (width === 1 || i < first || (cells.length === 1 && cells[0]!.paragraphs.length > 1))
      return cells.flatMap(({ paragraphs }) => paragraphs.map((text) => ({ text, whole: true, ...at })))
    const text = cells.map(({ paragraphs }) => paragraphs.join(' ')).join(' ')
    return [{ text, whole: true, ...at, table: i < heads ? 'head' : 'row' }]
  })
}

/** Each row with the cell that covers each of its columns; the same cell where it covers several. */
function spread(rows: TableRow[]): TableCell[][] {
  const grid: TableCell[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.cells) {
      while (grid[y]![x] !== undefined) x += 1
      const columns = Math.min(cell.columns ?? 1, MAX_COLUMNS)
      const below = Math.min(isLongCell(cell) ? 1 : (cell.rows ?? 1), rows.length - y)
      for (const line of grid.slice(y, y + below)) for (let dx = 0; dx < columns; dx += 1) line[x + dx] = cell
      x += columns
    }
  })
  return grid.map((cells) => Array.from(cells, (cell) => cell ?? { paragraphs: [] }))
}

/** True for a remark, which is said once and not on every row that it covers. */
export function isLongCell({ paragraphs }: TableCell): boolean {
  return paragraphs.join(' ').length > MAX_REPEATED_UNITS
}

function distinct(cells: TableCell[]): TableCell[] {
  return cells.filter((cell, i) => cells.indexOf(cell) === i)
}

/** How many rows at the top name the columns: those that the format marks, or one that reads so. */
function headRows(rows: TableRow[], grid: TableCell[][]): number {
  const isMarked = (i: number) => rows[i]!.head || (grid[i]!.length > 1 && grid[i]!.every(({ head }) => head))
  let count = 0
  while (count < rows.length - 1 && isMarked(count)) count += 1
  // Where every row is set off, none is.
  if (count > 0 && (count < rows.length - 1 || rows.length === 2 || rows[0]!.head)) return count
  const texts = grid.map((cells) => cells.map(({ paragraphs }) => paragraphs.join(' ')))
  return rows.length > 1 && readsAsHead(texts[0]!, texts.slice(1)) ? 1 : 0
}

/**
 * True for 「区分 金額 備考」: short words without figures, half of them names of columns; or one, where what stands below is of
 * another kind: figures, or much longer.
 */
function readsAsHead(cells: string[], below: string[][]): boolean {
  const full = [...new Set(cells)].filter((cell) => cell.trim() !== '')
  if (full.length < 2 || full.some((cell) => cell.length > MAX_HEAD_UNITS || /[0-9０-９。]/.test(cell))) return false
  const named = full.filter((cell) => COLUMN_NAME.test(cell.replace(/[（(].*[）)]$/, '').trim())).length
  if (named >= Math.ceil(full.length / 2)) return true
  const isOfAnotherKind = cells.some((cell, x) => {
    const column = below.map((row) => row[x] ?? '').filter((text) => text !== '')
    const other = column.filter((text) => /[0-9０-９]/.test(text) || text.length > 2 * cell.length + 4)
    return cell !== '' && column.length > 1 && other.length >= 0.8 * column.length
  })
  return named > 0 && isOfAnotherKind
}
