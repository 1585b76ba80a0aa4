import type { Corpus, Passage, Source } from '../corpus/corpus.js'
import { isOriginal } from '../corpus/corpus.js'
import { type Taught, withTaught } from '../library/taught.js'
import type { Analyzer } from '../text/analyzer.js'
import { type AnalysedPassages, type Analyses, analyseSteps } from './analyses.js'
import { indexSteps } from './build-index.js'
import type { Intent } from './intent.js'
import { type IntentModel, trainIntentModel } from './intent-classifier.js'
import { intentFeatures } from './intent-features.js'
import { type KnownName, knownNames } from './known-names.js'
import { maskNames } from './name-mask.js'
import type { NotedPostings } from './noted-questions.js'
import type { PassageIndex } from './passage-index.js'
import { type Postings, postingsSteps, withMoreTerms } from './postings.js'
import { learnPurposes, type PurposeTable } from './purpose-table.js'
import { type AnalysedTopic, analyseTopics, type TopicModel, topicSteps } from './rule-topics.js'
import { finish, type Steps } from './steps.js'
import { analyseThesaurus, type ThesaurusMember } from './thesaurus.js'
import { type Binding, bindTranslations } from './translation/bound-translations.js'
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
  /** The translations over the ids of this index. */
  binding: Binding
  /** Of the corpus's organisations; what was imported changes nothing in them. */
  caseNames: KnownName[]
}

/** What is learnt from the corpus and the intents, and takes longest. */
export type Learnt = Pick<Knowledge, 'intentModel' | 'translations' | 'purposes'>

/** What is worked out of the corpus by itself, and stays as it is whatever documents come beside it. Plain values. */
export interface CompiledCorpus
  extends Learnt,
    Pick<Knowledge, 'corpus' | 'intents' | 'thesaurus' | 'caseNames' | 'binding'> {
  analyses: Analyses
  /** Of the corpus alone. */
  noted: NotedPostings
  postings: Postings
  /** What is looked up for one's own documents. */
  officeThesaurus: ThesaurusMember[][]
  ruleTopics: AnalysedTopic[]
}

/**
 * Analyses and trains. Slow (seconds to a minute): done when the project is built, and where what was built is stale. With
 * what was `learnt` before from the same corpus, nothing is learnt anew.
 */
export function compileCorpus(corpus: Corpus, intents: Intent[], analyzer: Analyzer, learnt?: Learnt): CompiledCorpus {
  const { passages } = corpus
  const analyses = finish(analyseSteps(passages, analyzer))
  const index = finish(indexSteps({ parts: [{ passages, analyses }] }))
  const translations = learnt?.translations ?? compileTranslations(index)
  return {
    ...{ corpus, intents, analyses, noted: index.noted, caseNames: knownNames(corpus) },
    ...{ translations, binding: bindTranslations(translations, index) },
    postings: finish(postingsSteps(index, ({ verbatim }) => !verbatim)),
    thesaurus: analyseThesaurus(corpus.thesaurus, analyzer),
    officeThesaurus: analyseThesaurus(corpus.officeThesaurus, analyzer),
    ruleTopics: analyseTopics(corpus.ruleTopics, analyzer),
    intentModel: learnt?.intentModel ?? learnIntents(corpus, intents, analyzer, index),
    purposes: learnt?.purposes ?? learnPurposes(index),
  }
}

/** How many of the noted questions teach the classifier what a plain question looks like; keywords alone do not. */
const NOTED_FOR_TRAINING = 6000
const LEAST_NOTED_UNITS = 12

function learnIntents(corpus: Corpus, intents: Intent[], analyzer: Analyzer, { terms }: PassageIndex): IntentModel {
  const noted = corpus.passages
    .filter(({ own }) => !own)
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.noted))
    .filter(({ length }) => length >= LEAST_NOTED_UNITS)
  const step = Math.max(1, Math.floor(noted.length / NOTED_FOR_TRAINING))
  const more = [{ id: 'answer', utterances: noted.filter((_, i) => i % step === 0) }]
  return trainIntentModel(intents, intentFeatures(maskNames(corpus), analyzer, terms), more)
}

/** A document of the library, analysed. */
export interface AnalysedDocument extends AnalysedPassages {
  /** What it is as a source; absent for an original of one of the corpus's own. */
  source?: Source
}

/** What comes to the corpus while the program runs. */
export interface Added {
  documents: readonly AnalysedDocument[]
  taught: Taught
  /** Analyses what was taught: a passage at a time, so that each can be kept. */
  analyse: (passage: Passage) => Steps<Analyses>
}

/** Puts the corpus together with what was added to it, all analysed before: the same values give the same knowledge. */
export function* knowledgeSteps(
  compiled: CompiledCorpus,
  { documents, taught, analyse }: Added,
  analyzer: Analyzer,
): Steps<Knowledge> {
  const corpus = withDocuments(compiled.corpus, documents)
  const whole = withTaught(corpus, taught)
  const analysed = function* (passages: readonly Passage[]): Steps<AnalysedPassages[]> {
    const parts: AnalysedPassages[] = []
    for (const passage of passages) parts.push({ passages: [passage], analyses: yield* analyse(passage) })
    return parts
  }
  const taughtParts = yield* analysed(whole.passages.slice(corpus.passages.length))
  const exchanged = yield* analysed(
    corpus.passages.flatMap((passage, i) => {
      const now = whole.passages[i]!
      return now === passage ? [] : [now]
    }),
  )
  const parts = [{ passages: compiled.corpus.passages, analyses: compiled.analyses }, ...documents, ...taughtParts]
  const isCorpusAlone = parts.length === 1 && exchanged.length === 0
  const index = yield* indexSteps({ parts, exchanged, ...(isCorpusAlone ? { noted: compiled.noted } : {}) })
  const hasOwn = whole.passages.some(({ own }) => own)
  const more = (groups: string[][], known: string[][]) => analyseThesaurus(groups.slice(known.length), analyzer)
  const thesaurus = [...compiled.thesaurus, ...more(whole.thesaurus, compiled.corpus.thesaurus)]
  const office = [...compiled.officeThesaurus, ...more(whole.officeThesaurus, compiled.corpus.officeThesaurus)]
  const officeThesaurus = hasOwn ? [...thesaurus, ...office] : []
  const { intents, intentModel, translations, purposes, caseNames } = compiled
  return {
    ...{ corpus: whole, intents, index, thesaurus, officeThesaurus, intentModel, translations, purposes, caseNames },
    binding: isCorpusAlone ? compiled.binding : bindTranslations(translations, index),
    postings:
      exchanged.length === 0
        ? withMoreTerms(compiled.postings, index.terms.words.length)
        : yield* postingsSteps(index, ({ verbatim }) => !verbatim),
    originals: yield* postingsSteps(index, isOriginal),
    own: yield* postingsSteps(index, ({ own }) => own === true),
    ruleTopics: yield* topicSteps(hasOwn ? compiled.ruleTopics : [], officeThesaurus),
  }
}

function withDocuments(corpus: Corpus, documents: readonly AnalysedDocument[]): Corpus {
  if (documents.length === 0) return corpus
  return {
    ...corpus,
    sources: [...corpus.sources, ...documents.flatMap(({ source }) => source ?? [])],
    passages: [...corpus.passages, ...documents.flatMap(({ passages }) => passages)],
  }
}
