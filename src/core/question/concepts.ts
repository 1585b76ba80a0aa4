import type { Query } from '../index/searcher.js'
import type { Thesaurus } from '../index/thesaurus.js'
import type { Vocabulary } from '../index/vocabulary.js'
import { askingSpans, onlyAsks } from '../text/question-words.js'
import { type Term, termsOf } from '../text/terms.js'
import type { ReadBy, Restated } from './restate.js'

/** How much words count beside the person's own; read by everyone, written here. */
const CONCEPT_WEIGHTS = {
  compound: 0.7,
  verb: 0.6,
  adjective: 0.6,
  synonym: 0.55,
  /** Another word that a misspelt one, or one in kana, may stand for. */
  otherReading: 0.75,
  /** A word that no document holds: it can match nothing, but it says that the question is about something else. */
  unknown: 0.8,
  /** A single sign that no document holds is more often a slip of the pen. */
  unknownSign: 0.3,
} as const

/** Where a variant comes from: the question itself, another reading of it, the thesaurus. */
export type VariantOrigin = 'own' | ReadBy | { synonymOf: string }

/** One thing that the question speaks of, with all the words that would say it. */
export interface Concept {
  said: string
  /** How much it counts: its idf, times what kind of word it is. */
  weight: number
  /** Terms of the documents, each with how well it says the concept (0–1]. */
  variants: Map<string, { factor: number; origin: VariantOrigin }>
  known: boolean
}

/** What the documents are known to hold, and how much each term of theirs tells them apart. */
export type KnownWords = Pick<Vocabulary, 'has' | 'idf'>

export interface ConceptTools {
  vocabulary: KnownWords
  thesaurus: Thesaurus
  /** How well a synonym says what was said; CONCEPT_WEIGHTS.synonym unless given. */
  synonym?: number
  /** True where what says a compound or a phrase says its parts as well: 自家用車 for 車通勤 is no less of 車. */
  partsToo?: boolean
  /** True where words that only ask (いくら, いつまで) are nothing to be found. */
  withoutAsking?: boolean
}

/** What a question speaks of: its terms, and the documents' words for them. */
export function readConcepts(
  { text, tokens, restatements }: Restated,
  { vocabulary, thesaurus, synonym: synonymFactor = CONCEPT_WEIGHTS.synonym, partsToo, withoutAsking }: ConceptTools,
): Concept[] {
  const asking = withoutAsking ? askingSpans(text) : []
  const terms = termsOf(tokens).filter(({ start, end }) =>
    asking.every((span) => end <= span.start || start >= span.end),
  )
  const concepts = new Map<string, Concept>()
  const maxIdf = vocabulary.idf('\u0000')
  const add = (said: string, weight: number): Concept => {
    const existing = concepts.get(said)
    if (existing) return existing
    const concept: Concept = { said, weight, variants: new Map(), known: false }
    concepts.set(said, concept)
    return concept
  }
  const know = (concept: Concept, term: string, factor: number, origin: VariantOrigin) => {
    if (!vocabulary.has(term) || (concept.variants.get(term)?.factor ?? 0) >= factor) return
    concept.variants.set(term, { factor, origin })
    // A rare synonym does not make a common word weigh more.
    if (!concept.known) concept.weight = vocabulary.idf(term)
    concept.known = true
  }
  for (const term of terms) {
    const scale = scaleOf(term)
    if (vocabulary.has(term.term)) {
      const concept = add(term.term, 0)
      know(concept, term.term, 1, 'own')
      concept.weight = Math.max(concept.weight, vocabulary.idf(term.term)) * scale
    } else if (!term.compound && (term.wordClass !== 'number' || isYear(term.term))) {
      const weight = term.term.length > 1 ? CONCEPT_WEIGHTS.unknown : CONCEPT_WEIGHTS.unknownSign
      add(term.term, maxIdf * weight * scale)
    }
  }
  for (const { as, others, by } of restatements) {
    const concept = concepts.get(as)
    if (concept) for (const other of others) know(concept, other, CONCEPT_WEIGHTS.otherReading, by)
  }
  const said = new Set(terms.map(({ term }) => term))
  for (const synonym of thesaurus.synonymsOf(said, text)) {
    if (withoutAsking && onlyAsks(synonym.said)) continue
    // 辞める alone does not say 退職金, which people call 辞めるときのお金.
    if (partsToo && synonym.share < 1) continue
    const key = synonym.saidKeys.length === 1 ? concepts.get(synonym.saidKeys[0]!) : undefined
    const concept = key ?? add(synonym.said, maxIdf * CONCEPT_WEIGHTS.unknown)
    const factor = synonymFactor * synonym.share
    know(concept, synonym.term, factor, { synonymOf: synonym.said })
    if (!partsToo) continue
    for (const part of partsOf(synonym.saidKeys, terms)) {
      const own = concepts.get(part)
      if (own && own !== concept) know(own, synonym.term, factor, { synonymOf: synonym.said })
    }
  }
  return [...concepts.values()]
}

/** The words of a phrase, and those that lie within a compound. */
function partsOf(keys: readonly string[], terms: readonly Term[]): string[] {
  if (keys.length > 1) return [...keys]
  const whole = terms.filter(({ term, compound }) => compound && term === keys[0])
  return terms
    .filter((part) => whole.some(({ start, end }) => part.start >= start && part.end <= end))
    .map(({ term }) => term)
}

/** A year that no document speaks of says that the question is about another time. */
function isYear(term: string): boolean {
  return /^(19|20)\d\d$/.test(term)
}

function scaleOf({ compound, wordClass }: Term): number {
  if (compound) return CONCEPT_WEIGHTS.compound
  if (wordClass === 'verb') return CONCEPT_WEIGHTS.verb
  return wordClass === 'adjective' ? CONCEPT_WEIGHTS.adjective : 1
}

/** The searcher is slow on words that stand nearly everywhere: it is given few, and rare ones. */
const QUERY_LIMITS = { maxTerms: 20, commonIdf: 1.2, leastRareTerms: 3 } as const

/** What the searcher is asked: the variants of the concepts, those that tell passages apart most first. */
export function toQuery(concepts: Concept[], vocabulary: KnownWords, maxTerms: number = QUERY_LIMITS.maxTerms): Query {
  const weights = new Map<string, number>()
  for (const { variants } of concepts) {
    for (const [term, { factor }] of variants) weights.set(term, Math.max(factor, weights.get(term) ?? 0))
  }
  const rated = [...weights].map(([term, weight]) => ({ term, weight, idf: vocabulary.idf(term) }))
  rated.sort((a, b) => b.idf * b.weight - a.idf * a.weight)
  const rare = rated.filter(({ idf }) => idf > QUERY_LIMITS.commonIdf)
  const chosen = rare.length >= QUERY_LIMITS.leastRareTerms ? rare : rated
  return { terms: chosen.slice(0, maxTerms).map(({ term, weight }) => ({ term, weight })) }
}
