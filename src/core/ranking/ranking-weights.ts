/**
 * What a sentence's score is made of. Every feature lies in 0–1 (agreements may be negative); the score is the
 * weighted sum. Fitted on the tuning half of test/retrieval (`npm run tune`), by hand rounding.
 */
export const RANKING_WEIGHTS = {
  /** The searcher's score of the passage, as a share of the best. */
  search: 3.1,
  /** Share of the question's concepts that the sentence holds. */
  sentenceCover: 1.7,
  /** The same for the whole passage with its heading. */
  passageCover: 1.8,
  /** Share of the question's character pairs that the sentence holds. */
  pairCover: 2.4,
  /** The same for sentence and heading together. */
  contextPairs: 2.0,
  /** Likeness of the nearest question that the writer noted for the block. */
  notedLikeness: 2.4,
  /** Share of a noted question that stands in the person's. */
  notedWithin: 2.0,
  /** How far the nearest noted question is the question to the letter. */
  notedSameness: 3.0,
  /** Share of the concepts in the sentence, the heading and the noted questions together. */
  blockCover: 1.5,
  /** The same, without the heading, of the concepts beyond those that identify the case. */
  blockResidual: 1.8,
  /** Longest run of characters that question and sentence share. */
  sharedRun: 1.4,
  /** The sentence can answer that sort of question. */
  answerType: 4.5,
  /** The heading speaks of what is asked. */
  headCover: 0.5,
  /** Share of the concepts that the whole case speaks of, however far from the sentence. */
  documentCover: 1.5,
  /** The same for its facts and overview: what identifies it (「奈良の9人の会社」). */
  profileCover: 0.9,
  /** Share of the concepts beyond those that identify the case which the sentence holds. */
  residualCover: 1.3,
  /** A case's text, where a guide's would do too. */
  caseText: -2.2,
  /** The passage belongs to the organisation that was named (1), or to another (-1). */
  namedCase: 5.3,
  /** The case agrees with the facts in the question (prefecture, industry, size …). */
  factAgreement: 1.0,
  /** The passage is of the kind that was asked for: a series, a definition. */
  kindAgreement: 1.5,
  /** The question speaks of the document that the passage is from. */
  meantSource: 1.0,
  /** Facts and overview say who it is about; what is asked mostly stands elsewhere. */
  profileText: -0.5,
  /** The first sentence of a passage names its subject and often only that. */
  firstSentence: -0.4,
  /** One's own rules, as far as they speak of what is asked: they matter more than anyone's guide. */
  ownRules: 5.0,
  /** A checklist's step or a glossary entry where a fact is asked. */
  unaskedKind: -1.0,
} as const

export type RankingFeature = keyof typeof RANKING_WEIGHTS

/** How many passages the searcher hands over. */
export const CANDIDATE_PASSAGES = 30
/** One's own rules have no noted questions and are found further down: 11 of 15 answered first, with thirty 9. */
export const CANDIDATES_WITH_OWN = 60
/** How many sentences the explanation lists. */
export const EXPLAINED_SENTENCES = 20

/** How many passages of originals are looked at by themselves. */
export const CANDIDATE_ORIGINALS = 20

/** The searcher's BM25 settings. */
export const SEARCH_SETTINGS = { k: 0.9, b: 0.5 } as const
