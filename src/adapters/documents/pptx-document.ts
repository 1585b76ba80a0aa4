import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { numeralFor } from './numerals.js'
import { type OfficePackage, openPackage } from './office-package.js'
import { type TableCell, type TableRow, tableLines } from './table-lines.js'
import { childAt, childrenNamed, descendantsNamed, elementsOf, textUnder, type XmlElement } from './xml-tree.js'

/** Placeholders that say the same on every slide. */
const FRAME = /^(dt|ftr|sldNum|hdr)$/
const TITLE = /^(title|ctrTitle)$/
const TITLE_RANK = 2
const MAX_TITLE_UNITS = 40

/** Slides in their order: the title as heading, a paragraph a line, rows of tables, then the speaker's notes. */
export async function readPptx(bytes: Uint8Array): Promise<ReadDocument> {
  const file = openPackage(bytes, 'ppt', 'notPptx')
  const relations = file.related(file.main)
  const ids = childrenNamed(childAt(file.xml(file.main), 'p:sldIdLst'), 'p:sldId')
  const targets = ids.flatMap(({ attributes }) => relations.find(({ id }) => id === attributes['r:id'])?.target ?? [])
  const lines = targets.flatMap((target, i): ReadLine[] => {
    const slide = file.xml(target)
    if (!slide) return []
    const place = `スライド${i + 1}`
    const own = [
      ...slideLines(file, target, slide).map((line) => ({ ...line, place })),
      ...notesLines(file, target).map((line) => ({ ...line, place: `${place}のノート` })),
    ]
    if (!/^(0|false)$/.test(slide.attributes.show ?? '')) return own
    return own.flatMap(({ text, place: at }): ReadLine[] =>
      text === '' ? [] : [{ text, place: at, leftOut: 'hidden' }],
    )
  })
  return { lines, warnings: [] }
}

function slideLines(file: OfficePackage, target: string, slide: XmlElement): ReadLine[] {
  const shapes = shapesOf(childAt(slide, 'p:cSld', 'p:spTree'))
  const titles = shapes.filter((shape) => TITLE.test(placeholderOf(shape)))
  const rest = shapes.filter((shape) => !titles.includes(shape))
  const heads = titles.flatMap((shape) => titleLines(shape))
  const lines = rest.flatMap((shape) => shapeLines(file, target, shape))
  if (heads.some(({ heading }) => heading !== undefined)) return [...heads, ...lines]
  // Many slides have their title in a box like any other.
  const full = lines.filter(({ text, leftOut }) => text !== '' && leftOut === undefined)
  const [first] = full
  if (!first || full.length < 2 || first.table || first.text.length > MAX_TITLE_UNITS) return [...heads, ...lines]
  return [...heads, ...lines.map((line) => (line === first ? { ...line, heading: TITLE_RANK, whole: true } : line))]
}

/** A title may stand on several lines; it is one heading. */
function titleLines(shape: XmlElement): ReadLine[] {
  const lines = textLines(childAt(shape, 'p:txBody'))
  const title = lines.filter(({ leftOut }) => leftOut === undefined).map(({ text }) => text)
  const heading: ReadLine[] = title.length === 0 ? [] : [{ text: title.join(' '), heading: TITLE_RANK, whole: true }]
  return [...heading, ...lines.filter(({ leftOut }) => leftOut !== undefined)]
}

/** Shapes in the order in which they are read aloud, those within groups too. */
function shapesOf(tree: XmlElement | undefined): XmlElement[] {
  return (tree ? elementsOf(tree) : []).flatMap((element) => {
    if (element.name === 'p:sp' || element.name === 'p:graphicFrame') return [element]
    if (element.name === 'p:grpSp') return shapesOf(element)
    if (element.name === 'mc:AlternateContent') {
      return shapesOf(childAt(element, 'mc:Choice') ?? childAt(element, 'mc:Fallback'))
    }
    return []
  })
}

function placeholderOf(shape: XmlElement): string {
  const placeholder = childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')
  return placeholder ? (placeholder.attributes.type ?? 'body') : ''
}

function shapeLines(file: OfficePackage, target: string, shape: XmlElement): ReadLine[] {
  if (shape.name === 'p:graphicFrame') {
    const [table] = descendantsNamed(shape, 'a:tbl')
    return table ? tableLines(rowsOf(table)) : diagramLines(file, target, shape)
  }
  const lines = textLines(childAt(shape, 'p:txBody'))
  if (isHiddenShape(shape)) return lines.map(({ text }): ReadLine => ({ text, leftOut: 'hidden' }))
  const kind = placeholderOf(shape)
  if (!FRAME.test(kind)) return lines
  const leftOut = kind === 'sldNum' ? 'page number' : 'running head'
  return lines.map(({ text }): ReadLine => ({ text, leftOut }))
}

function isHiddenShape(shape: XmlElement): boolean {
  return /^(1|true)$/.test(childAt(shape, 'p:nvSpPr', 'p:cNvPr')?.attributes.hidden ?? '')
}

