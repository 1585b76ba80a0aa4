import type { Vocabulary } from '../index/vocabulary.js'
import type { Analyzer, Token } from '../text/analyzer.js'
import { readingsOfSign, signsReading } from '../text/sign-readings.js'
import type { Change } from './restate.js'

export interface SignTools {
  analyzer: Analyzer
  vocabulary: Pick<Vocabulary, 'has' | 'idf'>
  /** Neighbouring signs that stand in some document or noted question. */
  pairs: Pick<Vocabulary, 'has'>
}

const SIGN = /\p{sc=Han}/u
const LONGEST_WORD = 4
/** A kanji reads in so many kana at most. */
const LONGEST_READING = 3
const KANA = /^[ぁ-ゖ]+$/
/** No reading of a kanji begins with one of these. */
const HALF_SOUND = /^[ぁぃぅぇぉっゃゅょんー]/
/** What may follow a word that was left half in kana: no more kana, or those that join words. */
const FOLLOWS = /^(?:$|[^ぁ-ゖー]|[はがをにのでともへやかだなし]|って|から|まで|され|させ)/
/** 何部 asks; it is no 南部. */
const ASKS = /何/
/** So many of the words that another sign makes are looked at. */
const TRIED = 3

interface Candidate {
  as: string
  said: string
  start: number
  /** How many pairs at its edges stand in no text. */
  unseen: number
  idf: number
}

/**
 * Words that were typed with another kanji of the same sound (離食率, 部暑), or half in kana (介ご, じゅう要): only where two signs
 * stand side by side that no text has so, no dictionary word covers them, and the word that it may be is one of the documents'
 * and one in the dictionary too.
 */
export function signChanges(text: string, tokens: readonly Token[], tools: SignTools): Change[] {
  const changes: Change[] = []
  for (let at = 0; at + 1 < text.length; at += 1) {
    const isSign = SIGN.test(text[at]!)
    const isNextSign = SIGN.test(text[at + 1]!)
    if (!isSign && !isNextSign) continue
    if (changes.some(({ end }) => at < end)) continue
    const change = new Boundary(text, at, tokens, tools).change(isSign, isNextSign)
    if (change) changes.push(change)
  }
  return changes
}

/** Two neighbouring signs, at least one of them a kanji. */
class Boundary {
  private readonly text: string
  private readonly at: number
  private readonly tokens: readonly Token[]
  private readonly tools: SignTools

  constructor(text: string, at: number, tokens: readonly Token[], tools: SignTools) {
    this.text = text
    this.at = at
    this.tokens = tokens
    this.tools = tools
  }

  change(isSign: boolean, isNextSign: boolean): Change | undefined {
    const { text, at, tokens } = this
    const isOdd = this.isUnseen(text, at)
    if (!isOdd && (isSign === isNextSign || !isUnread(tokens, isSign ? at + 1 : at))) return undefined
    if (isInsideWord(tokens, at)) return undefined
    if (isSign && isNextSign) return this.otherSign()
    return isSign ? this.kanaBehind(isOdd) : this.kanaBefore(isOdd)
  }

  /** 部暑, where the tokenizer finds two words or none. */
  private otherSign(): Change | undefined {
    const { text, at, tokens } = this
    for (let size = LONGEST_WORD; size > 1; size -= 1) {
      const found: Candidate[] = []
      for (let start = Math.max(0, at + 2 - size); start <= at; start += 1) {
        const said = text.slice(start, start + size)
        if (said.length < size || ![...said].every((sign) => SIGN.test(sign)) || ASKS.test(said)) continue
        if (!beginsWord(tokens, start) || !endsWord(tokens, start + size, text)) continue
        if (isNounWithSuffix(tokens, start, start + size)) continue
        for (const i of [at - start, at + 1 - start]) {
          for (const sign of alike(said[i]!)) this.add(found, said.slice(0, i) + sign + said.slice(i + 1), said, start)
        }
      }
      const best = this.bestOf(found)
      if (best) return best
    }
    return undefined
  }

  /** 介ご: the kana after a sign are the reading of the next. */
  private kanaBehind(isOdd: boolean): Change | undefined {
    const { text, at, tokens } = this
    if (!standsAlone(tokens, at) || isCounter(tokens, at)) return undefined
    for (let size = LONGEST_READING; size > 0; size -= 1) {
      const kana = text.slice(at + 1, at + 1 + size)
      if (kana.length < size || !KANA.test(kana) || !FOLLOWS.test(text.slice(at + 1 + size))) continue
      if ((size === 1 && !isOdd) || onlyJoins(tokens, at + 1, at + 1 + size)) continue
      const found: Candidate[] = []
      for (const sign of signsReading(kana)) this.add(found, text[at]! + sign, text[at]! + kana, at)
      const best = this.bestOf(found)
      if (best) return best
    }
    return undefined
  }

