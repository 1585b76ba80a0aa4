import type { Corpus } from '../corpus/corpus.js'
import type { Analyzer } from '../text/analyzer.js'
import type { Intent } from './intent.js'
import { type IntentModel, trainIntentModel } from './intent-classifier.js'
import { intentFeatures } from './intent-features.js'
import { maskNames } from './name-mask.js'
import type { NotedPostings } from './noted-questions.js'
import { PackedPassage, packPassages } from './packed-passage.js'
import {
  buildPassageIndex,
  groupsOf,
  type IndexedPassage,
  isOriginal,
  type PackedVocabulary,
  type PassageIndex,
  Vocabulary,
} from './passage-index.js'
import { buildPostings, type Postings } from './postings.js'
import { learnPurposes, type PurposeTable } from './purpose-table.js'
import { compileTopics, type TopicModel } from './rule-topics.js'
import { analyseThesaurus, type ThesaurusMember } from './thesaurus.js'
import { compileTranslations, type TranslationTable } from './translation/table.js'

/** Documents and intents with everything that is worked out of them before the first question. */
export interface Knowledge {
  corpus: Corpus
  intents: Intent[]
  index: PassageIndex
  /** What is searched: the corpus; its originals; and one's own documents. */
  postings: Postings
  originals: Postings
  own: Postings
  thesaurus: ThesaurusMember[][]
  /** The same with the words of company rules; empty where there are no documents of one's own. */
  officeThesaurus: ThesaurusMember[][]
  /** What people ask of company rules; of no topic where there are no documents of one's own. */
  ruleTopics: TopicModel
  intentModel: IntentModel
  translations: TranslationTable
  purposes: PurposeTable
}

/** What is learnt from the corpus and the intents, and takes longest. */
export type Learnt = Pick<Knowledge, 'intentModel' | 'translations' | 'purposes'>

/** How many of the noted questions teach the classifier what a plain question looks like; keywords alone do not. */
const NOTED_FOR_TRAINING = 6000
const LEAST_NOTED_UNITS = 12

/**
 * Analyses, indexes and trains. Slow (seconds): done when the project is built, and where what was built is stale. With what
 * was `learnt` before from the same corpus, nothing is learnt anew: documents of a library teach nothing.
 */
export function compileKnowledge(corpus: Corpus, intents: Intent[], analyzer: Analyzer, learnt?: Learnt): Knowledge {
  const index = buildPassageIndex(corpus, analyzer)
  const thesaurus = analyseThesaurus(corpus.thesaurus, analyzer)
  const hasOwn = corpus.passages.some(({ own }) => own)
  const officeThesaurus = hasOwn ? [...thesaurus, ...analyseThesaurus(corpus.officeThesaurus, analyzer)] : []
  return {
    corpus,
    intents,
    index,
    postings: buildPostings(index, ({ passage }) => !passage.verbatim),
    originals: buildPostings(index, ({ passage }) => isOriginal(passage)),
    own: buildPostings(index, ({ passage }) => passage.own === true),
    thesaurus,
    officeThesaurus,
    ruleTopics: compileTopics(hasOwn ? corpus.ruleTopics : [], officeThesaurus, analyzer),
    intentModel: learnt?.intentModel ?? learnIntents(corpus, intents, analyzer, index),
    translations: learnt?.translations ?? compileTranslations(index),
    purposes: learnt?.purposes ?? learnPurposes(index),
  }
}

function learnIntents(corpus: Corpus, intents: Intent[], analyzer: Analyzer, { terms }: PassageIndex): IntentModel {
  const noted = corpus.passages
    .filter(({ own }) => !own)
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.noted))
    .filter(({ length }) => length >= LEAST_NOTED_UNITS)
  const step = Math.max(1, Math.floor(noted.length / NOTED_FOR_TRAINING))
  const more = [{ id: 'answer', utterances: noted.filter((_, i) => i % step === 0) }]
  return trainIntentModel(intents, intentFeatures(maskNames(corpus), analyzer, terms), more)
}

/** Knowledge as plain values, the index's many small lists as one: what a file can hold and give back fast. */
export interface PackedKnowledge extends Omit<Knowledge, 'index'> {
  terms: PackedVocabulary
  pairs: PackedVocabulary
  termsByReading: [reading: string, terms: string[]][]
  noted: NotedPostings
  written: Uint8Array
  /** Every passage's lists (packed-passage.ts). */
  numbers: Int32Array
}

export function packKnowledge({ index, ...knowledge }: Knowledge): PackedKnowledge {
  const pack = ({ words, counts, total }: Vocabulary) => ({ words, counts, total })
  return {
    ...knowledge,
    terms: pack(index.terms),
    pairs: pack(index.pairs),
    termsByReading: [...index.termsByReading].map(([reading, terms]) => [reading, [...terms]]),
    noted: index.noted,
    written: index.written,
    numbers: packPassages(index),
  }
}

const PASSAGES_A_STEP = 500

/** The way back. */
export function unpackKnowledge(packed: PackedKnowledge): Knowledge {
  const steps = unpackSteps(packed)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The way back in steps of some milliseconds each, for whoever has others waiting. What is compared of a passage is
 * unpacked when it is first asked for; the lists are views into `numbers`.
 */
export function* unpackSteps(packed: PackedKnowledge): Generator<void, Knowledge> {
  const { terms, pairs, termsByReading, noted, written, numbers, ...knowledge } = packed
  const vocabularies = { terms: yield* Vocabulary.unpack(terms), pairs: yield* Vocabulary.unpack(pairs) }
  const pairWeights = vocabularies.pairs.weights()
  const passages: PackedPassage[] = []
  const byId = new Map<string, IndexedPassage>()
  let at = 0
  for (const passage of knowledge.corpus.passages) {
    const indexed = new PackedPassage(passage, numbers, at, { ...vocabularies, pairWeights })
    at = indexed.end
    passages.push(indexed)
    byId.set(passage.id, indexed)
    if (passages.length % PASSAGES_A_STEP === 0) yield
  }
  yield
  const readings = new Map<string, Set<string>>()
  for (const [reading, list] of termsByReading) {
    readings.set(reading, new Set(list))
    if (readings.size % PASSAGES_A_STEP === 0) yield
  }
  return {
    ...knowledge,
    index: {
      ...vocabularies,
      passages,
      byId,
      groups: groupsOf(passages),
      pairWeights,
      noted,
      written,
      termsByReading: readings,
    },
  }
}
