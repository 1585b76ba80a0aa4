import type { AnswerType } from './answer-type.js'
import { bigramsOf } from './bigrams.js'
import type { Concept } from './concepts.js'
import { type IndexedPassage, type IndexedSentence, isOriginal, isProfile, type PassageIndex } from './passage-index.js'
import type { Hit } from './ports.js'
import { RANKING_WEIGHTS, type RankingFeature } from './ranking-weights.js'

export type RankingFeatures = Record<RankingFeature, number>

/** A sentence with the reasons for its place. */
export interface ScoredSentence {
  passage: IndexedPassage
  sentence: IndexedSentence
  score: number
  features: RankingFeatures
}

/** What is asked, in the terms of the ranking. */
export interface RankingQuestion {
  /** Without those that only name the organisation. */
  concepts: Concept[]
  /** The folded question without the organisation's name. */
  rest: string
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
}

/**
 * Scores every sentence of the passages that the searcher found (and of the named organisations), best first.
 *
 * Features and weights: ranking-weights.ts. Pure; the same question gives the same order.
 */
export function rankSentences(
  question: RankingQuestion,
  hits: Hit[],
  index: PassageIndex,
  weights: Readonly<Record<RankingFeature, number>> = RANKING_WEIGHTS,
): ScoredSentence[] {
  const compare = comparisonWith(question, index)
  const best = hits[0]?.score ?? 1
  const scored: ScoredSentence[] = []
  for (const { passage, search } of candidates(question, hits, best, index)) {
    const headCover = compare.cover(passage.headTerms)
    const headPairs = compare.headPairsOf(passage)
    const passageCover = compare.passageCover(passage)
    const named = namedAgreement(question, passage)
    const facts = question.factAgreement?.get(passage.passage.documentId) ?? 0
    const kind = question.wantedKinds.has(passage.passage.kind) ? 1 : 0
    const unasked = kind === 0 && (passage.passage.kind === 'checklist' || passage.passage.kind === 'glossary') ? 1 : 0
    const asked = compare.asked(passage)
    const isCase = passage.passage.kind === 'case'
    const documentCover = isCase ? compare.documentCover(passage) : 0
    const profileCover = isCase ? compare.profileOf(passage).cover : 0
    passage.sentences.forEach((sentence, i) => {
      const pairCover = compare.pairCover(sentence.pairs)
      const features: RankingFeatures = {
        search,
        sentenceCover: compare.cover(sentence.terms),
        passageCover,
        pairCover,
        contextPairs: pairCover + compare.addedPairs(headPairs, sentence.pairs),
        askedLikeness: asked.get(sentence.block)?.likeness ?? 0,
        askedWithin: asked.get(sentence.block)?.within ?? 0,
        blockCover: compare.cover(sentence.terms, passage.headTerms, passage.askedTerms[sentence.block] ?? NO_TERMS),
        blockResidual: isCase
          ? compare.residualCover(passage, sentence.terms, passage.askedTerms[sentence.block] ?? NO_TERMS)
          : 0,
        sharedRun: pairCover === 0 ? 0 : compare.sharedRun(sentence.folded),
        answerType: question.answerType?.answers.test(sentence.folded) ? 1 : 0,
        headCover,
        documentCover,
        profileCover,
        residualCover: isCase ? compare.residualCover(passage, sentence.terms) : 0,
        caseText: isCase ? 1 : 0,
        namedCase: named,
        factAgreement: facts,
        kindAgreement: kind,
        meantSource: question.meantSources.has(passage.passage.source) ? 1 : 0,
        profileText: isProfile(passage) ? 1 : 0,
        firstSentence: i === 0 && passage.sentences.length > 1 ? 1 : 0,
        ownRules: 0,
        unaskedKind: unasked,
      }
      scored.push({ passage, sentence, features, score: weigh(features, weights) })
    })
  }
  if (scored.some(({ passage }) => passage.passage.own)) creditOwnRules(scored, weights)
  return scored.sort((a, b) => b.score - a.score)
}

/**
 * Nobody notes questions under an imported document, and by those the corpus's passages are found and ranked. So one's
 * own sentences are taken as if the best of the others' noted questions stood under them too, and as if the best own hit
 * were the searcher's best, each as far as they hold what is asked; at equal score one's own rules come first.
 */
function creditOwnRules(scored: ScoredSentence[], weights: Readonly<Record<RankingFeature, number>>): void {
  let best: ScoredSentence | undefined
  let ownSearch = 0
  for (const one of scored) {
    if (one.passage.passage.own) ownSearch = Math.max(ownSearch, one.features.search)
    else if (!best || one.score > best.score) best = one
  }
  for (const one of scored) {
    if (!one.passage.passage.own) continue
    const { features } = one
    const fit = features.blockCover
    features.search = Math.max(features.search, (features.search / (ownSearch || 1)) * fit)
    features.askedLikeness = (best?.features.askedLikeness ?? 0) * fit
    features.askedWithin = (best?.features.askedWithin ?? 0) * fit
    features.ownRules = fit
    one.score = weigh(features, weights)
  }
}

