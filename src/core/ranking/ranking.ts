import { NotedComparison } from '../index/noted-questions.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import { SENTENCE_FACT, sentencesIn } from '../index/passage-words.js'
import type { PurposeTable } from '../index/purpose-table.js'
import type { Hit } from '../index/searcher.js'
import { type TextPairs, textPairs, unknownShare } from '../index/text-pairs.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import type { Concept } from '../question/concepts.js'
import { type AnswerType, bitOf, fitOf } from '../text/answer-type.js'
import { roleBit } from '../text/purpose.js'
import { askedStances, polarityOf, remedyOf } from '../text/stance.js'
import { bestFirst } from './best-first.js'
import { Comparison } from './comparison.js'
import { PassageReader } from './passage-reader.js'
import { PurposeMatch } from './purpose-match.js'
import { FIRST_CANDIDATES, WELL_FOUND } from './ranking-weights.js'
import { emptyRow, FeatureRows, PLACE, ScoredSentence } from './scored-sentence.js'
import { explainMatch, type MatchedWord } from './translation/explain-match.js'
import { TranslationMatch } from './translation/translation-match.js'

/** What is asked, in the terms of the ranking. */
export interface RankingQuestion {
  /** Without those that only name the organisation. */
  concepts: Concept[]
  /** The folded question without the organisation's name, in the documents' words. */
  restated: string
  answerType?: AnswerType
  /** Ids of the cases that the question names; its words for them. */
  namedCaseIds: ReadonlySet<string>
  namedWords: string[]
  /** Cases that the question only mentions, by a name that many documents speak of (総務省). */
  mentionedCaseIds: ReadonlySet<string>
  /** How well a case agrees with the question's facts, -1 to 1; undefined where the question gives none. */
  factAgreement?: ReadonlyMap<string, number>
  /** Sources that the question speaks of (役所, 推進賞). */
  meantSources: ReadonlySet<string>
  /** Kinds of passages that were asked for. */
  wantedKinds: ReadonlySet<string>
  /** Ids of the only documents that are looked at, where others could not be shown. */
  among?: ReadonlySet<string>
  /** Looks at one's own documents alone; without it, at all others. */
  own?: true
}

/**
 * Scores every sentence of the passages that the searcher found (and of the named organisations), best first.
 *
 * Features and weights: ranking-weights.ts. The same question gives the same order, whatever was asked before.
 */
export class Ranker {
  private readonly index: PassageIndex
  /** Tables that are filled anew for each question: to make them takes longer than to fill them. */
  private readonly reader: PassageReader
  private readonly noted: NotedComparison
  private readonly comparison: Comparison
  private readonly translation: TranslationMatch
  private readonly purpose: PurposeMatch
  private readonly row = emptyRow()
  /** The words of the question that was taken up last, and its pairs. */
  private taken: string | undefined
  private pairs: TextPairs

  constructor(
    index: PassageIndex,
    { translations, purposes }: { translations: BoundTranslations; purposes: PurposeTable },
  ) {
    this.index = index
    this.pairs = textPairs('', index)
    this.reader = new PassageReader(translations)
    this.noted = new NotedComparison(index)
    this.comparison = new Comparison(this.reader)
    this.translation = new TranslationMatch(this.reader)
    this.purpose = new PurposeMatch(purposes)
  }

  /** The first hits ranked, and the others too where those hold nothing that answers well: a name of few letters can fill them. */
  rankFound(question: RankingQuestion, hits: Hit[]): ScoredSentence[] {
    this.take(question)
    const first = this.score(question, hits.slice(0, FIRST_CANDIDATES))
    const isWell = [...first.values()].some((sentences) => sentences.some(({ score }) => score >= WELL_FOUND))
    return inOrder(isWell || hits.length <= FIRST_CANDIDATES ? first : this.score(question, hits, first))
  }

  /** All hits ranked. While a passage is at hand, whoever else compares it is called (`whenRead`). */
  rank(question: RankingQuestion, hits: Hit[], whenRead?: WhenRead): ScoredSentence[] {
    this.take(question)
    return inOrder(this.score(question, hits, new Map(), whenRead))
  }

  private take(question: RankingQuestion): void {
    this.takeWords(question)
    this.reader.fill({ concepts: question.concepts, pairs: this.pairs }, this.index)
    this.comparison.fill(question.concepts)
  }

