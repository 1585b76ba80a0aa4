import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Corpus, Passage, PassageKind, Source } from '../corpus/corpus.js'
import type { PassageIndex } from '../index/passage-index.js'
import type { Hit, Searcher } from '../index/searcher.js'
import { toQuery } from '../question/concepts.js'
import type { Decision } from '../question/decide-kind.js'
import type { Understanding } from '../question/understanding.js'
import {
  CONFIDENCE_THRESHOLD,
  type ConfidenceFeatures,
  confidenceFeatures,
  confidenceOf,
} from '../ranking/confidence.js'
import { excerptOf, excerptOfRange, MAX_EXCERPTS } from '../ranking/excerpts.js'
import { type QuotationFinder, quotationFinder } from '../ranking/quotations.js'
import { oddsOf, QuotingOrder } from '../ranking/quoting-order.js'
import { byScore, OTHERS_CASE, type RankingQuestion, rankSentences, unknownPairs } from '../ranking/ranking.js'
import {
  CANDIDATE_ORIGINALS,
  CANDIDATE_PASSAGES,
  CANDIDATES_WITH_OWN,
  EXPLAINED_SENTENCES,
} from '../ranking/ranking-weights.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'
import type { Span } from '../text/span.js'
import { pairAt } from '../text/word-lookup.js'
import type { Explanation, NoneAnswer, TextAnswer } from './answer.js'
import { factAgreements } from './case-facts.js'

export interface AnsweringParts {
  corpus: Corpus
  index: PassageIndex
  searcher: Searcher
  /** Searches the originals alone; absent where there are none. */
  originals?: Searcher
  cite: (passage: Passage) => Citation
}

interface Found {
  hits: Hit[]
  ranked: ScoredSentence[]
  features: ConfidenceFeatures
  confidence: number
}

const OFF_SUBJECT_CONFIDENCE = 0.1
const MAX_TOPICS = 3
/** Share of a thing's words that a passage must hold to be about it. */
const THING_COVER = 0.5
/** Share of the question's words that a sentence must hold to answer before any list of cases. */
const GUIDE_COVER = 0.6

export type Answering = ReturnType<typeof createAnswering>

