import { cellParagraphs } from './pdf-rows.js'
import type { Rule } from './pdf-rules.js'
import type { Run } from './pdf-runs.js'
import { isLongCell, type TableCell, type TableRow } from './table-lines.js'

/** A table that is drawn with lines, and the runs in its cells. */
export interface Grid {
  x1: number
  x2: number
  top: number
  bottom: number
  runs: Run[]
  rows: TableRow[]
}

const NEAR = 3
/** A line parts two cells where it goes along most of their common side. */
const PARTS = 0.6
const MAX_RULES = 4000

/** The tables of a page. A frame around text, or one column of cells, is none. */
export function gridsOf(rules: Rule[], runs: Run[]): Grid[] {
  if (rules.length > MAX_RULES) return []
  return connected(rules).flatMap((own) => {
    const grid = gridOf(own, runs)
    return grid ? [grid] : []
  })
}

/** Groups of lines that meet. */
function connected(rules: Rule[]): Rule[][] {
  const group = rules.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at]!
    group[i] = at
    return at
  }
  const level = rules.flatMap((rule, i) => (rule.isLevel ? [i] : []))
  const upright = rules.flatMap((rule, i) => (rule.isLevel ? [] : [i]))
  for (const i of level) {
    for (const k of upright) {
      const [a, b] = [rules[i]!, rules[k]!]
      const meets = within(b.at, a.from, a.to) && within(a.at, b.from, b.to)
      if (meets) group[root(i)] = root(k)
    }
  }
  const groups = new Map<number, Rule[]>()
  rules.forEach((rule, i) => {
    groups.set(root(i), [...(groups.get(root(i)) ?? []), rule])
  })
  return [...groups.values()].filter((own) => own.length >= 4)
}

const within = (value: number, from: number, to: number) => value >= from - NEAR && value <= to + NEAR

function gridOf(rules: Rule[], all: Run[]): Grid | undefined {
  const level = rules.filter(({ isLevel }) => isLevel)
  const upright = rules.filter(({ isLevel }) => !isLevel)
  // Outer sides are often left open.
  const xs = places([...upright.map(({ at }) => at), ...level.flatMap(({ from, to }) => [from, to])])
  const ys = places([...level.map(({ at }) => at), ...upright.flatMap(({ from, to }) => [from, to])])
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  // One row by itself is what a page's end left of a table.
  if (columns < 2 || rows < 1 || columns * rows > 20_000) return undefined
  const box = { x1: xs[0]!, x2: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)! }
  const runs = all.filter(({ x1, x2, base, size }) => {
    const [x, y] = [(x1 + x2) / 2, base - 0.35 * size]
    return x > box.x1 && x < box.x2 && y > box.top && y < box.bottom
  })
  const cellOf = mergedCells(xs, ys, level, upright)
  const content = new Map<number, Run[]>()
  for (const run of runs) {
    const x = Math.max(
      0,
      xs.findLastIndex((at) => at <= (run.x1 + run.x2) / 2),
    )
    const y = Math.max(
      0,
      ys.findLastIndex((at) => at <= run.base - 0.35 * run.size),
    )
    const cell = cellOf(Math.min(x, columns - 1), Math.min(y, rows - 1))
    content.set(cell, [...(content.get(cell) ?? []), run])
  }
  const table = toRows(columns, rows, cellOf, content, xs)
  const isTable = table.some(({ cells }) => cells.filter(({ paragraphs }) => paragraphs.length > 0).length > 1)
  return isTable && (rows === 1 || content.size > 2) ? { ...box, runs, rows: table } : undefined
}

/** Places along one direction, those that nearly coincide as one, ascending. */
function places(values: number[]): number[] {
  const found: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    if (found.length === 0 || value - found.at(-1)! > NEAR) found.push(value)
  }
  return found
}

/** The number of the cell that covers a place of the grid: the first of those that no line parts. */
function mergedCells(xs: number[], ys: number[], level: Rule[], upright: Rule[]) {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const cell = Array.from({ length: columns * rows }, (_, i) => i)
  const root = (i: number): number => (cell[i] === i ? i : root(cell[i]!))
  const merge = (a: number, b: number) => {
    const [first, second] = [root(a), root(b)].sort((p, q) => p - q)
    cell[second!] = first!
  }
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const here = y * columns + x
      if (x + 1 < columns && !isParted(upright, xs[x + 1]!, ys[y]!, ys[y + 1]!)) merge(here, here + 1)
      if (y + 1 < rows && !isParted(level, ys[y + 1]!, xs[x]!, xs[x + 1]!)) merge(here, here + columns)
    }
  }
  return (x: number, y: number) => root(y * columns + x)
}

function isParted(rules: Rule[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const rule of rules) {
    if (Math.abs(rule.at - at) > NEAR) continue
    covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from))
  }
  return covered >= PARTS * (to - from)
}

function toRows(
  columns: number,
  rows: number,
  cellOf: (x: number, y: number) => number,
  content: Map<number, Run[]>,
  xs: number[],
): TableRow[] {
  const made = new Map<number, TableCell>()
  const table: TableRow[] = []
  for (let y = 0; y < rows; y += 1) {
    const cells: TableCell[] = []
    let isNew = false
    for (let x = 0; x < columns; x += 1) {
      const number = cellOf(x, y)
      let cell = made.get(number)
      const isOld = cell !== undefined && !cells.includes(cell)
      if (!cell) {
        let end = x
        while (end + 1 < columns && cellOf(end + 1, y) === number) end += 1
        cell = { paragraphs: cellParagraphs(content.get(number) ?? [], xs[end + 1]!) }
        made.set(number, cell)
        isNew = true
      }
      // A remark that is merged over several rows is said once.
      const shown = isOld && isLongCell(cell) ? { paragraphs: [] } : cell
      if (cells.at(-1) !== shown) cells.push(shown)
    }
    if (isNew) table.push({ cells })
  }
  return table
}
