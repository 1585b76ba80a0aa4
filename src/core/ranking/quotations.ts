import type { Excerpt } from '../corpus/citation.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import { bigramsOf } from '../text/bigrams.js'
import { countGraphemes } from '../text/graphemes.js'
import { foldPlain } from '../text/width.js'
import { MAX_EXCERPT_GRAPHEMES } from './excerpts.js'
import type { ScoredSentence } from './scored-sentence.js'

/** Sentences of an original, counted from 0; `focus` is the one nearest to what was looked for. */
interface Quotation {
  passage: IndexedPassage
  first: number
  last: number
  focus: number
}

export interface QuotationFinder {
  /** Where an original says what a sentence of the corpus's digest says; undefined where none does. */
  find(digest: ScoredSentence, excerpt: Excerpt): Quotation | undefined
  /** True where a quotation that is shown already says what the digest says. */
  isSaid(digest: ScoredSentence, shown: Excerpt[]): boolean
}

/** What a digest says in one sentence, its original may take three for. */
const MAX_QUOTED_SENTENCES = 3
/** Share of a digest sentence's character pairs, by weight, that a quotation has to hold. */
const SAME_SHARE = 0.6
/** The same where only the repetition is to be spared. */
const REPEATED_SHARE = 0.4
/** What the rest of the digest's excerpt counts beside the sentence itself, and what a longer quotation costs. */
const REST_WEIGHT = 0.35
const LENGTH_COST = 0.0006

/**
 * Finds quotations among the originals of the index: of the same case, or of the same source.
 *
 * A quotation is one to three sentences that stand together and fit into an excerpt. It holds every figure and name of
 * the digest's sentence, and three fifths of its character pairs by weight (chosen on the tuning half of
 * test/retrieval: less, and both are different statements).
 */
export function quotationFinder(index: PassageIndex): QuotationFinder {
  const byDocument = new Map<string, IndexedPassage[]>()
  const bySource = new Map<string, IndexedPassage[]>()
  for (const indexed of index.passages) {
    const { verbatim, own, documentId, source, kind } = indexed.passage
    if (!verbatim || own) continue
    if (kind === 'case') push(byDocument, documentId, indexed)
    push(bySource, source, indexed)
  }
  const find = ({ passage, sentence }: ScoredSentence, excerpt: Excerpt): Quotation | undefined => {
    const { verbatim, kind, documentId, source } = passage.passage
    if (verbatim || kind === 'statistics') return undefined
    const originals = kind === 'case' ? byDocument.get(documentId) : bySource.get(source)
    if (!originals) return undefined
    const wanted = weigh(sentence.pairs, index)
    const around = weigh(idsOf(foldPlain(excerpt.text), index), index)
    const figures = figuresOf(sentence.folded)
    // A digest's sentence names its subject again; the original did so on its first page.
    const subject = foldPlain([passage.passage.title, ...passage.passage.topics].join(' '))
    const names = namesOf(sentence.folded).filter((name) => !subject.includes(name))
    let best: (Quotation & { score: number }) | undefined
    for (const original of originals) {
      const found = bestWindow(original, { wanted, around, figures, names }, index)
      if (found && (!best || found.score > best.score)) best = found
    }
    return best
  }
  const isSaid = ({ passage, sentence }: ScoredSentence, shown: Excerpt[]): boolean => {
    if (passage.passage.verbatim) return false
    const wanted = weigh(sentence.pairs, index)
    return shown.some(({ verbatim, citation, text }) => {
      if (!verbatim || citation.source !== passage.passage.source || citation.title !== passage.passage.title)
        return false
      const folded = foldPlain(text)
      return holdsAll(figuresOf(sentence.folded), folded) && share(idsOf(folded, index), wanted) >= REPEATED_SHARE
    })
  }
  return { find, isSaid }
}

interface Weighed {
  weights: Map<number, number>
  total: number
}

function bestWindow(
  passage: IndexedPassage,
  { wanted, around, figures, names }: { wanted: Weighed; around: Weighed; figures: string[]; names: string[] },
  index: PassageIndex,
): (Quotation & { score: number }) | undefined {
  const { sentences } = passage
  const { text } = passage.passage
  const shares = sentences.map(({ pairs }) => share(pairs, wanted))
  let best: (Quotation & { score: number }) | undefined
  for (let first = 0; first < sentences.length; first += 1) {
    for (let last = first; last < Math.min(sentences.length, first + MAX_QUOTED_SENTENCES); last += 1) {
      const range = shares.slice(first, last + 1)
      if (range.reduce((sum, value) => sum + value, 0) < SAME_SHARE) continue
      const whole = text.slice(sentences[first]!.span.start, sentences[last]!.span.end)
      const length = countGraphemes(whole)
      if (length > MAX_EXCERPT_GRAPHEMES && first !== last) break
      const shown = length > MAX_EXCERPT_GRAPHEMES ? whole.slice(0, MAX_EXCERPT_GRAPHEMES - 20) : whole
      const folded = foldPlain(shown)
      if (!holdsAll(figures, folded) || !names.every((name) => folded.includes(name))) continue
      const pairs = idsOf(folded, index)
      const same = share(pairs, wanted)
      if (same < SAME_SHARE) continue
      const score = same + REST_WEIGHT * share(pairs, around) - LENGTH_COST * length
      const focus = first + range.indexOf(Math.max(...range))
      if (!best || score > best.score) best = { passage, first, last, focus, score }
    }
  }
  return best
}

function weigh(pairs: Iterable<number>, { pairWeights }: PassageIndex): Weighed {
  const weights = new Map<number, number>()
  let total = 0
  for (const pair of pairs) {
    if (weights.has(pair)) continue
    const weight = pairWeights[pair] ?? 0
    weights.set(pair, weight)
    total += weight
  }
  return { weights, total: total || 1 }
}

function share(pairs: Iterable<number>, { weights, total }: Weighed): number {
  let held = 0
  for (const pair of pairs) held += weights.get(pair) ?? 0
  return held / total
}

function idsOf(folded: string, { pairs }: PassageIndex): Set<number> {
  const ids = new Set<number>()
  for (const pair of bigramsOf(folded)) {
    const id = pairs.ids.get(pair)
    if (id !== undefined) ids.add(id)
  }
  return ids
}

function holdsAll(figures: string[], folded: string): boolean {
  const held = figuresOf(folded)
  return figures.every((figure) => held.includes(figure))
}

/** Runs of digits, without separators: 1,500 is 1500. */
function figuresOf(folded: string): string[] {
  return folded.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(\.\d+)?/g) ?? []
}

/** Words in katakana or Latin letters: names of tools, of places, set terms. */
function namesOf(folded: string): string[] {
  return folded.match(/[ァ-ヴー]{4,}|[a-z][a-z0-9&+.-]{2,}/g) ?? []
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
