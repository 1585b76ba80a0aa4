import type { Lexicon } from '../index/lexicon.js'
import type { Vocabulary } from '../index/vocabulary.js'
import type { Analyzer } from '../text/analyzer.js'
import { kanaBegunBy, kanaOfRomaji } from '../text/romaji.js'

export interface LatinTools {
  analyzer: Analyzer
  lexicon: Pick<Lexicon, 'soundingLike' | 'segmentKana'>
  vocabulary: Pick<Vocabulary, 'has' | 'idf'>
  /** True for words that a thesaurus knows. */
  isKnownElsewhere?: (term: string) => boolean
}

/** 「ですk」: the key that was to become か. */
const HALF_ASKED = /(?<=です|ます|ません|でしょう|ました|でした)k(?=$|[?。!\s])/g
/** 「するd」, 「あるのk」: a key that became nothing. */
const LEFT_KEY = /(?<=[ぁ-ゖ])[b-df-hj-np-tv-z](?=$|[?。!])/g
/** Letters that stand among kana, or by themselves, and are no word of another language. */
const TYPED = /[ぁ-ゖー]{0,12}[a-z][a-z'-]*[ぁ-ゖー]{0,12}/g
const LETTERS = /[a-z][a-z'-]*/
const MIN_READING = 3
const MIN_LETTERS = 4
/** A word of the dictionary alone (だいじょうぶ) must be so long: miro is みろ too. */
const MIN_DICTIONARY_WORD = 4

/**
 * A folded text with what was typed before the keyboard turned letters into kana, or was left half way, in kana: 「zaitakuの
 * 日」, 「てれわーkの日」, 「いいですk」. Words of other languages stay, and names: `typed` shows which have capitals.
 */
export function mendLatin(folded: string, typed: string, tools: LatinTools): string {
  if (!/[a-z]/.test(folded)) return folded
  const asked = folded.replace(HALF_ASKED, 'か').replace(LEFT_KEY, '')
  const names = new Set(
    (typed.normalize('NFKC').match(/[A-Za-z]+/g) ?? [])
      .filter((word) => /[A-Z]/.test(word))
      .map((word) => word.toLowerCase()),
  )
  return asked.replace(TYPED, (run, at: number) => {
    const { 0: word, index } = LETTERS.exec(run)!
    const start = at + index
    const end = start + word.length
    // 2fa, web会議2.0: letters beside katakana, figures or signs are part of a name.
    if (/[\da-zァ-ヺ.@/_&+#-]$/.test(asked.slice(0, start)) || /^[ァ-ヺ.@/_&+#]/.test(asked.slice(end))) return run
    const isKnown = word.length > 1 && (tools.vocabulary.has(word) || tools.isKnownElsewhere?.(word) === true)
    if (names.has(word) || isKnown) return run
    const around = {
      head: run.slice(0, index),
      tail: run.slice(index + word.length),
      after: asked.slice(at + run.length),
    }
    return mended(word, around, tools) ?? run
  })
}

interface Around {
  /** Kana before and after the letters. */
  head: string
  tail: string
  /** What stands behind them. */
  after: string
}

function mended(word: string, around: Around, tools: LatinTools): string | undefined {
  const { head, tail, after } = around
  if (word.length === 1 && !/[aiueon]/.test(word)) return halfTyped(head, word, tail, tools)
  const kana = kanaOfRomaji(word)
  if (kana === undefined) {
    const shorter = kanaOfRomaji(word.slice(0, -1))
    return shorter === undefined ? undefined : halfTyped(head + shorter, word.at(-1)!, tail, tools)
  }
  const held = word.length < MIN_LETTERS ? undefined : heldWords(kana, tools)
  if (held !== undefined) return head + held + tail
  if (/^\d/.test(tail + after)) return undefined
  return isDictionaryWord(kana, word, tools) || isWordAround(around, kana, tools) ? head + kana + tail : undefined
}

/** 「てれわーk」: the kana that makes a word of what stands before. */
function halfTyped(head: string, key: string, tail: string, { lexicon }: LatinTools): string | undefined {
  for (const kana of kanaBegunBy(key)) {
    if (endsAWord(head + kana, kana.length, lexicon)) return head + kana + tail
  }
  return undefined
}

function endsAWord(text: string, least: number, lexicon: LatinTools['lexicon']): boolean {
  for (let size = text.length; size > Math.max(least, MIN_READING); size -= 1) {
    if (lexicon.soundingLike(text.slice(-size)).length > 0) return true
  }
  return false
}

/** Words of the documents, where they make up all of it. */
function heldWords(kana: string, { lexicon, vocabulary }: LatinTools): string | undefined {
  const found = lexicon.segmentKana(kana)
  const held = found.reduce((sum, { start, end }) => sum + end - start, 0)
  if (kana.length < MIN_READING || held < kana.length) return undefined
  return found.map(({ terms }) => terms.toSorted((a, b) => vocabulary.idf(a) - vocabulary.idf(b))[0]!).join('')
}

function isDictionaryWord(kana: string, letters: string, { analyzer }: LatinTools): boolean {
  if (letters.length < MIN_LETTERS || kana.length < MIN_DICTIONARY_WORD) return false
  const tokens = analyzer.analyze(kana)
  return tokens.length === 1 && tokens[0]!.reading !== undefined
}

/** 「ｚいたく」, 「つかtteいい」: with the kana beside them they make a word, or kana that every tokenizer knows. */
function isWordAround({ head, tail, after }: Around, kana: string, tools: LatinTools): boolean {
  const whole = head + kana + tail
  for (let start = 0; start <= head.length; start += 1) {
    for (let end = whole.length; end >= head.length + kana.length; end -= 1) {
      if (end - start < MIN_READING || end - start <= kana.length) continue
      if (tools.lexicon.soundingLike(whole.slice(start, end)).length > 0) return true
    }
  }
  // An ending: kana on either side, and nothing among them that is no word.
  if (head === '' || kana.length === 1 || (tail === '' && !/^(?:[\s。?!、]|$)/.test(after))) return false
  return tools.analyzer.analyze(whole).every(({ reading }) => reading !== undefined)
}