/** Share of the question's character pairs that stand in no sentence and no noted question. */
export function unknownPairs(rest: string, index: PassageIndex): number {
  const pairs = [...new Set(bigramsOf(rest))]
  return pairs.length === 0 ? 1 : pairs.filter((pair) => !index.pairs.has(pair)).length / pairs.length
}

const FEATURES = Object.keys(RANKING_WEIGHTS) as RankingFeature[]

export function weigh(features: RankingFeatures, weights: Readonly<Record<RankingFeature, number>>): number {
  let score = 0
  for (const name of FEATURES) score += features[name] * weights[name]
  return score
}

function candidates(question: RankingQuestion, hits: Hit[], best: number, index: PassageIndex) {
  const found = hits.flatMap(({ passageId, score }) => {
    const passage = index.byId.get(passageId)
    return passage ? [{ passage, search: score / best }] : []
  })
  const { namedCaseIds, wantedKinds } = question
  if (namedCaseIds.size + wantedKinds.size === 0) return found
  const known = new Set(found.map(({ passage }) => passage))
  const own = index.passages.filter(
    (passage) =>
      (namedCaseIds.has(passage.passage.documentId) || wantedKinds.has(passage.passage.kind)) &&
      !known.has(passage) &&
      !isOriginal(passage.passage),
  )
  return [...found, ...own.map((passage) => ({ passage, search: 0 }))]
}

const NO_TERMS = new Int32Array()

/** Agreement of a case that is only mentioned. */
const MENTIONED = 0.3

function namedAgreement(
  { namedCaseIds, namedWords, mentionedCaseIds }: RankingQuestion,
  { passage, sentences }: IndexedPassage,
): number {
  if (namedCaseIds.size === 0) return mentionedCaseIds.has(passage.documentId) ? MENTIONED : 0
  if (namedCaseIds.has(passage.documentId)) return 1
  const isMentioned = namedWords.some((word) => sentences.some(({ folded }) => folded.includes(word)))
  return isMentioned ? MENTIONED : -1
}

/**
 * The question's terms and pairs laid over the index's ids, so that comparing a sentence is a walk over two arrays. One
 * is kept per index and filled anew for each question.
 */
class Comparison {
  /** For each term id, 1 + its place in `variants`; 0 for terms that the question does not speak of. */
  private readonly variantOf: Int32Array
  private variants: { concept: number; factor: number }[][] = []
  private readonly pairWeights: Float64Array
  private filledTerms: number[] = []
  private filledPairs: number[] = []
  private conceptWeights = new Float64Array()
  private conceptTotal = 1
  private pairTotal = 1
  private rest = ''
  private held = new Float64Array()
  private readonly documentCovers = new Map<string, number>()
  private readonly profiles = new Map<string, { held: Float64Array; cover: number }>()
  private readonly index: PassageIndex

  constructor(index: PassageIndex) {
    this.index = index
    this.variantOf = new Int32Array(index.terms.words.length)
    this.pairWeights = new Float64Array(index.pairs.words.length)
  }

  fill({ concepts, rest }: RankingQuestion): void {
    for (const id of this.filledTerms) this.variantOf[id] = 0
    for (const id of this.filledPairs) this.pairWeights[id] = 0
    this.documentCovers.clear()
    this.profiles.clear()
    this.rest = rest.replace(/\s+/g, ' ').trim()
    this.conceptWeights = Float64Array.from(concepts, ({ weight }) => weight)
    this.conceptTotal = this.conceptWeights.reduce((sum, weight) => sum + weight, 0) || 1
    this.held = new Float64Array(concepts.length)
    this.variants = []
    this.filledTerms = []
    concepts.forEach(({ variants }, concept) => {
      for (const [term, { factor }] of variants) {
        const id = this.index.terms.ids.get(term)
        if (id === undefined) continue
        if (this.variantOf[id] === 0) {
          this.variantOf[id] = this.variants.push([])
          this.filledTerms.push(id)
        }
        this.variants[this.variantOf[id]! - 1]!.push({ concept, factor })
      }
    })
    this.filledPairs = []
    let total = 0
    for (const pair of new Set(bigramsOf(this.rest))) {
      const id = this.index.pairs.ids.get(pair)
      const weight = id === undefined ? this.index.pairs.idf(pair) : this.index.pairWeights[id]!
      total += weight
      if (id === undefined) continue
      this.pairWeights[id] = weight
      this.filledPairs.push(id)
    }
    this.pairTotal = total || 1
  }

  /** Share of the concepts' weight that the terms hold, each by its best variant. */
  cover(...lists: Int32Array[]): number {
    const { held } = this
    held.fill(0)
    for (const list of lists) this.mark(list)
    let covered = 0
    for (let i = 0; i < held.length; i += 1) covered += held[i]! * this.conceptWeights[i]!
    return covered / this.conceptTotal
  }

