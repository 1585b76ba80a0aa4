import type { Lexicon } from '../index/lexicon.js'
import type { Vocabulary } from '../index/vocabulary.js'
import type { Analyzer, Token } from '../text/analyzer.js'
import { isKana } from '../text/kana.js'
import { soundAlike } from '../text/sign-readings.js'
import { isStopWord } from '../text/stop-words.js'
import { type Term, termsOf } from '../text/terms.js'
import { kanaSlips } from './kana-slips.js'
import { signChanges } from './sign-slips.js'

/** How a stretch came to be read as another word. */
export type ReadBy = 'kana' | 'slip' | 'sameSound' | 'nearSpelling'

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

export interface RestatingTools {
  analyzer: Analyzer
  lexicon: Lexicon
  vocabulary: Vocabulary
  /** Neighbouring signs that stand in some document or noted question. */
  pairs: Pick<Vocabulary, 'has'>
  /** True for words that the documents do not hold, but a thesaurus does. */
  isKnownElsewhere?: (term: string) => boolean
}

/** していいの is no 指定: する with what follows it. */
const DOING = /^して(?:い[いるたまな]|も|は|お)/

/** One of them, with its place in the text. */
export interface Change extends Restatement {
  start: number
  end: number
}

/** あいだ, まわり: short words that people write in kana anyway. */
const MAX_PLAIN_WORD = 3
const MIN_MISSPELT = 3
const MIN_SURE_WORD = 3
/** りもーとわーく: no run of particles and inflections sounds as a word this long does, however it was cut. */
const SURE_READING = 6
/** こあたいむ: nor as a loanword this long. */
const SURE_LOANWORD = 5

/**
 * A folded question with its kana and its misspellings put into the documents' words: ざいたくきんむ becomes 在宅勤務, 講集会
 * 講習会, 肝月町 肝付町. What the documents know as it stands is left alone.
 */
export function restate(text: string, tools: RestatingTools): Restated {
  const { analyzer, lexicon, vocabulary } = tools
  const steps: ((text: string, tokens: Token[]) => Change[])[] = [
    (at, tokens) => kanaChanges(at, tokens, lexicon, vocabulary),
    (at, tokens) => kanaSlips(at, tokens, tools),
    (at, tokens) => signChanges(at, tokens, tools),
    (_, tokens) => misspeltChanges(tokens, tools),
  ]
  let restated: Restated = { text, tokens: analyzer.analyze(text), restatements: [] }
  for (const changesIn of steps) {
    const changes = changesIn(restated.text, restated.tokens)
    if (changes.length === 0) continue
    const changed = apply(restated.text, changes)
    const restatements = changes.map(({ said, as, by, others }) => ({ said, as, by, others }))
    restated = {
      text: changed,
      tokens: analyzer.analyze(changed),
      restatements: [...restated.restatements, ...restatements],
    }
  }
  return restated
}

