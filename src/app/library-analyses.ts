import { join } from 'node:path'
import { hashOf } from '../adapters/files/hash.js'
import { pruneKept, readKept, type Shelf, writeKept } from '../adapters/knowledge/knowledge-file.js'
import { type Analyses, analyseSteps } from '../core/index/analyses.js'
import type { AnalysedDocument } from '../core/index/knowledge.js'
import type { Steps } from '../core/index/steps.js'
import type { UploadedDocument } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import type { ReadFile } from '../data/file-reading.js'
import { libraryFiles } from '../data/library-files.js'
import { readLibraryFile } from '../data/library-store.js'
import { type CorpusIds, idsOf, type ReadIn, readIn } from '../data/load-library.js'
import { type Problem, sortProblems } from '../data/problem.js'
import { systemFault } from '../data/system-fault.js'
import { type LoadedCorpus, shelfIn } from './kept-corpus.js'

interface LibraryAnalysesParts {
  folder: string
  corpus: LoadedCorpus
  analyzer: Analyzer
  /** Called before documents are analysed at the first look: that may take long. */
  onSlow: () => void
  log: (line: string) => void
}

/** A file of the library, analysed; without analyses where it is at fault. */
interface Document extends ReadIn {
  analyses?: Analyses
}

/**
 * The library's documents with what was analysed of each, kept in memory and beside the library (`DATA_DIR/compiled`) under a
 * key of its content, of the corpus and of the code: only what is new is analysed.
 */
export class LibraryAnalyses {
  private readonly parts: LibraryAnalysesParts
  private readonly ids: CorpusIds
  private readonly shelf: Shelf
  /** Those of the last look, by key. */
  private known = new Map<string, Document>()
  private readonly faults = new Set<string>()

  constructor(parts: LibraryAnalysesParts) {
    this.parts = parts
    this.ids = idsOf(parts.corpus.compiled.corpus)
    this.shelf = shelfIn(join(parts.folder, '../compiled'), parts.log)
  }

  /** Looks at the library as it is now, with what was sent in place of its own of the same id. */
  *steps(uploads: readonly UploadedDocument[]): Steps<{ documents: AnalysedDocument[]; problems: Problem[] }> {
    const { folder } = this.parts
    const problems: Problem[] = []
    const found = new Map<string, Document>()
    const sent = new Map(uploads.map(({ id, file }) => [`${id}.md`, file]))
    const names = [...new Set([...libraryFiles(folder), ...sent.keys()])].toSorted()
    for (const name of names) {
      const text = sent.get(name)
      const file =
        text === undefined ? readLibraryFile(folder, name, problems) : { name, path: `uploaded/${name}`, text }
      if (file === undefined) continue
      const key = hashOf(Buffer.from([this.parts.corpus.key, file.path, file.text].join('\0'))).slice(0, 32)
      found.set(key, this.known.get(key) ?? (yield* this.read(file, key)))
      yield
    }
    this.known = found
    const kept = new Set(names.map(keptName))
    pruneKept(this.shelf, (name) => kept.has(name))
    const documents = [...found.values()]
    return {
      documents: documents.flatMap(({ analyses, problems: _, ...document }) =>
        analyses === undefined ? [] : [{ ...document, analyses }],
      ),
      problems: sortProblems([...problems, ...documents.flatMap((document) => document.problems)]),
    }
  }

  private *read(file: ReadFile, key: string): Steps<Document> {
    const [kept] = (readKept(this.shelf, keptName(file.name), key) ?? []) as [Document?]
    if (kept !== undefined) return kept
    const document = readIn(file, this.ids)
    yield
    if (document.problems.length > 0) return document
    this.parts.onSlow()
    const analysed = { ...document, analyses: yield* analyseSteps(document.passages, this.parts.analyzer) }
    this.keep(file.name, key, analysed)
    return analysed
  }

  private keep(name: string, key: string, document: Document): void {
    try {
      writeKept(this.shelf, keptName(name), key, [document])
    } catch (error) {
      const fault = systemFault(error) ?? String(error)
      if (!this.faults.has(fault)) this.parts.log(`warn ${fault}; every start takes longer until it can be written`)
      this.faults.add(fault)
    }
  }
}

/** Ids may have any length; the names of kept files have one. */
const keptName = (name: string) => `document-${hashOf(Buffer.from(name)).slice(0, 16)}`
