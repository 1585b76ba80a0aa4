import type { Lexicon } from './lexicon.js'
import type { Vocabulary } from './passage-index.js'
import type { Query, Token } from './ports.js'
import { isStopWord } from './stop-words.js'
import { type Term, termsOf } from './terms.js'
import type { Thesaurus } from './thesaurus.js'
import { foldPlain } from './width.js'

/** How much words count beside the person's own; read by everyone, written here. */
export const CONCEPT_WEIGHTS = {
  compound: 0.7,
  verb: 0.6,
  adjective: 0.6,
  synonym: 0.55,
  sameSound: 0.8,
  nearSpelling: 0.75,
  kana: 0.85,
  /** A word that no document holds: it can match nothing, but it says that the question is about something else. */
  unknown: 0.8,
} as const

/** One thing that the question speaks of, with all the words that would say it. */
export interface Concept {
  said: string
  /** How much it counts: its idf, times what kind of word it is. */
  weight: number
  /** Terms of the documents, each with how well it says the concept (0–1]. */
  variants: Map<string, { factor: number; because: string }>
  known: boolean
}

export interface ConceptReading {
  concepts: Concept[]
  /** The question's own terms. */
  terms: Term[]
  folded: string
}

/** What a question speaks of: its terms, and the documents' words for them. */
export function readConcepts(
  text: string,
  tokens: Token[],
  tools: { vocabulary: Vocabulary; lexicon: Lexicon; thesaurus: Thesaurus },
): ConceptReading {
  const { vocabulary, lexicon, thesaurus } = tools
  const folded = foldPlain(text)
  const terms = termsOf(tokens)
  const concepts = new Map<string, Concept>()
  const covered: { start: number; end: number }[] = []
  const maxIdf = vocabulary.idf('\u0000')
  const add = (said: string, scale: number): Concept => {
    const existing = concepts.get(said)
    if (existing) return existing
    const concept: Concept = { said, weight: scale, variants: new Map(), known: false }
    concepts.set(said, concept)
    return concept
  }
  const know = (concept: Concept, term: string, factor: number, because: string, scale: number) => {
    if (!vocabulary.has(term)) return
    const before = concept.variants.get(term)
    if (before && before.factor >= factor) return
    concept.variants.set(term, { factor, because })
    const weight = vocabulary.idf(term) * scale
    // A rare synonym does not make a common word weigh more.
    if (!concept.known) concept.weight = weight
    else if (!because.startsWith('synonym')) concept.weight = Math.max(concept.weight, weight * factor)
    concept.known = true
  }

  const inKanaOnly = !/\p{sc=Han}/u.test(folded)
  for (const { 0: run, index: at } of folded.matchAll(/[ぁ-ゖー]{3,}/g)) {
    for (const found of lexicon.segmentKana(run)) {
      if (!inKanaOnly && !mayStartKana(tokens, at + found.start, at + found.end)) continue
      const said = run.slice(found.start, found.end)
      const concept = add(said, maxIdf * CONCEPT_WEIGHTS.unknown)
      for (const term of found.terms) know(concept, term, CONCEPT_WEIGHTS.kana, 'kana', 1)
      covered.push({ start: at + found.start, end: at + found.end })
    }
  }
  const longer: Term[] = []
  for (const term of terms) {
    const inKana = covered.some(({ start, end }) => term.start < end && term.end > start)
    const scale = scaleOf(term)
    if (vocabulary.has(term.term)) {
      if (inKana && !concepts.has(term.term) && term.term.length < 3) continue
      know(add(term.term, maxIdf), term.term, 1, 'own', scale)
    } else if (!inKana) longer.push(term)
  }
  for (const term of longer) {
    const sounds = term.reading === undefined ? [] : lexicon.soundingLike(term.reading)
    const spells = sounds.length > 0 || term.term.length < 3 ? [] : lexicon.spelledLike(term.term)
    if (sounds.length + spells.length === 0 && (term.compound || term.wordClass === 'number')) continue
    const concept = add(term.term, maxIdf * CONCEPT_WEIGHTS.unknown * scaleOf(term))
    for (const other of sounds) know(concept, other, CONCEPT_WEIGHTS.sameSound, 'same sound', 1)
    for (const other of spells) know(concept, other, CONCEPT_WEIGHTS.nearSpelling, 'near spelling', 1)
  }
  const said = new Set(terms.map(({ term }) => term))
  for (const concept of concepts.values()) for (const term of concept.variants.keys()) said.add(term)
  for (const synonym of thesaurus.synonymsOf(said, folded)) {
    const owner =
      [...concepts.values()].find(
        (concept) =>
          synonym.saidKeys.length === 1 &&
          (concept.said === synonym.saidKeys[0] || concept.variants.has(synonym.saidKeys[0]!)),
      ) ?? add(synonym.said, maxIdf * CONCEPT_WEIGHTS.unknown)
    know(owner, synonym.term, CONCEPT_WEIGHTS.synonym * synonym.share, `synonym of ${synonym.said}`, 1)
  }
  return { concepts: [...concepts.values()], terms, folded }
}

function scaleOf({ compound, wordClass }: Term): number {
  if (compound) return CONCEPT_WEIGHTS.compound
  if (wordClass === 'verb') return CONCEPT_WEIGHTS.verb
  return wordClass === 'adjective' ? CONCEPT_WEIGHTS.adjective : 1
}

/** あいだ, まわり: short words that people write in kana anyway. */
const MAX_PLAIN_WORD = 3

/**
 * Where kana that was typed for other words may stand: whole questions without kanji; elsewhere only stretches that
 * begin and end with a word, and not with a particle or an inflection (でしょう is not 商).
 */
function mayStartKana(tokens: Token[], start: number, end: number): boolean {
  const first = tokens.find((token) => token.start === start)
  const isWord = first !== undefined && first.end === end && first.reading !== undefined
  return (
    first !== undefined &&
    !(isWord && end - start <= MAX_PLAIN_WORD) &&
    (first.wordClass === 'noun' || first.wordClass === 'unknown' || first.wordClass === 'adverb') &&
    !isStopWord(first.term) &&
    tokens.some((token) => token.end === end)
  )
}

/** The searcher is slow on words that stand nearly everywhere: it is given few, and rare ones. */
export const QUERY_LIMITS = { maxTerms: 20, commonIdf: 1.2, leastRareTerms: 3 } as const

/** What the searcher is asked: the variants of the concepts, those that tell passages apart most first. */
export function toQuery(concepts: Concept[], vocabulary: Vocabulary): Query {
  const weights = new Map<string, number>()
  for (const { variants } of concepts) {
    for (const [term, { factor }] of variants) weights.set(term, Math.max(factor, weights.get(term) ?? 0))
  }
  const rated = [...weights].map(([term, weight]) => ({ term, weight, idf: vocabulary.idf(term) }))
  rated.sort((a, b) => b.idf * b.weight - a.idf * a.weight)
  const rare = rated.filter(({ idf }) => idf > QUERY_LIMITS.commonIdf)
  const chosen = rare.length >= QUERY_LIMITS.leastRareTerms ? rare : rated
  return { terms: chosen.slice(0, QUERY_LIMITS.maxTerms).map(({ term, weight }) => ({ term, weight })) }
}
