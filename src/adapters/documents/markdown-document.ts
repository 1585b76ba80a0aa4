import MarkdownIt from 'markdown-it'
import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { htmlToDocument } from './html-document.js'
import { refuseOtherTypes } from './plain-document.js'
import { decodeText } from './text-decoding.js'

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?(---|\.\.\.)[ \t]*(\r?\n|$)/
/** `[1]: https://…`: where a link leads. */
const LINK_TARGET = /^ {0,3}\[(?!\^)([^\]\n]+)\]:\s*<?(https?:|mailto:|\.{0,2}\/|#|www\.)\S*.*$/i
/** Marks of page builders: `:::note`, `[TOC]`, `<!-- wp:… -->` and the like; their content stays. */
const DIRECTIVE = /^\s*(:{3,}.*|\[\[?_?toc_?\]\]?|\{%.*%\}|\{\{.*\}\}|import .+ from .+|export (default|const) .+)\s*$/i

/** Markdown (CommonMark with tables and ~~), read as what it shows, with the lines of the source. */
export function readMarkdown(bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n')
  refuseOtherTypes(text)
  const front = FRONT_MATTER.exec(text)
  const leftOut: ReadLine[] = []
  const rows = text.split('\n')
  const skipped = front ? front[0].replace(/\n$/, '').split('\n').length : 0
  const links = new Set<string>()
  let fenced = false
  const source = rows.map((row, i) => {
    if (i < skipped) return ''
    if (/^\s*(```|~~~)/.test(row)) fenced = !fenced
    const target = fenced ? null : LINK_TARGET.exec(row)
    if (target) links.add(target[1]!.toLowerCase())
    if (!target && (fenced || !DIRECTIVE.test(row))) return row
    leftOut.push({ text: row.trim(), line: i + 1, leftOut: 'markup' })
    return ''
  })
  const shown = htmlToDocument(toHtml(withWideHeads(source).join('\n')))
  const lines = withNotes(shown.lines.flatMap((line) => withoutMarks(line, links)))
  return {
    lines: [...lines, ...leftOut],
    ...(front ? { frontMatter: front[1] ?? '' } : {}),
    warnings: [],
  }
}

const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/

/** To the parser a row ends where the head of its table does: heads are made as wide as the widest row. */
function withWideHeads(rows: string[]): string[] {
  const wide = [...rows]
  const cells = (row: string) =>
    row
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/).length
  rows.forEach((rule, i) => {
    const head = rows[i - 1] ?? ''
    if (!rule.includes('|') || !TABLE_RULE.test(rule) || !head.includes('|') || cells(rule) !== cells(head)) return
    const end = rows.findIndex((row, k) => k > i && !row.includes('|'))
    const body = rows.slice(i + 1, end < 0 ? rows.length : end)
    const missing = Math.max(0, ...body.map(cells)) - cells(head)
    if (missing <= 0) return
    const widen = (row: string, cell: string) => `${row.trimEnd().replace(/(?<!\\)\|$/, '')}${cell.repeat(missing)}|`
    wide[i - 1] = widen(head, '| ')
    wide[i] = widen(rule, '|-')
  })
  return wide
}

/** HTML in which every block says which line of the source it began on. */
function toHtml(source: string): string {
  const markdown = new MarkdownIt({ html: true })
  // Definitions of links are gone already; to the parser a footnote would be one, and vanish.
  markdown.disable('reference')
  markdown.core.ruler.push('lines', (state) => {
    for (const token of state.tokens) if (token.map) token.attrSet('data-line', String(token.map[0] + 1))
  })
  markdown.renderer.rules.softbreak = () => '<br data-soft>\n'
  markdown.renderer.rules.image = (tokens, i) => markdown.utils.escapeHtml(tokens[i]!.content)
  const block = markdown.renderer.rules.html_block!
  markdown.renderer.rules.html_block = (tokens, i, ...rest) => {
    const [from] = tokens[i]!.map ?? [0]
    return `<span data-line="${from + 1}"></span>${block(tokens, i, ...rest)}`
  }
  return markdown.render(source)
}

const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー々「」『』（）、。・！？'
/**
 * Marks that the parser leaves as they are: between Japanese letters and punctuation CommonMark sees neither the beginning nor the
 * end of an emphasis (https://github.com/commonmark/commonmark-spec/issues/650), and some marks are other programs' own.
 */
function withoutMarks(line: ReadLine, links: ReadonlySet<string>): ReadLine[] {
  if (line.leftOut !== undefined) return [line]
  const struck: ReadLine[] = []
  const at = line.line === undefined ? {} : { line: line.line }
  const text = line.text
    .replace(/~~(?=\S)(.+?)~~/gu, (_, words: string) => {
      struck.push({ text: words, leftOut: 'struck out', ...at })
      return ''
    })
    .replace(/\*\*(?=\S)(.+?)\*\*/gu, '$1')
    .replace(/==(?=\S)([^=]+?)==/gu, '$1')
    .replace(new RegExp(`\\*(?=[${CJK}])([^*]+?[${CJK}\\d])\\*`, 'gu'), '$1')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/g, '$1')
    .replace(/\[([^\]]+)\]\[([^\]]*)\]/g, (whole, words: string, name: string) =>
      links.has((name || words).toLowerCase()) ? words : whole,
    )
    .replace(/^(・)?\[[ xX]\]\s+/, '$1')
    .replace(/\s*\{#[\w-]+\}$/, '')
    .replace(/^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/i, '')
    .trim()
  return text === '' && struck.length > 0 ? struck : [{ ...line, text }, ...struck]
}

/** Notes (`[^1]: …`) go with the line that has their mark, as they would at the foot of its page. */
function withNotes(lines: ReadLine[]): ReadLine[] {
  const notes = new Map<string, ReadLine>()
  for (const line of lines) {
    const note = /^\[\^([^\]]+)\]:\s*(.+)$/.exec(line.text)
    if (note && line.leftOut === undefined) notes.set(note[1]!, { ...line, text: note[2]!, whole: true })
  }
  if (notes.size === 0) return lines
  const placed = new Set<string>()
  const body = lines.filter(({ text }) => !/^\[\^[^\]]+\]:/.test(text))
  const read = body.flatMap((line): ReadLine[] => {
    const own: ReadLine[] = []
    const text = line.text.replace(/\[\^([^\]]+)\]/g, (mark, name: string) => {
      const note = notes.get(name)
      if (!note) return mark
      if (!placed.has(name)) own.push(note)
      placed.add(name)
      return ''
    })
    return own.length === 0 && text === line.text ? [line] : [{ ...line, text }, ...own]
  })
  return [...read, ...[...notes].flatMap(([name, note]) => (placed.has(name) ? [] : [note]))]
}
