import type { LeftOutKind } from '../../core/library/left-out.js'
import type { ReadLine } from '../../core/library/read-document.js'
import { cellsUnder, chosen, rowsUnder, symbolOf, THROUGH } from './docx-elements.js'
import type { WordNumbering } from './docx-numbering.js'
import {
  headingLevel,
  type LetterStyle,
  lettersOf,
  numberingOf,
  type ParagraphStyle,
  type WordStyles,
} from './docx-styles.js'
import { type TableCell, type TableRow, tableLines } from './table-lines.js'
import { childAt, descendantsNamed, elementsOf, textUnder, toggleAt, valueAt, type XmlElement } from './xml-tree.js'

/** What the text of a Word document refers to. */
export interface WordParts {
  styles: WordStyles
  numbering: WordNumbering
  notes: ReadonlyMap<string, XmlElement>
}

/** The paragraph that is being read. */
interface OpenParagraph {
  /** Rows of text: more than one where the writer broke a line. */
  rows: string[]
  letters: number
  strongLetters: number
  size?: number
  style: ParagraphStyle
  /** What goes behind it: what was left out, text boxes, notes. */
  leftOut: { kind: LeftOutKind; text: string }[]
  boxes: XmlElement[]
  notes: XmlElement[]
}

/** A field that Word fills in: its code, then its result. */
interface OpenField {
  code: string
  inResult: boolean
}

/** Reads paragraphs and tables in their order, as lines. */
export class WordReader {
  private readonly parts: WordParts
  private lines: ReadLine[] = []
  private fields: OpenField[] = []
  /** The paragraph whose end a tracked change has deleted: the next one goes on with it. */
  private carried: OpenParagraph | undefined
  private inContents = false

  constructor(parts: WordParts) {
    this.parts = parts
  }

  read(body: XmlElement): ReadLine[] {
    for (const element of elementsOf(body)) this.readBlock(element)
    if (this.carried) this.finish(this.carried, '')
    return this.lines
  }

  private readBlock(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        this.readParagraph(element)
        break
      case 'w:tbl':
        this.readTable(element)
        break
      case 'w:sdt': {
        const gallery = valueAt(element, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')
        const before = this.inContents
        this.inContents ||= /table of contents/i.test(gallery ?? '')
        for (const child of elementsOf(childAt(element, 'w:sdtContent') ?? element)) this.readBlock(child)
        this.inContents = before
        break
      }
      case 'mc:AlternateContent':
        for (const child of elementsOf(chosen(element) ?? element)) this.readBlock(child)
        break
      default:
        if (THROUGH.has(element.name)) for (const child of elementsOf(element)) this.readBlock(child)
    }
  }

  private readParagraph(element: XmlElement): void {
    const properties = childAt(element, 'w:pPr')
    const styleId = valueAt(properties, 'w:pStyle')
    const style = this.parts.styles.paragraph(styleId)
    const open: OpenParagraph = this.carried ?? {
      rows: [''],
      letters: 0,
      strongLetters: 0,
      style: withOwnLevel(style, properties),
      leftOut: [],
      boxes: [],
      notes: [],
    }
    const isContinued = this.carried !== undefined
    this.carried = undefined
    const wasContents = this.isContents(open)
    this.readInline(element, open, style.letters)
    const mark = childAt(properties, 'w:rPr')
    if (childAt(mark, 'w:del') || childAt(mark, 'w:moveFrom')) {
      this.carried = open
      return
    }
    const isEmpty = open.rows.every((row) => row.trim() === '')
    const numbering = numberingOf(properties) ?? style.numbering
    const isGone = isEmpty && open.leftOut.length > 0
    const label =
      numbering && numbering.id !== '0' && !isGone && !isContinued
        ? this.parts.numbering.next(numbering.id, numbering.level ?? style.numbering?.level, styleId)
        : ''
    if (wasContents || this.isContents(open))
      open.leftOut.unshift({ kind: 'table of contents', text: open.rows.join(' ') })
    this.finish(wasContents || this.isContents(open) ? { ...open, rows: [] } : open, label)
  }

