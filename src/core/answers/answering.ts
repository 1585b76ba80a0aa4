import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Corpus, Passage, PassageKind, Source } from '../corpus/corpus.js'
import type { PassageIndex } from '../index/passage-index.js'
import type { PurposeTable } from '../index/purpose-table.js'
import { type Query, SearchError, type Searcher } from '../index/searcher.js'
import type { BoundTranslations } from '../index/translation/bound-translations.js'
import { toQuery } from '../question/concepts.js'
import type { Decision } from '../question/decide-kind.js'
import { offSubject, type Understanding } from '../question/understanding.js'
import { unheldThings } from '../question/unheld-compounds.js'
import {
  CONFIDENCE_THRESHOLD,
  type ConfidenceFeatures,
  confidenceFeatures,
  confidenceOf,
} from '../ranking/confidence.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import { OWN_CONFIDENCE_THRESHOLD, speaksOfMatter } from '../ranking/own-confidence.js'
import { ownRulesFirst } from '../ranking/own-rules.js'
import { type QuotationFinder, quotationFinder } from '../ranking/quotations.js'
import { Ranker, type RankingQuestion } from '../ranking/ranking.js'
import { CANDIDATE_ORIGINALS, CANDIDATE_PASSAGES } from '../ranking/ranking-weights.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'
import type { Explanation, NoneAnswer, TextAnswer } from './answer.js'
import { factAgreements } from './case-filter.js'
import { excerptsOf, focusFor, lacksFigure, toExcerpt } from './choose-excerpts.js'
import { explanationOf } from './explain.js'
import { type FoundOwnRules, type OwnDocuments, OwnRulesFinder } from './own-rules-finding.js'
import { holdsWanted, topicsOf, wantedFirst, withOriginals, withoutOtherCases } from './ranked-lists.js'
import { isAmong } from './shared-words.js'

/** `open`: this reader may read all that there are. `kept`: there are some that they may not read. */
type OwnRuleState = 'none' | 'open' | 'kept'
const NOT_OWN: Record<OwnRuleState, NonNullable<TextAnswer['notOwn']>> = {
  none: 'noneRegistered',
  open: 'notInOwn',
  kept: 'notInOpen',
}

export interface AnsweringParts {
  corpus: Corpus
  index: PassageIndex
  translations: BoundTranslations
  purposes: PurposeTable
  searcher: Searcher
  /** Searches the originals alone; absent where there are none. */
  originals?: Searcher
  /** One's own documents; absent where there are none. */
  own?: OwnDocuments
  /** Whether there are company rules among them, and whether some are kept from this reader. */
  ownRules: OwnRuleState
  cite: (passage: Passage) => Citation
}

export interface Found {
  ranked: ScoredSentence[]
  features: ConfidenceFeatures
  confidence: number
  /** Present where there are documents of one's own, and the question may be about them. */
  own?: FoundOwnRules
}

/** The intent of questions about something else, and the belief in it from which on one without an answer is taken for such. */
const OFF_SUBJECT_INTENT = 'off-subject'
const OFF_SUBJECT = 0.3
/** From here on a question of so few words is chat: one word is in some document nearly always (「お昼どうする？」). */
const CHAT = 0.75
const CHAT_CONCEPTS = 2
/** Share of a question's words that a sentence holds which shares what is asked. */
const NEAR_COVER = 0.45
/** An answer less sure than so many times what it must be is shown as something near. Measured:
 * docs/decisions/first-screen.md. */
const SURE_FACTOR = 2
/** Of how many of the best sentences the explanation says which words match. */
const EXPLAINED_MATCHES = 5
/** Share of a thing's words that a passage must hold to be about it. */
const THING_COVER = 0.5
/** Share of the question's words that a sentence must hold to answer before any list of cases. */
const GUIDE_COVER = 0.6

/** Looks questions up in the documents. */
export class Answering {
  private readonly parts: FindingParts

  constructor(parts: AnsweringParts) {
    const { index, own } = parts
    const ranker = new Ranker(index, parts)
    this.parts = {
      ...parts,
      ranker,
      ...(own ? { ownFinder: new OwnRulesFinder(own, index, ranker, parts.corpus.ruleTopics) } : {}),
      quotations: quotationFinder(index),
    }
  }

  /** What the documents hold on a question; `leastConfidence` is how sure an answer must be. */
  about(understanding: Understanding, leastConfidence: number = CONFIDENCE_THRESHOLD): Findings {
    return new Findings(understanding, this.parts, leastConfidence)
  }
}

interface FindingParts extends AnsweringParts {
  ranker: Ranker
  ownFinder?: OwnRulesFinder
  quotations: QuotationFinder
}

/**
 * What the documents hold on one question: search, rank, cut, cite, and decide whether that is enough. The question as
 * it stands is searched for once, however many of these are asked for.
 */
export class Findings {
  readonly understanding: Understanding
  private readonly parts: FindingParts
  private readonly leastConfidence: number
  private found: Promise<Found> | undefined
  /** One's own documents could not be searched, so that nothing is known of what they say. */
  ownUnsearched = false

