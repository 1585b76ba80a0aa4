import type { ReadLine } from '../../core/library/read-document.js'
import type { Grid } from './pdf-grid.js'
import type { Segment, TextRow } from './pdf-rows.js'
import { type TableRow, tableLines } from './table-lines.js'

/** A table, or a line of text, at its place. */
type Block = { kind: 'row'; row: TextRow } | { kind: 'grid'; grid: Grid }

/** Columns are of prose: lines of so many letters that mostly run to the side. */
const LEAST_COLUMN_LINES = 3
const LEAST_COLUMN_LETTERS = 8
const LEAST_GUTTER = 1.2
/** Steps in letters in which a gutter is looked for. */
const STEP = 0.5

/**
 * The lines of a page in the order in which they are read: columns one after another, tables row by row. `edges` are those of
 * the document, for lines that run over the whole page.
 */
export function layOut(rows: TextRow[], grids: Grid[], edges: Edges): ReadLine[] {
  const blocks: Block[] = [
    ...rows.map((row): Block => ({ kind: 'row', row })),
    ...grids.map((grid): Block => ({ kind: 'grid', grid })),
  ].sort((a, b) => topOf(a) - topOf(b))
  return bandsOf(blocks).flatMap((band) => {
    if (!('gutter' in band)) return flow(band.blocks, edges)
    const sides = [
      band.blocks.flatMap((b) => side(b, band.gutter, true)),
      band.blocks.flatMap((b) => side(b, band.gutter, false)),
    ]
    return sides.flatMap((own) => layOut(rowsIn(own), gridsIn(own), edgesOf(rowsIn(own))))
  })
}

const topOf = (block: Block) => (block.kind === 'row' ? block.row.base - block.row.size : block.grid.top)
const rowsIn = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === 'row' ? [block.row] : []))
const gridsIn = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []))

interface Extent {
  x1: number
  x2: number
}

function extentsOf(block: Block): Extent[] {
  return block.kind === 'row' ? block.row.segments : [block.grid]
}

function side(block: Block, gutter: number, isLeft: boolean): Block[] {
  if (block.kind === 'grid') return block.grid.x1 < gutter === isLeft ? [block] : []
  const segments = block.row.segments.filter(({ x1 }) => x1 < gutter === isLeft)
  return segments.length === 0 ? [] : [{ kind: 'row', row: { ...block.row, segments } }]
}

type Band = { blocks: Block[] } | { blocks: Block[]; gutter: number }

/** The page from the top in bands: with columns on both sides of a gutter, or without. */
function bandsOf(blocks: Block[]): Band[] {
  const best = bestGutter(blocks)
  if (best === undefined) return [{ blocks }]
  const bands: Band[] = []
  let plain: Block[] = []
  for (const stretch of stretchesBeside(blocks, best)) {
    if (isColumns(stretch, best)) {
      if (plain.length > 0) bands.push({ blocks: plain })
      plain = []
      bands.push({ blocks: stretch, gutter: best })
    } else plain.push(...stretch)
  }
  if (plain.length > 0) bands.push({ blocks: plain })
  return bands
}

/** The place that parts most lines of prose to the left from prose to the right. */
function bestGutter(blocks: Block[]): number | undefined {
  const extents = blocks.flatMap(extentsOf)
  if (extents.length < 2 * LEAST_COLUMN_LINES) return undefined
  const left = Math.min(...extents.map(({ x1 }) => x1))
  const right = Math.max(...extents.map(({ x2 }) => x2))
  const size = medianOf(rowsIn(blocks).map((row) => row.size)) || 10
  let best: { at: number; lines: number } | undefined
  for (let at = left + 0.2 * (right - left); at < left + 0.8 * (right - left); at += STEP * size) {
    const columns = stretchesBeside(blocks, at).filter((stretch) => isColumns(stretch, at))
    const lines = columns.reduce((sum, stretch) => sum + stretch.length, 0)
    if (lines > (best?.lines ?? 0)) best = { at, lines }
  }
  return best?.at
}

