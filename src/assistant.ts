import { loadKuromojiAnalyzer } from './adapters/kuromoji.js'
import { createMiniSearcher } from './adapters/minisearch.js'
import type { Assistant } from './core/assistant.js'
import { createCoreAssistant } from './core/create-assistant.js'
import { buildPassageIndex } from './core/passage-index.js'
import { SEARCH_SETTINGS } from './core/ranking-weights.js'
import { loadCorpus } from './data/load-corpus.js'
import { loadIntents } from './data/load-intents.js'
import { findProjectRoot } from './data/project-root.js'

/**
 * Puts core, data and adapters together. Slow (the dictionary, the index): once, at start.
 *
 * `root` is the folder that holds `corpus/` and `intents/`; by default the package's own. Throws DataError.
 */
export async function createAssistant(options: { root?: string } = {}): Promise<Assistant> {
  const root = options.root ?? findProjectRoot(import.meta.dirname)
  const corpus = loadCorpus(root)
  const intents = loadIntents(root)
  const analyzer = await loadKuromojiAnalyzer()
  const index = buildPassageIndex(corpus, analyzer)
  const searcher = createMiniSearcher(
    index.passages.map(({ passage, fields }) => ({ id: passage.id, ...fields })),
    SEARCH_SETTINGS,
  )
  return createCoreAssistant({ corpus, intents, analyzer, index, searcher })
}
