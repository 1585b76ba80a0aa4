import { stringify } from 'yaml'
import { z } from 'zod'
import { isLeftOutKind, LEFT_OUT_KINDS, type LeftOutLine } from '../core/library/left-out.js'
import type { PassageLine } from '../core/library/passage-line.js'
import type { ReadFile } from './file-reading.js'
import type { Problem } from './problem.js'
import { parseYamlValue } from './yaml-value.js'

const text = z.string().trim().min(1)
export const libraryId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id in kebab-case (a-z, 0-9, -)')
export const publishedDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD, quoted')
export const wholeDate = z.iso.date('expected YYYY-MM-DD, quoted')

/** What a person may say of a document: by flags, or in the front matter of a Markdown file. */
export const documentFactsSchema = z.strictObject({
  id: libraryId.optional(),
  title: text.optional(),
  publisher: text.optional(),
  date: publishedDate.optional(),
  audience: text.optional(),
  reviewBy: wholeDate.optional(),
})
export type DocumentFacts = z.infer<typeof documentFactsSchema>

/** The front matter of a file of the library. Strict: an unknown key is a problem. */
const librarySchema = z.strictObject({
  id: libraryId,
  title: text,
  publisher: text.optional(),
  published: publishedDate.optional(),
  audience: text.optional(),
  reviewBy: wholeDate.optional(),
  importedAt: z.iso.datetime(),
  originalName: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
  /** Id of the corpus's source whose original this is. */
  original: text.optional(),
})
export type LibraryEntry = z.infer<typeof librarySchema>

/** A passage as it is kept: its own words, and for an original where the corpus speaks of the same. */
interface LibraryPassage {
  section: string
  place: string
  lines: PassageLine[]
  /** Of the corpus's case or guide section; absent for a document of one's own. */
  of?: { documentId: string; title: string }
}

export interface LibraryDocument {
  entry: LibraryEntry
  passages: LibraryPassage[]
  /** What the document's own text holds beside: it is never searched or quoted. */
  leftOut: LeftOutLine[]
  /** Line of the file on which each passage begins. */
  lines: number[]
}

const LEFT_OUT = '# left out'

/**
 * A library file's text: front matter, then for each passage `## section`, `> place`, and its paragraphs one a line, with
 * `### ` before a heading and, under a paragraph, `? ` before each question that is noted for it, `?+ ` where a person added it.
 * `# title {document id}` says of which case or section of the corpus the passages after it are the original. At the end
 * `# left out` lists what was read over. A line that would read as one of these marks has a backslash before it; nothing
 * else is changed.
 */
export function renderLibraryFile({ entry, passages, leftOut }: Omit<LibraryDocument, 'lines'>): string {
  const out = ['---', stringify(entry, { lineWidth: 0 }).trimEnd(), '---']
  let of = ''
  for (const passage of passages) {
    const head = passage.of ? `# ${passage.of.title} {${passage.of.documentId}}` : ''
    if (head !== of) out.push('', head)
    of = head
    out.push('', `## ${passage.section}`.trimEnd())
    if (passage.place !== '') out.push(`> ${passage.place}`)
    out.push('')
    for (const { text, heading, noted, added } of passage.lines) {
      out.push(heading ? `### ${text}` : /^([#>?\\]|---)/.test(text) ? `\\${text}` : text)
      for (const question of noted ?? []) out.push(`? ${question}`)
      for (const question of added ?? []) out.push(`?+ ${question}`)
    }
  }
  if (leftOut.length > 0) out.push('', LEFT_OUT, '')
  for (const { kind, place, text } of leftOut) out.push(`- ${kind}${place === '' ? '' : ` (${place})`}: ${text}`)
  return `${out.join('\n')}\n`
}

/** The way back. Every fault has its line. */
export function parseLibraryFile(file: ReadFile): { value?: LibraryDocument; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (line: number, message: string) =>
    problems.push({ file: file.path, line, column: 1, path: '', message })
  const rows = file.text.replace(/^\ufeff/, '').split(/\r?\n/)
  const close = rows[0] === '---' ? rows.indexOf('---', 1) : -1
  if (close < 0) {
    report(1, 'expected front matter between two lines "---"')
    return { problems }
  }
  const front = parseYamlValue({ file: file.path, text: rows.slice(1, close).join('\n'), firstLine: 2 }, librarySchema)
  if (!front.ok) return { problems: front.problems }
  const entry = front.value.value
  if (`${entry.id}.md` !== file.name)
    problems.push(front.value.problem(['id'], `expected "${file.name.slice(0, -3)}", the file's name`))
  const end = rows.indexOf(LEFT_OUT, close + 1)
  const { passages, lines } = parsePassages(rows.slice(0, end < 0 ? rows.length : end), close + 1, report)
  const leftOut = end < 0 ? [] : parseLeftOut(rows, end + 1, report)
  if (passages.length === 0) report(close + 1, 'no text')
  return problems.length > 0 ? { problems } : { value: { entry, passages, leftOut, lines }, problems }
}

type Report = (line: number, message: string) => void

function parsePassages(rows: string[], from: number, report: Report): Pick<LibraryDocument, 'passages' | 'lines'> {
  const passages: LibraryPassage[] = []
  const lines: number[] = []
  let of: LibraryPassage['of']
  let placed = true
  for (let i = from; i < rows.length; i += 1) {
    const row = rows[i]!
    const open = passages.at(-1)
    const document = /^# (.*) \{([^{}]+)\}$/.exec(row)
    if (row.trim() === '') continue
    if (document) {
      of = { title: document[1]!, documentId: document[2]! }
    } else if (/^##( |$)/.test(row)) {
      passages.push({ section: row.slice(2).trim(), place: '', lines: [], ...(of ? { of } : {}) })
      lines.push(i + 1)
      placed = false
    } else if (row.startsWith('#') && !row.startsWith('### ')) {
      report(i + 1, 'expected "# title {document id}", "## section" or "### heading"')
    } else if (!open) {
      report(i + 1, 'text before the first "## " line')
    } else if (row.startsWith('> ')) {
      if (placed || open.lines.length > 0) report(i + 1, 'a place line stands right under its heading, once')
      open.place = row.slice(2).trim()
      placed = true
    } else if (/^\?\+? /.test(row)) {
      const last = open.lines.at(-1)
      const list = row.startsWith('?+') ? 'added' : 'noted'
      if (!last || last.heading) report(i + 1, 'a question line needs a paragraph above it')
      else last[list] = [...(last[list] ?? []), row.slice(list === 'added' ? 3 : 2).trim()]
    } else if (row.startsWith('### ')) {
      open.lines.push({ text: row.slice(4), heading: true })
    } else {
      open.lines.push({ text: row.startsWith('\\') ? row.slice(1) : row })
    }
  }
  passages.forEach((passage, i) => {
    if (!passage.lines.some(({ heading }) => !heading)) report(lines[i]!, 'a section without text')
  })
  return { passages, lines }
}

function parseLeftOut(rows: string[], from: number, report: Report): LeftOutLine[] {
  return rows.slice(from).flatMap((row, i): LeftOutLine[] => {
    if (row.trim() === '') return []
    const [, kind, place = '', text] = /^- ([a-z ]+?)(?: \(([^)]*)\))?: (.*)$/.exec(row) ?? []
    if (kind !== undefined && isLeftOutKind(kind)) return [{ kind, place, text: text! }]
    report(from + i + 1, `expected "- kind (place): text", with one of ${LEFT_OUT_KINDS.join(', ')}`)
    return []
  })
}
