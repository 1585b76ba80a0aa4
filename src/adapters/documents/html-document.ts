import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { LeftOutKind } from '../../core/library/left-out.js'
import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { parseStyleSheet, type StyleSheet, type TextStyle, textStyleOf } from './html-style.js'
import { type ItemMarks, itemMarks } from './list-marks.js'
import { type TableCell, type TableRow, tableLines } from './table-lines.js'
import { decodeText } from './text-decoding.js'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/** What holds no text of the document, and what leads to other pages. */
const NO_TEXT = new Set('script style noscript template svg iframe object head rt rp rtc'.split(' '))
const MENUS = new Set('nav select button menu dialog'.split(' '))
const MENU_NAMES =
  /(^|[\s_-])(breadcrumbs?|topic-?path|pankuzu|gnav|global-?nav|side-?nav|pagetop|page-top|skip-?link)([\s_-]|$)/i
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
/** Lines of source for so many lines of text that their numbers help nobody: a page without line breaks. */
const MINIFIED = 3

/** What a node stands in. */
interface Within {
  heading?: number
  strong?: boolean
  pre?: true
  list?: ItemMarks
}

/** An HTML page: its blocks as paragraphs, h1–h6 as headings, with the lines of the source. */
export function readHtml(bytes: Uint8Array): ReadDocument {
  const source = decodeText(bytes)
  if (source.trim() === '') throw new ImportRefusal('empty')
  if (!/<(html|body|head|p|div|h[1-6]|table|ul|ol|article|section|main|span|br)[\s/>]/i.test(source))
    throw new ImportRefusal('notHtml')
  const document = htmlToDocument(source)
  const isMinified = source.split('\n').length * MINIFIED < document.lines.length
  return isMinified ? { ...document, lines: document.lines.map(({ line: _, ...line }) => line) } : document
}

/** The same for HTML that is at hand as a string. An attribute `data-line` says which line of another source it was. */
export function htmlToDocument(source: string): ReadDocument {
  const document = parse(source, { sourceCodeLocationInfo: true })
  const lines = linesUnder(document, parseStyleSheet(styleText(document)))
  const title = titleOf(document)
  return { ...(title === undefined ? {} : { title }), lines, warnings: [] }
}

function linesUnder(parent: Parent, sheet: StyleSheet): ReadLine[] {
  const walker = new PageWalker(sheet)
  walker.walk(parent, {})
  walker.flush({})
  return walker.lines
}

class PageWalker {
  readonly lines: ReadLine[] = []
  private readonly sheet: StyleSheet
  /** The open line: its text, where it began, how many of its letters there are and are bold, the mark of its list item. */
  private text = ''
  private from: number | undefined
  private letters = 0
  private strongLetters = 0
  private mark = ''
  /** True once the source broke the paragraph within: its lines may be parts of one sentence. */
  private isSoft = false
  /** What was left out within the open line; it goes behind it. */
  private aside: ReadLine[] = []
  /** The line of another source that the open element came from. */
  private marked: number | undefined

  constructor(sheet: StyleSheet) {
    this.sheet = sheet
  }

  walk(parent: Parent, within: Within): void {
    for (const node of parent.childNodes) this.visit(node, within)
  }

  /** Ends the open line. `soft`: the source has a line break here, which may be in mid-sentence. */
  flush({ heading }: Within, soft = false): void {
    const own = this.text.replace(/\s+/g, ' ').trim()
    if (own !== '') {
      const isStrong = heading === undefined && this.strongLetters === this.letters
      this.lines.push({
        text: HAS_MARK.test(own) ? own : `${this.mark}${own}`,
        ...(soft || this.isSoft ? {} : { whole: true }),
        ...(this.from === undefined ? {} : { line: this.from }),
        ...(heading === undefined ? {} : { heading }),
        ...(isStrong ? { strong: true as const } : {}),
      })
      this.mark = ''
    }
    this.lines.push(...this.aside)
    if (this.isSoft && !soft) this.lines.push({ text: '' })
    this.isSoft = soft
    this.text = ''
    this.from = undefined
    this.letters = 0
    this.strongLetters = 0
    this.aside = []
  }

