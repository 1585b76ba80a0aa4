import { createDocumentReader, type ReadingLimits } from '../adapters/documents/document-reader.js'
import { hashOf } from '../adapters/files/hash.js'
import type { Corpus } from '../core/corpus/corpus.js'
import { accountFor } from '../core/library/account.js'
import { withAddedBefore } from '../core/library/added-questions.js'
import { withoutContents } from '../core/library/contents.js'
import { cutPassages } from '../core/library/cut-passages.js'
import { idFromName, stemOf } from '../core/library/document-id.js'
import { titleOf } from '../core/library/document-title.js'
import type { LeftOutLine } from '../core/library/left-out.js'
import { withMadeQuestions } from '../core/library/made-questions.js'
import { alignOriginal } from '../core/library/originals.js'
import type { ReadDocument } from '../core/library/read-document.js'
import { ImportRefusal } from '../core/library/refusal.js'
import { TopicCues } from '../core/library/topic-cues.js'
import { parseDocumentFacts } from '../data/document-facts.js'
import type { DocumentFacts, LibraryDocument } from '../data/library-file.js'
import { readLibrary, type StoredDocument, writeDocuments } from '../data/library-store.js'
import { takenIds } from '../data/load-library.js'

export interface ImportRequest {
  libraryFolder: string
  paths: string[]
  /** Said of every file; they win over what a file says of itself. */
  facts: DocumentFacts
  corpus: Corpus
  now: Date
  limits?: ReadingLimits
  /** Called before each file is read. */
  onFile?: (path: string, number: number) => void
}

export interface ImportResult {
  imported: {
    path: string
    id: string
    title: string
    passages: number
    /** Lines of the document that stand in a passage, and those that do not. */
    kept: number
    leftOut: number
    original?: string
    replaced: boolean
  }[]
  refused: { path: string; refusal: ImportRefusal }[]
  warnings: string[]
}

/**
 * Reads files, cuts them into passages and puts them into the library. Where one is refused, none is put there, and the
 * library stays as it was; every refused file is named.
 */
export async function importDocuments(request: ImportRequest): Promise<ImportResult> {
  const { libraryFolder, paths, onFile } = request
  const { documents: stored } = readLibrary(libraryFolder)
  const result: ImportResult = { imported: [], refused: [], warnings: [] }
  const ready: { path: string; document: Made }[] = []
  const reader = createDocumentReader(request.limits)
  const topics = new TopicCues(request.corpus.ruleTopics)
  try {
    for (const [i, path] of paths.entries()) {
      onFile?.(path, i + 1)
      try {
        const read = await reader.read(path)
        const document = makeDocument({ path, ...read }, request, stored, result.warnings, topics)
        const twin = ready.find((other) => other.document.entry.id === document.entry.id)
        if (twin)
          throw new ImportRefusal('sameId', `"${document.entry.id}", as ${twin.path}; import one of them with --id`)
        ready.push({ path, document })
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error
        result.refused.push({ path, refusal: error })
      }
    }
  } finally {
    await reader.close()
  }
  if (result.refused.length > 0) return result
  writeDocuments(
    libraryFolder,
    ready.map(({ document }) => document),
  )
  const before = new Set(stored.map(({ entry }) => entry.id))
  result.imported = ready.map(({ path, document: { entry, passages, leftOut, kept } }) => ({
    path,
    id: entry.id,
    title: entry.title,
    passages: passages.length,
    kept,
    leftOut: leftOut.length,
    ...(entry.original === undefined ? {} : { original: entry.original }),
    replaced: before.has(entry.id),
  }))
  return result
}

/** A document that can be put into the library. */
export type Made = Omit<LibraryDocument, 'lines'> & { kept: number }

/** What a file is made into a document of: how it is called where people read of it, its content, what was read of it. */
export interface ReadSource {
  path: string
  bytes: Uint8Array
  document: ReadDocument
}

/** Cuts what was read into passages. Throws ImportRefusal. */
export function makeDocument(
  { path, bytes, document }: ReadSource,
  { facts: said, corpus, now }: Pick<ImportRequest, 'facts' | 'corpus' | 'now'>,
  stored: readonly Pick<StoredDocument, 'entry' | 'passages'>[],
  warnings: string[],
  topics = new TopicCues(corpus.ruleTopics),
): Made {
  for (const warning of document.warnings) warnings.push(`${path}: ${warning}`)
  const name = path.split(/[\\/]/).at(-1)!.normalize('NFC')
  const sha256 = hashOf(bytes)
  const facts = { ...ownFacts(document, path, warnings), ...said }
  const known = { importedAt: now.toISOString(), originalName: name, sha256 }
  const original = alignOriginal(document.lines, corpus)
  if (original) {
    const { id, title, publisher, published } = original.source
    const entry = { id, title, ...(publisher ? { publisher } : {}), published, ...known, original: id }
    const { kept, leftOut, lost } = accountFor(document.lines, original.passages)
    const scraps = lost.map((text): LeftOutLine => ({ kind: 'scrap', place: '', text }))
    return { entry, passages: original.passages, leftOut: [...leftOut, ...scraps], kept }
  }
  const { id: wanted, title: givenTitle, date, ...rest } = facts
  const lines = withoutContents(document.lines)
  const title = givenTitle ?? document.title ?? titleOf(lines) ?? stemOf(name)
  const passages = cutPassages(lines, title)
  if (passages.length === 0) throw new ImportRefusal('noText')
  const taken = takenIds(corpus)
  if (wanted !== undefined && taken.has(wanted)) throw new ImportRefusal('takenId', `"${wanted}"`)
  const entry = {
    id: wanted ?? idFor(name, sha256, stored, taken),
    title,
    ...rest,
    ...(date === undefined ? {} : { published: date }),
    ...known,
  }
  const { kept, leftOut, lost } = accountFor(lines, passages)
  for (const line of lost) warnings.push(`${path}: this line is in no passage; please report it: ${line}`)
  const made = passages.map((passage) => ({ ...passage, lines: withMadeQuestions(passage, topics) }))
  const before = stored.find((other) => other.entry.id === entry.id)?.passages ?? []
  const noted = withAddedBefore(made, before)
  for (const question of noted.lost) warnings.push(`${path}: noted under a heading that is gone: ${question}`)
  return { entry, passages: noted.passages, leftOut, kept }
}

function ownFacts(document: ReadDocument, path: string, warnings: string[]): DocumentFacts {
  if (document.frontMatter === undefined) return {}
  const parsed = parseDocumentFacts(document.frontMatter)
  if (!parsed.ok) throw new ImportRefusal('frontMatter', parsed.words)
  for (const note of parsed.notes) warnings.push(`${path}: ${note}`)
  return parsed.facts
}

/** The id of the document that this file replaces (the same name or the same content), else one of its own. */
function idFor(
  name: string,
  sha256: string,
  stored: readonly Pick<StoredDocument, 'entry'>[],
  taken: ReadonlySet<string>,
): string {
  const own = stored.filter(({ entry }) => entry.original === undefined)
  const same = own.find(({ entry }) => entry.originalName === name) ?? own.find(({ entry }) => entry.sha256 === sha256)
  if (same) return same.entry.id
  const short = hashOf(new TextEncoder().encode(name)).slice(0, 8)
  const id = idFromName(name) ?? `doc-${short}`
  return taken.has(id) || own.some(({ entry }) => entry.id === id) ? `${id}-${short}` : id
}
