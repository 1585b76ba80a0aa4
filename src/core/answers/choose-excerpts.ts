import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { asksForOwnRule, asksOfRuleThing } from '../question/own-rule.js'
import type { Understanding } from '../question/understanding.js'
import { excerptOf, excerptOfRange, type FindFocus, MAX_EXCERPTS } from '../ranking/excerpts.js'
import { focusOf } from '../ranking/focus.js'
import { asksForSeveral } from '../ranking/listed.js'
import type { QuotationFinder } from '../ranking/quotations.js'
import { oddsOf, QuotingOrder } from '../ranking/quoting-order.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'
import type { Span } from '../text/span.js'
import { foldPlain } from '../text/width.js'
import { pairAt } from '../text/word-lookup.js'

const MAX_PER_PASSAGE = 2
/** How likely a place must be beside the best to stand with it on the first screen, and to be told of at all. */
const LEADING_ODDS = 0.3
const RELATED_ODDS = 0.01
const MAX_LEADING = 3
/** The score below which nothing is shown beside the best, however close: there all are guesses, and each is one more to misread. */
const LEAST_BESIDE = 7
/** What one organisation's rule counts beside a guide's that answers as well; and where one's own rule is asked for: then
 * several organisations stand below the guide, so that none of them is taken for one's own. */
const CASE_STANDING = 0.8
const CASE_STANDING_FOR_OWN = 0.5
const SAME_DOCUMENT_FOR_OWN = 0.1
/** What a sentence counts that says only that there is nothing to say. */
const TELLS_NOTHING = 0.3
/** What is less likely than this beside the first is never told of, nor before anything that is, however little the others count. */
const LEAST_ODDS = RELATED_ODDS * SAME_DOCUMENT_FOR_OWN * CASE_STANDING_FOR_OWN * TELLS_NOTHING

/** What is shown of what was found. */
export interface Chosen {
  /** Best first, at most five. */
  excerpts: Excerpt[]
  /** How many of them, from the first, come close to the best: the others are read by whoever wants more. */
  leading: number
  /** True where one's own rule was asked for, or is mostly meant, and is not among them. */
  lacksOwn: boolean
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
  const said: Said[] = []
  const focusIn = focusFor(understanding)
  const asksOwn = asksForOwnRule(understanding)
  const meansOwn = asksOwn || asksOfRuleThing(understanding)
  const several = asksForSeveral(understanding.folded)
  const why = understanding.answerType?.id === 'why'
  const caseStanding = asksOwn ? CASE_STANDING_FOR_OWN : CASE_STANDING
  const order = new QuotingOrder(
    ranked.filter(({ score }) => Math.exp(score - ranked[0]!.score) >= LEAST_ODDS),
    (scored) => (isUnnamedCase(scored) ? caseStanding : 1) * tellsOf(scored),
    asksOwn ? SAME_DOCUMENT_FOR_OWN : undefined,
  )
  const documents = new Set<string>()
  let leading = 0
  for (let next = order.next(); next; next = order.next()) {
    const { scored, odds } = next
    const { documentId } = scored.passage.passage
    if (odds < RELATED_ODDS) break
    const shownOf = (passageId: string) => excerpts.filter(({ citation }) => citation.passageId === passageId)
    const own = shownOf(scored.passage.passage.id)
    const isShown = ({ start, end }: Span) => own.some((other) => start < other.end && end > other.start)
    if (own.length === MAX_PER_PASSAGE || isShown(scored.sentence.span)) continue
    const digest = toExcerpt(scored, ranked, focusIn, cite, { isShown, several, why })
    const quotation = quotations?.find(scored, digest)
    if (!quotation && quotations?.isSaid(scored, excerpts)) continue
    const excerpt = quotation
      ? excerptOfRange(quotation.passage.passage, quotation, focusIn, cite(quotation.passage.passage))
      : digest
    const beside = shownOf(excerpt.citation.passageId)
    if (beside.some(({ start, end }) => excerpt.start < end && excerpt.end > start)) continue
    const saying = { pairs: pairsOf(excerpt.text), figures: figuresOf(excerpt.text) }
    if (beside.length === MAX_PER_PASSAGE || said.some((other) => nearlySame(other, saying))) continue
    excerpts.push(excerpt)
    const isClose = odds >= LEADING_ODDS && !(asksOwn && documents.has(documentId))
    const speaks = leading === 0 || scored.passage.passage.own || scored.score >= LEAST_BESIDE
    if (leading === excerpts.length - 1 && leading < MAX_LEADING && isClose && speaks) leading += 1
    order.show(scored)
    documents.add(documentId)
    said.push(saying)
    if (excerpts.length === MAX_EXCERPTS) break
  }
  const shownOwn = excerpts.slice(0, leading).some(({ citation }) => citation.whose === 'own')
  return { excerpts, leading: Math.max(leading, Math.min(1, excerpts.length)), lacksOwn: meansOwn && !shownOwn }
}

