import type { Problem } from './problem.js'

/** A paragraph or list item, as it is shown, with the questions noted under it. */
export interface MarkdownBlock {
  text: string
  noted: string[]
}

/** What stands under one heading, up to the next. Level 0 is what stands before the first heading. */
export interface MarkdownSection {
  level: 0 | 2 | 3
  heading: string
  line: number
  place?: string
  blocks: MarkdownBlock[]
}

export interface MarkdownDocument {
  frontMatter: { text: string; firstLine: number }
  sections: MarkdownSection[]
}

/**
 * Parses a corpus document: YAML front matter, then headings (`##`, `###`), paragraphs, list items (`- `), place lines
 * (`> ` right under a heading), question lines (`? ` under a block) and HTML comments. The format is the corpus's own
 * (docs/corpus-format.md); whatever else Markdown knows is a problem, so that nothing is shown raw.
 */
export function parseMarkdownDocument(
  file: string,
  text: string,
): { ok: true; document: MarkdownDocument } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (line: number, message: string) => problems.push({ file, line, column: 1, path: '', message })
  const lines = blankComments(text.replace(/^\uFEFF/, '')).split(/\r?\n/)
  if (lines[0] !== '---') {
    report(1, 'expected front matter: a first line "---"')
    return { ok: false, problems }
  }
  const close = lines.indexOf('---', 1)
  if (close < 0) {
    report(1, 'the front matter is not closed by a line "---"')
    return { ok: false, problems }
  }
  const frontMatter = { text: lines.slice(1, close).join('\n'), firstLine: 2 }
  const sections: MarkdownSection[] = [{ level: 0, heading: '', line: close + 2, blocks: [] }]
  let open: MarkdownBlock | undefined
  for (let i = close + 1; i < lines.length; i += 1) {
    const line = lines[i]!.trim()
    const section = sections.at(-1)!
    const level = /^#*/.exec(line)![0].length
    if (level > 0) {
      const heading = line.slice(level).trim()
      if ((level !== 2 && level !== 3) || heading === '') report(i + 1, 'expected a heading "## …" or "### …"')
      else sections.push({ level, heading, line: i + 1, blocks: [] })
      open = undefined
    } else if (line === '') {
      open = undefined
    } else if (line.startsWith('> ')) {
      if (section.blocks.length > 0 || section.place !== undefined)
        report(i + 1, 'a place line stands right under its heading, once')
      section.place = line.slice(2).trim()
    } else if (/^\?\s/.test(line)) {
      const block = section.blocks.at(-1)
      if (block === undefined) report(i + 1, 'a question line needs a paragraph or list item above it')
      else block.noted.push(line.slice(2).trim())
      open = undefined
    } else if (/^[-*]\s/.test(line)) {
      open = { text: `・${line.slice(2).trim()}`, noted: [] }
      section.blocks.push(open)
    } else if (/^(\||```|!\[|\d+\.\s)/.test(line)) {
      report(i + 1, 'tables, code, images and numbered lists are not part of the corpus format')
    } else if (open) {
      open.text += line
    } else {
      open = { text: line, noted: [] }
      section.blocks.push(open)
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document: { frontMatter, sections } }
}

/** Replaces HTML comments by nothing, keeping the line breaks, so that line numbers hold. */
function blankComments(text: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('<!--', at)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    if (end < 0) return kept + text.slice(at)
    kept += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, '')
    at = end + '-->'.length
  }
}
