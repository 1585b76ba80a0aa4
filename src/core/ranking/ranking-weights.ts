/**
 * What a sentence's score is made of; the score is the weighted sum. Every feature lies in 0–1 but agreements (down to -1) and
 * matches by translation (a little above 1 at the most). Fitted by `npm run tune` to the odds that a sentence holds the
 * answer, cross-validated by the writers of the questions (docs/decisions/matching-by-meaning.md).
 */
export const RANKING_WEIGHTS = {
  /** The searcher's score of the passage, as a share of the best. */
  search: 0.6,
  /** How well the sentence, with its heading, says what is asked, in whatever words (translation.ts). */
  textTranslated: 0.65,
  /** The same with the block's other sentences and the questions noted under it. */
  blockTranslated: 0.75,
  /** The same of the block's noted questions alone. */
  notedTranslated: 1.8,
  /** The same of the whole passage. */
  passageTranslated: 0.9,
  /** How far the nearest noted question is the question to the letter. */
  notedSameness: 3.0,
  /** Share of the question's concepts that the sentence holds. */
  sentenceCover: 0.85,
  /** The same for the sentence, the heading and the noted questions together. */
  blockCover: 1.45,
  /** The same for the whole passage with its heading: at the same meaning, one that merely uses the words says less. */
  passageCover: -1,
  /** The sentence can answer that sort of question. */
  answerType: 2.8,
  /** What the sentence does (gives a reason, names a measure …) suits what the question is after; so does the place where it
   * stands (purpose-match.ts). */
  roleAsked: 0.6,
  placeAsked: 1.2,
  /** Says what is asked of and not its opposite: 向いていない and 向いている. Where a remedy is asked, or a worry told: tells one, and
   * does not state the problem again (stance.ts). What a gold string does not see; held by hand. */
  polarity: 1.5,
  remedyAsked: 1,
  /** Beside that: gives a reason, names a measure, tells where something is from and not what it says, holds a figure, tells
   * what was done. */
  reason: -0.6,
  measure: -0.65,
  provenance: -1.1,
  figure: 0.3,
  past: 0.55,
  /** The first of several sentences of a paragraph: it mostly names the subject, and what is asked follows. */
  opening: -0.6,
  /** A case's text: a rule in force somewhere answers a little more often than general advice. */
  caseText: 0.5,
  /** The passage belongs to the organisation that was named (1), or to another (-1). */
  namedCase: 5.9,
  /** The case agrees with the facts in the question (prefecture, industry, size …). */
  factAgreement: 0.7,
  /** The passage is of the kind that was asked for: a series, a definition. */
  kindAgreement: 1.5,
  /** The question speaks of the document that the passage is from. */
  meantSource: 1.4,
  /** A checklist's step or a glossary entry where a fact is asked. */
  unaskedKind: 0.5,
  /** A few words hardly ever say something whole. */
  shortSentence: -0.65,
  /** The sentence's length, as a share of 120 characters: a longer one says more. */
  sentenceLength: 2.2,
  /** The title of a data series: its figures stand in the lines below. */
  seriesTitle: -2.6,
} as const

export type RankingFeature = keyof typeof RANKING_WEIGHTS

/** How many passages the searcher hands over. */
export const CANDIDATE_PASSAGES = 60
/** How many of them are ranked at first; the rest too where the best sentence scores less than this. */
export const FIRST_CANDIDATES = 30
export const WELL_FOUND = 14
/** How many passages of one's own documents, which are looked for by themselves. */
export const CANDIDATE_OWN_PASSAGES = 40
/** How many sentences the explanation lists. */
export const EXPLAINED_SENTENCES = 20

/** How many passages of originals are looked at by themselves. */
export const CANDIDATE_ORIGINALS = 20

/** The searcher's BM25 settings. */
export const SEARCH_SETTINGS = { k: 0.9, b: 0.5 } as const