  /** じゅう要: the kana before a sign are the reading of the one before it. */
  private kanaBefore(isOdd: boolean): Change | undefined {
    const { text, at, tokens } = this
    if (!standsAlone(tokens, at + 1)) return undefined
    for (let size = LONGEST_READING; size > 0; size -= 1) {
      const start = at + 1 - size
      const kana = text.slice(Math.max(0, start), at + 1)
      if (start < 0 || !KANA.test(kana) || HALF_SOUND.test(kana) || !beginsWord(tokens, start)) continue
      if ((size === 1 && !isOdd) || onlyJoins(tokens, start, at + 1)) continue
      const found: Candidate[] = []
      for (const sign of signsReading(kana)) this.add(found, sign + text[at + 1]!, kana + text[at + 1]!, start)
      const best = this.bestOf(found)
      if (best) return best
    }
    return undefined
  }

  private isUnseen(text: string, at: number): boolean {
    return at >= 0 && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at, at + 2)) && !this.tools.pairs.has(text.slice(at, at + 2))
  }

  private add(found: Candidate[], as: string, said: string, start: number): void {
    const { vocabulary } = this.tools
    if (!vocabulary.has(as)) return
    const end = start + said.length
    const around = (this.text[start - 1] ?? ' ') + as + (this.text[end] ?? ' ')
    const unseen = [0, around.length - 2].filter((i) => this.isUnseen(around, i)).length
    found.push({ as, said, start, unseen, idf: vocabulary.idf(as) })
  }

  /** The word that stands best where it is, and of several the one that the documents have most. */
  private bestOf(found: readonly Candidate[]): Change | undefined {
    const tried = found.toSorted((a, b) => a.unseen - b.unseen || a.idf - b.idf).slice(0, TRIED)
    const best = tried.find(({ as, said, start }) => {
      const parts = this.tokens.filter((token) => token.start < start + said.length && token.end > start)
      // 花以外 is two words as well as 家以外 is.
      return this.tools.analyzer.analyze(as).length < parts.length || parts.some(({ reading }) => reading === undefined)
    })
    if (!best) return undefined
    const { as, said, start } = best
    return { said, as, others: [], by: 'slip', start, end: start + said.length }
  }
}

/** Every other kanji that shares a reading. */
function alike(sign: string): Set<string> {
  const signs = new Set(readingsOfSign(sign).flatMap((reading) => [...signsReading(reading)]))
  signs.delete(sign)
  return signs
}

/** True where one word of the dictionary covers a unit and the next. */
function isInsideWord(tokens: readonly Token[], at: number): boolean {
  return tokens.some(({ start, end, reading }) => reading !== undefined && start <= at && end > at + 1)
}

/** True for what the tokenizer finds in no dictionary. */
function isUnread(tokens: readonly Token[], at: number): boolean {
  return tokens.some(({ start, end, reading }) => reading === undefined && start <= at && end > at)
}

/** True for a sign that is a word by itself: not the second of 今日. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  return isUnread(tokens, at) || tokens.some(({ start, end }) => start === at && end === at + 1)
}

/** Endings that the tokenizer finds where a word was left in kana: 育じ, ひん度. */
const NO_PARTICLE = /^(?:じ|ひん)$/

/** True for kana that join words: が, とか. */
function onlyJoins(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .filter(({ start, end }) => start < to && end > from)
    .every(
      ({ surface, wordClass, reading }) =>
        reading !== undefined && /^(particle|adverb|other)$/.test(wordClass) && !NO_PARTICLE.test(surface),
    )
}

/** 宿代, 県外: a word that anybody makes of two. */
function isNounWithSuffix(tokens: readonly Token[], from: number, to: number): boolean {
  const parts = tokens.filter(({ start, end }) => start >= from && end <= to)
  return parts.length === 2 && parts[0]!.wordClass === 'noun' && parts[1]!.wordClass === 'suffix'
}

/** What counts (1本, 何日), or goes with the noun before it, begins no word. */
function isCounter(tokens: readonly Token[], at: number): boolean {
  const token = tokens.find(({ start }) => start === at)
  if (token?.wordClass !== 'suffix') return false
  const before = tokens.find(({ end }) => end === at)
  return before !== undefined && (before.wordClass === 'number' || ASKS.test(before.surface))
}

function beginsWord(tokens: readonly Token[], at: number): boolean {
  if (isCounter(tokens, at)) return false
  return tokens.some(({ start, end, reading }) => start === at || (reading === undefined && start <= at && at < end))
}

/** Where a word ends, or goes on in kana: 残行っ is taken for 残 and 行く. */
function endsWord(tokens: readonly Token[], at: number, text: string): boolean {
  if (!SIGN.test(text[at] ?? '')) return true
  return tokens.some(({ start, end, reading }) => end === at || (reading === undefined && start < at && at <= end))
}
