/** A heading that a line of plain text makes by its form. Smaller ranks stand above larger ones. */
export interface Heading {
  rank: number
  words: string
  /** True where the line also begins the text under it: 「第3条 在宅勤務者は、…」. */
  opensText: boolean
}

const NUMERAL = '[0-9０-９一二三四五六七八九十百〇]+'
const LEGAL = new RegExp(`^(第${NUMERAL}(章|編|部|節|款|条)(?:の${NUMERAL})?)(.*)$`, 'u')
const LEGAL_RANKS: Record<string, number> = { 編: 10, 部: 10, 章: 20, 節: 30, 款: 40, 条: 50 }
const MAX_HEADING_UNITS = 40
const BRACKETED = /^[（(][^（）()]{1,24}[）)]$/

/** A caption that stands alone above an article: （勤務時間）. */
export function isCaption(text: string): boolean {
  return BRACKETED.test(text.trim()) && !/^[（(][\d０-９]+[）)]$/.test(text.trim())
}

/**
 * The heading that a line makes by its form: `## 見出し`, 第3章, 第3条（勤務時間）, 1-2, 2.1, （１）, 【対象者】, ■対象.
 * Undefined for text. Never throws.
 *
 * @example
 * headingOf('第3条（勤務時間）') // { rank: 50, words: '第3条（勤務時間）', opensText: false }
 */
export function headingOf(line: string): Heading | undefined {
  const text = line.trim()
  const marked = /^(#{1,6})(?=\s)/.exec(text)
  if (marked) {
    const words = withoutEnds(withoutEnds(text, '#').trim(), '*').trim()
    return words === '' ? undefined : { rank: marked[1]!.length, words, opensText: false }
  }
  const legal = LEGAL.exec(text)
  if (legal) {
    const [, name, kind, rest] = legal as unknown as [string, string, string, string]
    const words = text.replace(/\s+/g, ' ')
    const rank = LEGAL_RANKS[kind]!
    if (isShort(text) && (kind !== '条' || rest === '' || /^\s*[（(][^）)]*[）)]$/.test(rest)))
      return { rank, words, opensText: false }
    if (kind === '条' && /^[\s　（(]/.test(rest)) {
      const caption = /^([（(][^）)]{1,24}[）)])/.exec(rest.trimStart())
      return { rank, words: `${name}${caption?.[1] ?? ''}`, opensText: true }
    }
    return undefined
  }
  if (!isShort(text) || isListOfNumbers(text)) return undefined
  const dotted = /^([0-9０-９]+(?:[-－.．][0-9０-９]+)+)[.．]?[\s　]*\D/.exec(text)
  if (dotted) return { rank: 60 + dotted[1]!.split(/[-－.．]/).length, words: text, opensText: false }
  if (/^[0-9０-９Ⅰ-Ⅹ]{1,2}[.．、][\s　]*[^\d\s]/.test(text)) return { rank: 61, words: text, opensText: false }
  if (/^[（(][0-9０-９]{1,2}[）)][\s　]*\S/.test(text)) return { rank: 70, words: text, opensText: false }
  if (/^【[^】]+】$/.test(text)) return { rank: 80, words: text.slice(1, -1), opensText: false }
  if (/^[■◆◇□▼]\s*\S/.test(text)) return { rank: 75, words: text.replace(/^[■◆◇□▼]\s*/, ''), opensText: false }
  return undefined
}

/** Without the signs of one sort at both ends: `**対象**` is 対象. */
function withoutEnds(text: string, sign: string): string {
  let start = 0
  let end = text.length
  while (start < end && text[start] === sign) start += 1
  while (end > start && text[end - 1] === sign) end -= 1
  return text.slice(start, end)
}

function isShort(text: string): boolean {
  return text.length <= MAX_HEADING_UNITS && !/[。、，．,;；：:！？!?]$/.test(text) && !/。/.test(text)
}

/** 「1.5%」「10.2 11.3」: numbers, no words. */
function isListOfNumbers(text: string): boolean {
  return /^[\d０-９.．,，%％\s-]+$/.test(text) || /^[\d０-９]+[.．][\d０-９]+\s*[%％点倍人円]/.test(text)
}
