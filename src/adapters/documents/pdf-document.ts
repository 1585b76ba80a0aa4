import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, OPS, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { LeftOutKind } from '../../core/library/left-out.js'
import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { type Grid, gridsOf } from './pdf-grid.js'
import { findHeads } from './pdf-heads.js'
import { edgesOf, layOut } from './pdf-layout.js'
import { rowsOf, type TextRow } from './pdf-rows.js'
import { rulesOf } from './pdf-rules.js'
import { type PageRuns, runsOf } from './pdf-runs.js'

/** On a page with a picture, fewer letters than this are a stamp or a number, no text. */
const FEW_LETTERS = 20

/** A page as it lies: its lines, and the tables that are drawn on it. */
interface LaidPage extends Pick<PageRuns, 'top' | 'bottom' | 'aside' | 'stamps'> {
  rows: TextRow[]
  grids: Grid[]
  letters: number
}

/**
 * A PDF with a text layer: its lines page by page, by where they stand on the page and not by the order in which they were
 * drawn; columns one after another, tables row by row.
 */
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
    const pages: LaidPage[] = []
    let hasPictures = false
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const laid = await layPage(page)
      hasPictures ||= laid.letters < FEW_LETTERS && (await holdsPicture(page))
      pages.push(laid)
      page.cleanup()
    }
    const letters = pages.reduce((sum, page) => sum + page.letters, 0)
    if (letters === 0 || (letters < FEW_LETTERS && hasPictures)) throw new ImportRefusal('scanned')
    const silent = pages.filter((page) => page.letters === 0).length
    return {
      lines: linesOf(pages),
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

async function layPage(page: PDFPageProxy): Promise<LaidPage> {
  const content = await page.getTextContent({ disableNormalization: true })
  const { runs, way, ...rest } = runsOf(content, page.view)
  const letters = runs.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
  const rows = rowsOf(runs)
  // What a page draws takes longer to read than its text: only where lines have gaps can there be a table.
  const mayHaveTable = rows.some(({ segments }) => segments.length > 1)
  const grids = mayHaveTable ? gridsOf(rulesOf(await page.getOperatorList(), way), runs) : []
  const inTables = new Set(grids.flatMap((grid) => grid.runs))
  return {
    ...rest,
    letters,
    grids,
    rows: inTables.size > 0 ? rowsOf(runs.filter((run) => !inTables.has(run))) : rows,
  }
}

async function holdsPicture(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList()
  const pictures = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  return fnArray.some((operation) => pictures.includes(operation))
}

function linesOf(pages: LaidPage[]): ReadLine[] {
  const heads = findHeads(pages)
  const isText = (row: TextRow) => !heads.has(row)
  const edges = edgesOf(pages.flatMap(({ rows }) => rows.filter(isText)))
  return pages.flatMap(({ rows, grids, aside, stamps }, i) => {
    const left = (row: TextRow, leftOut: LeftOutKind): ReadLine => ({
      text: row.segments.map(({ text }) => text).join(' '),
      leftOut,
    })
    const { text, readings } = withoutReadings(rows.filter(isText))
    const lines = [
      ...layOut(text, grids, edges),
      ...aside.map((words): ReadLine => ({ text: words, whole: true })),
      ...readings.map((row) => left(row, 'reading aid')),
      ...rows.filter((row) => heads.has(row)).map((row) => left(row, heads.get(row)!)),
      ...stamps.map((words): ReadLine => ({ text: words, leftOut: 'running head' })),
    ]
    return lines.map((line) => (line.text === '' ? line : { ...line, page: i + 1 }))
  })
}

/** Readings are small kana right over the letters of a line. */
function withoutReadings(rows: TextRow[]): { text: TextRow[]; readings: TextRow[] } {
  const readings = rows.filter((row, i) => {
    const below = rows[i + 1]
    if (!below || row.size > 0.62 * below.size || below.base - row.base > 1.35 * below.size) return false
    return row.segments.every(
      ({ text, x1, x2 }) =>
        /^[\p{sc=Hira}\p{sc=Kana}ー\s]+$/u.test(text) &&
        below.segments.some((segment) => x1 > segment.x1 - below.size && x2 < segment.x2 + below.size),
    )
  })
  return { text: rows.filter((row) => !readings.includes(row)), readings }
}
