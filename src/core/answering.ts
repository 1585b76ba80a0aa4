import type { Citation, Excerpt, Explanation, NoneAnswer, TextAnswer } from './answer.js'
import { factAgreements } from './case-facts.js'
import { toQuery } from './concepts.js'
import { CONFIDENCE_THRESHOLD, type ConfidenceFeatures, confidenceFeatures, confidenceOf } from './confidence.js'
import type { Corpus, Passage, PassageKind, Source, Span } from './corpus.js'
import type { Decision } from './decide-kind.js'
import { excerptOf, excerptOfRange, MAX_EXCERPTS } from './excerpts.js'
import type { PassageIndex } from './passage-index.js'
import type { Hit, Searcher } from './ports.js'
import { type QuotationFinder, quotationFinder } from './quotations.js'
import { type RankingQuestion, rankSentences, type ScoredSentence, unknownPairs } from './ranking.js'
import {
  CANDIDATE_ORIGINALS,
  CANDIDATE_PASSAGES,
  CANDIDATES_WITH_OWN,
  EXPLAINED_SENTENCES,
  ORIGINAL_COST,
} from './ranking-weights.js'
import type { Understanding } from './understanding.js'

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

const OFF_SUBJECT_CONFIDENCE = 0.15
const MAX_TOPICS = 3
/** Share of a thing's words that a passage must hold to be about it. */
const THING_COVER = 0.5

export type Answering = ReturnType<typeof createAnswering>