  /** Scores every sentence of the candidates. What was `scored` with fewer hits is not read again. */
  private score(
    question: RankingQuestion,
    hits: Hit[],
    scored: ScoredPassages = new Map(),
    whenRead?: WhenRead,
  ): ScoredPassages {
    const found = candidates(question, hits, this.index, this.noted)
    // What the searcher did not hand over would have come after its last, and by how much depends on what it holds.
    const tail = hits.length === 0 ? 0 : hits.at(-1)!.score / hits[0]!.score
    const unread = found.filter(({ passage }) => !scored.has(passage))
    const rows = new FeatureRows(unread.reduce((sum, { passage }) => sum + sentencesIn(passage.words), 0))
    const asked = toAsked(question)
    const all: ScoredPassages = new Map()
    for (const { passage, search } of found) {
      const sentences = scored.get(passage) ?? this.read(passage, asked, rows)
      whenRead?.(passage, this.comparison)
      for (const each of sentences) each.setSearch(search ?? tail * each.feature('passageCover'))
      all.set(passage, sentences)
    }
    return all
  }

  /** Compares a passage's sentences, in their order; all but how well it was found. */
  private read(passage: IndexedPassage, { question, stances: asked, answers, fit }: Asked, rows: FeatureRows) {
    const { reader, noted, comparison: compare, translation, purpose, row } = this
    reader.open(passage)
    noted.open(passage)
    const { kind, documentId, source } = passage.passage
    const isWanted = question.wantedKinds.has(kind)
    row[PLACE.passageCover] = compare.passageCover()
    row[PLACE.passageTranslated] = translation.passage()
    row[PLACE.caseText] = kind === 'case' ? 1 : 0
    row[PLACE.namedCase] = namedAgreement(question, passage)
    row[PLACE.factAgreement] = question.factAgreement?.get(documentId) ?? 0
    row[PLACE.kindAgreement] = isWanted ? 1 : 0
    row[PLACE.meantSource] = question.meantSources.has(source) ? 1 : 0
    row[PLACE.unaskedKind] = !isWanted && (kind === 'checklist' || kind === 'glossary') ? 1 : 0
    row[PLACE.placeAsked] = purpose.place(passage)
    const { rows: parts } = reader
    const { sentences } = parts
    const scored: ScoredSentence[] = []
    let before: number | undefined
    let block = sentences > 0 ? parts.blockOf(0) : NO_BLOCK
    for (let i = 0; i < sentences; i += 1) {
      const next = i + 1 < sentences ? parts.blockOf(i + 1) : undefined
      const length = parts.fact(i, SENTENCE_FACT.length)
      const roles = parts.fact(i, SENTENCE_FACT.roles)
      const stances = parts.fact(i, SENTENCE_FACT.stances)
      row[PLACE.textTranslated] = translation.text(i)
      row[PLACE.blockTranslated] = translation.blockAfterText(i)
      // What is noted under a block is the same for all of its sentences.
      if (block !== before) {
        row[PLACE.notedTranslated] = translation.notedOf(block)
        row[PLACE.notedSameness] = noted.sameness(block)
      }
      row[PLACE.sentenceCover] = compare.sentenceCover(i)
      row[PLACE.blockCover] = compare.blockCover(i, block)
      row[PLACE.answerType] = (parts.answers(i) & answers) === 0 ? 0 : fit
      row[PLACE.shortSentence] = length < SHORT_UNITS ? 1 : 0
      row[PLACE.sentenceLength] = Math.min(1, length / LONG_UNITS)
      row[PLACE.seriesTitle] = kind === 'statistics' && i === 0 ? 1 : 0
      row[PLACE.roleAsked] = purpose.role(roles)
      row[PLACE.polarity] = polarityOf(asked, stances)
      row[PLACE.remedyAsked] = remedyOf(asked, stances)
      for (const { place, bit } of ROLE_FEATURES) row[place] = (roles & bit) === 0 ? 0 : 1
      row[PLACE.opening] = before !== block && next === block ? 1 : 0
      before = block
      block = next ?? NO_BLOCK
      scored.push(new ScoredSentence(passage, i, rows, rows.add(row)))
    }
    return scored
  }

  /** One question is ranked several times, in other concepts and among other passages. */
  private takeWords({ restated, namedWords }: RankingQuestion): void {
    const words = [restated, ...namedWords].join('\n')
    if (words === this.taken) return
    this.taken = words
    this.pairs = textPairs(restated, this.index)
    this.noted.fill(this.pairs, namedWords)
    this.purpose.fill(this.pairs)
  }

  /** By concept of the question that was ranked last, how far a sentence's block says it, in whatever words: 0–1. */
  conceptsOf({ passage, place }: ScoredSentence): number[] {
    this.reader.open(passage)
    return this.translation.concepts(place)
  }

