import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji, { type IpadicFeatures, type Tokenizer } from 'kuromoji'
import { toHiragana } from '../core/kana.js'
import type { Analyzer, Token, WordClass } from '../core/ports.js'
import { foldWidth } from '../core/width.js'

/** Loads the dictionary (slow: about half a second) and gives an analyzer over it. */
export function loadKuromojiAnalyzer(): Promise<Analyzer> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict')
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) reject(new Error(`the dictionary in ${dicPath} cannot be loaded`, { cause: error }))
      else resolve({ analyze: (text) => analyze(tokenizer, text) })
    })
  })
}

/**
 * kuromoji's own positions are not used: they count from 1, in code points, drift after 、 and 。, and characters after
 * some emoji are lost (takuyaa/kuromoji.js issues, seen in 0.1.2). Each surface is looked for again from where the last
 * one ended, and a stretch that the tokenizer lost comes back as an unknown token.
 */
function analyze(tokenizer: Tokenizer<IpadicFeatures>, text: string): Token[] {
  const { folded, startOf, endOf } = foldWidth(text)
  const tokens: Token[] = []
  const push = (from: number, to: number, word?: IpadicFeatures) => {
    const piece = folded.slice(from, to)
    if (piece.trim() === '') return
    const start = startOf[from]!
    const end = endOf[to - 1]!
    // One original character can fold to several words (㈱ → (株)): the later ones share its place and are left out.
    if (start < (tokens.at(-1)?.end ?? 0)) return
    tokens.push({ surface: text.slice(start, end), start, end, ...describe(piece, word) })
  }
  const pushLost = (from: number, to: number) => {
    for (const match of folded.slice(from, to).matchAll(/\S+/g))
      push(from + match.index, from + match.index + match[0].length)
  }
  let cursor = 0
  for (const word of tokenizer.tokenize(folded)) {
    const at = folded.indexOf(word.surface_form, cursor)
    if (at < 0 || word.surface_form === '') continue
    if (at > cursor) pushLost(cursor, at)
    push(at, at + word.surface_form.length, word)
    cursor = at + word.surface_form.length
  }
  if (cursor < folded.length) pushLost(cursor, folded.length)
  return tokens
}

function describe(
  piece: string,
  word?: IpadicFeatures,
): Pick<Token, 'term' | 'wordClass' | 'content'> & { reading?: string } {
  if (!word)
    return {
      term: piece,
      wordClass: /[\p{L}\p{N}]/u.test(piece) ? 'unknown' : 'symbol',
      content: /[\p{L}\p{N}]/u.test(piece),
    }
  const base = word.basic_form && word.basic_form !== '*' ? word.basic_form : piece
  const term = foldWidth(base).folded
  const wordClass = classOf(word, piece)
  const content = isContent(wordClass, word)
  const reading = word.reading && word.reading !== '*' ? { reading: toHiragana(word.reading) } : {}
  return { term, wordClass, content, ...reading }
}

function classOf(word: IpadicFeatures, piece: string): WordClass {
  if (/^[\d.,]*\d$/.test(piece)) return 'number'
  switch (word.pos) {
    case '名詞':
      if (!/[\p{L}\p{N}]/u.test(piece)) return 'symbol'
      if (word.pos_detail_1 === '数') return 'number'
      if (word.pos_detail_1 === '接尾') return 'suffix'
      return 'noun'
    case '接頭詞':
      return 'prefix'
    case '動詞':
      return 'verb'
    case '形容詞':
      return 'adjective'
    case '副詞':
    case '連体詞':
      return 'adverb'
    case '助詞':
    case '助動詞':
      return 'particle'
    case '記号':
      return /[\p{L}\p{N}]/u.test(piece) ? 'noun' : 'symbol'
    default:
      return 'other'
  }
}

function isContent(wordClass: WordClass, word: IpadicFeatures): boolean {
  switch (wordClass) {
    case 'noun':
      return !['非自立', '代名詞'].includes(word.pos_detail_1)
    case 'verb':
    case 'adjective':
      return word.pos_detail_1 === '自立'
    case 'number':
    case 'unknown':
      return true
    default:
      return false
  }
}
