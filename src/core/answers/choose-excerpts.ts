import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import type { Understanding } from '../question/understanding.js'
import { excerptOf, excerptOfRange, type FindFocus, MAX_EXCERPTS } from '../ranking/excerpts.js'
import { focusOf } from '../ranking/focus.js'
import type { QuotationFinder } from '../ranking/quotations.js'
import { oddsOf, QuotingOrder } from '../ranking/quoting-order.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'
import type { Span } from '../text/span.js'
import { pairAt } from '../text/word-lookup.js'

const MAX_PER_PASSAGE = 2
/** How likely a place must be beside the best to stand with it on the first screen, and to be told of at all. */
const LEADING_ODDS = 0.2
const RELATED_ODDS = 0.01
const MAX_LEADING = 3

/** What is shown of what was found. */
export interface Chosen {
  /** Best first, at most five. */
  excerpts: Excerpt[]
  /** How many of them, from the first, come close to the best: the others are read by whoever wants more. */
  leading: number
}

/**
 * Best first, at most two a passage, nothing twice, nothing that hardly speaks of what was asked. Where an original says
 * what the corpus's digest of it says, the original is quoted in the digest's place.
 */
export function excerptsOf(
  ranked: ScoredSentence[],
  understanding: Understanding,
  cite: (passage: Passage) => Citation,
  quotations?: QuotationFinder,
): Chosen {
  const excerpts: Excerpt[] = []
  const pairsShown: Set<number>[] = []
  const focusIn = focusFor(understanding)
  const order = new QuotingOrder(ranked)
  let leading = 0
  for (let next = order.next(); next; next = order.next()) {
    const { scored, odds } = next
    if (odds < RELATED_ODDS) break
    const shownOf = (passageId: string) => excerpts.filter(({ citation }) => citation.passageId === passageId)
    const own = shownOf(scored.passage.passage.id)
    const isShown = ({ start, end }: Span) => own.some((other) => start < other.end && end > other.start)
    if (own.length === MAX_PER_PASSAGE || isShown(scored.sentence.span)) continue
    const digest = toExcerpt(scored, ranked, focusIn, cite, isShown)
    const quotation = quotations?.find(scored, digest)
    if (!quotation && quotations?.isSaid(scored, excerpts)) continue
    const excerpt = quotation
      ? excerptOfRange(quotation.passage.passage, quotation, focusIn, cite(quotation.passage.passage))
      : digest
    const beside = shownOf(excerpt.citation.passageId)
    if (beside.some(({ start, end }) => excerpt.start < end && excerpt.end > start)) continue
    const pairs = pairsOf(excerpt.text)
    if (beside.length === MAX_PER_PASSAGE || pairsShown.some((other) => nearlySame(other, pairs))) continue
    excerpts.push(excerpt)
    if (leading === excerpts.length - 1 && leading < MAX_LEADING && odds >= LEADING_ODDS) leading += 1
    order.show(scored)
    pairsShown.push(pairs)
    if (excerpts.length === MAX_EXCERPTS) break
  }
  return { excerpts, leading: Math.max(leading, Math.min(1, excerpts.length)) }
}

export function toExcerpt(
  scored: ScoredSentence,
  ranked: ScoredSentence[],
  focusIn: FindFocus,
  cite: (passage: Passage) => Citation,
  isShown: (span: Span) => boolean = () => false,
): Excerpt {
  const { passage, sentences } = scored.passage
  const own = ranked.filter((other) => other.passage === scored.passage)
  const odds = oddsOf(own, ranked[0]!.score)
  const likelihoodOf = (i: number) => (isShown(sentences[i]!.span) ? -Infinity : (odds.get(sentences[i]!) ?? 0))
  return excerptOf(passage, sentences.indexOf(scored.sentence), likelihoodOf, focusIn, cite(passage))
}

/** Finds what answers a question in a sentence. */
export function focusFor({ concepts, answerType }: Understanding): FindFocus {
  const asked = concepts.flatMap(({ variants }) =>
    [...variants].filter(([, { factor }]) => factor >= 0.5).map(([term]) => term),
  )
  return (sentence) => focusOf(sentence, asked, answerType)
}

const SAME_SHARE = 0.8

function nearlySame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return shared / Math.max(1, Math.min(a.size, b.size)) >= SAME_SHARE
}

/** Neighbouring units as numbers: sets of numbers are filled and read several times as fast as of strings. */
function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>()
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(pairAt(text, i))
  return pairs
}
