import { mayHoldNumerals, type Numeral, numeralsIn } from './numerals.js'

/** Text folded for comparing, with the way back to the original. */
export interface FoldedText {
  folded: string
  /** For each UTF-16 unit of `folded`, where the characters that it came from begin and end in the original. */
  startOf: number[]
  endOf: number[]
}

const COMBINING = /^[\p{M}\uFF9E\uFF9F]$/u

/**
 * NFKC and lower case, one base character (with what combines with it) at a time, so that every folded unit knows its
 * place. ﾃﾚﾜｰｸ becomes テレワーク, ２０名 becomes 20名, ㈱ becomes (株). Numerals in kanji become digits (numerals.ts), and
 * 1ヶ月 and 1箇月 become 1か月.
 *
 * Folding changes lengths: never add up lengths of folded text. A lone surrogate is kept as it is. Never throws.
 *
 * @example
 * foldWidth('ｶﾞｲﾄﾞ').folded // 'ガイド'
 */
export function foldWidth(text: string): FoldedText {
  return withDigits(foldUnits(text))
}

/** Puts digits for the numerals: every digit has its whole numeral's place. */
function withDigits(found: FoldedText): FoldedText {
  const changes = changesIn(found.folded)
  if (changes.length === 0) return found
  const startOf: number[] = []
  const endOf: number[] = []
  let at = 0
  const copyTo = (end: number) => {
    for (; at < end; at += 1) {
      startOf.push(found.startOf[at]!)
      endOf.push(found.endOf[at]!)
    }
  }
  for (const { start, end, digits } of changes) {
    copyTo(start)
    for (let i = 0; i < digits.length; i += 1) {
      startOf.push(found.startOf[start]!)
      endOf.push(found.endOf[end - 1]!)
    }
    at = end
  }
  copyTo(found.folded.length)
  return { folded: replaced(found.folded, changes), startOf, endOf }
}

/** Looks at the sign itself first: few texts hold any. */
const OTHER_KA = /[ヶケヵカ箇個ケ](?<=[\d〇一二三四五六七八九十数何].)(?=[月所年国])/g

function changesIn(folded: string): Numeral[] {
  const changes = mayHoldNumerals(folded) ? numeralsIn(folded) : []
  if (folded.search(OTHER_KA) < 0) return changes
  for (const { index, 0: ka } of folded.matchAll(OTHER_KA))
    changes.push({ start: index, end: index + ka.length, digits: 'か' })
  return changes.sort((a, b) => a.start - b.start)
}

function replaced(text: string, changes: readonly Numeral[]): string {
  let result = ''
  let at = 0
  for (const { start, end, digits } of changes) {
    result += text.slice(at, start) + digits
    at = end
  }
  return result + text.slice(at)
}

function foldUnits(text: string): FoldedText {
  if (isAllPlain(text)) return { folded: text, startOf: ascending(0, text.length), endOf: ascending(1, text.length) }
  const startOf: number[] = []
  const endOf: number[] = []
  let folded = ''
  for (let i = 0; i < text.length; ) {
    const start = i
    if (isPlain(text.charCodeAt(i)) && (i + 1 === text.length || isPlain(text.charCodeAt(i + 1)))) {
      folded += text[i]
      i += 1
      startOf.push(start)
      endOf.push(i)
      continue
    }
    i += lengthAt(text, i)
    while (i < text.length && COMBINING.test(text.slice(i, i + lengthAt(text, i)))) i += lengthAt(text, i)
    const piece = foldAnew(text.slice(start, i))
    for (let k = 0; k < piece.length; k += 1) {
      startOf.push(start)
      endOf.push(i)
    }
    folded += piece
  }
  return { folded, startOf, endOf }
}

const ASCENDING = Array.from({ length: 1024 }, (_, i) => i)

function ascending(from: number, length: number): number[] {
  if (from + length <= ASCENDING.length) return ASCENDING.slice(from, from + length)
  return Array.from({ length }, (_, i) => from + i)
}

/**
 * Radicals that PDFs give out in place of characters (⻑ for 長, ⼾ for 戸): those that NFKC leaves as they are, and those
 * to which it gives a character that Japanese does not use. Unicode 16, blocks 2E80–2EFF and 2F00–2FDF.
 */