  private visit(node: Node, within: Within): void {
    if (node.nodeName === '#text') this.visitText(node as DefaultTreeAdapterTypes.TextNode, within)
    else if (node.nodeName === '#comment') this.visitComment(node as DefaultTreeAdapterTypes.CommentNode)
    else if ('tagName' in node && !NO_TEXT.has(node.tagName)) this.visitElement(node, within)
  }

  private visitElement(node: Element, within: Within): void {
    const { tagName } = node
    const line = Number(attributeOf(node, 'data-line'))
    if (line > 0) this.marked = line
    const style = textStyleOf(node, this.sheet)
    const leftOut = leftOutReason(node, style)
    const isTerm = tagName === 'dt' || tagName === 'summary'
    const inner = { ...within, ...(style.strong !== undefined || isTerm ? { strong: style.strong ?? true } : {}) }
    if (leftOut) this.leaveOut(node, leftOut)
    else if (tagName === 'br') this.visitBreak(node, within)
    else if (tagName === 'table') this.visitTable(node, within)
    else if (BLOCKS.has(tagName) || style.block) this.visitBlock(node, within, inner)
    else this.walk(node, inner)
  }

  private visitBlock(node: Element, within: Within, inner: Within): void {
    const { tagName } = node
    this.flush(within)
    if (/^h[1-6]$/.test(tagName)) inner.heading = Number(tagName[1])
    if (tagName === 'pre') inner.pre = true
    if (tagName === 'ol' || tagName === 'ul') inner.list = itemMarks(node)
    if (tagName === 'li') this.mark = within.list?.next(node) ?? '・'
    this.walk(node, inner)
    this.flush(inner)
    this.mark = ''
  }

  private leaveOut(node: Element, leftOut: LeftOutKind): void {
    const lines = linesUnder(node, NO_STYLES)
    this.aside.push(...lines.map(({ text, line = this.from }) => ({ text, leftOut, ...(line ? { line } : {}) })))
  }

  private visitText({ value, sourceCodeLocation }: DefaultTreeAdapterTypes.TextNode, within: Within): void {
    if (value.trim() !== '') this.from ??= this.marked ?? sourceCodeLocation?.startLine
    value.split(within.pre ? '\n' : NEVER).forEach((row, i) => {
      if (i > 0) {
        this.flush(within)
        if (this.marked !== undefined) this.marked += 1
        this.from = this.marked
      }
      const letters = row.replace(/\s/g, '').length
      this.text += row
      this.letters += letters
      if (within.strong) this.strongLetters += letters
    })
  }

