import type { Corpus, Passage, Source } from '../core/corpus/corpus.js'
import type { ReadFile } from './file-reading.js'
import { parseLibraryFile } from './library-file.js'
import { toPassages, toSource } from './library-passages.js'
import { readLibraryFiles, type StoredDocument } from './library-store.js'
import { type Problem, sortProblems } from './problem.js'

/** A file of the library as the corpus takes it in: its passages, and a source where it is a document of one's own; or why not. */
export interface ReadIn {
  source?: Source
  passages: Passage[]
  problems: Problem[]
}

/**
 * The corpus with the library's documents added: a source for each of one's own, and the passages of all. A document whose
 * file is at fault, that takes an id of the corpus, or is the original of what the corpus no longer holds, is left out, and
 * its problems come back.
 */
export function addLibrary(corpus: Corpus, folder: string): { corpus: Corpus; problems: Problem[] } {
  const problems: Problem[] = []
  const ids = idsOf(corpus)
  const documents = readLibraryFiles(folder, problems).map((file) => readIn(file, ids))
  const whole: Corpus = {
    ...corpus,
    sources: [...corpus.sources, ...documents.flatMap(({ source }) => source ?? [])],
    passages: [...corpus.passages, ...documents.flatMap(({ passages }) => passages)],
  }
  return { corpus: whole, problems: sortProblems([...problems, ...documents.flatMap((each) => each.problems)]) }
}

/** What a document of the library may name, or not take. */
export interface CorpusIds {
  cases: ReadonlySet<string>
  sources: ReadonlySet<string>
  /** Of sources and documents. */
  taken: ReadonlySet<string>
}

export function idsOf(corpus: Corpus): CorpusIds {
  return {
    cases: new Set(corpus.cases.map(({ id }) => id)),
    sources: new Set(corpus.sources.map(({ id }) => id)),
    taken: takenIds(corpus),
  }
}

/** Ids that the corpus uses itself: a document of one's own may not take them. */
export function takenIds({ sources, passages }: Corpus): Set<string> {
  return new Set([...sources.map(({ id }) => id), ...passages.map(({ documentId }) => documentId)])
}

/** Reads one file of the library. Where it is at fault, it has no passages. */
export function readIn(file: ReadFile, ids: CorpusIds): ReadIn {
  const { value, problems } = parseLibraryFile(file)
  if (value === undefined) return { passages: [], problems }
  const document = { ...value, path: file.path }
  const found = conflicts(document, ids)
  if (found.length > 0) return { passages: [], problems: found }
  const { entry } = document
  return {
    ...(entry.original === undefined ? { source: toSource(entry) } : {}),
    passages: toPassages(file.path, document, (id) => ids.cases.has(id)),
    problems: [],
  }
}

function conflicts({ path, entry, passages, lines }: StoredDocument, { taken, sources }: CorpusIds): Problem[] {
  const problems: Problem[] = []
  const report = (line: number, at: string, message: string) =>
    problems.push({ file: path, line, column: 1, path: at, message })
  if (entry.original === undefined) {
    if (taken.has(entry.id))
      report(2, 'id', `the id "${entry.id}" is the corpus's own; remove the document and import it again`)
    if (passages.some(({ of }) => of !== undefined))
      report(1, 'original', 'missing, but the file names documents of the corpus')
    return problems
  }
  if (!sources.has(entry.original)) report(1, 'original', `"${entry.original}" is no source of the corpus`)
  const unknown = passages.findIndex(({ of }) => of === undefined || !taken.has(of.documentId))
  if (unknown >= 0) report(lines[unknown]!, '', 'stands under no document of the corpus; import the original again')
  return problems
}