/** Finding the sentences that answer: search, rank, cut, cite, and decide whether that is enough. */
export function createAnswering({ corpus, index, searcher, originals, cite }: AnsweringParts) {
  const candidates = corpus.passages.some(({ own }) => own) ? CANDIDATES_WITH_OWN : CANDIDATE_PASSAGES
  const quotations = quotationFinder(index)
  /** What was found for a question that is still being answered: its explanation and further excerpts ask again. */
  const foundFor = new WeakMap<Understanding, Promise<Found>>()
  const find = (understanding: Understanding): Promise<Found> => {
    let found = foundFor.get(understanding)
    if (!found) {
      found = findAmong(understanding)
      foundFor.set(understanding, found)
    }
    return found
  }

  const findAmong = async (
    understanding: Understanding,
    wanted?: PassageKind,
    among?: ReadonlySet<string>,
  ): Promise<Found> => {
    const question = { ...toRankingQuestion(understanding, corpus, wanted), ...(among ? { among } : {}) }
    const hits = await searcher.search(toQuery(understanding.concepts, index.terms), candidates)
    const ranked = rankSentences(question, hits, index)
    const { concepts, slots } = understanding
    const features = confidenceFeatures(
      ranked,
      {
        concepts,
        named: slots.caseIds.length > 0,
        unknownPairs: unknownPairs(question.restated, index),
        offSubject: offSubject(understanding),
      },
      index,
    )
    return { hits, ranked, features, confidence: ranked.length === 0 ? 0 : confidenceOf(features) }
  }

  /** Sentences of originals by themselves, for what the corpus's digest of them does not say. */
  const findOriginals = async (understanding: Understanding): Promise<ScoredSentence[]> => {
    if (!originals) return []
    const hits = await originals.search(toQuery(understanding.concepts, index.terms), CANDIDATE_ORIGINALS)
    return rankSentences(toRankingQuestion(understanding, corpus), hits, index)
  }

  const answerText = async (
    understanding: Understanding,
    shown: ReadonlySet<string>,
    wanted?: PassageKind,
  ): Promise<TextAnswer | NoneAnswer> => {
    const { ranked, confidence } = await (wanted ? findAmong(understanding, wanted) : find(understanding))
    if (confidence < CONFIDENCE_THRESHOLD && !holdsWanted(ranked, wanted)) {
      const reason = confidence < OFF_SUBJECT_CONFIDENCE ? 'offSubject' : 'nothing'
      return { kind: 'none', reason, topics: topicsOf(ranked), confidence, excerpts: [] }
    }
    const all = withoutOtherCases(withOriginals(ranked, await findOriginals(understanding)))
    const fresh = all.filter(({ passage }) => !shown.has(passage.passage.id))
    // A series is found again by the passage that its excerpt names.
    const quote = wanted === 'statistics' ? undefined : quotations
    const excerpts = excerptsOf(wantedFirst(fresh.length > 0 ? fresh : all, wanted), understanding, cite, quote)
    return { kind: 'answer', confidence, excerpts }
  }

  const explain = async (understanding: Understanding, decision: Decision): Promise<Explanation> => {
    const { hits, ranked, features, confidence } = await find(understanding)
    return {
      tokens: understanding.tokens.map(({ surface, term, wordClass, content }) => ({
        surface,
        term,
        wordClass,
        content,
      })),
      restatements: understanding.restatements.map(({ said, as, by }) => ({ said, as, by })),
      concepts: understanding.concepts.map(({ said, weight, variants }) => ({
        said,
        weight,
        variants: [...variants].map(([term, { factor, origin }]) => ({ term, factor, origin })),
      })),
      slots: understanding.slots,
      intents: understanding.intents.map(({ intent, score }) => ({ intent: intent.id, score })),
      decision: { kind: decision.kind, reason: decision.reason },
      ...(understanding.answerType ? { answerType: understanding.answerType.id } : {}),
      hits: hits.slice(0, EXPLAINED_SENTENCES),
      sentences: ranked.slice(0, EXPLAINED_SENTENCES).map(({ passage, sentence, score, features: parts }) => ({
        passageId: passage.passage.id,
        text: passage.passage.text.slice(sentence.span.start, sentence.span.end),
        score,
        features: parts,
      })),
      confidence: { value: confidence, threshold: CONFIDENCE_THRESHOLD, features },
    }
  }

  /** The best sentence of each case, best case first; `among` names the only cases that are of use. */
  const bestOfCases = async (
    understanding: Understanding,
    among?: ReadonlySet<string>,
  ): Promise<{ confidence: number; caseIds: string[]; excerpt: (caseId: string) => Excerpt | undefined }> => {
    const { ranked, confidence } = await findAmong(understanding, 'case', among)
    const best = new Map<string, ScoredSentence>()
    for (const scored of ranked) {
      const { kind, documentId } = scored.passage.passage
      if (kind === 'case' && !best.has(documentId)) best.set(documentId, scored)
    }
    const words = wordsOf(understanding)
    const excerpt = (caseId: string) => {
      const scored = best.get(caseId)
      return scored && toExcerpt(scored, ranked, words, cite)
    }
    return { confidence, caseIds: [...best.keys()], excerpt }
  }

  /** Excerpts that fit best, however sure: for kinds of answers that rest on something else. */
  const bestExcerpts = async (understanding: Understanding): Promise<Excerpt[]> => {
    const { ranked } = await find(understanding)
    return excerptsOf(ranked, understanding, cite, quotations)
  }

  /** True where the sentence that fits best holds most of the question and is about no case. */
  const isAnsweredByGuide = async (understanding: Understanding): Promise<boolean> => {
    const best = (await find(understanding)).ranked[0]
    return best !== undefined && best.passage.passage.kind !== 'case' && best.feature('sentenceCover') >= GUIDE_COVER
  }

  /** What the documents say of one thing; undefined where they hardly speak of it. */
  const bestOn = async (understanding: Understanding): Promise<Excerpt | undefined> => {
    const { ranked } = await find(understanding)
    const best = ranked[0]
    if (!best || best.feature('passageCover') < THING_COVER) return undefined
    return toExcerpt(best, ranked, wordsOf(understanding), cite)
  }

  return { answerText, explain, bestOfCases, bestExcerpts, isAnsweredByGuide, bestOn }
}

function meantSources(sources: readonly Source[], restated: string): Set<string> {
  return new Set(sources.filter(({ topics }) => topics.some((topic) => restated.includes(topic))).map(({ id }) => id))
}

/** The classifier's belief that the question is about something else. */
export function offSubject({ intents }: Understanding): number {
  return intents.filter(({ intent }) => intent.kind === 'none').reduce((sum, { score }) => sum + score, 0)
}

/** The question in the terms of the ranking. */
export function toRankingQuestion(understanding: Understanding, corpus: Corpus, wanted?: PassageKind): RankingQuestion {
  const { slots, named, concepts, restated, answerType } = understanding
  const factAgreement = slots.caseIds.length === 0 ? factAgreements(corpus.cases, slots) : undefined
  return {
    concepts,
    restated,
    namedCaseIds: new Set(slots.caseIds),
    meantSources: meantSources(corpus.sources, restated),
    namedWords: named.map(({ said }) => said),
    mentionedCaseIds: new Set(named.filter(({ distinctive }) => !distinctive).map(({ caseId }) => caseId)),
    wantedKinds: new Set(wanted ? [wanted] : []),
    ...(answerType ? { answerType } : {}),
    ...(factAgreement ? { factAgreement } : {}),
  }
}

