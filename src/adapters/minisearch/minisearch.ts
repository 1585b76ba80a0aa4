import MiniSearch from 'minisearch'
import { BM25_DELTA, type Postings, type SearchSettings } from '../../core/index/postings.js'
import { ScoreTally } from '../../core/index/score-tally.js'
import type { Hit, Query, Searcher } from '../../core/index/searcher.js'
import { holds } from '../../core/index/sorted-numbers.js'
import { finish, type Steps } from '../../core/index/steps.js'

/** A passage as the searcher sees it: its terms, already analysed. */
export interface SearchablePassage {
  id: string
  terms: string[]
}

/** No term holds one. */
const SEPARATOR = '\n'

/** How many passages are indexed at a time: a few milliseconds' work. */
const PASSAGES_A_STEP = 50

/** What one term gives to each passage that holds it; passages by number, ascending. */
interface TermScores {
  passages: Int32Array
  scores: Float64Array
}

/** An in-memory searcher. Terms are handed over joined: analysis is the core's, MiniSearch only splits. */
export function createMiniSearcher(passages: readonly SearchablePassage[], settings: SearchSettings): Searcher {
  return finish(miniSearcherSteps(passages, settings))
}

/** The same in steps of some milliseconds each, for whoever has others waiting. */
export function* miniSearcherSteps(passages: readonly SearchablePassage[], settings: SearchSettings): Steps<Searcher> {
  return new MiniSearcher(passages, yield* engineSteps(passages, settings))
}

/** What MiniSearch gives for each term to each passage that holds it, by their place in `documents` of the postings. */
export function scoresInPostings(
  { from, documents }: Postings,
  words: readonly string[],
  passages: readonly SearchablePassage[],
  settings: SearchSettings,
): Float64Array {
  const engine = finish(engineSteps(passages, settings))
  const scores = new Float64Array(documents.length)
  words.forEach((word, term) => {
    if (from[term] === from[term + 1]) return
    const { passages: found, scores: given } = scoresBy(engine, word)
    if (found.some((passage, i) => passage !== documents[from[term]! + i]))
      throw new Error(`the postings of ${word} are not what MiniSearch finds`)
    scores.set(given, from[term])
  })
  return scores
}

function* engineSteps(passages: readonly SearchablePassage[], { k, b }: SearchSettings): Steps<Engine> {
  const engine: Engine = new MiniSearch<NumberedPassage>({
    fields: ['terms'],
    extractField: ({ id, terms }, field) => (field === 'id' ? id : terms.join(SEPARATOR)) as string,
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { bm25: { k, b, d: BM25_DELTA } },
  })
  for (let i = 0; i < passages.length; i += PASSAGES_A_STEP) {
    engine.addAll(passages.slice(i, i + PASSAGES_A_STEP).map(({ terms }, n) => ({ id: i + n, terms })))
    yield
  }
  return engine
}

function scoresBy(engine: Engine, term: string): TermScores {
  const found = engine.search(term).sort((a, b) => a.id - b.id)
  return { passages: Int32Array.from(found, ({ id }) => id), scores: Float64Array.from(found, ({ score }) => score) }
}

interface NumberedPassage {
  id: number
  terms: string[]
}

type Engine = MiniSearch<NumberedPassage>

/**
 * Asks MiniSearch for a term once and keeps what it gives: nothing is added to this index, so that it never changes. A query is
 * the sum of its terms, times their weights. MiniSearch would make several objects for each term and passage of each query
 * (docs/decisions/answer-time.md); what is kept is as large as its index at the most.
 */
class MiniSearcher implements Searcher {
  private readonly passages: readonly SearchablePassage[]
  private readonly engine: Engine
  private readonly kept = new Map<string, TermScores>()
  private readonly tally: ScoreTally

  constructor(passages: readonly SearchablePassage[], engine: Engine) {
    this.passages = passages
    this.engine = engine
    this.tally = new ScoreTally(passages.length)
  }

  async search(query: Query, limit: number): Promise<Hit[]> {
    const weights = new Map<string, number>()
    for (const { term, weight } of query.terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
    const asked = [...weights].map(([term, weight]) => ({ term, weight, ...this.scoresOf(term) }))
    for (const { passages, scores, weight } of asked) {
      for (let i = 0; i < passages.length; i += 1) this.tally.add(passages[i]!, weight * scores[i]!)
    }
    return this.tally.takeBest(limit).map(({ document, score }) => {
      const passageId = this.passages[document]!.id
      if (!query.explain) return { passageId, score }
      const held = asked.filter(({ passages }) => holds(passages, document))
      return { passageId, score, terms: held.map(({ term }) => term) }
    })
  }

  private scoresOf(term: string): TermScores {
    let scores = this.kept.get(term)
    if (!scores) {
      scores = scoresBy(this.engine, term)
      // Words that no passage holds are without number.
      if (scores.passages.length > 0) this.kept.set(term, scores)
    }
    return scores
  }
}
