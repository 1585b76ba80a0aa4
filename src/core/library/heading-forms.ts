import { articleHeadOf, isReference, numberOf } from './articles.js'

/**
 * What a line looks like by its form. `certain` ones are headings by that alone; the others may be items of a list and
 * need more evidence (heading-evidence.ts).
 */
export interface HeadingForm {
  /** Smaller ranks stand above larger ones. */
  rank: number
  words: string
  certain: boolean
  /** True where the line also begins the text under it: 「第3条 在宅勤務者は、…」. */
  opensText: boolean
  /** Which numbers or marks it goes with: those of one series are of one kind. */
  series: string
  /** Its number in the series, where it has one. */
  number?: number
}

const LEGAL_RANKS: Record<string, number> = { 編: 10, 部: 10, 章: 20, 節: 30, 款: 40, 条: 50 }
/** 別表第1（第8条関係） 日数の特例, 様式第2号, 別紙 記入例. */
const ANNEX =
  /^(?:別表|別紙|別記|様式|別添) ?(第?[0-9０-９一二三四五六七八九十]{1,4}号?)?(?:の[0-9０-９]{1,3})? ?([（(][^）)]*[）)])?(.*)$/
const ASKS = /^(?:Q|Ｑ|問|質問) ?([0-9０-９]{0,3})( ?[.．:：、)）]| |$)/
const MAX_HEADING_UNITS = 40
const MAX_QUESTION_UNITS = 120
const BRACKETED = /^[（(][^（）()]{1,30}(?:[（(][^（）()]*[）)][^（）()]*)?[）)]$/
/** What follows a number that counts (9-17時, 1.5倍, 2日以内) and does not begin a word (2 年次有給休暇, 3 部長). */
export const COUNTED =
  /^ ?([時日月年分秒名人円回件割倍歳才点台個枚部週条項号](?![\p{sc=Han}])|(時間|[日年週]間|年度|[日月年分人円](以|前|後|目|末|半|未|超|ごと))(?!外)|[かヶケヵ箇]月|営業日|[%％～〜~]|[万千億]|(km|kg|GB|MB|cm)\b)/u
/** How an item of a list of conditions ends: …者, …とき, …こと. */
const ITEM_END = /([ぁ-ん]者|とき|こと|もの|場合|ため|など)[）)]?$/

/** A caption that stands alone above an article: （勤務時間）. */
export function isCaption(text: string): boolean {
  return BRACKETED.test(text) && !/^[（(][\d０-９一二三四五六七八九十ア-ンa-zA-Z]{1,2}[）)]$/.test(text)
}

/**
 * The heading that a line could be by its form: `## 見出し`, 第3章, 第3条（勤務時間）, 附則, 1-2, 2.1, １．, （１）, 【対象者】, ■対象,
 * Q1. Undefined for text. Never throws.
 *
 * @example
 * headingFormOf('第3条（勤務時間）')
 * // { rank: 50, words: '第3条（勤務時間）', certain: true, opensText: false, series: '条', number: 3 }
 */