/** The paragraphs of a shape; bullets and numbers as they are shown. */
function textLines(body: XmlElement | undefined): ReadLine[] {
  const counts = new Map<number, number>()
  return childrenNamed(body, 'a:p').flatMap((paragraph): ReadLine[] => {
    const properties = childAt(paragraph, 'a:pPr')
    const level = Number(properties?.attributes.lvl ?? 0)
    const { rows, struck } = paragraphText(paragraph)
    const left = struck.trim() === '' ? [] : [{ text: struck.trim(), leftOut: 'struck out' as const }]
    const full = rows.map((row) => row.replace(/\s+/g, ' ').trim()).filter((row) => row !== '')
    if (full.length === 0) return left
    const numbered = childAt(properties, 'a:buAutoNum')
    for (const below of counts.keys()) if (below > level) counts.delete(below)
    if (numbered) counts.set(level, (counts.get(level) ?? Number(numbered.attributes.startAt ?? 1) - 1) + 1)
    else counts.delete(level)
    const mark = numbered
      ? autoNumber(counts.get(level)!, numbered.attributes.type ?? '')
      : childAt(properties, 'a:buChar')
        ? '・'
        : ''
    const lines = full.map(
      (text, i): ReadLine => ({
        text: i === 0 && !/^[・•●■◆※①-⑳]/.test(text) ? `${mark}${text}` : text,
        ...(full.length > 1 ? {} : { whole: true }),
      }),
    )
    return [...lines, ...(full.length > 1 ? [{ text: '' }] : []), ...left]
  })
}

/** arabicPeriod, circleNumDbPlain, ea1JpnKorPlain … (ECMA-376 part 1, 20.1.10.61). */
function autoNumber(number: number, type: string): string {
  const format = /^circle/.test(type)
    ? 'decimalEnclosedCircle'
    : /^ea1/.test(type)
      ? 'japaneseCounting'
      : /^alphaLc/.test(type)
        ? 'lowerLetter'
        : /^alphaUc/.test(type)
          ? 'upperLetter'
          : /^romanLc/.test(type)
            ? 'lowerRoman'
            : /^romanUc/.test(type)
              ? 'upperRoman'
              : 'decimal'
  const numeral = numeralFor(number, format)
  if (type.endsWith('ParenBoth')) return `(${numeral}) `
  if (type.endsWith('ParenR')) return `${numeral}) `
  return type.endsWith('Period') ? `${numeral}. ` : `${numeral} `
}

function paragraphText(paragraph: XmlElement): { rows: string[]; struck: string } {
  const rows = ['']
  let struck = ''
  for (const element of elementsOf(paragraph)) {
    if (element.name === 'a:br') rows.push('')
    if (element.name !== 'a:r' && element.name !== 'a:fld') continue
    const text = childrenNamed(element, 'a:t').map(textUnder).join('')
    const strike = childAt(element, 'a:rPr')?.attributes.strike ?? 'noStrike'
    if (strike === 'noStrike') rows[rows.length - 1] += text
    else struck += text
  }
  return { rows, struck }
}

function rowsOf(table: XmlElement): TableRow[] {
  const hasHead = /^(1|true)$/.test(childAt(table, 'a:tblPr')?.attributes.firstRow ?? '')
  return childrenNamed(table, 'a:tr').map((row, i): TableRow => {
    const cells = childrenNamed(row, 'a:tc').flatMap((cell): TableCell[] => {
      const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes
      if (/^(1|true)$/.test(hMerge ?? '') || /^(1|true)$/.test(vMerge ?? '')) return []
      const lines = textLines(childAt(cell, 'a:txBody')).filter(({ text, leftOut }) => text !== '' && !leftOut)
      return [{ paragraphs: lines.map(({ text }) => text), columns: Number(gridSpan ?? 1), rows: Number(rowSpan ?? 1) }]
    })
    return { cells, ...(hasHead && i === 0 ? { head: true } : {}) }
  })
}

/** The words of a diagram (SmartArt), which stand in a part of their own. */
function diagramLines(file: OfficePackage, target: string, frame: XmlElement): ReadLine[] {
  const id = descendantsNamed(frame, 'dgm:relIds')[0]?.attributes['r:dm']
  const data = file.related(target).find((relation) => relation.id === id)?.target
  const diagram = data === undefined ? undefined : file.xml(data)
  return diagram ? descendantsNamed(diagram, 'dgm:t').flatMap(textLines) : []
}

function notesLines(file: OfficePackage, target: string): ReadLine[] {
  const notes = file.related(target).find(({ type }) => type === 'notesSlide')?.target
  const tree = notes === undefined ? undefined : file.xml(notes)
  const shapes = shapesOf(childAt(tree, 'p:cSld', 'p:spTree'))
  return shapes.flatMap((shape) => (placeholderOf(shape) === 'body' ? textLines(childAt(shape, 'p:txBody')) : []))
}