  constructor(understanding: Understanding, parts: FindingParts, leastConfidence: number) {
    this.understanding = understanding
    this.parts = parts
    this.leastConfidence = leastConfidence
  }

  /** An answer in sentences; `wanted` is a kind of passage to put first. */
  async text(wanted?: PassageKind): Promise<TextAnswer | NoneAnswer> {
    const { ranked, confidence, own } = await (wanted ? this.findAmong(wanted) : this.find())
    const isRefused = confidence < this.leastConfidence || this.isChat()
    if (!answersByOwn(own) && isRefused && !holdsWanted(ranked, wanted)) {
      return this.silentRule(own) ?? this.nothing(ranked, confidence)
    }
    const all = withoutOtherCases(withOriginals(ranked, await this.findOriginals()))
    // A series is found again by the passage that its excerpt names.
    const quote = wanted === 'statistics' ? undefined : this.parts.quotations
    const chosen = wantedFirst(all, wanted)
    const { lacksOwn, ...found } = excerptsOf(chosen, this.understanding, this.parts.cite, quote)
    const notOwn = NOT_OWN[this.parts.ownRules]
    const unsure =
      !answersByOwn(own) &&
      !holdsWanted(ranked, wanted) &&
      (confidence < SURE_FACTOR * this.leastConfidence || lacksFigure(found, this.understanding))
    return {
      kind: 'answer',
      confidence,
      ...found,
      ...(lacksOwn ? { notOwn } : {}),
      ...(unsure ? { unsure } : {}),
    }
  }

  /** More of an answer, in tiers: excerpts of the first before any of the next; `none` where there is no more. */
  async further(tiersOf: (ranked: ScoredSentence[]) => ScoredSentence[][]): Promise<TextAnswer | NoneAnswer> {
    const { ranked, confidence } = await this.find()
    const excerpts: Excerpt[] = []
    let leading = 0
    let lacksOwn = false
    for (const tier of tiersOf(ranked)) {
      if (excerpts.length >= MAX_EXCERPTS) break
      const found = excerptsOf(tier, this.understanding, this.parts.cite, this.parts.quotations)
      if (excerpts.length === 0) ({ leading, lacksOwn } = found)
      excerpts.push(...found.excerpts.filter((excerpt) => !isAmong(excerpt, excerpts)))
    }
    if (confidence < this.leastConfidence || excerpts.length === 0) return this.nothing(ranked, confidence)
    // Where there are own rules, what they say may have been shown before.
    const notOwn = lacksOwn && this.parts.ownRules === 'none' ? { notOwn: NOT_OWN.none } : {}
    return { kind: 'answer', confidence, leading, excerpts: excerpts.slice(0, MAX_EXCERPTS), ...notOwn }
  }

  /** That one's own rules speak of the matter and not of what is asked of it, with the nearest of them. */
  private silentRule(own: FoundOwnRules | undefined): NoneAnswer | undefined {
    const [nearest] = own?.rules ?? []
    if (!own || !nearest || !speaksOfMatter(own.features)) return undefined
    const rules = own.rules.map(({ scored }) => scored)
    const near = toExcerpt(nearest.scored, rules, focusFor(this.understanding), this.parts.cite)
    return { kind: 'none', reason: 'ruleSilent', confidence: own.confidence, excerpts: [], topics: [], near }
  }

  /** That nothing was found, with what is near where the question is about telework. */
  private nothing(ranked: ScoredSentence[], confidence: number): NoneAnswer {
    const common = { kind: 'none' as const, confidence, excerpts: [] }
    if (this.elsewhere() >= OFF_SUBJECT && !this.ownUnsearched) return { ...common, reason: 'offSubject', topics: [] }
    const [best] = ranked
    const isNear = best !== undefined && best.feature('sentenceCover') >= NEAR_COVER
    const near = isNear ? toExcerpt(best, ranked, focusFor(this.understanding), this.parts.cite) : undefined
    return { ...common, reason: 'nothing', topics: topicsOf(ranked), ...(near ? { near } : {}) }
  }

  /** The belief that the question is about something else. */
  private elsewhere(): number {
    return this.understanding.intents.find(({ intent }) => intent.id === OFF_SUBJECT_INTENT)?.score ?? 0
  }

  private isChat(): boolean {
    const { concepts, slots } = this.understanding
    return concepts.length <= CHAT_CONCEPTS && slots.caseIds.length === 0 && this.elsewhere() >= CHAT
  }

  /** Why an answer came out as it did. */
  async explain(decision: Decision): Promise<Explanation> {
    const found = await this.find()
    const question = toRankingQuestion(this.understanding, this.parts.corpus)
    const matched = found.ranked
      .slice(0, EXPLAINED_MATCHES)
      .map((sentence) => this.parts.ranker.explainMatch(question, sentence))
    const query: Query = { ...toQuery(this.understanding.concepts, this.parts.index.terms), explain: true }
    const hits = await this.parts.searcher.search(query, CANDIDATE_PASSAGES)
    return explanationOf(this.understanding, decision, found, { hits, matched })
  }

