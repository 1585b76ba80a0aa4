import type { IndexedPassage, PassageIndex } from '../../index/passage-index.js'
import type { TranslationMatch } from './translation-match.js'

/** One word of a question that a match is made of. */
export interface MatchedWord {
  said: string
  /** Its part of the match. */
  share: number
  /** The document's word that says it likeliest: a term, a pair of characters, or a word of a noted question. */
  by: string
}

const MOST_WORDS = 12

/** Which words of the question a sentence's block says (of the passage that `match` has at hand), and by which of its words; those that count most first. */
export function explainMatch(
  match: TranslationMatch,
  passage: IndexedPassage,
  sentence: number,
  { terms, pairs }: Pick<PassageIndex, 'terms' | 'pairs'>,
): MatchedWord[] {
  const pairBase = terms.words.length
  const { block } = passage.sentences[sentence]!
  const sources = new Set<number>()
  for (const id of passage.headTerms) sources.add(id)
  for (const id of block < 0 ? [] : passage.notedTerms[block]!) sources.add(id)
  for (const other of passage.sentences) {
    if (other.block !== block) continue
    for (const id of other.terms) sources.add(id)
    for (const id of other.pairs) sources.add(pairBase + id)
  }
  return match
    .shares(sentence)
    .slice(0, MOST_WORDS)
    .map(({ word, said, share }) => {
      let by = -1
      let best = 0
      for (const source of sources) {
        const chance = match.chance(source, word)
        if (chance > best) {
          best = chance
          by = source
        }
      }
      return { said, share, by: by < 0 ? '' : by < pairBase ? terms.words[by]! : pairs.words[by - pairBase]! }
    })
}
