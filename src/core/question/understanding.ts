import type { IntentClassifier, IntentScore } from '../index/intent-classifier.js'
import type { Lexicon } from '../index/lexicon.js'
import type { Thesaurus } from '../index/thesaurus.js'
import type { Vocabulary } from '../index/vocabulary.js'
import type { Analyzer, Token } from '../text/analyzer.js'
import { type AnswerType, answerTypeOf } from '../text/answer-type.js'
import { plainSpeech } from '../text/plain-speech.js'
import { foldPlain } from '../text/width.js'
import { type Concept, type ConceptTools, readConcepts } from './concepts.js'
import { readCourtesy } from './courtesy.js'
import { mendLatin } from './latin-slips.js'
import { withoutOutbursts } from './outbursts.js'
import { type Restatement, restate } from './restate.js'
import type { SlotReader, SlotReading } from './slots.js'

/** Everything that was understood of a question before anything is looked up. */
export interface Understanding extends SlotReading {
  text: string
  /** What is asked, in comparable form and plain speech, without the courtesies around it. */
  folded: string
  /** True where nothing is asked: a greeting, thanks. */
  isCourtesy: boolean
  /** How many words of the documents it holds that are not said to the bot itself (使い方, 元気). */
  subjects: number
  /** True where it holds a word that is said to the bot itself. */
  speaksToBot: boolean
  /** True where it says itself that it is about something else than before. */
  changesSubject: boolean
  /** The subject in the documents' words: kana and misspellings are put right (restate.ts). */
  restated: string
  /** Of the restated subject. */
  tokens: Token[]
  /** What is asked about, beside the organisation's name. */
  concepts: Concept[]
  /** The same, read for one's own documents: with the words that people use for what company rules say. */
  ownConcepts: Concept[]
  /** What was read as a word of the documents: kana, misspellings. */
  restatements: Restatement[]
  intents: IntentScore[]
  answerType?: AnswerType
}

export interface UnderstandingTools {
  analyzer: Analyzer
  vocabulary: Vocabulary
  pairs: Vocabulary
  lexicon: Lexicon
  thesaurus: Thesaurus
  /** For one's own documents; absent where there are none. */
  own?: ConceptTools
  slotReader: SlotReader
  /** Words by which people mean a document (役所, セミナー). */
  sourceWords: ReadonlySet<string>
  classifier: IntentClassifier
}

const MAX_QUESTION_UNITS = 600
const SETTING_WEIGHT = 0.3

/** Reads a question: what it names, what it speaks of, what it wants. A very long one is read up to its 600th unit. */
export function understand(question: string, tools: UnderstandingTools): Understanding {
  const text = question
    .slice(0, MAX_QUESTION_UNITS)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  const isKnownElsewhere = (term: string) => tools.thesaurus.knows(term) || tools.own?.thesaurus.has(term) === true
  const typed = mendLatin(foldPlain(text), text, { ...tools, isKnownElsewhere })
  const { asked, isCourtesy, changesSubject } = readCourtesy(withoutOutbursts(typed))
  const folded = plainSpeech(asked)
  const slots = tools.slotReader.read(folded)
  const isKnownToOwn = (term: string) => tools.own?.thesaurus.has(term) === true
  const restated = restate(slots.subject, { ...tools, isKnownElsewhere: isKnownToOwn })
  const inKanjiToo = putInKanji(folded, slots.leftover, restated.restatements)
  const {
    slots: { conditions },
    leftover,
  } = inKanjiToo === folded ? slots : tools.slotReader.read(inKanjiToo)
  const answerType = answerTypeOf(folded) ?? answerTypeOf(restated.text)
  const conceptsOf = (of: ConceptTools) =>
    readConcepts(restated, of).filter(
      ({ known, said }) => known || tools.vocabulary.has(said) || !tools.classifier.isWayOfAsking(said),
    )
  const concepts = conceptsOf(tools)
  return {
    ...slots,
    slots: { ...slots.slots, conditions },
    leftover,
    restated: restated.text,
    text,
    folded,
    tokens: restated.tokens,
    concepts: concepts.map((concept) => inSetting(concept, tools.sourceWords)),
    ownConcepts: tools.own ? conceptsOf(tools.own).map((concept) => inSetting(concept, tools.sourceWords)) : [],
    subjects: subjectsAmong(concepts, tools.classifier),
    speaksToBot: restated.tokens.some(({ term, content }) => content && tools.classifier.isSaidToBot(term)),
    restatements: restated.restatements,
    isCourtesy,
    changesSubject,
    intents: tools.classifier.classify(inKanji(asked, restated.restatements)),
    ...(answerType ? { answerType } : {}),
  }
}

/** The classifier's belief that the question is about something else. */
export function offSubject({ intents }: Understanding): number {
  return intents.filter(({ intent }) => intent.kind === 'none').reduce((sum, { score }) => sum + score, 0)
}

/** What was typed in kana, or with a wrong sign (在宅金務), as the intents' utterances mostly have it. */
function inKanji(text: string, restatements: readonly Restatement[]): string {
  return restatements.reduce((words, change) => {
    return change.by === 'kana' || change.by === 'slip' || isSlip(change)
      ? words.replace(change.said, change.as)
      : words
  }, text)
}

const LEAST_SLIP = /^\p{sc=Han}{4,}$/u

/** One kanji of a longer word is another. */
function isSlip({ said, as }: Restatement): boolean {
  if (said.length !== as.length || !LEAST_SLIP.test(said) || !LEAST_SLIP.test(as)) return false
  return [...said].filter((sign, i) => sign !== as[i]).length === 1
}

/** 使い方一覧 says no more than 使い方 and 一覧 do. */
function subjectsAmong(concepts: readonly Concept[], classifier: IntentClassifier): number {
  const known = concepts.filter((concept) => concept.known)
  const isMadeOf = (whole: string) => known.some(({ said }) => said !== whole && whole.includes(said))
  return known.filter(({ said }) => !isMadeOf(said) && !classifier.isSaidToBot(said)).length
}

/** かながわ, 建説業: words that sound as one of the documents' do, put as that word, for the facts that they give. */
function putInKanji(folded: string, leftover: string, restatements: readonly Restatement[]): string {
  // 工務店 is a word of its own, whatever sounds as its beginning does.
  const open = restatements.filter(({ by, said }) => by !== 'nearSpelling' && leftover.includes(said))
  return open.reduce((words, { said, as }) => words.replace(said, as), folded)
}

/** A word that says which document is meant counts little for what is asked of it. */
function inSetting(concept: Concept, sourceWords: ReadonlySet<string>): Concept {
  return sourceWords.has(concept.said) ? { ...concept, weight: concept.weight * SETTING_WEIGHT } : concept
}
