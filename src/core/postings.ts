import type { IndexedPassage, PassageIndex } from './passage-index.js'

/** Which passages hold each term, as flat lists of numbers: it passes between threads without being copied. */
export interface Postings {
  /** Places of the passages in `PassageIndex.passages`. */
  passages: Int32Array
  /** Term `t` stands in the passages `documents[from[t]]` to `documents[from[t + 1] - 1]`, counted in `passages`. */
  from: Int32Array
  documents: Int32Array
  /** Distinct terms of each passage. */
  lengths: Int32Array
}

/** The terms of the passages that `take` picks: of heading, sentences and noted questions, each once a passage. */
export function buildPostings(
  { passages, terms }: Pick<PassageIndex, 'passages' | 'terms'>,
  take: (passage: IndexedPassage) => boolean,
): Postings {
  const places = passages.flatMap((passage, i) => (take(passage) ? [i] : []))
  const held = places.map((place) => distinctTerms(passages[place]!))
  const from = new Int32Array(terms.words.length + 1)
  for (const list of held) for (const term of list) from[term + 1]! += 1
  for (let term = 0; term < terms.words.length; term += 1) from[term + 1]! += from[term]!
  const next = from.slice()
  const documents = new Int32Array(from.at(-1) ?? 0)
  held.forEach((list, document) => {
    for (const term of list) documents[next[term]!++] = document
  })
  return { passages: Int32Array.from(places), from, documents, lengths: Int32Array.from(held, ({ size }) => size) }
}

function distinctTerms({ headTerms, sentences, asked }: IndexedPassage): Set<number> {
  const ids = new Set<number>(headTerms)
  for (const { terms } of sentences) for (const term of terms) ids.add(term)
  for (const { terms } of asked) for (const term of terms) ids.add(term)
  return ids
}

/** The passages with their terms, as a searcher wants them. */
export function searchablePassages(
  { passages, from, documents }: Postings,
  index: Pick<PassageIndex, 'passages' | 'terms'>,
): { id: string; terms: string[] }[] {
  const searchable = Array.from(passages, (place) => ({ id: index.passages[place]!.passage.id, terms: [] as string[] }))
  index.terms.words.forEach((word, term) => {
    for (let i = from[term]!; i < from[term + 1]!; i += 1) searchable[documents[i]!]!.terms.push(word)
  })
  return searchable
}