  /** The best sentence of each case, best case first; `among` names the only cases that are of use. */
  async bestOfCases(
    among?: ReadonlySet<string>,
  ): Promise<{ confidence: number; caseIds: string[]; excerpt: (caseId: string) => Excerpt | undefined }> {
    const { ranked, confidence } = await this.findAmong('case', among)
    const best = new Map<string, ScoredSentence>()
    for (const scored of ranked) {
      const { kind, documentId } = scored.passage.passage
      if (kind === 'case' && !best.has(documentId)) best.set(documentId, scored)
    }
    const focusIn = focusFor(this.understanding)
    const excerpt = (caseId: string) => {
      const scored = best.get(caseId)
      return scored && toExcerpt(scored, ranked, focusIn, this.parts.cite)
    }
    return { confidence, caseIds: [...best.keys()], excerpt }
  }

  /** Excerpts that fit best, however sure: for kinds of answers that rest on something else. */
  async bestExcerpts(): Promise<Excerpt[]> {
    const { ranked } = await this.find()
    return excerptsOf(ranked, this.understanding, this.parts.cite, this.parts.quotations).excerpts
  }

  /** True where the sentence that fits best holds most of the question and is about no case. */
  async isAnsweredByGuide(): Promise<boolean> {
    const best = (await this.find()).ranked[0]
    return best !== undefined && best.passage.passage.kind !== 'case' && best.feature('sentenceCover') >= GUIDE_COVER
  }

  /** What the documents say of one thing; undefined where they hardly speak of it. */
  async bestOn(): Promise<Excerpt | undefined> {
    const { ranked } = await this.find()
    const best = ranked[0]
    if (!best || best.feature('passageCover') < THING_COVER) return undefined
    return toExcerpt(best, ranked, focusFor(this.understanding), this.parts.cite)
  }

  /** How sure it is that one's own rules speak of what is asked; 0 where there are none. */
  async ownRulesConfidence(): Promise<number> {
    return this.parts.ownFinder ? ((await this.find()).own?.confidence ?? 0) : 0
  }

  private find(): Promise<Found> {
    this.found ??= this.findAmong()
    return this.found
  }

  private async findAmong(wanted?: PassageKind, among?: ReadonlySet<string>): Promise<Found> {
    const { corpus, index, searcher, ranker, ownFinder } = this.parts
    const { concepts, slots } = this.understanding
    const question = { ...toRankingQuestion(this.understanding, corpus, wanted), ...(among ? { among } : {}) }
    const hits = await searcher.search(toQuery(concepts, index.terms), CANDIDATE_PASSAGES)
    const ranked = ranker.rankFound(question, hits)
    const features = confidenceFeatures(ranked, {
      concepts,
      named: slots.caseIds.length > 0,
      unknownPairs: ranker.unknownPairs(),
      unheldCompounds: unheldThings(this.understanding, index.terms),
      offSubject: offSubject(this.understanding),
      conceptsOf: (sentence) => ranker.conceptsOf(sentence),
    })
    const found = { ranked, features, confidence: ranked.length === 0 ? 0 : confidenceOf(features) }
    if (!ownFinder || wanted || among || slots.caseIds.length > 0) return found
    const own = await ownFinder.find(this.understanding, question).catch((error: unknown) => {
      if (!(error instanceof SearchError)) throw error
      this.ownUnsearched = true
      return undefined
    })
    if (own === undefined) return found
    // Where they do not speak of it, one's own rules are not shown.
    if (!answersByOwn(own)) return { ...found, own }
    const confidence = Math.max(own.confidence, found.confidence)
    return { ...found, own, ranked: ownRulesFirst(own.rules, ranked), confidence }
  }

  /** Sentences of originals by themselves, for what the corpus's digest of them does not say. */
  private async findOriginals(): Promise<ScoredSentence[]> {
    const { corpus, index, originals, ranker } = this.parts
    if (!originals) return []
    const hits = await originals.search(toQuery(this.understanding.concepts, index.terms), CANDIDATE_ORIGINALS)
    return ranker.rank(toRankingQuestion(this.understanding, corpus), hits)
  }
}

function meantSources(sources: readonly Source[], restated: string): Set<string> {
  return new Set(sources.filter(({ topics }) => topics.some((topic) => restated.includes(topic))).map(({ id }) => id))
}

function answersByOwn(own: FoundOwnRules | undefined): boolean {
  return own !== undefined && own.confidence >= OWN_CONFIDENCE_THRESHOLD
}

/** The question in the terms of the ranking. @public in test/bench */
export function toRankingQuestion(understanding: Understanding, corpus: Corpus, wanted?: PassageKind): RankingQuestion {
  const { slots, named, concepts, restated, answerType } = understanding
  const factAgreement = slots.caseIds.length === 0 ? factAgreements(corpus.cases, slots.conditions) : undefined
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
