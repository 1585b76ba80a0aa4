import { stringify } from 'yaml'
import { z } from 'zod'
import type { Passage, Source } from '../core/corpus/corpus.js'
import type { ReadFile } from './file-reading.js'
import { toPassageText } from './passages.js'
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
export const librarySchema = z.strictObject({
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
export interface LibraryPassage {
  section: string
  place: string
  text: string
  /** Of the corpus's case or guide section; absent for a document of one's own. */
  of?: { documentId: string; title: string }
}

export interface LibraryDocument {
  entry: LibraryEntry
  passages: LibraryPassage[]
  /** Line of the file on which each passage begins. */
  lines: number[]
}

/**
 * A library file's text: front matter, then for each passage `## section`, `> place`, and its paragraphs one a line.
 * `# title {document id}` says of which case or section of the corpus the passages after it are the original. A line
 * that would read as one of these marks has a backslash before it; nothing else is changed.
 */
export function renderLibraryFile({ entry, passages }: Pick<LibraryDocument, 'entry' | 'passages'>): string {
  const out = ['---', stringify(entry, { lineWidth: 0 }).trimEnd(), '---']
  let of = ''
  for (const passage of passages) {
    const head = passage.of ? `# ${passage.of.title} {${passage.of.documentId}}` : ''
    if (head !== of) out.push('', head)
    of = head
    out.push('', `## ${passage.section}`.trimEnd())
    if (passage.place !== '') out.push(`> ${passage.place}`)
    out.push('')
    for (const line of passage.text.split('\n')) out.push(/^([#>\\]|---)/.test(line) ? `\\${line}` : line)
  }
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
  const passages: LibraryPassage[] = []
  const lines: number[] = []
  let of: LibraryPassage['of']
  let placed = true
  for (let i = close + 1; i < rows.length; i += 1) {
    const row = rows[i]!
    const open = passages.at(-1)
    const document = /^# (.*) \{([^{}]+)\}$/.exec(row)
    if (row.trim() === '') continue
    if (document) {
      of = { title: document[1]!, documentId: document[2]! }
    } else if (/^##( |$)/.test(row)) {
      passages.push({ section: row.slice(2).trim(), place: '', text: '', ...(of ? { of } : {}) })
      lines.push(i + 1)
      placed = false
    } else if (row.startsWith('#')) {
      report(i + 1, 'expected "# title {document id}" or "## section"')
    } else if (!open) {
      report(i + 1, 'text before the first "## " line')
    } else if (row.startsWith('> ')) {
      if (placed || open.text !== '') report(i + 1, 'a place line stands right under its heading, once')
      open.place = row.slice(2).trim()
      placed = true
    } else {
      open.text += `${open.text === '' ? '' : '\n'}${row.startsWith('\\') ? row.slice(1) : row}`
    }
  }
  passages.forEach((passage, i) => {
    if (passage.text === '') report(lines[i]!, 'a section without text')
  })
  if (passages.length === 0) report(close + 1, 'no text')
  return problems.length > 0 ? { problems } : { value: { entry, passages, lines }, problems }
}

/** A title that people say only of a document (在宅勤務規程), not of its subject (在宅勤務). */
const NAMES_A_DOCUMENT = /.(規程|規則|規定|要領|要綱|指針|方針|ガイドライン|マニュアル|手引き?|ハンドブック)$/

/** The source that a document of one's own is. */
export function toSource({ id, title, publisher, published, ...entry }: LibraryEntry): Source {
  return {
    id,
    title,
    ...(publisher === undefined ? {} : { publisher }),
    published: published ?? '',
    circa: false,
    kind: '社内文書',
    topics: NAMES_A_DOCUMENT.test(title) ? [title] : [],
    library: {
      ...(entry.audience === undefined ? {} : { audience: entry.audience }),
      ...(entry.reviewBy === undefined ? {} : { reviewBy: entry.reviewBy }),
      importedAt: entry.importedAt,
      originalName: entry.originalName,
    },
  }
}

/** The passages that answers quote. `isCase` tells a case's document from another's. */
export function toPassages(
  path: string,
  { entry, passages, lines }: LibraryDocument,
  isCase: (documentId: string) => boolean,
): Passage[] {
  const taken = new Map<string, number>()
  const numbered = (id: string) => {
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    return count === 1 ? id : `${id}~${count}`
  }
  return passages.map(({ section, place, text: words, of }, i) => ({
    id: numbered(of ? `${of.documentId}#原文/${entry.id}` : section === '' ? entry.id : `${entry.id}#${section}`),
    documentId: of?.documentId ?? entry.id,
    kind: of && isCase(of.documentId) ? 'case' : 'guide',
    source: entry.original ?? entry.id,
    title: of?.title ?? entry.title,
    section,
    place,
    ...toPassageText(words.split('\n').map((line) => ({ text: line, noted: [] }))),
    verbatim: true,
    ...(entry.original === undefined ? { own: true as const } : {}),
    newer: [],
    topics: [],
    origin: { file: path, line: lines[i]! },
  }))
}