export function headingFormOf(line: string): HeadingForm | undefined {
  const text = line.replace(/\s+/g, ' ').trim()
  const marked = /^(#{1,6}) (.*)$/.exec(text)
  if (marked) {
    const words = trimmed(marked[2]!, ' #*')
    return words === '' ? undefined : certain(marked[1]!.length, words, '#')
  }
  return legalForm(text) ?? questionForm(text) ?? (isShort(text) ? listForm(text) : undefined)
}

/** Without any of some signs at either end. */
function trimmed(text: string, signs: string): string {
  let [from, to] = [0, text.length]
  while (from < to && signs.includes(text[from]!)) from += 1
  while (to > from && signs.includes(text[to - 1]!)) to -= 1
  return text.slice(from, to)
}

function legalForm(text: string): HeadingForm | undefined {
  const supplement = /^[附付] ?則(?: ?[（(].*[）)])?$/.exec(text)
  if (supplement) return certain(12, text.replaceAll(' ', ''), '附則')
  const annex = ANNEX.exec(text)
  if (annex && isShort(text) && (annex[1] || annex[2]) && !/^[のにをはがとで、]/.test(annex[3]!))
    return certain(12, text, '別表')
  const head = articleHeadOf(text)
  if (!head || isReference(head)) return undefined
  const { kind, name, rest, number } = head
  const rank = LEGAL_RANKS[kind]!
  const caption = /^[\s　]*([（(][^）)]{1,30}[）)])(.*)$/.exec(rest)
  const words = `${name}${caption ? caption[1] : ''}`
  if (kind !== '条') {
    if (!isShort(text) || /^[0-9０-９]/.test(rest)) return undefined
    return { ...certain(rank, text.replace(/[\s　]+/g, ' '), kind), number }
  }
  if (rest.trim() === '' || (caption && caption[2]!.trim() === '')) return { ...certain(rank, words, kind), number }
  if (/^[\s　（(]/.test(rest)) {
    const isTitle = isShort(text) && !caption && !/[はがをに、]/.test(rest)
    if (isTitle) return { ...certain(rank, `${name}${rest.replace(/[\s　]+/g, ' ')}`, kind), number }
    return { ...certain(rank, words, kind), opensText: true, number }
  }
  return undefined
}

function questionForm(text: string): HeadingForm | undefined {
  const asked = ASKS.exec(text)
  if (!asked || text.length > MAX_QUESTION_UNITS || (asked[1] === '' && asked[2] === '')) return undefined
  return likely(95, text, 'Q', asked[1])
}

/** The question of 「Q1. 残業はできますか」; empty for 「問1」 alone. */
export function questionIn(text: string): string {
  return text.replace(ASKS, '').trim()
}

function listForm(text: string): HeadingForm | undefined {
  if (/^【[^】]+】$/.test(text)) return likely(80, text.slice(1, -1), '【')
  const mark = /^([■◆◇□▼▽●○◎★☆▶►❖]) ?([^ ].*)$/.exec(text)
  if (mark) return likely(75, mark[2]!, mark[1]!)
  if (/[？?]$/.test(text) || ITEM_END.test(text)) return undefined
  const dotted = /^([0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2}){1,4})[.．]?( ?)([^\d０-９ ].*)$/.exec(text)
  if (dotted) {
    const [, numbers, gap, rest] = dotted as unknown as [string, string, string, string]
    if (/^[0０]/.test(numbers) || COUNTED.test(rest) || /^[.．-]/.test(rest)) return undefined
    const levels = numbers.normalize('NFKC').split(/[-－.]/)
    if (gap === '' && !/^[\p{L}（(「]/u.test(rest)) return undefined
    return likely(60 + levels.length, text, `dotted ${levels.slice(0, -1).join('.')}`, levels.at(-1))
  }
  const numbered =
    /^(?:([0-9０-９]{1,2})|([Ⅰ-Ⅻ])|([一二三四五六七八九十]{1,3}))(?:([.．、)）]) ?| )([^\d０-９ ].*)$/.exec(text)
  if (numbered) {
    const [, digits, roman, kanji, sign = '', rest] = numbered
    if (COUNTED.test(rest!)) return undefined
    const kind = digits ? 'number' : roman ? 'roman' : 'kanji'
    const rank = roman ? 59 : kanji ? 60 : sign === '' ? 60.5 : 61
    return likely(rank, text, `${kind} ${sign}`, digits ?? (roman ? String(roman.charCodeAt(0) - 0x215f) : kanji))
  }
  const bracketed = /^[（(]([0-9０-９]{1,2})[）)] ?[^ ]/.exec(text)
  if (bracketed) return likely(70, text, '()', bracketed[1])
  const circled = /^([①-⑳]) ?[^ ]/.exec(text)
  if (circled) return likely(72, text, '①', String(circled[1]!.charCodeAt(0) - 0x245f))
  return undefined
}

const certain = (rank: number, words: string, series: string): HeadingForm => ({
  rank,
  words,
  certain: true,
  opensText: false,
  series,
})

function likely(rank: number, words: string, series: string, numeral?: string): HeadingForm {
  const number = numeral === undefined || numeral === '' ? {} : { number: numberOf(numeral) }
  return { rank, words, certain: false, opensText: false, series, ...number }
}

/** Short enough for a heading, and no sentence. */
export function isShort(text: string): boolean {
  return text.length <= MAX_HEADING_UNITS && !/[。、，．,;；:：！!]$/.test(text) && !/。/.test(text) && !isNumbers(text)
}

/** 「10.2 11.3」, 「03-1234-5678」: numbers, no words. */
function isNumbers(text: string): boolean {
  return !/\p{L}/u.test(text.replace(/[%％点倍人円年月日時分]/g, ''))
}
