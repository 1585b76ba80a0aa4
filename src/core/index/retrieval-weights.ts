/**
 * What a document's score is made of, for any question and any documents: the score is the weighted sum. A "weight" in
 * the comments is idf over the documents, so that rare things count more; shares lie in 0–1, sums are divided by
 * about their size so that all weights here can be compared by eye.
 *
 * Fitted by test/bench/fit-retrieval.mjs, which makes the right document of each question the likeliest of those that
 * the searcher found (softmax over the scores), on the tuning splits of JSQuAD and JaQuAD together.
 */
export const RETRIEVAL_WEIGHTS = {
  /** BM25 of words and compounds in title and text (sum / 10). */
  termScore: 0.55,
  /** Share of the question's terms, by weight, that title and text hold. */
  termCover: 4.53,
  /** Weight of the question's terms in the sentence that holds most of them (sum / 10). */
  bestTerms: 0.59,
  /** Neighbouring words of the question that are neighbours in the text, by weight, as a share of all terms. */
  neighbours: 2.73,
  /** BM25 of character pairs (sum / 20). */
  pairScore: 1.01,
  /** Weight of the question's pairs in the sentence that holds most, without those of the title: beyond the subject's name (sum / 20). */
  bestBeyondTitle: 1.49,
  /** Share of the title's pairs that stand in the question. */
  titleAsked: 3.41,
  /** BM25 of single characters: 建国 and 建てる share one (sum / 10). */
  unitScore: 0.97,
  /** Share of the question's characters, by weight, that title and text hold. */
  unitCover: 4.11,
  /** Share of the question's pairs that the first sentence has: it says what the subject is. */
  firstSentence: 0.84,
  /** The sentence with most pairs is the first. */
  firstIsBest: 0.49,
  /** The sentence with most pairs can answer that sort of question (何人, いつ). */
  answerType: 0.48,
  /** Some sentence can. */
  answerTypeAnywhere: 0.53,
  /** ln of the text's length over 200: a long text holds more of anything. */
  length: -0.91,
} as const

export type RetrievalFeature = keyof typeof RETRIEVAL_WEIGHTS

/** How often a term, pair or character may be repeated, and a text be long, before it counts less (BM25). */
export const TERM_SATURATION = { k: 0.9, b: 0.5 } as const
export const CHARACTER_SATURATION = { k: 0.4, b: 0.6 } as const

/**
 * What the searcher is asked: the question's rarest terms, as long as the documents that hold them are no more than this
 * in sum (common terms cost time and bring nothing that the ranking does not see), but three terms at least. A term of
 * very many documents is asked for only where rarer ones find next to nothing.
 */
export const MAX_TERM_DOCUMENTS = 80
export const MIN_SEARCH_TERMS = 3
export const VERY_MANY_DOCUMENTS = 500
export const NEXT_TO_NOTHING = 10

/** How many of the searcher's documents are compared with the question; the others follow in the searcher's order. */
export const COMPARED_DOCUMENTS = 25
