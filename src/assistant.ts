import { keyOfFolders, readKnowledge, writeKnowledge } from './adapters/knowledge-file.js'
import { loadKuromojiAnalyzer } from './adapters/kuromoji.js'
import type { Assistant } from './core/assistant.js'
import { createCoreAssistant } from './core/create-assistant.js'
import { compileKnowledge, type Knowledge } from './core/knowledge.js'
import type { Analyzer } from './core/ports.js'
import { createPostingsSearcher } from './core/postings.js'
import { SEARCH_SETTINGS } from './core/ranking-weights.js'
import { libraryFiles } from './data/library-store.js'
import { loadCorpus } from './data/load-corpus.js'
import { loadIntents } from './data/load-intents.js'
import { addLibrary } from './data/load-library.js'
import { findProjectRoot } from './data/project-root.js'

export interface AssistantOptions {
  /** The folder that holds `corpus/` and `intents/`; by default the package's own. */
  root?: string
  /** The folder of imported documents; without it, the corpus alone answers. */
  libraryFolder?: string
}

/**
 * Puts core, data and adapters together. What `npm run build` compiled is loaded where it was made from these very
 * files; otherwise everything is checked, analysed and kept anew (seconds). Throws DataError.
 */
export async function createAssistant({
  root = findProjectRoot(import.meta.dirname),
  libraryFolder,
}: AssistantOptions = {}): Promise<Assistant> {
  const analyzer = await loadKuromojiAnalyzer()
  const knowledge = loadKnowledge(root, analyzer, libraryFolder)
  return createCoreAssistant({ knowledge, analyzer, ...searchersOf(knowledge) })
}

function searchersOf({ index, postings, originals }: Knowledge) {
  const searcher = createPostingsSearcher(postings, index, SEARCH_SETTINGS)
  return originals.lengths.length === 0
    ? { searcher }
    : { searcher, originals: createPostingsSearcher(originals, index, SEARCH_SETTINGS) }
}

/**
 * Compiled knowledge, from where it is kept where it is still true, else made anew and kept there: beside the library
 * where there is one (`DATA_DIR/compiled`), with the build otherwise.
 */
export function loadKnowledge(root: string, analyzer: Analyzer, libraryFolder?: string): Knowledge {
  const code = import.meta.dirname
  const files = libraryFolder === undefined ? [] : libraryFiles(libraryFolder).map((name) => `${libraryFolder}/${name}`)
  const key = keyOfFolders(
    [`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`],
    files,
  )
  const folder = files.length === 0 ? `${root}/dist/compiled` : `${libraryFolder}/../compiled`
  const kept = readKnowledge(folder, key)
  if (kept) return kept
  const corpus = loadCorpus(root)
  const documents = libraryFolder === undefined ? corpus : addLibrary(corpus, libraryFolder)
  const knowledge = compileKnowledge(documents, loadIntents(root), analyzer)
  writeKnowledge(folder, key, knowledge)
  return knowledge
}