/** Runs of blocks that a place crosses none of, and those that it does, in their order. */
function stretchesBeside(blocks: Block[], at: number): Block[][] {
  const stretches: { crossed: boolean; blocks: Block[] }[] = []
  for (const block of blocks) {
    const crossed = extentsOf(block).some(({ x1, x2 }) => x1 < at && x2 > at)
    const last = stretches.at(-1)
    if (last && last.crossed === crossed) last.blocks.push(block)
    else stretches.push({ crossed, blocks: [block] })
  }
  return stretches.map((stretch) => stretch.blocks)
}

function isColumns(blocks: Block[], gutter: number): boolean {
  const sides = [true, false].map((isLeft) => rowsIn(blocks.flatMap((block) => side(block, gutter, isLeft))))
  const size = medianOf(rowsIn(blocks).map((row) => row.size))
  const ends = sides[0]!.map(({ segments }) => segments.at(-1)!.x2)
  const starts = sides[1]!.map(({ segments }) => segments[0]!.x1)
  if (ends.length === 0 || starts.length === 0) return false
  if (Math.min(...starts) - Math.max(...ends) < LEAST_GUTTER * size) return false
  const [from, to] = [0, 1].map((k) => sides.map((rows) => rows.at(-k)!.base)) as [number[], number[]]
  const overlap = Math.min(...to) - Math.max(...from)
  return overlap > 0 && sides.every(isProse)
}

/** Lines that were broken because they ran out of room: most are about as long as the longest, and none has cells. */
function isProse(rows: TextRow[]): boolean {
  if (rows.length < LEAST_COLUMN_LINES) return false
  if (rows.filter(({ segments }) => segments.length > 1).length > 0.2 * rows.length) return false
  const widths = rows.map(({ segments }) => segments.at(-1)!.x2 - segments[0]!.x1)
  const longest = Math.max(...widths)
  const letters = medianOf(rows.map(({ segments }) => segments.map(({ text }) => text).join('').length))
  const full = widths.filter((width) => width > 0.85 * longest).length
  return letters >= LEAST_COLUMN_LETTERS && full >= Math.max(2, 0.4 * rows.length)
}

/** Where lines begin, and where most of those end that are broken for want of room. */
export interface Edges {
  left: number
  right: number
}

export function edgesOf(rows: TextRow[]): Edges {
  const ends = rows.flatMap(({ segments }) => segments.slice(-1).map(({ x2 }) => x2))
  const starts = rows.flatMap(({ segments }) => segments.slice(0, 1).map(({ x1 }) => x1))
  const [left, right] = [Math.min(...starts), Math.max(...ends)]
  const long = ends.filter((end) => end - left > 0.6 * (right - left)).sort((a, b) => a - b)
  return { left, right: long[Math.floor(0.9 * (long.length - 1))] ?? right }
}

/** Rows from the top: tables that are set without lines become rows of tables, the rest lines of text. */
function flow(blocks: Block[], edges: Edges): ReadLine[] {
  const lines: ReadLine[] = []
  const pitch = medianOf(rowsIn(blocks).flatMap(({ base }, i, all) => (i > 0 ? [base - all[i - 1]!.base] : [])))
  let last: number | undefined
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i]!
    if (block.kind === 'grid') {
      lines.push(...tableLines(block.grid.rows))
      last = undefined
      i += 1
      continue
    }
    const table = openTable(blocks.slice(i))
    if (table) {
      lines.push(...tableLines(table.rows))
      last = undefined
      i += table.length
      continue
    }
    const { row } = block
    if (last !== undefined && row.base - last > Math.max(1.6 * pitch, 1.9 * row.size)) lines.push({ text: '' })
    lines.push(lineOf(row, edges))
    last = row.base
    i += 1
  }
  return lines
}