  private mark(terms: Int32Array): void {
    for (let i = 0; i < terms.length; i += 1) {
      const variant = this.variantOf[terms[i]!]!
      if (variant === 0) continue
      for (const { concept, factor } of this.variants[variant - 1]!) {
        if (factor > this.held[concept]!) this.held[concept] = factor
      }
    }
  }

  /** The same for the whole passage with its heading. */
  passageCover({ sentences, headTerms }: IndexedPassage): number {
    return this.cover(headTerms, ...sentences.map(({ terms }) => terms))
  }

  pairCover(pairs: Int32Array): number {
    let covered = 0
    for (let i = 0; i < pairs.length; i += 1) covered += this.pairWeights[pairs[i]!]!
    return covered / this.pairTotal
  }

  /** The heading's pairs of the question, for `contextPairs`. */
  headPairsOf({ headPairs }: IndexedPassage): number[] {
    const found: number[] = []
    for (let i = 0; i < headPairs.length; i += 1) if (this.pairWeights[headPairs[i]!]! > 0) found.push(headPairs[i]!)
    return found
  }

  /** Share of the pairs that the heading adds to the sentence's. */
  addedPairs(headPairs: number[], pairs: Int32Array): number {
    let added = 0
    for (const pair of headPairs) if (!includesSorted(pairs, pair)) added += this.pairWeights[pair]!
    return added / this.pairTotal
  }

  /** Share of the concepts that everything the document says holds; counted once a document. */
  documentCover({ documentTerms, passage }: IndexedPassage): number {
    let cover = this.documentCovers.get(passage.documentId)
    if (cover === undefined) {
      cover = this.cover(documentTerms)
      this.documentCovers.set(passage.documentId, cover)
    }
    return cover
  }

  /** Which concepts the case's profile (facts and overview) holds: they say which case is meant, not what is asked of it. */
  profileOf({ profileTerms, passage }: IndexedPassage): { held: Float64Array; cover: number } {
    let profile = this.profiles.get(passage.documentId)
    if (profile === undefined) {
      const cover = this.cover(profileTerms)
      profile = { cover, held: this.held.slice() }
      this.profiles.set(passage.documentId, profile)
    }
    return profile
  }

  /** Share of the concepts beyond the profile that the sentence holds. */
  residualCover(passage: IndexedPassage, ...lists: Int32Array[]): number {
    const { held: known } = this.profileOf(passage)
    this.cover(...lists)
    let covered = 0
    let total = 0
    for (let i = 0; i < known.length; i += 1) {
      const left = (1 - known[i]!) * this.conceptWeights[i]!
      total += left
      covered += left * this.held[i]!
    }
    return total === 0 ? 0 : covered / total
  }

  /**
   * The nearest noted question of each block: `likeness` is half the pairs in common (Dice) and half the concepts that it
   * holds; `within` the share of its own pairs that the question holds, so that a short one can stand inside a long one.
   */
  asked({ asked }: IndexedPassage): Map<number, { likeness: number; within: number }> {
    const best = new Map<number, { likeness: number; within: number }>()
    for (const { block, terms, pairs, pairWeight } of asked) {
      let shared = 0
      for (let i = 0; i < pairs.length; i += 1) shared += this.pairWeights[pairs[i]!]!
      let nearest = best.get(block)
      if (!nearest) {
        nearest = { likeness: 0, within: 0 }
        best.set(block, nearest)
      }
      nearest.within = Math.max(nearest.within, pairWeight === 0 ? 0 : shared / pairWeight)
      const dice = (2 * shared) / (pairWeight + this.pairTotal)
      if (0.5 * dice + 0.5 > nearest.likeness) {
        nearest.likeness = Math.max(nearest.likeness, 0.5 * dice + 0.5 * this.cover(terms))
      }
    }
    return best
  }

  /** Length of the longest run of characters that the sentence shares with the question, as a share of 12. */
  sharedRun(folded: string): number {
    let longest = 1
    for (let i = 0; i + longest < this.rest.length; i += 1) {
      while (i + longest < this.rest.length && folded.includes(this.rest.slice(i, i + longest + 1))) longest += 1
    }
    return longest < 2 ? 0 : Math.min(1, longest / 12)
  }
}

const comparisons = new WeakMap<PassageIndex, Comparison>()

function comparisonWith(question: RankingQuestion, index: PassageIndex): Comparison {
  let comparison = comparisons.get(index)
  if (!comparison) {
    comparison = new Comparison(index)
    comparisons.set(index, comparison)
  }
  comparison.fill(question)
  return comparison
}

function includesSorted(list: Int32Array, value: number): boolean {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (list[middle]! === value) return true
    if (list[middle]! < value) low = middle + 1
    else high = middle - 1
  }
  return false
}
