import type { Analyzer } from '../text/analyzer.js'
import { termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import type { KnownWords } from './concepts.js'

/** What people say for what: each with the word it may be short for, where one of another text fits. */
interface Unheld {
  word: string
  meant?: string
}

interface UnheldTools {
  analyzer: Analyzer
  vocabulary: Pick<KnownWords, 'has'>
  /** True for words that a thesaurus knows. */
  isSynonym: (word: string) => boolean
}

const MOST = 5
/** Words are written so; what stands in hiragana is mostly endings. */
const WORDS = /[\p{Script=Han}ァ-ヺー々]{2,}|[a-z]{2,}/gu

/**
 * The words of a question that no document holds and no thesaurus knows; with the word of another text that each may be short for.
 *
 * @example
 * unheldWords('社食の補助は？', '社員食堂の補助は出ません。', tools) // [{ word: '社食', meant: '社員食堂' }]
 */
export function unheldWords(question: string, near: string, tools: UnheldTools): Unheld[] {
  const { analyzer, vocabulary, isSynonym } = tools
  const folded = foldPlain(question)
  const held = (word: string) => vocabulary.has(word) || isSynonym(word)
  const words = [...folded.matchAll(WORDS)].flatMap(([run]) => (held(run) ? [] : leftOf(run, analyzer, held)))
  const longer = near === '' ? [] : termsOf(analyzer.analyze(near)).map(({ term }) => term)
  return [...new Set(words)].slice(0, MOST).map((word) => {
    const meant = longer
      .filter((term) => isShortFor(word, term))
      .toSorted((a, b) => a.length - b.length)
      .at(0)
    return meant === undefined ? { word } : { word, meant }
  })
}

/** A run of signs without the words that are held: what the analyzer cuts into single signs (社・食) is a word of its own. */
function leftOf(run: string, analyzer: Analyzer, held: (word: string) => boolean): string[] {
  let rest = run
  for (const { surface, term, wordClass } of analyzer.analyze(run)) {
    const known = surface.length > 1 && (held(surface) || held(term) || wordClass === 'number')
    if (known) rest = rest.replace(surface, ' ')
  }
  return rest.split(' ').filter((word) => word.length > 1 && !held(word))
}

/** 社食 for 社員食堂: it begins alike, and its signs stand in the other in their order. */
function isShortFor(word: string, term: string): boolean {
  if (term.length <= word.length || term[0] !== word[0]) return false
  let at = 0
  for (const sign of word) {
    at = term.indexOf(sign, at) + 1
    if (at === 0) return false
  }
  return true
}