const RADICALS = new Map(
  Object.entries({
    ...{
      '⺁': '厂',
      '⺃': '乚',
      '⺅': '亻',
      '⺇': '几',
      '⺉': '刂',
      '⺌': '小',
      '⺍': '小',
      '⺎': '兀',
      '⺒': '巳',
      '⺓': '幺',
    },
    ...{
      '⺕': '彐',
      '⺖': '忄',
      '⺘': '扌',
      '⺙': '攵',
      '⺛': '旡',
      '⺝': '月',
      '⺟': '母',
      '⺠': '民',
      '⺡': '氵',
      '⺣': '灬',
    },
    ...{
      '⺤': '爪',
      '⺥': '爪',
      '⺨': '犭',
      '⺩': '王',
      '⺪': '疋',
      '⺫': '目',
      '⺬': '示',
      '⺭': '礻',
      '⺮': '竹',
      '⺯': '糸',
    },
    ...{
      '⺱': '网',
      '⺲': '罒',
      '⺷': '羊',
      '⺹': '老',
      '⺻': '聿',
      '⺼': '月',
      '⺽': '臼',
      '⺾': '艹',
      '⻀': '艹',
      '⻁': '虎',
    },
    ...{
      '⻂': '衤',
      '⻃': '西',
      '⻄': '西',
      '⻅': '見',
      '⻆': '角',
      '⻊': '足',
      '⻌': '辶',
      '⻍': '辶',
      '⻏': '阝',
      '⻑': '長',
    },
    ...{
      '⻒': '長',
      '⻓': '長',
      '⻔': '門',
      '⻖': '阝',
      '⻗': '雨',
      '⻘': '青',
      '⻙': '韋',
      '⻚': '頁',
      '⻛': '風',
      '⻜': '飛',
    },
    ...{
      '⻝': '食',
      '⻞': '食',
      '⻟': '食',
      '⻢': '馬',
      '⻣': '骨',
      '⻤': '鬼',
      '⻥': '魚',
      '⻦': '鳥',
      '⻨': '麦',
      '⻩': '黄',
    },
    ...{
      '⻪': '黽',
      '⻫': '斉',
      '⻬': '斉',
      '⻭': '歯',
      '⻮': '歯',
      '⻯': '竜',
      '⻰': '竜',
      '⻱': '亀',
      '⻲': '亀',
      '⻳': '亀',
    },
    ...{ '⼾': '戸', '⾭': '青', '⿆': '麦', '⿈': '黄', '⿊': '黒', '⿑': '斉', '⿒': '歯', '⿔': '亀' },
  }),
)
const RADICAL = /[\u2e80-\u2fdf]/

/** The folded text alone, where nobody asks for the way back. */
export function foldPlain(text: string): string {
  const folded = isAllPlain(text) ? text : foldAnew(text)
  return replaced(folded, changesIn(folded))
}

function foldAnew(text: string): string {
  const plain = RADICAL.test(text) ? Array.from(text, (ch) => RADICALS.get(ch) ?? ch).join('') : text
  return plain.normalize('NFKC').toLowerCase()
}

const UNTRIED = 0
const PLAIN = 1
const OTHER = 2
/** For each unit, whether it folds to itself and combines with nothing before it: nearly all are, and trying takes time. */
const kinds = new Uint8Array(0x10000)

function isAllPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!isPlain(text.charCodeAt(i))) return false
  return true
}

function isPlain(code: number): boolean {
  if (kinds[code] === UNTRIED) {
    const ch = String.fromCharCode(code)
    // The parts of Korean syllables are no marks and join all the same.
    const joins = COMBINING.test(ch) || (code >= 0x1100 && code < 0x1200)
    const plain = !(code >= 0xd800 && code < 0xe000) && !joins && foldAnew(ch) === ch
    kinds[code] = plain ? PLAIN : OTHER
  }
  return kinds[code] === PLAIN
}

function lengthAt(text: string, i: number): number {
  return text.codePointAt(i)! > 0xffff ? 2 : 1
}
