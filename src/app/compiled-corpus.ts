import { join } from 'node:path'
import { keyOfFolders, readKept, writeKept } from '../adapters/knowledge/knowledge-file.js'
import type { Corpus } from '../core/corpus/corpus.js'
import { compileCorpus, type Learnt } from '../core/index/knowledge.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { systemFault } from '../data/system-fault.js'
import { CODE, compiledFolder, corpusKey, type LoadedCorpus, readKeptCorpus, shelfIn } from './kept-corpus.js'
import { withSearchScores } from './searchers.js'

/**
 * What is compiled of the corpus by itself: from where it is kept, with the build, where it is still true; else made anew and
 * kept there. Throws DataError where the corpus is at fault.
 */
export function loadCompiledCorpus(root: string, analyzer: Analyzer, log: (line: string) => void): LoadedCorpus {
  const kept = readKeptCorpus(root, log)
  if (kept !== undefined) return kept
  const key = corpusKey(root, CODE)
  const shelf = shelfIn(compiledFolder(root), log)
  const faults = new Set<string>()
  const corpus = loadCorpus(root)
  const intents = loadIntents(root)
  const learntKey = keyOfFolders(
    LEARNT_FROM.map((name) => (name.startsWith('/') ? root + name : join(CODE, name))),
    LEARNT_FROM_FILES.map((name) => join(root, name)),
  )
  const [learnt] = (readKept(shelf, 'learnt', learntKey) ?? []) as [Learnt?]
  const compiled = withSearchScores(compileCorpus(corpus, intents, analyzer, learnt))
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

/** Learning takes half a minute; other code than this has no part in it, nor have other files (corpus/office). */
const LEARNT_FROM_FILES = ['sources', 'glossary', 'thesaurus'].map((name) => `corpus/${name}.yml`)
const LEARNT_FROM = [
  ...['cases', 'guides', 'checklists', 'statistics'].map((name) => `/corpus/${name}`),
  ...['/intents', 'data', 'adapters/kuromoji'],
  ...['text', 'corpus', 'library', 'index'].map((room) => `core/${room}`),
]
