import { join } from 'node:path'
import { hashOf } from '../adapters/files/hash.js'
import { keyOfFolders, readKept, type Shelf, writeKept } from '../adapters/knowledge/knowledge-file.js'
import {
  compileKnowledge,
  type Knowledge,
  type Learnt,
  type PackedKnowledge,
  packKnowledge,
  unpackKnowledge,
} from '../core/index/knowledge.js'
import { isTaught, NOTHING_TAUGHT, type Taught, withTaught } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-store.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { addLibrary } from '../data/load-library.js'
import { renderProblem } from '../data/problem.js'
import { systemFault } from '../data/system-fault.js'

export interface KnowledgeOptions {
  libraryFolder?: string
  /** What people taught while the program ran. */
  taught?: Taught
  /** False where nothing is to be kept of it for the next start: a trial. */
  keeps?: boolean
  /** Called before a library is compiled: that takes seconds. */
  onSlow?: () => void
  /** What is worth a line of the log: what of the library is left out and why, what could not be read or kept. */
  log?: (line: string) => void
}

/**
 * Compiled knowledge, from where it is kept where it is still true, else made anew and kept there: beside the library
 * where there is one (`DATA_DIR/compiled`), with the build otherwise. Throws DataError where the corpus is at fault; a faulty
 * document of the library is left out.
 */
export function loadKnowledge(
  root: string,
  analyzer: Analyzer,
  { libraryFolder, taught = NOTHING_TAUGHT, keeps = true, onSlow, log = () => {} }: KnowledgeOptions = {},
): Knowledge {
  const hasTaught = isTaught(taught)
  const files = libraryFolder === undefined ? [] : libraryFiles(libraryFolder).map((name) => `${libraryFolder}/${name}`)
  const key = `${knowledgeKey(root, CODE, files)}${hasTaught ? `-${hashOf(Buffer.from(JSON.stringify(taught)))}` : ''}`
  const isCorpusAlone = files.length === 0 && !hasTaught
  const shelf: Shelf = {
    folder: libraryFolder === undefined || isCorpusAlone ? compiledFolder(root) : `${libraryFolder}/../compiled`,
    onDamage: (file, reason) => log(`warn ${file}: ${reason}; it is made again`),
  }
  const [kept, keptNotes] = (readKept(shelf, 'knowledge', key) ?? []) as [PackedKnowledge?, string[]?]
  if (kept !== undefined) {
    for (const note of keptNotes ?? []) log(note)
    return unpackKnowledge(kept)
  }
  if (!isCorpusAlone) onSlow?.()
  const corpus = loadCorpus(root)
  const intents = loadIntents(root)
  const { corpus: documents, problems } =
    libraryFolder === undefined ? { corpus, problems: [] } : addLibrary(corpus, libraryFolder)
  const notKept = new Set<string>()
  const knowledge = compileKnowledge(withTaught(documents, taught), intents, analyzer, learnt())
  const notes = problems.map((problem) => `error library: left out, the rest answers: ${renderProblem(problem)}`)
  for (const note of notes) log(note)
  if (keeps) keep(shelf, 'knowledge', key, [packKnowledge(knowledge), notes])
  for (const fault of notKept) log(`warn ${fault}; every start takes seconds longer until it can be written`)
  return knowledge

  /** What the corpus taught stays true whatever the library holds. */
  function learnt(): Learnt {
    if (!isCorpusAlone) return loadKnowledge(root, analyzer, { log })
    const learntKey = keyOfFolders(
      LEARNT_FROM.map((name) => (name.startsWith('/') ? root + name : join(CODE, name))),
      [],
      LEARNT_FROM_FILES.map((name) => join(root, name)),
    )
    const [known] = (readKept(shelf, 'learnt', learntKey) ?? []) as [Learnt?]
    if (known !== undefined) return known
    const { intentModel, translations, purposes } = compileKnowledge(corpus, intents, analyzer)
    keep(shelf, 'learnt', learntKey, [{ intentModel, translations, purposes }])
    return { intentModel, translations, purposes }
  }

  function keep(...kept: Parameters<typeof writeKept>): void {
    try {
      writeKept(...kept)
    } catch (error) {
      notKept.add(systemFault(error) ?? String(error))
    }
  }
}

const CODE = join(import.meta.dirname, '..')

/** Learning takes half a minute; other code than this has no part in it, nor have other files (corpus/office). */
const LEARNT_FROM_FILES = ['sources', 'glossary', 'thesaurus'].map((name) => `corpus/${name}.yml`)
const LEARNT_FROM = [
  ...['cases', 'guides', 'checklists', 'statistics'].map((name) => `/corpus/${name}`),
  ...['/intents', 'data', 'adapters/kuromoji'],
  ...['text', 'corpus', 'library', 'index'].map((room) => `core/${room}`),
]

/** Of what knowledge is made: documents, intents, the code that reads them, and the library's files. */
export function knowledgeKey(root: string, code: string, files: string[] = []): string {
  return keyOfFolders([`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`], files)
}

/** Where knowledge of the corpus alone is kept. */
export function compiledFolder(root: string): string {
  return join(root, 'dist/compiled')
}
