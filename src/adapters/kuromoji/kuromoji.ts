import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji, { type IpadicFeatures } from 'kuromoji'
import type { Analyzer, Token, WordClass } from '../../core/text/analyzer.js'
import { toHiragana } from '../../core/text/kana.js'
import { foldWidth } from '../../core/text/width.js'
import { loadKuromojiTables } from './kuromoji-tables.js'
import { createTokenizer, type Tokenize } from './kuromoji-tokenizer.js'

export interface KuromojiOptions {
  /** Where the inflated dictionary (65 MB) is kept between starts; by default `.cache` beside the kuromoji package. */
  cacheFolder?: string
  /** Told why, where the stock loader is used. */
  onStockLoader?: (reason: string) => void
}

/**
 * Loads the dictionary and gives an analyzer over it: from the cache in a tenth of a second; the first time, and
 * where the cache cannot be written, in half a second. Where kuromoji's inner modules are not as expected, its stock
 * loader is used (slower, 300 MB more, the same words).
 */
export async function loadKuromojiAnalyzer({ cacheFolder, onStockLoader }: KuromojiOptions = {}): Promise<Analyzer> {
  const require = createRequire(import.meta.url)
  const packageFolder = dirname(require.resolve('kuromoji/package.json'))
  const dicPath = join(packageFolder, 'dict')
  const folder = cacheFolder ?? join(dirname(packageFolder), '.cache', 'telework-answers')
  const own = async () => createTokenizer(require, await loadKuromojiTables(dicPath, folder))
  return analyzerOver(await firstOf(own, () => loadStockTokenizer(dicPath), onStockLoader))
}

/** What `own` gives; where that fails, `told` hears why, and it is what `stock` gives. */
export async function firstOf(
  own: () => Promise<Tokenize>,
  stock: () => Promise<Tokenize>,
  told: (reason: string) => void = () => {},
): Promise<Tokenize> {
  try {
    return await own()
  } catch (error) {
    told(error instanceof Error ? error.message : String(error))
    return stock()
  }
}

/** kuromoji as it comes. Throws where the dictionary cannot be read. */
export function loadStockTokenizer(dicPath: string): Promise<Tokenize> {
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) reject(new Error(`the dictionary in ${dicPath} cannot be loaded`, { cause: error }))
      else
        resolve((folded) => {
          // It throws at half a surrogate pair and at NUL, and takes time by the square of a stretch without 、 or 。.
          const stretches = folded.replace(/[\p{Cs}\0]/gu, '\ufffd').match(/[^、。]{1,256}[、。]?|[、。]/gu) ?? []
          return stretches.flatMap((stretch) => tokenizer.tokenize(stretch))
        })
    })
  })
}

/** Descriptions of dictionary words that are kept; then the count starts again. */
const MAX_KEPT_DESCRIPTIONS = 8192
/** Texts whose tokens are kept: a question is put right, read for what it wants and looked through for names, mostly as it stands. */
const MAX_KEPT_TEXTS = 8

/**
 * An analyzer over any of the tokenizers. kuromoji's own positions are not used: they count from 1, in code points,
 * drift after 、 and 。, and characters after some emoji are lost (takuyaa/kuromoji.js issues, seen in 0.1.2). Each
 * surface is looked for again from where the last one ended, and a stretch that the tokenizer lost comes back as an
 * unknown token.
 */
export function analyzerOver(tokenize: Tokenize): Analyzer {
  const kept = new Map<number, Description>()
  const describeKept = (piece: string, word: IpadicFeatures): Description => {
    if (word.word_type !== 'KNOWN') return describe(piece, word)
    let description = kept.get(word.word_id)
    if (!description) {
      description = describe(piece, word)
      if (kept.size >= MAX_KEPT_DESCRIPTIONS) kept.clear()
      kept.set(word.word_id, description)
    }
    return description
  }
  const recent = new Map<string, readonly Token[]>()
  return {
    analyze: (text) => {
      const known = recent.get(text)
      if (known) return [...known]
      const tokens = analyze(tokenize, describeKept, text)
      if (recent.size === MAX_KEPT_TEXTS) recent.delete(recent.keys().next().value!)
      recent.set(text, tokens)
      return [...tokens]
    },
  }
}

function analyze(
  tokenize: Tokenize,
  describeKept: (piece: string, word: IpadicFeatures) => Description,
  text: string,
): Token[] {
  const { folded, startOf, endOf } = foldWidth(text)
  const tokens: Token[] = []
  let lastEnd = 0
  const push = (from: number, to: number, word?: IpadicFeatures) => {
    const piece = folded.slice(from, to)
    if (piece.trim() === '') return
    const start = startOf[from]!
    const end = endOf[to - 1]!
    // One original character can fold to several words (㈱ → (株)): the first has its place, the others are left out, and
    // of a word that goes on behind it (İ → i and a dot that joins what follows) the rest stands as unknown.
    if (start < lastEnd) {
      let rest = from
      while (rest < to && startOf[rest]! < lastEnd) rest += 1
      if (rest < to) pushLost(rest, to)
      return
    }
    lastEnd = end
    const { term, wordClass, content, reading } = word ? describeKept(piece, word) : describe(piece)
    const token: Token = { surface: text.slice(start, end), start, end, term, wordClass, content }
    if (reading !== undefined) token.reading = reading
    tokens.push(token)
  }
  const pushLost = (from: number, to: number) => {
    for (const match of folded.slice(from, to).matchAll(/\S+/g))
      push(from + match.index, from + match.index + match[0].length)
  }
  let cursor = 0
  for (const word of tokenize(folded)) {
    const { surface_form: surface } = word
    if (surface === '') continue
    const at = folded.startsWith(surface, cursor) ? cursor : folded.indexOf(surface, cursor)
    if (at < 0) continue
    if (at > cursor) pushLost(cursor, at)
    push(at, at + surface.length, word)
    cursor = at + surface.length
  }
  if (cursor < folded.length) pushLost(cursor, folded.length)
  return tokens
}

type Description = Pick<Token, 'term' | 'wordClass' | 'content'> & { reading?: string }

function describe(piece: string, word?: IpadicFeatures): Description {
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