  /** By concept of the same, how far the sentence's passage says it to the letter, by its text and heading alone. */
  saidBy({ passage }: ScoredSentence): number[] {
    this.reader.open(passage)
    return this.comparison.concepts()
  }

  /** Share of the character pairs of the question that was ranked last that stand in no document. */
  unknownPairs(): number {
    return unknownShare(this.pairs, this.index)
  }

  /** Why a sentence matches the question by meaning. */
  explainMatch({ concepts, restated }: RankingQuestion, { passage, place }: ScoredSentence): MatchedWord[] {
    this.reader.fill({ concepts, pairs: textPairs(restated, this.index) }, this.index)
    this.reader.open(passage)
    return explainMatch(this.translation, passage, place, this.index)
  }
}

/** What every sentence is compared with in the same way. */
interface Asked {
  question: RankingQuestion
  stances: ReturnType<typeof askedStances>
  /** The sort of answer that is asked for, as a bit, and what a sentence of that sort has for it. */
  answers: number
  fit: number
}

function toAsked(question: RankingQuestion): Asked {
  const { answerType, restated } = question
  const wanted = answerType ? { answers: bitOf(answerType), fit: fitOf(answerType) } : { answers: 0, fit: 0 }
  return { question, stances: askedStances(restated), ...wanted }
}

/** Told of each passage that is read, with what it holds of the question to the letter. */
export type WhenRead = (passage: IndexedPassage, comparison: Comparison) => void

/** The sentences of each candidate, in their order. */
type ScoredPassages = Map<IndexedPassage, ScoredSentence[]>

function inOrder(scored: ScoredPassages): ScoredSentence[] {
  const all: ScoredSentence[] = []
  for (const sentences of scored.values()) for (const each of sentences) all.push(each)
  return bestFirst(all, scoreOf)
}

/** Roles that speak for or against a sentence whatever is asked. */
const ROLE_FEATURES = (['reason', 'measure', 'provenance', 'figure', 'past'] as const).map((id) => ({
  place: PLACE[id],
  bit: roleBit(id),
}))
const NO_BLOCK = -1
const SHORT_UNITS = 22
const LONG_UNITS = 120

export const scoreOf = ({ score }: { score: number }): number => score

interface Candidate {
  passage: IndexedPassage
  search: number | undefined
}

/** What the searcher found, with its score as a share of the best; passages that it need not have found, without. */
function candidates(question: RankingQuestion, hits: Hit[], index: PassageIndex, noted: NotedComparison): Candidate[] {
  const best = hits[0]?.score ?? 1
  const { namedCaseIds, wantedKinds, among, own } = question
  const isAmong = ({ passage }: IndexedPassage) =>
    passage.own === own && (among === undefined || among.has(passage.documentId))
  // What the reader may not see stands in the tables of the index, but not under its id.
  const isSeen = (indexed: IndexedPassage) => index.byId.has(indexed.passage.id) && isAmong(indexed)
  const found: Candidate[] = []
  const known = new Set<number>()
  const put = (passage: IndexedPassage, search: number | undefined) => {
    known.add(passage.place)
    found.push({ passage, search })
  }
  for (const { passageId, score } of hits) {
    const passage = index.byId.get(passageId)
    if (passage && isAmong(passage)) put(passage, score / best)
  }
  for (const passage of noted.nearest(isSeen)) if (!known.has(passage.place)) put(passage, undefined)
  if (namedCaseIds.size + wantedKinds.size === 0) return found
  for (const group of index.groups) {
    const { documentId, kind } = group[0]!.passage
    if (!(namedCaseIds.has(documentId) || wantedKinds.has(kind)) || !isSeen(group[0]!)) continue
    for (const passage of group) if (!known.has(passage.place)) put(passage, undefined)
  }
  return found
}

/** Agreement of a case that is only mentioned, and of one that does not speak of the named one at all. */
const MENTIONED = 0.3
export const OTHERS_CASE = -1

function namedAgreement(
  { namedCaseIds, namedWords, mentionedCaseIds }: RankingQuestion,
  { passage, sentences }: IndexedPassage,
): number {
  if (namedCaseIds.size === 0) return mentionedCaseIds.has(passage.documentId) ? MENTIONED : 0
  if (namedCaseIds.has(passage.documentId)) return 1
  const isMentioned = namedWords.some((word) => sentences.some(({ folded }) => folded.includes(word)))
  return isMentioned ? MENTIONED : OTHERS_CASE
}
