import type { SearchablePassage } from '../adapters/minisearch/minisearch.js'
import type { Knowledge } from '../core/index/knowledge.js'
import { createPostingsSearcher, type Postings, searchablePassages } from '../core/index/postings.js'
import type { Searcher } from '../core/index/searcher.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'

/**
 * Above this, MiniSearch takes seconds to build, half a gigabyte and tens of milliseconds a question (docs/benchmarks.md);
 * postings that came out of the compiling give the same scores (test/core/index/postings.test.ts).
 */
const MINISEARCH_PASSAGES = 5000

/** One searcher over the corpus, one over the originals and one over one's own documents, where there are any. */
export async function searchersOf(
  { index, postings, originals, own }: Knowledge,
  createMini: (passages: SearchablePassage[]) => Promise<Searcher>,
): Promise<{ searcher: Searcher; originals?: Searcher; own?: Searcher }> {
  const create = async (of: Postings) =>
    of.lengths.length > MINISEARCH_PASSAGES
      ? createPostingsSearcher(of, index, SEARCH_SETTINGS)
      : createMini(searchablePassages(of, index))
  return {
    searcher: await create(postings),
    ...(originals.lengths.length === 0 ? {} : { originals: await create(originals) }),
    ...(own.lengths.length === 0 ? {} : { own: await create(own) }),
  }
}
