import type { Passage } from '../corpus/corpus.js'
import type { PackedPassage } from './packed-passage.js'
import type { PassageIndex } from './passage-index.js'
import { ScoreTally } from './score-tally.js'
import type { Hit, Query, Searcher } from './searcher.js'
import { holds } from './sorted-numbers.js'
import type { Steps } from './steps.js'
import type { Vocabulary } from './vocabulary.js'

/** Which passages hold each term, as flat lists of numbers: it passes between threads without being copied. */
export interface Postings {
  /** Places of the passages in `PassageIndex.passages`. */
  passages: Int32Array
  /** Term `t` stands in the passages `documents[from[t]]` to `documents[from[t + 1] - 1]`, counted in `passages`. */
  from: Int32Array
  documents: Int32Array
  /** Distinct terms of each passage. */
  lengths: Int32Array
  /** By place in `documents`, what the term gives to the passage, where a search engine was asked for that beforehand. */
  scores?: Float64Array
}

/** BM25's own settings. */
export interface SearchSettings {
  k: number
  b: number
}

/** The floor that a term found adds, however long the passage: delta of BM25+ (Lv and Zhai 2011), as in MiniSearch. */
export const BM25_DELTA = 0.5

const PASSAGES_A_STEP = 50

/** The terms of the passages that `take` picks: of heading, sentences and noted questions, each once a passage. */
export function* postingsSteps(
  { passages, terms }: { passages: readonly PackedPassage[]; terms: Vocabulary },
  take: (passage: Passage) => boolean,
): Steps<Postings> {
  const places: number[] = []
  const held: number[] = []
  const lengths: number[] = []
  const from = new Int32Array(terms.words.length + 1)
  const lastHolder = new Int32Array(terms.words.length).fill(-1)
  for (const [place, indexed] of passages.entries()) {
    if (!take(indexed.passage)) continue
    const before = held.length
    indexed.eachTerm((term) => {
      if (lastHolder[term] === place) return
      lastHolder[term] = place
      held.push(term)
      from[term + 1]! += 1
    })
    places.push(place)
    lengths.push(held.length - before)
    if (places.length % PASSAGES_A_STEP === 0) yield
  }
  for (let term = 0; term < terms.words.length; term += 1) from[term + 1]! += from[term]!
  const next = from.slice()
  const documents = new Int32Array(held.length)
  let at = 0
  for (const [document, length] of lengths.entries()) {
    for (const end = at + length; at < end; at += 1) documents[next[held[at]!]!++] = document
    if (document % PASSAGES_A_STEP === 0) yield
  }
  return { passages: Int32Array.from(places), from, documents, lengths: Int32Array.from(lengths) }
}

/** The same postings where there are more terms: none of the passages holds those. */
export function withMoreTerms(postings: Postings, terms: number): Postings {
  const from = new Int32Array(terms + 1).fill(postings.documents.length)
  from.set(postings.from)
  return { ...postings, from }
}

/**
 * BM25+ over postings, each term once a passage: with the scores that stand beside them, or with its own, which are MiniSearch's as
 * well but for their last digits (test/core/index/postings.test.ts).
 */
export function createPostingsSearcher(
  { passages, from, documents, lengths, scores }: Postings,
  index: Pick<PassageIndex, 'passages' | 'terms'>,
  { k, b }: SearchSettings,
): Searcher {
  const count = lengths.length
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count)
  const normOf = (length: number) => (k + 1) / (1 + k * (1 - b + (b * length) / average)) + BM25_DELTA
  const norms = scores === undefined ? Float64Array.from(lengths, normOf) : new Float64Array()
  const tally = new ScoreTally(count)
  const ids = Array.from(passages, (place) => index.passages[place]!.passage.id)
  return {
    search: async ({ terms, explain }: Query, limit: number): Promise<Hit[]> => {
      const weights = new Map<string, number>()
      for (const { term, weight } of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
      const asked = [...weights].flatMap(([term, weight]) => {
        const id = index.terms.ids.get(term)
        return id === undefined ? [] : [{ term, weight, start: from[id]!, end: from[id + 1]! }]
      })
      for (const { weight, start, end } of asked) {
        if (scores !== undefined) {
          for (let i = start; i < end; i += 1) tally.add(documents[i]!, weight * scores[i]!)
          continue
        }
        const idf = Math.log(1 + (count - (end - start) + 0.5) / (end - start + 0.5)) * weight
        for (let i = start; i < end; i += 1) tally.add(documents[i]!, idf * norms[documents[i]!]!)
      }
      return tally.takeBest(limit).map(({ document, score }) => {
        const passageId = ids[document]!
        if (!explain) return { passageId, score }
        const held = asked.filter(({ start, end }) => holds(documents, document, start, end))
        return { passageId, score, terms: held.map(({ term }) => term) }
      })
    },
  }
}

/** The passages with their terms, as a searcher wants them. */
export function searchablePassages(
  { passages, from, documents }: Postings,
  index: { passages: readonly { passage: Pick<Passage, 'id'> }[]; terms: Pick<Vocabulary, 'words'> },
): { id: string; terms: string[] }[] {
  const searchable = Array.from(passages, (place) => ({ id: index.passages[place]!.passage.id, terms: [] as string[] }))
  index.terms.words.forEach((word, term) => {
    for (let i = from[term]!; i < from[term + 1]!; i += 1) searchable[documents[i]!]!.terms.push(word)
  })
  return searchable
}
