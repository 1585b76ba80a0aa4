import { isForEveryone } from '../corpus/audience.js'
import type { Source } from '../corpus/corpus.js'
import { PackedPassage } from './packed-passage.js'
import { type PassageIndex, termLists } from './passage-index.js'
import type { Postings } from './postings.js'
import type { Steps } from './steps.js'

/** Who finds a passage: everybody of the company, or HR alone. */
type SearchedBy = 'everyone' | 'hr'

/** Passages as an engine outside this process is to hold them. What is large is made when it is asked for. */
export interface SearchedPassages {
  /** Each one's place in this list. */
  readonly places: ReadonlyMap<string, number>
  /** How many distinct terms each holds. */
  readonly lengths: Int32Array
  /** Tells whether a passage is still what it was: of its terms, its document and who finds it; below 2^30. */
  readonly marks: Int32Array
  /** The document that it belongs to, and who finds it. */
  about(place: number): { document: string; foundBy: SearchedBy }
  /** Its distinct terms. */
  terms(place: number): string[]
}

const MARK_BITS = 0x3fffffff
const PASSAGES_A_STEP = 2000
const TERMS_A_STEP = 4000

/** The passages of these postings, for an engine outside. */
export function* searchedSteps(
  { passages, from, documents, lengths }: Postings,
  index: Pick<PassageIndex, 'passages' | 'terms'>,
  sources: readonly Source[],
): Steps<SearchedPassages> {
  const forHr = new Set(sources.flatMap(({ id, library }) => (isForEveryone(library?.audience) ? [] : [id])))
  const passageAt = (place: number) => index.passages[passages[place]!]!
  const about = (place: number) => {
    const { documentId, source } = passageAt(place).passage
    return { document: documentId, foundBy: forHr.has(source) ? ('hr' as const) : ('everyone' as const) }
  }
  const { words } = index.terms
  const marks = new Int32Array(lengths.length)
  for (let term = 0; term < words.length; term += 1) {
    if (from[term] === from[term + 1]) continue
    const hash = hashOf(words[term]!)
    // A sum, so that the numbers that words have in this index change nothing.
    for (let i = from[term]!; i < from[term + 1]!; i += 1) marks[documents[i]!] = (marks[documents[i]!]! + hash) | 0
    if (term % TERMS_A_STEP === 0) yield
  }
  const places = new Map<string, number>()
  for (let place = 0; place < lengths.length; place += 1) {
    const { document, foundBy } = about(place)
    marks[place] = Math.imul(marks[place]! ^ hashOf(`${document} ${foundBy}`), 0x9e3779b1) & MARK_BITS
    places.set(passageAt(place).passage.id, place)
    if (place % PASSAGES_A_STEP === 0) yield
  }
  const terms = (place: number) => {
    const held = new Set<number>()
    const indexed = passageAt(place)
    // Nothing is unpacked that no question has come to.
    if (indexed instanceof PackedPassage) indexed.eachTerm((term) => held.add(term))
    else for (const list of termLists(indexed)) for (const term of list) held.add(term)
    return Array.from(held, (term) => words[term]!)
  }
  return { places, lengths, marks, about, terms }
}

/** FNV-1a over UTF-16 units, stirred, so that sums of it are spread as well. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