  /** A remark in the source is no text, but a person may want to see that it was read over. */
  private visitComment({ data, sourceCodeLocation }: DefaultTreeAdapterTypes.CommentNode): void {
    const text = data.replace(/\s+/g, ' ').trim()
    if (!/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return
    const line = this.marked ?? sourceCodeLocation?.startLine
    this.aside.push({ text, leftOut: 'comment', ...(line === undefined ? {} : { line }) })
  }

  private visitBreak(node: Element, within: Within): void {
    if (within.heading !== undefined) {
      this.text += ' '
      return
    }
    this.flush(within, attributeOf(node, 'data-soft') !== undefined)
    if (this.marked !== undefined) this.marked += 1
  }

  private visitTable(table: Element, within: Within): void {
    this.flush(within)
    for (const caption of childrenOf(table, 'caption')) {
      this.walk(caption, within)
      this.flush(within)
    }
    this.lines.push(...tableLines(rowsOf(table).flatMap((row) => this.rowOf(row) ?? [])))
  }

  private rowOf(row: Element): TableRow | undefined {
    const leftOut = leftOutReason(row, textStyleOf(row, this.sheet))
    if (leftOut) {
      const text = linesUnder(row, NO_STYLES).map((line) => line.text)
      this.lines.push({ text: text.join(' '), leftOut })
      return undefined
    }
    const line = Number(attributeOf(row, 'data-line')) || row.sourceCodeLocation?.startLine
    const isHead = row.parentNode && 'tagName' in row.parentNode && row.parentNode.tagName === 'thead'
    return {
      cells: [...childrenOf(row, 'th'), ...childrenOf(row, 'td')]
        .sort((a, b) => row.childNodes.indexOf(a) - row.childNodes.indexOf(b))
        .map((cell) => this.cellOf(cell)),
      ...(isHead ? { head: true } : {}),
      ...(line ? { at: { line } } : {}),
    }
  }

  private cellOf(cell: Element): TableCell {
    const lines = linesUnder(cell, this.sheet)
    this.lines.push(...lines.filter(({ leftOut }) => leftOut !== undefined))
    return {
      paragraphs: lines.flatMap(({ text, leftOut }) => (leftOut ? [] : [text])),
      columns: Number(attributeOf(cell, 'colspan')) || 1,
      rows: Number(attributeOf(cell, 'rowspan')) || 1,
      ...(cell.tagName === 'th' ? { head: true } : {}),
    }
  }
}

const NEVER = /(?!)/
const NO_STYLES: StyleSheet = new Map()
const HAS_MARK = /^([・•●○◎■◆□※①-⑳-]|[（(]?[0-9０-９]{1,2}[）)．.、])/

function leftOutReason(node: Element, { hidden, struck }: TextStyle): LeftOutKind | undefined {
  if (hidden) return 'hidden'
  if (struck) return 'struck out'
  const names = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`
  if (MENUS.has(node.tagName) || attributeOf(node, 'role') === 'navigation' || MENU_NAMES.test(names))
    return 'navigation'
  if (node.tagName === 'aside' && isOfLinks(node)) return 'navigation'
  const isFrame = node.tagName === 'header' || node.tagName === 'footer'
  return isFrame && isOfPage(node) ? 'navigation' : undefined
}

/** True for the head and foot of the page itself, not of an article in it; one that holds the page's heading is text. */
function isOfPage(node: Element): boolean {
  const parent = node.parentNode
  const isTop = parent !== null && 'tagName' in parent && (parent.tagName === 'body' || parent.tagName === 'div')
  return isTop && !someUnder(node, ({ tagName }) => /^h[1-3]$/.test(tagName) || tagName === 'main')
}

/** True where what stands in it leads elsewhere: 関連ページ, 新着のお知らせ. */
function isOfLinks(node: Element): boolean {
  const letters = lettersUnder(node)
  return letters.links > 0.5 * letters.all
}

function lettersUnder(parent: Parent): { all: number; links: number } {
  const sum = { all: 0, links: 0 }
  for (const node of parent.childNodes) {
    if ('value' in node) sum.all += node.value.trim().length
    if (!('tagName' in node)) continue
    const under = lettersUnder(node)
    sum.all += under.all
    sum.links += node.tagName === 'a' ? under.all : under.links
  }
  return sum
}

function someUnder(parent: Parent, test: (element: Element) => boolean): boolean {
  return parent.childNodes.some((node) => 'tagName' in node && (test(node) || someUnder(node, test)))
}

function rowsOf(table: Element): Element[] {
  const groups = table.childNodes.flatMap((node) =>
    'tagName' in node && ['thead', 'tbody', 'tfoot'].includes(node.tagName) ? [node] : [],
  )
  return groups.flatMap((group) => childrenOf(group, 'tr'))
}

function childrenOf(parent: Parent, tagName: string): Element[] {
  return parent.childNodes.flatMap((node) => ('tagName' in node && node.tagName === tagName ? [node] : []))
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attr) => attr.name === name)?.value
}

function styleText(parent: Parent): string {
  return parent.childNodes
    .map((node) => {
      if (!('tagName' in node)) return ''
      if (node.tagName !== 'style') return styleText(node)
      return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
    })
    .join('\n')
}

function titleOf(parent: Parent): string | undefined {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'title') {
      const words = node.childNodes
        .map((child) => ('value' in child ? child.value : ''))
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
      return words === '' ? undefined : words
    }
    if (node.tagName === 'html' || node.tagName === 'head') {
      const found = titleOf(node)
      if (found !== undefined) return found
    }
  }
  return undefined
}