/** Finding the sentences that answer: search, rank, cut, cite, and decide whether that is enough. */
export function createAnswering({ corpus, index, searcher, originals, cite }: AnsweringParts) {
  const candidates = corpus.passages.some(({ own }) => own) ? CANDIDATES_WITH_OWN : CANDIDATE_PASSAGES
  const quotations = quotationFinder(index)
  const find = async (understanding: Understanding, wanted?: PassageKind): Promise<Found> => {
    const question = toRankingQuestion(understanding, corpus, wanted)
    const hits = await searcher.search(toQuery(understanding.concepts, index.terms), candidates)
    const ranked = rankSentences(question, hits, index)
    const { concepts, slots } = understanding
    const features = confidenceFeatures(
      ranked,
      {
        concepts,
        named: slots.caseIds.length > 0,
        unknownPairs: unknownPairs(question.rest, index),
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
    const { ranked, confidence } = await find(understanding, wanted)
    if (confidence < CONFIDENCE_THRESHOLD && !holdsWanted(ranked, wanted)) {
      const reason = confidence < OFF_SUBJECT_CONFIDENCE ? 'offSubject' : 'nothing'
      return { kind: 'none', reason, topics: topicsOf(ranked), confidence, excerpts: [] }
    }
    const all = withOriginals(ranked, await findOriginals(understanding))
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
      restated: understanding.restatements.map(({ said, as, because }) => ({ said, as, because })),
      concepts: understanding.concepts.map(({ said, weight, variants }) => ({
        said,
        weight,
        variants: [...variants].map(([term, { factor, because }]) => ({ term, factor, because })),
      })),
      slots: understanding.slots,
      intents: understanding.intents.map(({ intent, score }, i) => ({
        kind: intent.id,
        score,
        because: i === 0 ? `${decision.kind}: ${decision.because}` : '',
      })),
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

  /** The excerpt of each case that fits the question best, best case first. */
  const bestOfCases = async (
    understanding: Understanding,
  ): Promise<{ confidence: number; best: Map<string, Excerpt> }> => {
    const { ranked, confidence } = await find(understanding, 'case')
    const best = new Map<string, Excerpt>()
    for (const scored of ranked) {
      const { kind, documentId } = scored.passage.passage
      if (kind === 'case' && !best.has(documentId)) best.set(documentId, toExcerpt(scored, ranked, understanding, cite))
    }
    return { confidence, best }
  }

  /** Excerpts that fit best, however sure: for kinds of answers that rest on something else. */
  const bestExcerpts = async (understanding: Understanding): Promise<Excerpt[]> => {
    const { ranked } = await find(understanding)
    return excerptsOf(ranked, understanding, cite, quotations)
  }

  /** What the documents say of one thing; undefined where they hardly speak of it. */
  const bestOn = async (understanding: Understanding): Promise<Excerpt | undefined> => {
    const { ranked } = await find(understanding)
    const best = ranked[0]
    if (!best || best.features.passageCover < THING_COVER) return undefined
    return toExcerpt(best, ranked, understanding, cite)
  }

  return { answerText, explain, bestOfCases, bestExcerpts, bestOn }
}

function meantSources(sources: readonly Source[], rest: string): Set<string> {
  return new Set(sources.filter(({ topics }) => topics.some((topic) => rest.includes(topic))).map(({ id }) => id))
}

/** The classifier's belief that the question is about something else. */
export function offSubject({ intents }: Understanding): number {
  return intents.filter(({ intent }) => intent.kind === 'none').reduce((sum, { score }) => sum + score, 0)
}

/** The question in the terms of the ranking. */
export function toRankingQuestion(understanding: Understanding, corpus: Corpus, wanted?: PassageKind): RankingQuestion {
  const { slots, named, concepts, rest, answerType } = understanding
  const factAgreement = slots.caseIds.length === 0 ? factAgreements(corpus.cases, slots) : undefined
  return {
    concepts,
    rest,
    namedCaseIds: new Set(slots.caseIds),
    meantSources: meantSources(corpus.sources, rest),
    namedWords: named.map(({ said }) => said),
    mentionedCaseIds: new Set(named.filter(({ distinctive }) => !distinctive).map(({ caseId }) => caseId)),
    wantedKinds: new Set(wanted ? [wanted] : []),
    ...(answerType ? { answerType } : {}),
    ...(factAgreement ? { factAgreement } : {}),
  }
}

/**
 * Originals among the rest, each a little later than its score: what the digest says as well is quoted in the digest's
 * place, and found by the questions that are noted there.
 */
function withOriginals(ranked: ScoredSentence[], originals: ScoredSentence[]): ScoredSentence[] {
  if (originals.length === 0) return ranked
  const later = originals.map((scored) => ({ ...scored, score: scored.score - ORIGINAL_COST }))
  return [...ranked, ...later].sort((a, b) => b.score - a.score)
}

/** Share of the question that a passage of the wanted kind must hold to be shown before better ones of other kinds. */
const WANTED_COVER = 0.45

function wantedFirst(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence[] {
  const best = bestWanted(ranked, wanted)
  return best ? [best, ...ranked.filter((scored) => scored !== best)] : ranked
}

function bestWanted(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence | undefined {
  return ranked.find(
    ({ passage, features }) => passage.passage.kind === wanted && features.passageCover >= WANTED_COVER,
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
  for (const scored of ranked) {
    const shownOf = (passageId: string) => excerpts.filter(({ citation }) => citation.passageId === passageId)
    const own = shownOf(scored.passage.passage.id)
    const isShown = ({ start, end }: Span) => own.some((other) => start < other.end && end > other.start)
    if (own.length === MAX_PER_PASSAGE || isShown(scored.sentence.span)) continue
    const digest = toExcerpt(scored, ranked, understanding, cite, isShown)
    const quotation = quotations?.find(scored, digest)
    if (!quotation && quotations?.isSaid(scored, excerpts)) continue
    const excerpt = quotation
      ? excerptOfRange(quotation.passage.passage, quotation, wordsOf(understanding), cite(quotation.passage.passage))
      : digest
    const beside = shownOf(excerpt.citation.passageId)
    if (beside.some(({ start, end }) => excerpt.start < end && excerpt.end > start)) continue
    if (beside.length === MAX_PER_PASSAGE || excerpts.some((other) => nearlySame(other.text, excerpt.text))) continue
    excerpts.push(excerpt)
    if (excerpts.length === MAX_EXCERPTS) break
  }
  return excerpts
}

function toExcerpt(
  scored: ScoredSentence,
  ranked: ScoredSentence[],
  understanding: Understanding,
  cite: (passage: Passage) => Citation,
  isShown: (span: Span) => boolean = () => false,
): Excerpt {
  const { passage, sentences } = scored.passage
  const own = ranked.filter((other) => other.passage === scored.passage)
  const scores = new Map(own.map((other) => [other.sentence, other.score]))
  const scoreOf = (i: number) => (isShown(sentences[i]!.span) ? -Infinity : (scores.get(sentences[i]!) ?? 0))
  return excerptOf(passage, sentences.indexOf(scored.sentence), scoreOf, wordsOf(understanding), cite(passage))
}

/** What is marked in an excerpt: the question's words and their nearer variants. */
function wordsOf({ concepts }: Understanding): string[] {
  return concepts.flatMap(({ variants }) =>
    [...variants].filter(([, { factor }]) => factor >= 0.5).map(([term]) => term),
  )
}

const SAME_SHARE = 0.8

function nearlySame(a: string, b: string): boolean {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
  const [x, y] = [pairs(a), pairs(b)]
  let shared = 0
  for (const pair of x) if (y.has(pair)) shared += 1
  return shared / Math.max(1, Math.min(x.size, y.size)) >= SAME_SHARE
}

/** The nearest passages' headings, each with a question that its writer noted. */
function topicsOf(ranked: ScoredSentence[]): NoneAnswer['topics'] {
  const topics = new Map<string, string>()
  for (const { passage } of ranked) {
    const { title, section, blocks } = passage.passage
    const question = blocks.flatMap((block) => block.asked)[0]
    const label = section === '' ? title : `${title} ${section}`
    if (question === undefined || topics.has(label)) continue
    topics.set(label, question)
    if (topics.size === MAX_TOPICS) break
  }
  return [...topics].map(([label, question]) => ({ label, question }))
}
