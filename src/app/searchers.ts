import { miniSearcherSteps, scoresInPostings } from '../adapters/minisearch/minisearch.js'
import { mayRead } from '../core/corpus/audience.js'
import type { Corpus } from '../core/corpus/corpus.js'
import type { CompiledCorpus, Knowledge } from '../core/index/knowledge.js'
import { createPostingsSearcher, type Postings, searchablePassages } from '../core/index/postings.js'
import { withReaders } from '../core/index/readers-searcher.js'
import { type SearchedPassages, searchedSteps } from '../core/index/searched-passages.js'
import type { Searcher } from '../core/index/searcher.js'
import type { Steps } from '../core/index/steps.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'

/**
 * Above this, MiniSearch takes seconds to build, half a gigabyte and tens of milliseconds a question (docs/benchmarks.md);
 * postings that came out of the compiling give the same scores (test/core/index/postings.test.ts).
 */
const MINISEARCH_PASSAGES = 5000

/** An engine outside this process that searches one's own documents. */
export interface OwnSearch {
  searcher: Searcher
  /** Has it hold these and no others; true when every search sees them. Else it goes on trying by itself. */
  bring(passages: SearchedPassages): Promise<boolean>
}

/** One searcher over the corpus, one over the originals and one over one's own documents, where there are any. */
interface Searchers {
  searcher: Searcher
  originals?: Searcher
  own?: Searcher
  /** Brings one's own documents to the engine that searches them, where there is one. */
  bring?: () => Promise<boolean>
}

/** Makes the searchers of one knowledge after another; MiniSearch over the same passages serves the next one too. */
export class SearcherMaker {
  private made = new Map<Int32Array, Searcher>()
  private readonly ownSearch: OwnSearch | undefined

  constructor(ownSearch?: OwnSearch) {
    this.ownSearch = ownSearch
  }

  /** What is only `tried` out is searched in this process: nobody else is to find it. */
  *steps({ index, postings, originals, own, corpus }: Knowledge, { tried = false } = {}): Steps<Searchers> {
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
    const { ownSearch } = this
    if (ownSearch !== undefined && !tried) {
      const passages = yield* searchedSteps(own, index, corpus.sources)
      searchers.bring = () => ownSearch.bring(passages)
      if (own.lengths.length > 0) searchers.own = ownSearch.searcher
    } else if (own.lengths.length > 0) {
      searchers.own = withReaders(yield* create(own), hiddenIn(corpus))
    }
    if (!tried) this.made = now
    return searchers
  }
}

/** What not everybody of the company may find. */
function hiddenIn({ passages, sources }: Corpus): ReadonlySet<string> {
  const kept = new Set(sources.flatMap((source) => (mayRead('everyone', source) ? [] : [source.id])))
  if (kept.size === 0) return kept
  return new Set(passages.flatMap(({ id, source }) => (kept.has(source) ? [id] : [])))
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