  /** True within the table of contents that Word makes. */
  private isContents({ style }: OpenParagraph): boolean {
    return this.inContents || style.isContents === true || this.fields.some(({ code }) => /^\s*TOC\b/.test(code))
  }

  private finish({ rows, style, leftOut, boxes, notes, ...open }: OpenParagraph, label: string): void {
    const full = rows.map((row) => row.replace(/[\s\u200b]+/g, ' ').trim()).filter((row) => row !== '')
    const isStrong = open.letters > 0 && open.strongLetters === open.letters && style.heading === undefined
    full.forEach((text, i) => {
      this.lines.push({
        text: i === 0 ? labelled(label, text) : text,
        ...(full.length > 1 && style.heading === undefined ? {} : { whole: true }),
        ...(style.heading === undefined ? {} : { heading: style.heading }),
        ...(open.size === undefined ? {} : { size: open.size }),
        ...(isStrong ? { strong: true as const } : {}),
      })
    })
    if (full.length > 1) this.lines.push({ text: '' })
    for (const { kind, text } of leftOut)
      if (text.trim() !== '') this.lines.push({ text: text.replace(/\s+/g, ' ').trim(), leftOut: kind })
    for (const box of [...notes, ...boxes]) this.lines.push(...new WordReader(this.parts).read(box))
  }

  private readInline(parent: XmlElement, open: OpenParagraph, letters: LetterStyle): void {
    for (const element of elementsOf(parent)) {
      if (element.name === 'w:r') this.readRun(element, open, letters)
      else if (element.name === 'w:del' || element.name === 'w:moveFrom')
        leaveOut(open, 'struck out', textUnder(element))
      else if (element.name === 'w:sdt') {
        const content = childAt(element, 'w:sdtContent')
        const isPrompt = toggleAt(childAt(element, 'w:sdtPr'), 'w:showingPlcHdr')
        if (content && isPrompt) leaveOut(open, 'hidden', textUnder(content))
        else if (content) this.readInline(content, open, letters)
      } else if (element.name === 'mc:AlternateContent') this.readInline(chosen(element) ?? element, open, letters)
      else if (element.name === 'm:r') this.addText(textUnder(element), open, letters)
      else if (THROUGH.has(element.name) || element.name.startsWith('m:')) this.readInline(element, open, letters)
    }
  }

  private readRun(run: XmlElement, open: OpenParagraph, around: LetterStyle): void {
    const properties = childAt(run, 'w:rPr')
    const letters = {
      ...around,
      ...this.parts.styles.letters(valueAt(properties, 'w:rStyle')),
      ...lettersOf(properties),
    }
    for (const element of elementsOf(run)) this.readRunPart(element, open, letters)
  }

  private readRunPart(element: XmlElement, open: OpenParagraph, letters: LetterStyle): void {
    switch (element.name) {
      case 'w:t':
        this.addText(textUnder(element), open, letters)
        break
      case 'w:tab':
      case 'w:ptab':
        this.addText(' ', open, letters)
        break
      case 'w:noBreakHyphen':
        this.addText('-', open, letters)
        break
      case 'w:sym':
        this.addText(symbolOf(element), open, letters)
        break
      case 'w:br':
      case 'w:cr':
        if (!this.isInCode()) open.rows.push('')
        break
      case 'w:ruby':
        // The reading stands over the word, not in the sentence.
        this.readInline(childAt(element, 'w:rubyBase') ?? element, open, letters)
        break
      case 'w:fldChar':
        this.readField(element.attributes.fldCharType)
        break
      case 'w:instrText':
        if (this.fields.length > 0) this.fields.at(-1)!.code += textUnder(element)
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = element.name === 'w:footnoteReference' ? 'w:footnote' : 'w:endnote'
        const note = this.parts.notes.get(`${kind} ${element.attributes.id}`)
        if (note && !letters.struck && !letters.hidden) open.notes.push(note)
        break
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        open.boxes.push(...descendantsNamed(element, 'w:txbxContent'))
        break
      case 'mc:AlternateContent':
        // The same box stands in it twice, for older programs too.
        for (const child of elementsOf(chosen(element) ?? element)) this.readRunPart(child, open, letters)
        break
    }
  }

