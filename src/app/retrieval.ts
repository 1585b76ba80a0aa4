import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { createMiniSearcher } from '../adapters/minisearch/minisearch.js'
import { buildRetrievalIndex, type RetrievalDocument } from '../core/index/retrieval-index.js'
import { TERM_SATURATION } from '../core/index/retrieval-weights.js'
import { createRetrieval, type Retrieval } from '../core/ranking/retrieval.js'

/** Loads the dictionary (a tenth of a second, DESIGN.md §6) and gives what makes a retrieval over any documents. */
export async function loadRetrieval(): Promise<(documents: readonly RetrievalDocument[]) => Retrieval> {
  const analyzer = await loadKuromojiAnalyzer()
  return (documents) => {
    const index = buildRetrievalIndex(documents, analyzer)
    const searchable = index.documentIds.map((id, i) => ({ id, terms: index.termsOf(i) }))
    const searcher = createMiniSearcher(searchable, TERM_SATURATION)
    return createRetrieval(index, searcher, analyzer)
  }
}
