import { join } from 'node:path'
import {
  type KeptKnowledge,
  keyOfFolders,
  readKnowledge,
  writeKnowledge,
} from '../adapters/knowledge/knowledge-file.js'
import { compileKnowledge, type Knowledge } from '../core/index/knowledge.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-store.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { addLibrary } from '../data/load-library.js'
import { renderProblem } from '../data/problem.js'
import { systemFault } from '../data/system-fault.js'

export interface KnowledgeOptions {
  libraryFolder?: string
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
  { libraryFolder, onSlow, log = () => {} }: KnowledgeOptions = {},
): Knowledge {
  const code = join(import.meta.dirname, '..')
  const files = libraryFolder === undefined ? [] : libraryFiles(libraryFolder).map((name) => `${libraryFolder}/${name}`)
  const madeFrom = [`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`]
  const key = keyOfFolders(madeFrom, files)
  const folder = files.length === 0 ? `${root}/dist/compiled` : `${libraryFolder}/../compiled`
  const kept = readKnowledge(folder, key, (file, reason) => log(`warn ${file}: ${reason}; it is made again`))
  const { knowledge, notes } = kept ?? make()
  for (const note of notes) log(note)
  return knowledge

  function make(): KeptKnowledge {
    if (files.length > 0) onSlow?.()
    const corpus = loadCorpus(root)
    const { corpus: documents, problems } =
      libraryFolder === undefined ? { corpus, problems: [] } : addLibrary(corpus, libraryFolder)
    // What the corpus taught stays true whatever the library holds.
    const learnt = files.length === 0 ? undefined : loadKnowledge(root, analyzer, { log })
    const made: KeptKnowledge = {
      knowledge: compileKnowledge(documents, loadIntents(root), analyzer, learnt),
      notes: problems.map((problem) => `error library: left out, the rest answers: ${renderProblem(problem)}`),
    }
    try {
      writeKnowledge(folder, key, made)
    } catch (error) {
      log(`warn ${systemFault(error) ?? String(error)}; every start takes seconds longer until it can be written`)
    }
    return made
  }
}