function lineOf({ segments, size }: TextRow, { left, right }: Edges): ReadLine {
  const text = segments.map((segment) => segment.text).join('  ')
  const [start, end] = [segments[0]!.x1, segments.at(-1)!.x2]
  const room = /[A-Za-z0-9,.;)]$/.test(text) ? 5 : 1.6
  // A date at the right side reaches it too, but was not broken there.
  const full = right - end < room * size && end - start > 0.5 * (right - left)
  return { text, size: Math.round(size * 10) / 10, full }
}

/** Lines from the first on whose segments stand below one another: a table without lines. */
function openTable(blocks: Block[]): { rows: TableRow[]; length: number } | undefined {
  const rows: TextRow[] = []
  for (const block of blocks) {
    if (block.kind !== 'row') break
    const { row } = block
    const before = rows.at(-1)
    if (before && row.base - before.base > 3.2 * row.size) break
    const isPart = row.segments.length > 1 || (before && continuesCell(row, rows))
    if (!isPart) break
    rows.push(row)
  }
  while (rows.length > 0 && rows.at(-1)!.segments.length < 2 && !continuesCell(rows.at(-1)!, rows.slice(0, -1)))
    rows.pop()
  if (rows.filter(({ segments }) => segments.length > 1).length < 2) return undefined
  const columns = columnsOf(rows)
  if (columns.length < 2 || !isAligned(rows, columns)) return undefined
  return { rows: cellsOf(rows, columns), length: rows.length }
}

/** A line by itself that stands under another than the first cell: what did not fit there. */
function continuesCell(row: TextRow, rows: TextRow[]): boolean {
  const above = rows.findLast(({ segments }) => segments.length > 1)
  const first = above?.segments[0]
  return row.segments.length === 1 && first !== undefined && row.segments[0]!.x1 > first.x2
}

/** Stretches that some segment covers, from the left. */
function columnsOf(rows: TextRow[]): Extent[] {
  const columns: Extent[] = []
  for (const { x1, x2 } of rows.flatMap(({ segments }) => segments).sort((a, b) => a.x1 - b.x1)) {
    const open = columns.at(-1)
    if (open && x1 < open.x2) open.x2 = Math.max(open.x2, x2)
    else columns.push({ x1, x2 })
  }
  return columns
}

/** True where most segments begin, or end, with the others of their column. */
function isAligned(rows: TextRow[], columns: Extent[]): boolean {
  const segments = rows.flatMap((row) => row.segments.map((segment) => ({ segment, size: row.size })))
  const aligned = columns.filter(({ x1, x2 }) => {
    const own = segments.filter(({ segment }) => segment.x1 >= x1 - 1 && segment.x2 <= x2 + 1)
    const near = (of: (segment: Segment) => number) => {
      const middle = medianOf(own.map(({ segment }) => of(segment)))
      return own.filter(({ segment, size }) => Math.abs(of(segment) - middle) < size).length >= 0.6 * own.length
    }
    return near(({ x1: at }) => at) || near(({ x2: at }) => at) || near((segment) => (segment.x1 + segment.x2) / 2)
  })
  return aligned.length >= 0.6 * columns.length
}

function cellsOf(rows: TextRow[], columns: Extent[]): TableRow[] {
  const made: { cells: { paragraphs: string[] }[]; base: number }[] = []
  for (const { segments, base, size } of rows) {
    const texts = columns.map(({ x1, x2 }) =>
      segments
        .filter((segment) => segment.x1 >= x1 - 1 && segment.x2 <= x2 + 1)
        .map(({ text }) => text)
        .join(' '),
    )
    const last = made.at(-1)
    if (last && texts[0] === '' && base - last.base < 1.5 * size) {
      texts.forEach((text, i) => {
        const cell = last.cells[i]!
        if (text !== '') cell.paragraphs = [`${cell.paragraphs.join('')}${text}`]
      })
      last.base = base
    } else made.push({ cells: texts.map((text) => ({ paragraphs: text === '' ? [] : [text] })), base })
  }
  return made.map(({ cells }) => ({ cells }))
}

export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
