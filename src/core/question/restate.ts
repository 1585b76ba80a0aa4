import type { Lexicon } from '../index/lexicon.js'
import type { Vocabulary } from '../index/passage-index.js'
import type { Analyzer, Token } from '../text/analyzer.js'
import { isStopWord } from '../text/stop-words.js'
import { type Term, termsOf } from '../text/terms.js'

/** How a stretch came to be read as another word. */
export type ReadBy = 'kana' | 'sameSound' | 'nearSpelling'

/** A stretch of a question that was read as a word of the documents. */
export interface Restatement {
  said: string
  as: string
  by: ReadBy
  /** Other words that the stretch may stand for. */
  others: string[]
}

export interface Restated {
  text: string
  tokens: Token[]
  restatements: Restatement[]
}

interface Change extends Restatement {
  start: number
  end: number
}

/** あいだ, まわり: short words that people write in kana anyway. */
const MAX_PLAIN_WORD = 3
const MIN_MISSPELT = 3
/** In idf: a word that is used twenty times as often. */
const MUCH_MORE_USED = 3
/** A word of two signs is only read out of another where every tenth passage or so speaks of it. */
const OFTEN = 4.5
/** りもーとわーく: no run of particles and inflections sounds as a word this long does, however it was cut. */
const SURE_READING = 6

/**
 * A folded question with its kana and its misspellings put into the documents' words: ざいたくきんむ becomes 在宅勤務, 講集会
 * 講習会, 肝月町 肝付町. What the documents know as it stands is left alone.
 */
export function restate(
  text: string,
  tools: { analyzer: Analyzer; lexicon: Lexicon; vocabulary: Vocabulary },
): Restated {
  const { analyzer, lexicon, vocabulary } = tools
  const tokens = analyzer.analyze(text)
  const inKana = apply(text, kanaChanges(text, tokens, lexicon, vocabulary))
  const spelled = inKana.changes.length > 0 ? analyzer.analyze(inKana.text) : tokens
  const corrected = apply(inKana.text, misspeltChanges(spelled, lexicon, vocabulary))
  return {
    text: corrected.text,
    tokens: corrected.changes.length > 0 ? analyzer.analyze(corrected.text) : spelled,
    restatements: [...inKana.changes, ...corrected.changes].map(({ said, as, by, others }) => ({
      said,
      as,
      by,
      others,
    })),
  }
}

function kanaChanges(text: string, tokens: Token[], lexicon: Lexicon, vocabulary: Vocabulary): Change[] {
  const kanaOnly = !/\p{sc=Han}/u.test(text)
  return [...text.matchAll(/[ぁ-ゖー]{3,}/g)].flatMap(({ 0: run, index: at }) =>
    lexicon.segmentKana(run).flatMap((found): Change[] => {
      const start = at + found.start
      const end = at + found.end
      if (!kanaOnly && !mayBeKanaTyped(tokens, start, end)) return []
      const [as, ...others] = mostUsedFirst(found.terms, vocabulary)
      return as === undefined ? [] : [{ said: text.slice(start, end), as, others, by: 'kana', start, end }]
    }),
  )
}

/**
 * Where kana may stand for other words in a question that has kanji: stretches that begin and end with a word, and not
 * with a particle or an inflection (でしょう is not 商).
 */
function mayBeKanaTyped(tokens: Token[], start: number, end: number): boolean {
  if (end - start >= SURE_READING) return true
  const first = tokens.find((token) => token.start === start)
  if (first === undefined || isStopWord(first.term)) return false
  if (first.end === end && first.reading !== undefined && end - start <= MAX_PLAIN_WORD) return false
  if (!/^(noun|unknown|adverb)$/.test(first.wordClass)) return false
  return tokens.some((token) => token.end === end || endsBeforeParticles(token, end))
}

/** 「ざいたくきんむの」 taken for one word that no dictionary has: the particles at its end are none of its own. */
function endsBeforeParticles({ reading, surface, start, end }: Token, at: number): boolean {
  return reading === undefined && start < at && at < end && PARTICLES.test(surface.slice(at - start))
}

const PARTICLES = /^(には|では|とは|から|まで|での|への|[のはがをにでともへ])$/

