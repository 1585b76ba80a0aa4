import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Case, CaseFigure, Checklist, GlossaryEntry, NewerEdition, Series } from '../corpus/corpus.js'
import type { AnswerKind } from '../index/answer-kind.js'
import type { VariantOrigin } from '../question/concepts.js'
import type { Condition } from '../question/condition.js'
import type { DecisionReason } from '../question/decide-kind.js'
import type { ReadBy } from '../question/restate.js'
import type { Slots } from '../question/slot-values.js'
import type { MatchedWord } from '../ranking/translation/explain-match.js'
import type { WithLess } from './case-filter.js'

/** Why an answer came out as it did. Present when it was asked for. */
export interface Explanation {
  tokens: { surface: string; term: string; wordClass: string; content: boolean }[]
  /** Kana and misspellings, and the documents' word that each was read as. */
  restatements: { said: string; as: string; by: ReadBy }[]
  concepts: { said: string; weight: number; variants: { term: string; factor: number; origin: VariantOrigin }[] }[]
  slots: Slots
  /** By intent id, likeliest first. */
  intents: { intent: string; score: number }[]
  decision: { kind: AnswerKind; reason: DecisionReason }
  answerType?: string
  hits: { passageId: string; score: number; terms: string[] }[]
  sentences: {
    passageId: string
    text: string
    score: number
    features: Record<string, number>
    /** For the best few: which words of the question the sentence's block says, and by which of its own. */
    matched: MatchedWord[]
  }[]
  /** How sure it is that one's own rules speak of it; absent where there are none, or another organisation is meant. */
  own?: { value: number; threshold: number; features: Record<string, number> }
  confidence: { value: number; threshold: number; features: Record<string, number> }
}

interface Common {
  kind: AnswerKind
  /** 0–1, calibrated: the share of such answers that hold what was asked. */
  confidence: number
  /** Best first, at most five; empty for kinds that quote nothing. */
  excerpts: Excerpt[]
  /** Words of a look-up that nothing in the answer rests on: the person is told. Absent where nothing was looked up. */
  unread?: string[]
  /** Present where the company's own documents could not be searched: nothing here says what they hold. */
  ownUnsearched?: true
  explain?: Explanation
}

export interface TextAnswer extends Common {
  kind: 'answer'
  /** How many of the excerpts, from the first, stand on the first screen: one to three that come close to each other. */
  leading: number
  /** Why what is shown is not one's own rule, which was asked for: the library has none, none speaks of it, or none that one may read. */
  notOwn?: 'noneRegistered' | 'notInOwn' | 'notInOpen'
  /** Present where what is shown comes near to what was asked, and hardly answers it. */
  unsure?: true
}

export interface DefinitionAnswer extends Common {
  kind: 'definition'
  entry: GlossaryEntry
}

export interface StatisticsAnswer extends Common {
  kind: 'statistics'
  series: Series[]
}

export interface CaseAnswer extends Common {
  kind: 'case'
  case: Case
  card: CaseCard
}

/** How many cases a list shows at once. */
export const CASES_PER_PAGE = 10

export interface CasesAnswer extends Common {
  kind: 'cases'
  /** Every case that agrees, best first; one at least. */
  cases: CaseRow[]
  /** The filters in words, each of them applied: 「建設業」「24人くらい」. */
  filters: string[]
  /** The filters as they can be applied again, and refined. Empty where cases were found by what they tell. */
  conditions: Condition[]
  /** Present where nothing agrees with all that a question asked, and what does with less is listed. */
  insteadOf?: LookedFor
  /** True where others that agree were shown before. */
  goesOn?: true
  /** How many cases there are in all. */
  total: number
}

export interface CompareAnswer extends Common {
  kind: 'compare'
  /** What is compared, one a column. */
  subjects: string[]
  /** The cases behind the subjects; empty where two things that are no organisations are compared. */
  cases: Case[]
  /** One field a row; a cell is absent where the source is silent. */
  rows: { field: string; cells: (string | undefined)[] }[]
}

export interface ChecklistAnswer extends Common {
  kind: 'checklist'
  checklist: Checklist
  /** Where each of its steps stands. */
  citations: Citation[]
  /** Other lists that fit too. */
  others: { id: string; title: string }[]
}

/** What to put into a channel; the words to look up, empty where the last answer is meant. */
export interface ShareAnswer extends Common {
  kind: 'share'
  words: string
  channel?: string
}

interface HelpAnswer extends Common {
  kind: 'help'
  /** Somebody is wanted who answers, and not how to use the bot. */
  person?: true
}

export interface SmalltalkAnswer extends Common {
  kind: 'smalltalk'
  reply: string
}

export interface ClarifyAnswer extends Common {
  kind: 'clarify'
  question: string
  /** What each choice would ask. */
  choices: { label: string; question: string }[]
}

export interface NoneAnswer extends Common {
  kind: 'none'
  /** `nothing`: about telework, but not in the documents. `ruleSilent`: one's own rules speak of the matter (`near`), and not of what
   * is asked of it. `offSubject`: about something else. */
  reason: 'nothing' | 'ruleSilent' | 'offSubject'
  /** What comes nearest, where it shares what was asked: about the same thing, but not an answer. */
  near?: Excerpt
  /** Nearest topics, each with a question that the documents answer; none where the question is about something else. */
  topics: { label: string; question: string }[]
  /** Present where cases were looked for that agree with conditions, and none does. */
  lookedFor?: LookedFor
}

/** A look-up that finds nothing. */
export interface LookedFor {
  /** In words: 「製造業」「30人以下」. */
  filters: string[]
  conditions: Condition[]
  /** What there would be with less asked. */
  withLess: WithLess[]
  /** How many agree, all of which were shown before. */
  shown?: number
}

export type Answer =
  | TextAnswer
  | DefinitionAnswer
  | StatisticsAnswer
  | CaseAnswer
  | CasesAnswer
  | CompareAnswer
  | ChecklistAnswer
  | ShareAnswer
  | HelpAnswer
  | SmalltalkAnswer
  | ClarifyAnswer
  | NoneAnswer

/** The look of one case: the lines of its card, each an excerpt of its facts or sections. */
export interface CaseCard {
  name: string
  /** 「神奈川県・電気工事業・24名」. */
  profile: string
  /** 「在宅勤務 / 2008年1月 / 工事部門を含む全部署」. */
  scheme: string
  purpose?: string
  figures: CaseFigure[]
  /** Sections that can be opened, with the passages of each. */
  sections: { name: string; passageIds: string[] }[]
  citation: Citation
  newer: NewerEdition[]
}

export interface CaseRow {
  id: string
  name: string
  /** 「神奈川県・電気工事業・24名」. */
  profile: string
  /** Why it is in the list: 「建設業」「24名」. */
  matched: string[]
  citation: Citation
}
