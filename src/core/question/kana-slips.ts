import type { Lexicon } from '../index/lexicon.js'
import type { Vocabulary } from '../index/vocabulary.js'
import type { Analyzer, Token } from '../text/analyzer.js'
import { isStopWord } from '../text/stop-words.js'
import type { Change } from './restate.js'

export interface KanaTools {
  analyzer: Analyzer
  lexicon: Pick<Lexicon, 'soundingLike' | 'soundingNear'>
  vocabulary: Pick<Vocabulary, 'has' | 'idf'>
}

const RUN = /[ぁ-ゖー]{4,}/g
const MIN_WORD = 3
const MIN_SLIP = 4
/** Where any other kana is missed or typed, the word must be so long. */
const MIN_OTHER_SLIP = 5
const MAX_WORD = 12
/** A word begins in a run where the run does, or after one of these. */
const BEFORE = /(?:^|[^ぁ-ゖー]|[はがをにのでともへや]|って|した|する|ない|ある|から|まで)$/
/** And ends before one of these. */
const AFTER =
  /^(?:$|[^ぁ-ゖー]|[はがをにのでともへやかだなしす]|さ[れせ]|せ[るず]|って|とか|ある|いる|たい|もらえ|ください|くれ|つい|むけ|でき|など|ばかり|だけ)/
/** So many ways of reading a run are tried. */
const TRIED = 8
/** So many slips are looked for in one question. */
const MOST_SLIPS = 3
/** How much a slip takes from a reading's length. */
const SLIP_COST = 2

interface Way extends Change {
  score: number
}

/**
 * Words in kana with a slip (ざいたきんむ, てれわくー, しんせつ), or that the tokenizer cut amiss (し|ょうがい): only where it finds what
 * is no word, and finds less of it once the word is read.
 */
export function kanaSlips(text: string, tokens: readonly Token[], tools: KanaTools): Change[] {
  const changes: Change[] = []
  for (let i = 0; i < MOST_SLIPS; i += 1) {
    const change = nextSlip(text, tokens, changes, tools)
    if (!change) break
    changes.push(change)
    changes.sort((a, b) => a.start - b.start)
  }
  return changes
}

function nextSlip(
  text: string,
  tokens: readonly Token[],
  done: readonly Change[],
  tools: KanaTools,
): Change | undefined {
  const odd = tokens.filter(
    (token) => isOdd(token, tools) && !done.some(({ start, end }) => token.start < end && token.end > start),
  )
  if (odd.length === 0) return undefined
  const before = oddIn(tokens, tools)
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const own = odd.filter(({ start, end }) => start < index + run.length && end > index)
    if (own.length === 0) continue
    const ways = waysOf(text, index, index + run.length, { odd: own, tokens }, tools)
      .filter(({ start, end }) => !done.some((other) => start < other.end && end > other.start))
      .sort((a, b) => b.score - a.score)
      .slice(0, TRIED)
    let best: { way: Way; left: number } | undefined
    for (const way of ways) {
      const mended = text.slice(0, way.start) + way.as + text.slice(way.end)
      const left = oddIn(tools.analyzer.analyze(mended), tools)
      if (left < before && (best === undefined || left < best.left)) best = { way, left }
    }
    if (best) {
      const { score: _, ...change } = best.way
      return change
    }
  }
  return undefined
}

/** The words that may stand in a run, over what is no word. */
function waysOf(
  text: string,
  from: number,
  to: number,
  { odd, tokens }: { odd: readonly Token[]; tokens: readonly Token[] },
  tools: KanaTools,
): Way[] {
  const { lexicon, vocabulary } = tools
  const ways: Way[] = []
  for (let start = from; start + MIN_WORD <= to; start += 1) {
    const begins =
      start === from || BEFORE.test(text.slice(from, start)) || tokens.some((token) => token.start === start)
    if (!begins) continue
    if (start > from && !BEFORE.test(text.slice(from, start))) continue
    for (let end = start + MIN_WORD; end <= Math.min(to, start + MAX_WORD); end += 1) {
      if (!odd.some((token) => token.start < end && token.end > start) || !AFTER.test(text.slice(end))) continue
      const said = text.slice(start, end)
      const way = (terms: readonly string[], slip: number) => {
        const [as, ...others] = terms.toSorted((a, b) => vocabulary.idf(a) - vocabulary.idf(b))
        if (as === undefined || as === said) return
        const by = slip === 0 ? 'kana' : 'slip'
        ways.push({ said, as, others, by, start, end, score: said.length - SLIP_COST * slip })
      }
      const sounding = lexicon.soundingLike(said)
      const within = tokens.filter((token) => token.start < end && token.end > start)
      // ぎょうざ, おねがい: words of the dictionary, and きのう is short enough to be one in kana.
      if (within.some((token) => token.reading !== undefined && (token.start < start || token.end > end))) continue
      const isWord = within.length === 1 && within[0]!.reading !== undefined
      if (sounding.length > 0 && !(isWord && said.length < MIN_SLIP)) way(sounding, 0)
      else if (!isWord) {
        for (const { terms, slip } of lexicon.soundingNear(said)) {
          if (said.length >= (slip < 1 ? MIN_WORD : MIN_OTHER_SLIP)) way(terms, slip)
        }
      }
    }
  }
  return ways
}

function oddIn(tokens: readonly Token[], tools: KanaTools): number {
  return tokens.reduce((sum, token) => sum + (isOdd(token, tools) ? token.end - token.start : 0), 0)
}

/** No word of any dictionary; or a noun in kana that nobody writes so. */
function isOdd({ surface, term, reading, content, wordClass }: Token, { vocabulary }: KanaTools): boolean {
  if (!/^[ぁ-ゖー]+$/.test(surface)) return false
  if (reading === undefined) return !vocabulary.has(term)
  return content && wordClass === 'noun' && !isStopWord(term) && !vocabulary.has(term)
}
