import type { Run } from './pdf-runs.js'

/** Runs side by side on one line, without a wide gap between them. */
export interface Segment {
  text: string
  x1: number
  x2: number
  base: number
  size: number
}

/** What stands on one line across a page. */
export interface TextRow {
  segments: Segment[]
  base: number
  size: number
}

/** In letters: a blank within a line, and a gap that parts columns or cells. */
const BLANK = 0.25
const GAP = 1.8

/** Runs gathered to lines by where they stand, from the top; small raised ones go with the line beside them. */
export function rowsOf(runs: Run[]): TextRow[] {
  const rows: { runs: Run[]; base: number; size: number }[] = []
  // The largest letters of a line say where it stands.
  for (const run of [...runs].sort((a, b) => b.size - a.size || a.base - b.base)) {
    const row = rows.find((other) => standsWith(run, other))
    if (row) row.runs.push(run)
    else rows.push({ runs: [run], base: run.base, size: run.size })
  }
  return rows
    .sort((a, b) => a.base - b.base)
    .map(({ runs: own, base, size }) => ({ segments: segmentsOf(own, { base, size }), base, size }))
}

const NOTE_MARK = /^([※*＊†‡]{1,2}[0-9０-９]{0,2}|[（(]?注[0-9０-９]{0,2}[）)]?)$/

/** A small raised sign that leads to a note is no part of the sentence. */
function marksNote({ text, base, size }: Run, row: { base: number; size: number }): boolean {
  return size < 0.8 * row.size && base < row.base - 0.1 * row.size && NOTE_MARK.test(text.trim())
}

function standsWith(run: Run, row: { base: number; size: number }): boolean {
  const top = Math.max(run.base - 0.85 * run.size, row.base - 0.85 * row.size)
  const bottom = Math.min(run.base + 0.15 * run.size, row.base + 0.15 * row.size)
  return bottom - top >= 0.55 * Math.min(run.size, row.size)
}

function segmentsOf(runs: Run[], row: { base: number; size: number }): Segment[] {
  const segments: Segment[] = []
  let lastSize = 0
  for (const run of [...runs].sort((a, b) => a.x1 - b.x1)) {
    const { text, x1, x2, base, size } = run
    const open = segments.at(-1)
    if (open && marksNote(run, row)) {
      open.x2 = Math.max(open.x2, x2)
      continue
    }
    const gap = open ? x1 - open.x2 : 0
    const letter = Math.max(Math.min(size, lastSize || size), 1)
    lastSize = size
    if (!open || gap > GAP * letter) {
      segments.push({ text: text.trim(), x1, x2, base, size })
      continue
    }
    // The same words drawn twice, a little apart, are bold letters of a poor man.
    if (gap < -0.5 * (x2 - x1) && open.text.endsWith(text.trim())) continue
    const isApart = gap > BLANK * letter && !/[\s（「『【〔]$/.test(open.text) && !/^[、。，．）」』】〕・]/.test(text)
    open.text += `${isApart ? ' ' : ''}${text.trim()}`
    if (/\s$/.test(text)) open.text += ' '
    open.x2 = Math.max(open.x2, x2)
    open.size = Math.max(open.size, size)
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trim() }))
}

/** What stands in a cell: lines that run to its right side go on in the next. */
export function cellParagraphs(runs: Run[], right: number): string[] {
  const paragraphs: string[] = []
  let goesOn = false
  for (const { segments, size } of rowsOf(runs)) {
    const text = segments.map((segment) => segment.text).join(' ')
    const isItem = /^[・•●○◎■□◆※①-⑳-]|^[（(]?[0-9０-９]{1,2}[）)．.、]/.test(text)
    if (goesOn && !isItem) paragraphs[paragraphs.length - 1] += text
    else paragraphs.push(text)
    const end = segments.at(-1)?.x2 ?? 0
    goesOn = right - end < 1.6 * size && !/[。．！？]$/.test(text)
  }
  return paragraphs
}
