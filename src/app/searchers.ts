import { miniSearcherSteps, scoresInPostings } from '../adapters/minisearch/minisearch.js'
import type { CompiledCorpus, Knowledge } from '../core/index/knowledge.js'
import { createPostingsSearcher, type Postings, searchablePassages } from '../core/index/postings.js'
import type { Searcher } from '../core/index/searcher.js'
import type { Steps } from '../core/index/steps.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'

/**
 * Above this, MiniSearch takes seconds to build, half a gigabyte and tens of milliseconds a question (docs/benchmarks.md);
 * postings that came out of the compiling give the same scores (test/core/index/postings.test.ts).
 */
const MINISEARCH_PASSAGES = 5000

/** One searcher over the corpus, one over the originals and one over one's own documents, where there are any. */
interface Searchers {
  searcher: Searcher
  originals?: Searcher
  own?: Searcher
}

/** Makes the searchers of one knowledge after another; MiniSearch over the same passages serves the next one too. */
export class SearcherMaker {
  private made = new Map<Int32Array, Searcher>();

  *steps({ index, postings, originals, own }: Knowledge): Steps<Searchers> {
    const before = this.made
    const now = new Map<Int32Array, Searcher>()
    const create = function* (found: Postings): Steps<Searcher> {
      if (found.scores !== undefined || found.lengths.length > MINISEARCH_PASSAGES)
        return createPostingsSearcher(found, index, SEARCH_SETTINGS)
      const searcher =
        before.get(found.lengths) ?? (yield* miniSearcherSteps(searchablePassages(found, index), SEARCH_SETTINGS))
      now.set(found.lengths, searcher)
      return searcher
    }
    const searchers: Searchers = { searcher: yield* create(postings) }
    if (originals.lengths.length > 0) searchers.originals = yield* create(originals)
    if (own.lengths.length > 0) searchers.own = yield* create(own)
    this.made = now
    return searchers
  }
}

/**
 * The corpus with what MiniSearch gives for each of its words: where that is kept, a start need not build MiniSearch's index, which
 * took a third of it.
 */
export function withSearchScores(compiled: CompiledCorpus): CompiledCorpus {
  const { postings, analyses, corpus } = compiled
  const passages = searchablePassages(postings, {
    passages: corpus.passages.map((passage) => ({ passage })),
    terms: analyses.terms,
  })
  const scores = scoresInPostings(postings, analyses.terms.words, passages, SEARCH_SETTINGS)
  return { ...compiled, postings: { ...postings, scores } }
}
