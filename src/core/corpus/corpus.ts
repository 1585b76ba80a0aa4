/** The documents as values: what the loaders give and everything else reads. */

import type { Span } from '../text/span.js'

/** Where a value was written, so that a citation can be traced by hand. `line` counts from 1. */
interface Origin {
  file: string
  line: number
}

/** One of the documents that the answers rest on. `published` is YYYY, YYYY-MM or YYYY-MM-DD. */
export interface Source {
  id: string
  title: string
  /** What the document is called at a glance: 「総務省 導入ガイド」. */
  short?: string
  /** The whole line by which it is cited, whatever the place: an answer that a person gave. */
  cited?: string
  publisher?: string
  published: string
  /** True where the date was inferred from the content. */
  circa: boolean
  kind: string
  /** Words by which people mean this document: 役所, 自治体 for the guide of local governments. */
  topics: string[]
  note?: string
  /** Present where the document is one of the library's own: 社内規程. Its `published` may be empty. */
  library?: LibraryFacts
}

/** What the library knows of an imported document beside its bibliography. */
interface LibraryFacts {
  /** For whom it holds: 全社員, 管理職. */
  audience?: string
  /** YYYY-MM-DD: when somebody has to look at it again. */
  reviewBy?: string
  /** ISO 8601, UTC. */
  importedAt: string
  originalName: string
}

/** A later edition of what a document describes. */
export interface NewerEdition {
  title: string
  publisher: string
  published?: string
  url: string
}

/** A paragraph or list item of a passage, with the questions that its writer expects for it. */
export interface Block extends Span {
  noted: string[]
}

export type PassageKind = 'case' | 'guide' | 'checklist' | 'statistics' | 'glossary'

/** The indexed, citable part of a document. */
export interface Passage {
  id: string
  documentId: string
  kind: PassageKind
  source: string
  /** The document's own name: the case's organisation, the guide section's title. */
  title: string
  /** Our heading inside the document; empty where the passage is the whole document. */
  section: string
  /** The heading or slide as printed. */
  place: string
  text: string
  /** Ascending, not overlapping; offsets into `text`. */
  blocks: Block[]
  /** Whole sentences, list items and table rows; ascending, not overlapping; offsets into `text`. */
  sentences: Span[]
  /** True where the text is the original's own wording. */
  verbatim: boolean
  /** True for the library's own documents, which matter more than anyone's guide. */
  own?: true
  newer: NewerEdition[]
  /** Other names of the subject: aliases of the organisation, topics of the section. */
  topics: string[]
  origin: Origin
}

/** True for a passage of one of the corpus's own originals: it is quoted in the place of what the corpus says of it. */
export function isOriginal({ verbatim, own }: Passage): boolean {
  return verbatim && own !== true
}

/** The chapters of a case, in order. */
export const CASE_SECTIONS = [
  '概要',
  '背景・目的',
  '制度・運用',
  '環境・セキュリティ',
  '労務管理・評価',
  'コミュニケーション',
  '効果',
  '課題と対策',
  '今後',
] as const

type CaseKind = '企業' | '自治体' | '府省' | '団体'

/** A measured effect of a case: a value, a change, or a pair before and after. */
export interface CaseFigure {
  label: string
  unit: string
  value?: number
  change?: number
  before?: number
  after?: number
  period?: string
  beforePeriod?: string
  afterPeriod?: string
}

/** One organisation's adoption of telework, with its facts. A fact that the source is silent on is absent. */
export interface Case {
  id: string
  source: string
  name: string
  aliases: string[]
  kind: CaseKind
  prefecture?: string
  industry?: { printed: string; class?: string }
  employees?: { count?: number; printed?: string; size?: string }
  workStyles: string[]
  employment?: string
  introduced?: { year?: number; month?: number; printed: string }
  purposes: { printed?: string; tags: string[] }
  target?: string
  participants?: string
  award?: string
  benefits: string[]
  profile: { label: string; value: string }[]
  figures: CaseFigure[]
  place: string
  newer: NewerEdition[]
  origin: Origin
}

export interface ChecklistStep {
  text: string
  group?: string
  /** Id of the passage that the step rests on. */
  cites?: string
  /** Id of the step's own passage. */
  passageId: string
}

/** Cited steps, in order. */
export interface Checklist {
  id: string
  title: string
  source: string
  place: string
  role?: string
  phase?: string
  topics: string[]
  intro?: string
  steps: ChecklistStep[]
  newer: NewerEdition[]
  origin: Origin
}

export interface SeriesPoint {
  label: string
  /** One per column; undefined where the source has none. */
  values: (number | undefined)[]
  period?: string
  note?: string
}

/** A data series: labelled values in one column or several. */
export interface Series {
  id: string
  title: string
  source: string
  place: string
  survey?: string
  period?: string
  n?: number
  columns: { label: string; unit: string }[]
  topics: string[]
  note?: string
  points: SeriesPoint[]
  newer: NewerEdition[]
  passageId: string
  origin: Origin
}

export interface GlossaryEntry {
  term: string
  reading?: string
  aliases: string[]
  definition: string
  source: string
  place: string
  passageId: string
  origin: Origin
}

/** What people ask of a usual rule, and the words by which the rule is known. */
export interface RuleTopic {
  /** Any of these; words joined by + must all stand there. */
  rules: string[]
  asked: string[]
}

export interface Corpus {
  sources: Source[]
  cases: Case[]
  checklists: Checklist[]
  series: Series[]
  glossary: GlossaryEntry[]
  /** Groups of words that people use for one thing; the first is the documents' own. */
  thesaurus: string[][]
  /** The same for what company rules say, and what else documents call it, looked up for one's own documents alone. */
  officeThesaurus: string[][]
  /** What people ask of usual company rules, noted under one's own when they are imported. */
  ruleTopics: RuleTopic[]
  passages: Passage[]
}