  private readField(type: string | undefined): void {
    if (type === 'begin') this.fields.push({ code: '', inResult: false })
    else if (type === 'separate' && this.fields.length > 0) this.fields.at(-1)!.inResult = true
    else if (type === 'end') this.fields.pop()
  }

  private isInCode(): boolean {
    return this.fields.some(({ inResult }) => !inResult)
  }

  private addText(text: string, open: OpenParagraph, { struck, hidden, strong, size }: LetterStyle): void {
    if (this.isInCode()) return
    if (struck || hidden) {
      leaveOut(open, struck ? 'struck out' : 'hidden', text)
      return
    }
    open.rows[open.rows.length - 1] += text
    const count = text.replace(/\s/g, '').length
    open.letters += count
    if (strong) open.strongLetters += count
    if (size !== undefined && count > 0) open.size = Math.max(open.size ?? 0, size)
  }

  private readTable(table: XmlElement): void {
    const columns = new Map<number, TableCell>()
    const rows = rowsUnder(table).flatMap((row): TableRow[] => {
      const properties = childAt(row, 'w:trPr')
      if (childAt(properties, 'w:del') || toggleAt(properties, 'w:hidden')) {
        const leftOut = childAt(properties, 'w:del') ? 'struck out' : 'hidden'
        this.lines.push({ text: textUnder(row).replace(/\s+/g, ' ').trim(), leftOut })
        return []
      }
      return [{ cells: this.readCells(row, columns), ...(toggleAt(properties, 'w:tblHeader') ? { head: true } : {}) }]
    })
    this.lines.push(...tableLines(rows))
  }

  /** `columns`: by column, the cell above that may go on in this row. */
  private readCells(row: XmlElement, columns: Map<number, TableCell>): TableCell[] {
    const cells: TableCell[] = []
    const before = Number(valueAt(row, 'w:trPr', 'w:gridBefore') ?? 0)
    if (before > 0) cells.push({ paragraphs: [], columns: before })
    let x = before
    for (const element of cellsUnder(row)) {
      const properties = childAt(element, 'w:tcPr')
      const span = Math.max(1, Number(valueAt(properties, 'w:gridSpan') ?? 1))
      const merge = childAt(properties, 'w:vMerge')
      const above = columns.get(x)
      if (merge && merge.attributes.val !== 'restart' && above) {
        above.rows = (above.rows ?? 1) + 1
        x += span
        continue
      }
      const lines = new WordReader(this.parts).read(element)
      this.lines.push(...lines.filter(({ leftOut }) => leftOut !== undefined))
      const full = lines.filter(({ text, leftOut }) => text !== '' && leftOut === undefined)
      const cell: TableCell = {
        paragraphs: full.map(({ text }) => text),
        columns: span,
        ...(full.length > 0 && full.every(({ strong }) => strong) ? { head: true } : {}),
      }
      cells.push(cell)
      if (merge) columns.set(x, cell)
      else columns.delete(x)
      x += span
    }
    return cells
  }
}

function leaveOut(open: OpenParagraph, kind: LeftOutKind, text: string): void {
  const last = open.leftOut.at(-1)
  if (last?.kind === kind) last.text += text
  else open.leftOut.push({ kind, text })
}

function withOwnLevel(style: ParagraphStyle, properties: XmlElement | undefined): ParagraphStyle {
  const level = headingLevel('', properties)
  if (level === undefined) return style
  const { heading: _, ...plain } = style
  return level > 9 ? plain : { ...style, heading: level }
}

/** 第1条（目的）: a number and a caption stand together, as the citation has them. */
function labelled(label: string, text: string): string {
  return /^[（(]/.test(text) && /[条章節款]\s*$/.test(label) ? `${label.trimEnd()}${text}` : `${label}${text}`
}
