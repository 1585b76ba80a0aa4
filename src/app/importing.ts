import { createDocumentReader, type DocumentReader, type ReadingLimits } from '../adapters/documents/document-reader.js'
import { hashOf } from '../adapters/files/hash.js'
import type { Corpus } from '../core/corpus/corpus.js'
import { cutPassages } from '../core/library/cut-passages.js'
import { idFromName, stemOf } from '../core/library/document-id.js'
import { alignOriginal } from '../core/library/originals.js'
import type { ReadDocument } from '../core/library/read-document.js'
import { ImportRefusal } from '../core/library/refusal.js'
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
  imported: { path: string; id: string; title: string; passages: number; original?: string; replaced: boolean }[]
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
  try {
    for (const [i, path] of paths.entries()) {
      onFile?.(path, i + 1)
      try {
        const document = await makeDocument(path, reader, request, stored, result.warnings)
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
  result.imported = ready.map(({ path, document: { entry, passages } }) => ({
    path,
    id: entry.id,
    title: entry.title,
    passages: passages.length,
    ...(entry.original === undefined ? {} : { original: entry.original }),
    replaced: before.has(entry.id),
  }))
  return result
}

type Made = Omit<LibraryDocument, 'lines'>

async function makeDocument(
  path: string,
  reader: DocumentReader,
  { facts: said, corpus, now }: ImportRequest,
  stored: StoredDocument[],
  warnings: string[],
): Promise<Made> {
  const { document, bytes } = await reader.read(path)
  for (const warning of document.warnings) warnings.push(`${path}: ${warning}`)
  const name = path.split(/[\\/]/).at(-1)!.normalize('NFC')
  const sha256 = hashOf(bytes)
  const facts = { ...ownFacts(document, path, warnings), ...said }
  const known = { importedAt: now.toISOString(), originalName: name, sha256 }
  const original = alignOriginal(document.lines, corpus)
  if (original) {
    const { id, title, publisher, published } = original.source
    const entry = { id, title, ...(publisher ? { publisher } : {}), published, ...known, original: id }
    return { entry, passages: original.passages.map(inLines), leftOut: [] }
  }
  const { id: wanted, title: givenTitle, date, ...rest } = facts
  const title = givenTitle ?? document.title ?? titleIn(document) ?? stemOf(name)
  const passages = cutPassages(document.lines, title)
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
  return { entry, passages: passages.map(inLines), leftOut: [] }
}

function inLines<P extends { text: string }>({ text, ...passage }: P) {
  return { ...passage, lines: text.split('\n').map((line) => ({ text: line })) }
}

function ownFacts(document: ReadDocument, path: string, warnings: string[]): DocumentFacts {
  if (document.frontMatter === undefined) return {}
  const parsed = parseDocumentFacts(path, document.frontMatter)
  if (!parsed.ok) throw new ImportRefusal('frontMatter', parsed.words)
  if (parsed.unused.length > 0) warnings.push(`${path}: front matter not used: ${parsed.unused.join(', ')}`)
  return parsed.facts
}

/** The id of the document that this file replaces (the same name or the same content), else one of its own. */
function idFor(name: string, sha256: string, stored: StoredDocument[], taken: ReadonlySet<string>): string {
  const own = stored.filter(({ entry }) => entry.original === undefined)
  const same = own.find(({ entry }) => entry.originalName === name) ?? own.find(({ entry }) => entry.sha256 === sha256)
  if (same) return same.entry.id
  const short = hashOf(new TextEncoder().encode(name)).slice(0, 8)
  const id = idFromName(name) ?? `doc-${short}`
  return taken.has(id) || own.some(({ entry }) => entry.id === id) ? `${id}-${short}` : id
}

/** The one heading of the first rank, where the document begins with it. */
function titleIn({ lines }: ReadDocument): string | undefined {
  const first = lines.find(({ text, furniture }) => text.trim() !== '' && furniture !== true)
  if (first?.heading === 1) return first.text.trim()
  return /^#\s+(\S.*)$/.exec(first?.text.trim() ?? '')?.[1]?.trim()
}
