import type { LeftOutKind } from '../../core/library/left-out.js'
import { medianOf } from './pdf-layout.js'
import type { TextRow } from './pdf-rows.js'

/** A page's lines, and where the page begins and ends. */
export interface PageRows {
  rows: TextRow[]
  top: number
  bottom: number
}

/** Running heads stand in this share of the page at either end, and are at most so many lines. */
const EDGE = 0.15
const MOST_LINES = 4
const SAME_PLACE = 4

interface Edge {
  row: TextRow
  text: string
  shape: string
  /** From the edge of the paper. */
  at: number
  page: number
  isTop: boolean
  /** Set off from the text by more room than lines have, or by the size of its letters. */
  isApart: boolean
}

/**
 * Which lines are said over: those that stand at the same place of several pages with the same words, and numbers of pages. A
 * line that only looks alike (問1, 問2 at the head of each page) is text, unless it is set off from what stands below.
 */
export function findHeads(pages: PageRows[]): Map<TextRow, LeftOutKind> {
  const found = new Map<TextRow, LeftOutKind>()
  const rows = pages.flatMap((page) => page.rows)
  const size = medianOf(rows.flatMap((row) => row.segments.map(({ text }) => Array.from(text, () => row.size))).flat())
  const pitch = medianOf(
    pages.flatMap((page) => page.rows.flatMap(({ base }, i, all) => (i > 0 ? [base - all[i - 1]!.base] : []))),
  )
  const edges = pages.flatMap((page, i) => edgesOf(page, i, size, pitch))
  for (const edge of edges) {
    const kind = kindOf(edge, edges, pages.length)
    // What stands between a head and the text is text, too.
    const isOutermost = edges.every(
      (other) => other.page !== edge.page || other.isTop !== edge.isTop || other.at >= edge.at || found.has(other.row),
    )
    if (kind && isOutermost) found.set(edge.row, kind)
  }
  return found
}

function edgesOf({ rows, top, bottom }: PageRows, page: number, size: number, pitch: number): Edge[] {
  const height = bottom - top
  const edgeOf = (row: TextRow, isTop: boolean): Edge => {
    const i = rows.indexOf(row)
    const next = rows[isTop ? i + 1 : i - 1]
    const gap = next ? Math.abs(next.base - row.base) : Number.POSITIVE_INFINITY
    const text = row.segments.map((segment) => segment.text).join(' ')
    return {
      row,
      text: text.replace(/\s+/g, ''),
      shape: text.replace(/\s+/g, '').replace(/[0-9０-９]+/g, '#'),
      at: isTop ? row.base - top : bottom - row.base,
      page,
      isTop,
      isApart: gap > 1.4 * Math.max(pitch, 1.2 * size) || Math.abs(row.size - size) > 0.07 * size,
    }
  }
  const isNear = (edge: Edge) => edge.at < EDGE * height
  return [
    ...rows.slice(0, MOST_LINES).map((row) => edgeOf(row, true)),
    ...rows
      .slice(-MOST_LINES)
      .reverse()
      .map((row) => edgeOf(row, false)),
  ].filter(isNear)
}

function kindOf(edge: Edge, edges: Edge[], pages: number): LeftOutKind | undefined {
  const alike = edges.filter(
    (other) => other.isTop === edge.isTop && other.shape === edge.shape && Math.abs(other.at - edge.at) <= SAME_PLACE,
  )
  const onPages = new Set(alike.map(({ page }) => page)).size
  const isNumber =
    /^[-–—―－−‐･・\s(（［[<〈]*(p\.?|page|ページ|頁)?#((\/|of|／)#)?(ページ|頁|page)?[-–—―－−‐･・)）］\]>〉]*$/i.test(
      edge.shape,
    )
  if (isNumber && (edge.isApart || onPages > 1)) return 'page number'
  if (onPages < 2) return undefined
  const isSame = alike.filter(({ text }) => text === edge.text).length > 1
  const mostlyApart = alike.filter(({ isApart }) => isApart).length >= 0.5 * alike.length
  if (isSame && (mostlyApart || onPages >= Math.max(3, 0.5 * pages))) return 'running head'
  return mostlyApart && /#/.test(edge.shape) && (onPages > 2 || pages === 2) ? 'running head' : undefined
}
