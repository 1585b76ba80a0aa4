import { keyOfFolders, readKnowledge, writeKnowledge } from './adapters/knowledge-file.js'
import { loadKuromojiAnalyzer } from './adapters/kuromoji.js'
import { createMiniSearcher } from './adapters/minisearch.js'
import type { Assistant } from './core/assistant.js'
import { createCoreAssistant } from './core/create-assistant.js'
import { compileKnowledge, type Knowledge } from './core/knowledge.js'
import { searchTermsOf } from './core/passage-index.js'
import type { Analyzer } from './core/ports.js'
import { SEARCH_SETTINGS } from './core/ranking-weights.js'
import { loadCorpus } from './data/load-corpus.js'
import { loadIntents } from './data/load-intents.js'
import { findProjectRoot } from './data/project-root.js'

export interface AssistantOptions {
  /** The folder that holds `corpus/` and `intents/`; by default the package's own. */
  root?: string
}

/**
 * Puts core, data and adapters together. What `npm run build` compiled is loaded where it was made from these very
 * files; otherwise everything is checked, analysed and kept anew (seconds). Throws DataError.
 */
export async function createAssistant({
  root = findProjectRoot(import.meta.dirname),
}: AssistantOptions = {}): Promise<Assistant> {
  const analyzer = await loadKuromojiAnalyzer()
  const knowledge = loadKnowledge(root, analyzer)
  const { passages, terms } = knowledge.index
  const searcher = createMiniSearcher(
    passages.map((indexed) => ({ id: indexed.passage.id, terms: searchTermsOf(indexed, terms) })),
    SEARCH_SETTINGS,
  )
  return createCoreAssistant({ knowledge, analyzer, searcher })
}

/** Compiled knowledge, from the folder of the build where it is still true, else made anew and kept there. */
export function loadKnowledge(root: string, analyzer: Analyzer): Knowledge {
  const code = import.meta.dirname
  const key = keyOfFolders([`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`])
  const kept = readKnowledge(`${root}/dist/compiled`, key)
  if (kept) return kept
  const knowledge = compileKnowledge(loadCorpus(root), loadIntents(root), analyzer)
  writeKnowledge(`${root}/dist/compiled`, key, knowledge)
  return knowledge
}