/** Words of which the documents know nothing, but something that sounds or looks the same; long ones first. */
function misspeltChanges(tokens: Token[], lexicon: Lexicon, vocabulary: Vocabulary): Change[] {
  const terms = termsOf(tokens)
  const unknown = terms.filter((term) => !vocabulary.has(term.term) && term.wordClass !== 'number')
  const slips = terms.filter(({ term }) => vocabulary.has(term) && slipOf(term, lexicon, vocabulary) !== undefined)
  const changes: Change[] = []
  for (const term of [...unknown, ...slips].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (changes.some(({ start, end }) => term.start < end && term.end > start)) continue
    const change = correctionOf(term, lexicon, vocabulary, isMadeOfKnown(term, terms, vocabulary))
    if (change) changes.push(change)
  }
  return changes.sort((a, b) => a.start - b.start)
}

/** Two signs in a row that are no words by themselves (残 + 行) say nothing. */
function isMadeOfKnown({ compound, start, end }: Term, terms: readonly Term[], vocabulary: Vocabulary): boolean {
  if (!compound) return false
  const parts = terms.filter((part) => !part.compound && part.start >= start && part.end <= end)
  return parts.every(({ term }) => vocabulary.has(term)) && parts.filter(isOneSign).length < 2
}

function isOneSign({ term, wordClass }: Term): boolean {
  return term.length === 1 && wordClass !== 'suffix' && wordClass !== 'prefix'
}

/** A word that writers of questions slipped in too (テレワク): one sign short of, or beyond, one that stands everywhere. */
function slipOf(term: string, lexicon: Lexicon, vocabulary: Vocabulary): string | undefined {
  if (!/^[ァ-ヺー]{4,}$/.test(term)) return undefined
  const usual = vocabulary.idf(term) - MUCH_MORE_USED
  return lexicon
    .spelledLike(term)
    .find(
      (other) => other[0] === term[0] && Math.abs(other.length - term.length) === 1 && vocabulary.idf(other) < usual,
    )
}

function correctionOf(
  { term, reading, start, end, wordClass, compound }: Term,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  madeOfKnown: boolean,
): Change | undefined {
  if (/\d/.test(term)) return undefined
  const near = (others: readonly string[]): Change | undefined => {
    const [as, ...rest] = others
    return as === undefined ? undefined : { said: term, as, others: rest, by: 'nearSpelling', start, end }
  }
  const slip = slipOf(term, lexicon, vocabulary)
  if (slip !== undefined) return near([slip])
  const sounding =
    reading === undefined || reading.length < MIN_MISSPELT
      ? []
      : mostUsedFirst(lexicon.soundingLike(reading), vocabulary)
  if (sounding.length > 0)
    return { said: term, as: sounding[0]!, others: sounding.slice(1), by: 'sameSound', start, end }
  // 団体向けガイド is no slip for 団体導入ガイド: every word of it is known.
  if (madeOfKnown) return undefined
  if (compound && /^\p{sc=Han}{2}$/u.test(term))
    return near(
      mostUsedFirst(
        lexicon.beginningLike(term).filter((other) => isOften(other, vocabulary)),
        vocabulary,
      ).slice(0, 1),
    )
  // 就業規 is cut out of more than is misspelt.
  if (compound && /^\p{sc=Han}{3}$/u.test(term)) return undefined
  return isGuessed(term, wordClass) ? near(lexicon.spelledLike(term)) : undefined
}

function isOften(term: string, vocabulary: Vocabulary): boolean {
  return vocabulary.idf(term) < OFTEN
}

/** 楽しい is no slip for 難しい, ズーム none for ホーム: short words and those that inflect have too many neighbours. */
function isGuessed(term: string, wordClass: Token['wordClass']): boolean {
  if (wordClass === 'verb' || wordClass === 'adjective' || wordClass === 'adverb') return false
  return /\p{sc=Han}|[a-z]/u.test(term) || /^[ァ-ヺー]{4,}$/.test(term)
}

function mostUsedFirst(terms: string[], vocabulary: Vocabulary): string[] {
  return [...terms].sort((a, b) => vocabulary.idf(a) - vocabulary.idf(b))
}

function apply(text: string, changes: Change[]): { text: string; changes: Change[] } {
  let result = ''
  let at = 0
  for (const { start, end, as } of changes) {
    result += text.slice(at, start) + as
    at = end
  }
  return { text: result + text.slice(at), changes }
}
