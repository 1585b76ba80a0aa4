import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFOperatorList } from 'pdfjs-dist/types/src/display/api.js'
import { turn, type Way } from './pdf-runs.js'

/** A straight line that is drawn on a page, level or upright; to the right and down, as runs are. */
export interface Rule {
  isLevel: boolean
  /** Where it lies across its direction, and from where to where it goes. */
  at: number
  from: number
  to: number
}

type Matrix = [number, number, number, number, number, number]

/** Codes of a path's steps (pdf.js, DrawOPS). */
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4
/** What is filled and no thicker than this is a line. */
const MAX_THICKNESS = 3
const LEAST_LENGTH = 4
const FILLS = new Set([OPS.fill, OPS.eoFill])
const STROKES = new Set([OPS.stroke, OPS.closeStroke])
const BOTH = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])

/** The lines of a page's drawing. A page may be told with what it draws only: curves, slants and areas are no lines. */
export function rulesOf({ fnArray, argsArray }: PDFOperatorList, way: Way): Rule[] {
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((operation, i) => {
    const args = argsArray[i]
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(matrix)
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    if (operation === OPS.transform) matrix = times(matrix, args)
    if (operation === OPS.paintFormXObjectBegin && args?.[0]) matrix = times(matrix, args[0])
    if (operation !== OPS.constructPath) return
    const [paint, [path]] = args as [number, [Float32Array | null]]
    if (!path) return
    const strokes = STROKES.has(paint) || BOTH.has(paint)
    if (strokes || FILLS.has(paint)) rules.push(...rulesIn(path, matrix, strokes, way))
  })
  return joined(rules)
}

function rulesIn(path: ArrayLike<number>, matrix: Matrix, isStroke: boolean, way: Way): Rule[] {
  const rules: Rule[] = []
  let corners: [number, number][] = []
  const close = () => {
    if (!isStroke && corners.length > 2) rules.push(...thinArea(corners))
    corners = []
  }
  let start: [number, number] = [0, 0]
  let at: [number, number] = [0, 0]
  const line = (to: [number, number]) => {
    if (isStroke) rules.push(...between(at, to))
    at = to
    corners.push(to)
  }
  for (let i = 0; i < path.length; ) {
    const step = path[i]
    const point = (k: number): [number, number] => turn(...apply(matrix, path[i + k]!, path[i + k + 1]!), way)
    if (step === MOVE) {
      close()
      start = point(1)
      at = start
      corners = [start]
      i += 3
    } else if (step === LINE) {
      line(point(1))
      i += 3
    } else if (step === CURVE || step === QUADRATIC) {
      const size = step === CURVE ? 7 : 5
      at = point(size - 2)
      corners = []
      i += size
    } else if (step === CLOSE) {
      line(start)
      i += 1
    } else return rules
  }
  close()
  return rules
}

function between([x1, y1]: [number, number], [x2, y2]: [number, number]): Rule[] {
  const isLevel = Math.abs(y1 - y2) < 1
  const isUpright = Math.abs(x1 - x2) < 1
  if (isLevel && Math.abs(x1 - x2) >= LEAST_LENGTH)
    return [{ isLevel: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }]
  if (isUpright && Math.abs(y1 - y2) >= LEAST_LENGTH)
    return [{ isLevel: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }]
  return []
}

function thinArea(corners: [number, number][]): Rule[] {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= MAX_THICKNESS) return between([left, (top + bottom) / 2], [right, (top + bottom) / 2])
  if (right - left <= MAX_THICKNESS) return between([(left + right) / 2, top], [(left + right) / 2, bottom])
  return []
}

/** Lines that lie in one another's way as one: each cell of a table may draw its own. */
function joined(rules: Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => Number(a.isLevel) - Number(b.isLevel) || a.at - b.at || a.from - b.from)
  const found: Rule[] = []
  for (const rule of sorted) {
    const same = found.findLast(
      (other) =>
        other.isLevel === rule.isLevel &&
        Math.abs(other.at - rule.at) < 1.5 &&
        rule.from <= other.to + 2 &&
        rule.to >= other.from - 2,
    )
    if (!same) found.push({ ...rule })
    else {
      same.from = Math.min(same.from, rule.from)
      same.to = Math.max(same.to, rule.to)
    }
  }
  return found
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: ArrayLike<number> & number[]): Matrix {
  return [a * g! + c * h!, b * g! + d * h!, a * i! + c * j!, b * i! + d * j!, a * k! + c * l! + e, b * k! + d * l! + f]
}
