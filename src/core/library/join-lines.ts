import { type ArticleHead, articleHeadOf, follows, isReference } from './articles.js'
import { COUNTED, headingFormOf, isCaption } from './heading-forms.js'
import type { ReadLine } from './read-document.js'

/** Lines joined to a paragraph, a list item or a heading. */
export interface Paragraph {
  text: string
  first: ReadLine
  last: ReadLine
  /** True where scraps stand before it that were read over: nothing may be quoted across. */
  apart: boolean
}

/** How an item of a list, a question or an answer begins. */
const ITEM =
  /^[・•●○◎※◆◇■□▪‣▶►➢✓✔☑★☆❖①-⑳❶-❿⑴-⒇➀-➓*+-][\s　]*\S|^[（(][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,2}[）)][\s　]*\S|^[0-9０-９]{1,2}[）)．.、][\s　]*\D|^([ア-ン]|[a-zA-Z])[．.、）)]|^[QＱAＡ問答][\s　]*[0-9０-９]*[\s　]*[.．:：、\s　]|^問[0-9０-９]+/
const NUMBERED = /^([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン]|[Ⅰ-Ⅻ])[\s　]+(\S.*)$/
const ENDS = /[。．！？!?」』】:：]\s*$/
/** Particles and marks after which a sentence goes on. */
const GOES_ON = /[、，,のにをはがでともへやてしたりれきるさうくっっ（「『・／/～-]$/
/** What never begins a sentence, and what hardly does. */
const NEVER_FIRST = /^[、。，．」』）】ー々゛゜ッャュョァィゥェォぁぃぅぇぉっゃゅょん]/
const HARDLY_FIRST = /^[ぁ-ん]/
/** Another law's name, after which its article is spoken of. */
const NAMES_LAW = /(法|法律|条例|規則|規程|規定|要綱|令|民法典|協定)$/
/** Text is not wrapped at fewer characters than this. */
const LEAST_WRAPPED = 18
/** A figure in brackets belongs to what stands before it (2人以上のときは12日), where a caption names an article. */
const ASIDE = /^[（(][^（）()0-9０-９]{0,40}[0-9０-９][^（）()]{2,60}[）)]$/
const LATIN_END = /[A-Za-z0-9,.;:)]$/
const LATIN_START = /^[A-Za-z0-9(]/

/**
 * Joins lines that were broken in mid-sentence, and only those: what comes out differs from what went in by white space
 * alone.
 *
 * A line goes on in the next where it does not end a sentence, the next begins no item, no article and no heading, and
 * the line is about as wide as the text runs or is broken where no sentence ends. Running heads between them part nothing.
 * Where every second line is empty (double spacing), empty lines do not part a paragraph.
 */
export function joinLines(lines: ReadLine[]): Paragraph[] {
  const widths = widthsAround(lines)
  const spaced = isDoubleSpaced(lines)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | undefined
  let article: ArticleHead | undefined
  let blanks = 0
  let apart = false
  let turned = false
  for (const [i, line] of lines.entries()) {
    const text = closeLetters(foldSpace(line.text))
    if (line.leftOut !== undefined) {
      if (line.leftOut === 'page number' || line.leftOut === 'running head') turned = true
      if (line.leftOut !== 'scrap') continue
      open = undefined
      apart = true
      continue
    }
    if (text === '') {
      blanks += 1
      continue
    }
    // A break of the page, with what stands about it, parts no sentence.
    const isNextPage = open !== undefined && (turned || open.last.page !== line.page)
    const parted = !isNextPage && blanks > (spaced ? 1 : 0)
    blanks = 0
    turned = false
    const head = articleHeadOf(text)
    if (open && !parted && continues(open, text, line, { width: widths[i]!, head, article })) {
      open.text += `${LATIN_END.test(open.text) && LATIN_START.test(text) ? ' ' : ''}${text}`
      open.last = line
      continue
    }
    if (head?.kind === '条' && !isReference(head)) article = head
    open = { text, first: line, last: line, apart }
    apart = false
    paragraphs.push(open)
  }
  return paragraphs
}

interface Around {
  width: number
  /** Of the line in question, and of the last article before it. */
  head: ArticleHead | undefined
  article: ArticleHead | undefined
}

function continues(open: Paragraph, text: string, line: ReadLine, { width, head, article }: Around): boolean {
  const { last } = open
  if (last.whole || line.whole || last.heading !== undefined || line.heading !== undefined) return false
  if (last.place !== line.place) return false
  if (last.size !== undefined && line.size !== undefined && Math.abs(last.size - line.size) > 0.15 * last.size)
    return false
  const before = closeLetters(foldSpace(last.text))
  if (ENDS.test(before) && !isOpen(open.text)) return false
  if (isRow(last.text) || isRow(line.text)) return false
  const isWide = last.full ?? before.length >= Math.max(LEAST_WRAPPED, 0.75 * width)
  if (head) {
    const spokenOf = isReference(head) || !follows(article, head)
    return isWide && (spokenOf || NAMES_LAW.test(before)) && !isCaption(before)
  }
  if (isWide && isOpen(open.text) && /^[^（「『]*[）」』]/.test(text)) return true
  if (isWide && ASIDE.test(text)) return true
  if (beginsItem(text) || isCaption(text) || headingFormOf(text)?.certain) return false
  const form = open.first === last ? headingFormOf(before) : undefined
  if (form?.certain && !form.opensText) return false
  if (isWide) return true
  if (NEVER_FIRST.test(text)) return true
  if (last.full === false || form) return false
  return GOES_ON.test(before) || (HARDLY_FIRST.test(text) && before.length >= 0.5 * width)
}

/** Columns set by blanks, tabs or leaders: 週1日以上　　月額2,000円, 週3日以上・・・月額5,000円. */
function isRow(text: string): boolean {
  return /\S(\t|[ 　]{2,})\S|[・･.．…‥]{3,}/.test(text.trim()) && !/[。．]\s*$/.test(text)
}

/** True where a bracket or a quotation is still open. */
function isOpen(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(/[（「『]/g) > count(/[）」』]/g) && !/[。．]$/.test(text)
}

function beginsItem(text: string): boolean {
  if (ITEM.test(text)) return true
  const numbered = NUMBERED.exec(text)
  return numbered !== null && !COUNTED.test(numbered[2]!) && /^[\p{L}「『（(]/u.test(numbered[2]!)
}

/** White space as one blank, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u200b\ufeff\u00ad]+/g, ' ').trim()
}

const LETTER = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー々〇、。，．・「」（）]'
const SPACED = new RegExp(`(?<=^|\\s)${LETTER}(?: [${LETTER.slice(1, -1)}0-9０-９,:][。、）」]?){2,}(?=\\s|$)`, 'gu')
const SPACED_PAIR = new RegExp(`^((?:第\\S{1,4}[編章節款条] )?)(${LETTER}) (${LETTER})$`, 'u')
/** Signs that count or stand for something by themselves: 月 火 水, 甲 乙. */
const BY_THEMSELVES = /^([日月火水木金土祝・]+|[甲乙丙丁戊]+|[一二三四五六七八九十]+|[アイウエオカキク]+|[〇△・、]+)$/

/** 規 程 and 在 宅 勤 務 は without the blanks that set the letters apart. */
function closeLetters(text: string): string {
  if (!/\S \S( \S|$)/.test(text)) return text
  const close = (spaced: string) => {
    const words = spaced.replaceAll(' ', '')
    return BY_THEMSELVES.test(words) ? spaced : words
  }
  return text
    .replace(SPACED, close)
    .replace(SPACED_PAIR, (_, number: string, a: string, b: string) => `${number}${close(`${a} ${b}`)}`)
}

const AROUND = 4

/** How wide the text runs about each line: the longest of the four lines with text on either side, and itself. */
function widthsAround(lines: ReadLine[]): number[] {
  const full = lines.flatMap(({ text, leftOut }, i) => {
    const length = leftOut === undefined ? foldSpace(text).length : 0
    return length > 0 ? [{ i, length }] : []
  })
  const widths = new Array<number>(lines.length).fill(0)
  full.forEach(({ i }, k) => {
    const near = full.slice(Math.max(0, k - AROUND), k + AROUND + 1)
    widths[i] = Math.max(...near.map(({ length }) => length))
  })
  return widths
}

function isDoubleSpaced(lines: ReadLine[]): boolean {
  let full = 0
  let followed = 0
  lines.forEach(({ text }, i) => {
    if (text.trim() === '') return
    full += 1
    if (lines[i + 1]?.text.trim() === '' && (lines[i + 2]?.text.trim() ?? '') !== '') followed += 1
  })
  return full > 20 && followed / full > 0.6
}
