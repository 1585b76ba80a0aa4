import { join } from 'node:path'
import { keyOfFolders, readKnowledge, writeKnowledge } from '../adapters/knowledge/knowledge-file.js'
import { compileKnowledge, type Knowledge } from '../core/index/knowledge.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-store.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { addLibrary } from '../data/load-library.js'

/**
 * Compiled knowledge, from where it is kept where it is still true, else made anew and kept there: beside the library
 * where there is one (`DATA_DIR/compiled`), with the build otherwise. `onSlow` is called before a library is compiled.
 */
export function loadKnowledge(
  root: string,
  analyzer: Analyzer,
  libraryFolder?: string,
  onSlow?: () => void,
): Knowledge {
  const code = join(import.meta.dirname, '..')
  const files = libraryFolder === undefined ? [] : libraryFiles(libraryFolder).map((name) => `${libraryFolder}/${name}`)
  const madeFrom = [`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`]
  const key = keyOfFolders(madeFrom, files)
  const folder = files.length === 0 ? `${root}/dist/compiled` : `${libraryFolder}/../compiled`
  const kept = readKnowledge(folder, key)
  if (kept) return kept
  if (files.length > 0) onSlow?.()
  const corpus = loadCorpus(root)
  const documents = libraryFolder === undefined ? corpus : addLibrary(corpus, libraryFolder)
  // What the corpus taught stays true whatever the library holds.
  const learnt = files.length === 0 ? undefined : loadKnowledge(root, analyzer)
  const knowledge = compileKnowledge(documents, loadIntents(root), analyzer, learnt)
  writeKnowledge(folder, key, knowledge)
  return knowledge
}