function kanaChanges(text: string, tokens: Token[], lexicon: Lexicon, vocabulary: Vocabulary): Change[] {
  const kanaOnly = !/\p{sc=Han}/u.test(text)
  return [...text.matchAll(/[ぁ-ゖー]{3,}/g)].flatMap(({ 0: run, index: at }) =>
    lexicon.segmentKana(run).flatMap((found): Change[] => {
      const start = at + found.start
      const end = at + found.end
      if (DOING.test(text.slice(start))) return []
      const isSure = end - start >= SURE_LOANWORD && found.terms.some((term) => /^[ァ-ヺー]+$/.test(term))
      if (!kanaOnly && !isSure && !mayBeKanaTyped(tokens, start, end)) return []
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
function misspeltChanges(tokens: Token[], { lexicon, vocabulary, isKnownElsewhere }: RestatingTools): Change[] {
  const terms = termsOf(tokens)
  const unknown = terms.filter(
    (term) => !vocabulary.has(term.term) && term.wordClass !== 'number' && !isOtherWord(term, isKnownElsewhere),
  )
  const isMadeOfKnown = ({ compound, start, end }: Term) =>
    compound &&
    terms.every((part) => part.compound || part.start < start || part.end > end || vocabulary.has(part.term))
  const changes: Change[] = []
  for (const term of unknown.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (changes.some(({ start, end }) => term.start < end && term.end > start)) continue
    const change = correctionOf(term, lexicon, vocabulary, isMadeOfKnown(term) || isMadeOfWords(term, tokens))
    if (change) changes.push(change)
  }
  return changes.sort((a, b) => a.start - b.start)
}

/** 試用期間 is no slip for 試行期間: the dictionary knows each of its words, and none is a single sign as in 在宅金務. */
function isMadeOfWords({ compound, start, end }: Term, tokens: Token[]): boolean {
  const parts = tokens.filter((token) => token.start >= start && token.end <= end)
  return compound && parts.every(({ surface, reading }) => surface.length > 1 && reading !== undefined)
}

/** 夏休み is no slip for 昼休み, nor ワンコ for ハンコ: the dictionary or the thesaurus knows them as they stand. */
function isOtherWord(
  { term, compound, wordClass, reading }: Term,
  isKnownElsewhere: ((term: string) => boolean) | undefined,
): boolean {
  const isInDictionary = !compound && wordClass === 'noun' && reading !== undefined && !isKana(term)
  return (isInDictionary && term.length >= MIN_SURE_WORD) || isKnownElsewhere?.(term) === true
}

function correctionOf(
  { term, reading, start, end }: Term,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  madeOfKnown: boolean,
): Change | undefined {
  if (/\d/.test(term) || PLACE_SIDE.test(term)) return undefined
  const sounding =
    reading === undefined || reading.length < MIN_MISSPELT
      ? []
      : mostUsedFirst(lexicon.soundingLike(reading), vocabulary)
  if (sounding.length > 0)
    return { said: term, as: sounding[0]!, others: sounding.slice(1), by: 'sameSound', start, end }
  // 団体向けガイド is no slip for 団体導入ガイド: every word of it is known.
  if (madeOfKnown) return undefined
  const [as, ...others] = lexicon.spelledLike(term).filter((other) => mayBeSlip(term, other))
  return as === undefined ? undefined : { said: term, as, others, by: 'nearSpelling', start, end }
}

/** 県外 is what it says, and no 圏外. */
const PLACE_SIDE = /^[国都道府県市町村区社庁][内外]$/
const KANJI = /\p{sc=Han}/gu
const MIN_KANA_SLIP = 4
const NO_WORD_ALONE = /^(?:[ぁ-ゖー]+|[a-z]+)$/

/** Fingers make no kana of a kanji (おっさん, お母さん), and the kanji that they make sound as those that were meant. */
function mayBeSlip(said: string, as: string): boolean {
  if (NO_WORD_ALONE.test(said) && said.length < MIN_KANA_SLIP) return false
  const typed = said.match(KANJI) ?? []
  const meant = as.match(KANJI) ?? []
  return typed.length === meant.length && typed.every((sign, i) => sign === meant[i] || soundAlike(sign, meant[i]!))
}

function mostUsedFirst(terms: string[], vocabulary: Vocabulary): string[] {
  return [...terms].sort((a, b) => vocabulary.idf(a) - vocabulary.idf(b))
}

/** Changes in the order of their places. Words in katakana that come to stand side by side stay words of their own. */
function apply(text: string, changes: readonly Change[]): string {
  let result = ''
  let at = 0
  for (const { start, end, as } of changes) {
    const between = text.slice(at, start)
    const isJoined = between === '' && at > 0 && /[ァ-ヺー]$/.test(result) && /^[ァ-ヺ]/.test(as)
    result += between + (isJoined ? ' ' : '') + as
    at = end
  }
  return result + text.slice(at)
}
