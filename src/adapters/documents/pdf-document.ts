import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'

/** Fewer letters than this in the whole of a document are a stamp or a page number, no text. */
const MIN_LETTERS = 20
const MIN_REPEATS = 3

/** A PDF with a text layer: its lines, page by page, with the height of their letters. */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (!head.includes('%PDF-')) throw new ImportRefusal('notPdf')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: new Uint8Array(bytes),
    // Japanese fonts that are not embedded name one of Adobe's tables of characters.
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await task.promise
    const pages: ReadLine[][] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      pages.push(await linesOf(page, number))
      page.cleanup()
    }
    const letters = pages.flat().reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
    if (letters < MIN_LETTERS) throw new ImportRefusal('scanned')
    const silent = pages.filter((lines) => lines.every(({ text }) => text.trim() === '')).length
    return {
      lines: markFurniture(pages),
      warnings: silent > 0 ? [`${silent} of ${pages.length} pages hold no text (pictures?)`] : [],
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error
    const { name } = error as Error
    if (name === 'PasswordException') throw new ImportRefusal('encrypted')
    throw new ImportRefusal('damaged', '', { cause: error })
  } finally {
    await task.destroy()
  }
}

async function linesOf(page: PDFPageProxy, number: number): Promise<ReadLine[]> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  const lines: ReadLine[] = []
  let text = ''
  let size = 0
  let y: number | undefined
  const flush = () => {
    if (text.trim() !== '')
      lines.push({ text, page: number, ...(size > 0 ? { size: Math.round(size * 10) / 10 } : {}) })
    text = ''
    size = 0
    y = undefined
  }
  for (const item of items) {
    if (!('str' in item)) continue
    const height = Math.hypot(item.transform[2], item.transform[3])
    const at = item.transform[5] as number
    if (item.str !== '' && y !== undefined && Math.abs(at - y) > 0.6 * Math.max(height, size)) flush()
    if (item.str.trim() !== '') {
      y ??= at
      size = Math.max(size, height)
    }
    text += item.str
    if (item.hasEOL) flush()
  }
  flush()
  return lines
}

const LONGEST_PAGE_NUMBER = 40

/** `- 12 -`, `p.3/10`, `3 of 10`: digits folded to one `#`, white space gone. */
function isPageNumber(shape: string): boolean {
  if (shape.length > LONGEST_PAGE_NUMBER) return false
  const bare = shape
    .replaceAll(/[-–—－(（)）]/g, '')
    .split('/')
    .filter(Boolean)
    .join('/')
  return /^(p\.?|page)?#?(\/#)?$/i.test(bare) || bare === '#of#'
}

/** Page numbers, and the first and last lines that many pages share but for their digits, are read over. */
function markFurniture(pages: ReadLine[][]): ReadLine[] {
  const shapeOf = ({ text }: ReadLine) => text.replace(/\s+/g, '').replace(/[0-9０-９]+/g, '#')
  const edges = pages.map((lines) => new Set([...lines.slice(0, 2), ...lines.slice(-2)]))
  const counts = new Map<string, number>()
  for (const edge of edges)
    for (const shape of new Set([...edge].map(shapeOf))) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  const often = Math.max(MIN_REPEATS, pages.length * 0.4)
  return pages.flatMap((lines, i) =>
    lines.map((line) => {
      const shape = shapeOf(line)
      return edges[i]!.has(line) && (isPageNumber(shape) || counts.get(shape)! >= often)
        ? { ...line, furniture: true }
        : line
    }),
  )
}
