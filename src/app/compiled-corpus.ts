import { join } from 'node:path'
import { keyOfFolders, readKept, type Shelf, writeKept } from '../adapters/knowledge/knowledge-file.js'
import type { Corpus } from '../core/corpus/corpus.js'
import { type CompiledCorpus, compileCorpus, type Learnt } from '../core/index/knowledge.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { systemFault } from '../data/system-fault.js'

/** The compiled corpus, and the key of all that it was made of: documents, intents and code. */
export interface LoadedCorpus {
  compiled: CompiledCorpus
  key: string
}

/**
 * What is compiled of the corpus by itself: from where it is kept, with the build, where it is still true; else made anew and
 * kept there. Throws DataError where the corpus is at fault.
 */
export function loadCompiledCorpus(root: string, analyzer: Analyzer, log: (line: string) => void): LoadedCorpus {
  const key = corpusKey(root, CODE)
  const shelf = shelfIn(compiledFolder(root), log)
  const [documents, rest] = (readKept(shelf, 'corpus', key) ?? []) as [Corpus?, Omit<CompiledCorpus, 'corpus'>?]
  if (documents !== undefined) return { compiled: { corpus: documents, ...rest! }, key }
  const faults = new Set<string>()
  const corpus = loadCorpus(root)
  const intents = loadIntents(root)
  const learntKey = keyOfFolders(
    LEARNT_FROM.map((name) => (name.startsWith('/') ? root + name : join(CODE, name))),
    LEARNT_FROM_FILES.map((name) => join(root, name)),
  )
  const [learnt] = (readKept(shelf, 'learnt', learntKey) ?? []) as [Learnt?]
  const compiled = compileCorpus(corpus, intents, analyzer, learnt)
  const { intentModel, translations, purposes } = compiled
  if (learnt === undefined) keep('learnt', learntKey, [{ intentModel, translations, purposes }])
  const { corpus: _, ...others } = compiled
  keep('corpus', key, [corpus, others])
  for (const fault of faults) log(`warn ${fault}; every start takes seconds longer until it can be written`)
  return { compiled, key }

  function keep(name: string, under: string, values: unknown[]): void {
    try {
      writeKept(shelf, name, under, values)
    } catch (error) {
      faults.add(systemFault(error) ?? String(error))
    }
  }
}

/** The documents of the corpus alone, checked when they were compiled or now. Throws DataError where they are at fault. */
export function loadDocuments(root: string): Corpus {
  const shelf = shelfIn(compiledFolder(root), () => {})
  const [documents] = (readKept(shelf, 'corpus', corpusKey(root, CODE), 1) ?? []) as [Corpus?]
  return documents ?? loadCorpus(root)
}

const CODE = join(import.meta.dirname, '..')

/** Learning takes half a minute; other code than this has no part in it, nor have other files (corpus/office). */
const LEARNT_FROM_FILES = ['sources', 'glossary', 'thesaurus'].map((name) => `corpus/${name}.yml`)
const LEARNT_FROM = [
  ...['cases', 'guides', 'checklists', 'statistics'].map((name) => `/corpus/${name}`),
  ...['/intents', 'data', 'adapters/kuromoji'],
  ...['text', 'corpus', 'library', 'index'].map((room) => `core/${room}`),
]

/** Of what the compiled corpus is made: documents, intents, and the code that reads them. */
export function corpusKey(root: string, code: string): string {
  return keyOfFolders([`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`])
}

/** Where it is kept. */
export function compiledFolder(root: string): string {
  return join(root, 'dist/compiled')
}

/** A folder of kept files, of which a damaged one is named in the log. */
export function shelfIn(folder: string, log: (line: string) => void): Shelf {
  return { folder, onDamage: (file, reason) => log(`warn ${file}: ${reason}; it is made again`) }
}