/** Originals among the rest. No question is noted under them, so that of two that say the same the digest mostly leads. */
function withOriginals(ranked: ScoredSentence[], originals: ScoredSentence[]): ScoredSentence[] {
  return originals.length === 0 ? ranked : [...ranked, ...originals].sort(byScore)
}

/**
 * Without the sentences of cases that do not speak of the organisation that was named, or that the thread is about: beside
 * its own they would be taken for its own. Where such a one is the best, the name was hardly meant, and all stay.
 */
function withoutOtherCases(ranked: ScoredSentence[]): ScoredSentence[] {
  const isOthers = (scored: ScoredSentence) =>
    scored.passage.passage.kind === 'case' && scored.feature('namedCase') === OTHERS_CASE
  return ranked[0] && isOthers(ranked[0]) ? ranked : ranked.filter((scored) => !isOthers(scored))
}

/** Share of the question that a passage of the wanted kind must hold to be shown before better ones of other kinds. */
const WANTED_COVER = 0.45

function wantedFirst(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence[] {
  const best = bestWanted(ranked, wanted)
  return best ? [best, ...ranked.filter((scored) => scored !== best)] : ranked
}

function bestWanted(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence | undefined {
  return ranked.find(
    (scored) => scored.passage.passage.kind === wanted && scored.feature('passageCover') >= WANTED_COVER,
  )
}

function holdsWanted(ranked: ScoredSentence[], wanted: PassageKind | undefined): boolean {
  return bestWanted(ranked, wanted) !== undefined
}

const MAX_PER_PASSAGE = 2

/**
 * Best first, at most two a passage, nothing twice. Where an original says what the corpus's digest of it says, the
 * original is quoted in the digest's place.
 */
function excerptsOf(
  ranked: ScoredSentence[],
  understanding: Understanding,
  cite: (passage: Passage) => Citation,
  quotations?: QuotationFinder,
): Excerpt[] {
  const excerpts: Excerpt[] = []
  const pairsShown: Set<number>[] = []
  const words = wordsOf(understanding)
  const order = new QuotingOrder(ranked)
  for (let scored = order.next(); scored; scored = order.next()) {
    const shownOf = (passageId: string) => excerpts.filter(({ citation }) => citation.passageId === passageId)
    const own = shownOf(scored.passage.passage.id)
    const isShown = ({ start, end }: Span) => own.some((other) => start < other.end && end > other.start)
    if (own.length === MAX_PER_PASSAGE || isShown(scored.sentence.span)) continue
    const digest = toExcerpt(scored, ranked, words, cite, isShown)
    const quotation = quotations?.find(scored, digest)
    if (!quotation && quotations?.isSaid(scored, excerpts)) continue
    const excerpt = quotation
      ? excerptOfRange(quotation.passage.passage, quotation, words, cite(quotation.passage.passage))
      : digest
    const beside = shownOf(excerpt.citation.passageId)
    if (beside.some(({ start, end }) => excerpt.start < end && excerpt.end > start)) continue
    const pairs = pairsOf(excerpt.text)
    if (beside.length === MAX_PER_PASSAGE || pairsShown.some((other) => nearlySame(other, pairs))) continue
    excerpts.push(excerpt)
    order.show(excerpt)
    pairsShown.push(pairs)
    if (excerpts.length === MAX_EXCERPTS) break
  }
  return excerpts
}

function toExcerpt(
  scored: ScoredSentence,
  ranked: ScoredSentence[],
  words: string[],
  cite: (passage: Passage) => Citation,
  isShown: (span: Span) => boolean = () => false,
): Excerpt {
  const { passage, sentences } = scored.passage
  const own = ranked.filter((other) => other.passage === scored.passage)
  const odds = oddsOf(own, ranked[0]!.score)
  const likelihoodOf = (i: number) => (isShown(sentences[i]!.span) ? -Infinity : (odds.get(sentences[i]!) ?? 0))
  return excerptOf(passage, sentences.indexOf(scored.sentence), likelihoodOf, words, cite(passage))
}

/** What is marked in an excerpt: the question's words and their nearer variants. */
function wordsOf({ concepts }: Understanding): string[] {
  return concepts.flatMap(({ variants }) =>
    [...variants].filter(([, { factor }]) => factor >= 0.5).map(([term]) => term),
  )
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

/** The nearest passages' headings, each with a question that its writer noted. */
function topicsOf(ranked: ScoredSentence[]): NoneAnswer['topics'] {
  const topics = new Map<string, string>()
  for (const { passage } of ranked) {
    const { title, section, blocks } = passage.passage
    const question = blocks.flatMap((block) => block.noted)[0]
    const label = section === '' ? title : `${title} ${section}`
    if (question === undefined || topics.has(label)) continue
    topics.set(label, question)
    if (topics.size === MAX_TOPICS) break
  }
  return [...topics].map(([label, question]) => ({ label, question }))
}