/** True where a figure or a date is asked for and the first screen holds none of that sort. */
export function lacksFigure(
  { excerpts, leading }: Pick<Chosen, 'excerpts' | 'leading'>,
  asked: Understanding,
): boolean {
  const { answerType } = asked
  if (!answerType || answerType.vague) return false
  return !excerpts.slice(0, leading).some(({ text }) => answerType.answers.test(foldPlain(text)))
}

/** A case that nobody asked for by name or facts. */
function isUnnamedCase(scored: ScoredSentence): boolean {
  const { kind } = scored.passage.passage
  return kind === 'case' && scored.feature('namedCase') <= 0 && scored.feature('factAgreement') <= 0
}

const NOTHING_TO_TELL =
  /特に(?:は)?(?:ない|ありません|なし|定めて)|把握していません|データ(?:は|を).{0,6}(?:ありません|いません)|未検討|検討していません|不明です/

function tellsOf(scored: ScoredSentence): number {
  return isUnnamedCase(scored) && NOTHING_TO_TELL.test(scored.sentence.folded) ? TELLS_NOTHING : 1
}

export function toExcerpt(
  scored: ScoredSentence,
  ranked: ScoredSentence[],
  focusIn: FindFocus,
  cite: (passage: Passage) => Citation,
  { isShown = () => false, ...asked }: { isShown?: (span: Span) => boolean; several?: boolean; why?: boolean } = {},
): Excerpt {
  const { passage, sentences } = scored.passage
  const own = ranked.filter((other) => other.passage === scored.passage)
  const odds = oddsOf(own, ranked[0]!.score)
  const likelihoodOf = (i: number) => (isShown(sentences[i]!.span) ? -Infinity : (odds.get(sentences[i]!) ?? 0))
  return excerptOf(passage, sentences.indexOf(scored.sentence), likelihoodOf, focusIn, cite(passage), asked)
}

/** Finds what answers a question in a sentence. */
export function focusFor({ concepts, answerType }: Understanding): FindFocus {
  const asked = concepts.flatMap(({ variants }) =>
    [...variants].filter(([, { factor }]) => factor >= 0.5).map(([term]) => term),
  )
  return (sentence) => focusOf(sentence, asked, answerType)
}

const SAME_SHARE = 0.7

/** What is compared of two excerpts to tell whether they say the same. */
interface Said {
  pairs: Set<number>
  figures: string
}

/** Two that say the same in nearly the same words; with other figures they do not. */
function nearlySame(a: Said, b: Said): boolean {
  if (a.figures !== b.figures) return false
  let shared = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared += 1
  return shared / Math.max(1, Math.min(a.pairs.size, b.pairs.size)) >= SAME_SHARE
}

function figuresOf(text: string): string {
  return (text.match(/\d[\d.]*/g) ?? []).join(' ')
}

/** Neighbouring units as numbers: sets of numbers are filled and read several times as fast as of strings. */
function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>()
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(pairAt(text, i))
  return pairs
}
