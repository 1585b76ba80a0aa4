import type { Token, WordClass } from './analyzer.js'
import { isKana, toHiragana } from './kana.js'
import { isStopWord } from './stop-words.js'

/** A string that is indexed, with the part of the text that it stands for. */
export interface Term {
  term: string
  start: number
  end: number
  /** True for a word made of neighbours: 在宅 + 勤務. */
  compound: boolean
  wordClass: WordClass
  /** In hiragana, where every part's reading is known. */
  reading?: string
}

const MAX_COMPOUND_UNITS = 14

/**
 * The terms of a text: content words by base form, and the compounds that neighbouring nouns, numbers and suffixes
 * make: every neighbouring pair and, from three parts on, the whole run. 名 and 人 count as one counter.
 *
 * Index and query both go through here. Offsets are those of the tokens.
 *
 * @example
 * termsOf(analyzer.analyze('在宅勤務')).map(({ term }) => term) // ['在宅', '勤務', '在宅勤務']
 */
export function termsOf(tokens: Token[]): Term[] {
  const terms: Term[] = []
  let run: Token[] = []
  const flush = () => {
    if (run.length > 1) {
      for (let i = 0; i + 1 < run.length; i += 1) pushCompound(terms, run.slice(i, i + 2))
      if (run.length > 2) pushCompound(terms, run)
    }
    run = []
  }
  for (const [i, token] of tokens.entries()) {
    if (token.content && !isStopWord(token.term) && !isPartOfOther(token, tokens[i + 1])) {
      const { term, start, end, wordClass } = token
      terms.push({ term, start, end, compound: false, wordClass, ...readingOf([token]) })
    }
    if (!joins(token)) flush()
    else {
      if (run.length > 0 && run.at(-1)!.end !== token.start) flush()
      run.push(token)
    }
  }
  flush()
  return terms
}

/** 営業日 is any working day, and 営業時間 any shop's: nothing in them is of sales. */
function isPartOfOther({ term, end }: Token, next: Token | undefined): boolean {
  return term === '営業' && next?.start === end && /^[日時]/.test(next.surface)
}

function joins({ wordClass, content, surface, term }: Token): boolean {
  if (isStopWord(term)) return false
  if (wordClass === 'suffix' || wordClass === 'prefix' || wordClass === 'number') return true
  return (wordClass === 'noun' || wordClass === 'unknown') && (content || surface.length > 1)
}

function pushCompound(terms: Term[], parts: Token[]): void {
  const term = parts.map((part) => (part.wordClass === 'suffix' && part.term === '名' ? '人' : part.term)).join('')
  if (term.length > MAX_COMPOUND_UNITS) return
  const { start } = parts[0]!
  const { end } = parts.at(-1)!
  terms.push({ term, start, end, compound: true, wordClass: 'noun', ...readingOf(parts) })
}

/** だいよんはん is 第4版: the dictionary reads no digits. */
const DIGIT_READINGS: ReadonlyMap<string, string> = new Map([
  ['1', 'いち'],
  ['2', 'に'],
  ['3', 'さん'],
  ['4', 'よん'],
  ['5', 'ご'],
  ['6', 'ろく'],
  ['7', 'なな'],
  ['8', 'はち'],
  ['9', 'きゅう'],
  ['10', 'じゅう'],
])

function readingOf(parts: Token[]): { reading?: string } {
  let reading = ''
  for (const part of parts) {
    const own = part.reading ?? DIGIT_READINGS.get(part.term) ?? (isKana(part.term) ? toHiragana(part.term) : undefined)
    if (own === undefined || part.wordClass === 'verb' || part.wordClass === 'adjective') return {}
    reading += own
  }
  return { reading }
}
