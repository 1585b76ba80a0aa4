import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js'

/**
 * A stretch of text at its place. Coordinates run to the right and down, in points, as the text is read: on a page of vertical
 * writing they are turned, so that its columns are lines from the top.
 */
export interface Run {
  text: string
  x1: number
  x2: number
  /** The line that the letters stand on. */
  base: number
  size: number
}

export interface PageRuns {
  runs: Run[]
  way: Way
  /** Where the page begins and ends, across the lines. */
  top: number
  bottom: number
  /** Text that runs in another direction than the rest: labels on their side. */
  aside: string[]
  /** Text at a slant: a stamp over the page. */
  stamps: string[]
}

/** The forms that letters and signs take in vertical lines (U+FE10–FE48), as they are written elsewhere. */
const UPRIGHT: Record<string, string> = Object.fromEntries(
  Array.from(
    '︐，︑、︒。︓：︔；︕！︖？︙…︰‥︱―︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］'.matchAll(
      /(.)(.)/gu,
    ),
    ([, form, plain]) => [form, plain],
  ),
)

/** How a piece of text runs: to the right, down, up, upside down, or down in vertical writing. */
export type Way = 'right' | 'down' | 'up' | 'back' | 'vertical'

/** The runs of a page, seen as most of its text runs. */
export function runsOf({ items, styles }: TextContent, view: number[]): PageRuns {
  const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [pieceOf(item, styles)] : []))
  if (isStacked(pieces)) for (const piece of pieces) if (piece.way === 'right') piece.way = 'vertical'
  const letters = new Map<Way | 'slant', number>()
  for (const { way, text } of pieces) letters.set(way, (letters.get(way) ?? 0) + text.trim().length)
  const [main = 'right'] = [...letters].filter(([way]) => way !== 'slant').sort((a, b) => b[1] - a[1])[0] ?? []
  const own = pieces.filter(({ way }) => way === main)
  const edges = [turn(view[0]!, view[1]!, main as Way), turn(view[2]!, view[3]!, main as Way)]
  return {
    runs: own.map((piece) => toRun(piece, main as Way)),
    way: main as Way,
    top: Math.min(edges[0]![1], edges[1]![1]),
    bottom: Math.max(edges[0]![1], edges[1]![1]),
    aside: pieces.filter(({ way }) => way !== main && way !== 'slant').map(({ text }) => text),
    stamps: pieces.filter(({ way }) => way === 'slant').map(({ text }) => text),
  }
}

interface Piece {
  text: string
  x: number
  y: number
  length: number
  size: number
  way: Way | 'slant'
}

function pieceOf({ str, transform, width, height, fontName }: TextItem, styles: TextContent['styles']): Piece {
  const [a, b, c, d, x, y] = transform as [number, number, number, number, number, number]
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  const text = str.replace(/[\ufe10-\ufe48]/g, (sign) => UPRIGHT[sign] ?? sign)
  const isVertical = styles[fontName]?.vertical === true
  return { text, x, y, length: isVertical ? Math.abs(height) : width, size, way: isVertical ? 'vertical' : wayOf(a, b) }
}

function wayOf(a: number, b: number): Way | 'slant' {
  const angle = (Math.atan2(b, a) * 180) / Math.PI
  for (const [way, of] of [
    ['right', 0],
    ['up', 90],
    ['down', -90],
    ['back', 180],
    ['back', -180],
  ] as const)
    if (Math.abs(angle - of) < 5) return way
  return 'slant'
}

/** True where letters are set one below another by hand, in a font that knows nothing of it. */
function isStacked(pieces: Piece[]): boolean {
  let below = 0
  pieces.forEach(({ text, x, y, size, way }, i) => {
    const last = pieces[i - 1]
    if (!last || way !== 'right' || text.trim().length > 2 || last.text.trim().length > 2) return
    const down = last.y - y
    if (Math.abs(last.x - x) < 0.4 * size && down > 0.6 * size && down < 1.8 * size) below += 1
  })
  return pieces.length > 20 && below > 0.7 * pieces.length
}

/** A point of the page (up and to the right) as it lies for who reads that way: to the right, and down. */
export function turn(x: number, y: number, way: Way): [number, number] {
  switch (way) {
    case 'right':
      return [x, -y]
    case 'up':
      return [y, x]
    case 'down':
      return [-y, -x]
    case 'back':
      return [-x, y]
    case 'vertical':
      return [-y, -x]
  }
}

function toRun({ text, x, y, length, size }: Piece, way: Way): Run {
  const [x1, base] = turn(x, y, way)
  // A letter of a vertical line hangs from its middle; one that is set by hand stands on its foot.
  const shift = way === 'vertical' ? 0.35 * size : 0
  return { text, x1, x2: x1 + Math.max(length, 0.1 * size), base: base + shift, size }
}
