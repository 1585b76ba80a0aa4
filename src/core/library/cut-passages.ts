import { sentencesOf } from '../text/sentences.js'
import { type Heading, headingOf, isCaption } from './headings.js'
import { foldSpace, joinLines, type Paragraph } from './join-lines.js'
import type { ReadLine } from './read-document.js'

/** A stretch of a document that can be cited: its heading, where it stands, its paragraphs one a line. */
export interface CutPassage {
  section: string
  /** 「3ページ」「12〜15行目」; empty where the format has neither. */
  place: string
  text: string
}

const MAX_PASSAGE_SENTENCES = 8
const MAX_PASSAGE_UNITS = 600
const MAX_SECTION_UNITS = 60

/**
 * Cuts a document into passages by its headings, each of at most eight sentences and about 600 characters (one sentence
 * may be longer).
 *
 * A heading that only repeats the document's `title` names nothing. The text of a passage stands in the document in one piece, but for white space. A heading is the name of what follows;
 * it is text as well only where it opens the sentence itself.
 */
export function cutPassages(lines: ReadLine[], title = ''): CutPassage[] {
  const big = bigLetters(lines)
  const passages: CutPassage[] = []
  let headings: Heading[] = []
  let open: Paragraph[] = []
  const flush = () => {
    for (const part of parts(open)) passages.push({ section: sectionName(headings), ...part })
    open = []
  }
  const paragraphs = joinLines(lines)
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.apart) flush()
    const heading = headingFor(paragraph, paragraphs[i + 1], big)
    if (heading) {
      flush()
      headings = headings.filter(({ rank }) => rank < heading.rank)
      if (foldSpace(heading.words) !== foldSpace(title)) headings.push(heading)
      if (!heading.opensText) return
    }
    const caption = paragraphs[i + 1]
    if (isCaption(paragraph.text) && caption && headingOf(caption.text)?.rank === 50) return
    const before = paragraphs[i - 1]
    if (heading?.opensText && before && isCaption(before.text) && !/[（(]/.test(heading.words)) {
      heading.words += foldSpace(before.text)
    }
    open.push(paragraph)
  })
  flush()
  return passages
}

function headingFor({ text, first, last }: Paragraph, next: Paragraph | undefined, big: number): Heading | undefined {
  if (first.heading !== undefined) return { rank: first.heading, words: text, opensText: false }
  if (first !== last && headingOf(text)?.opensText !== true) return undefined
  const found = headingOf(text)
  if (found) return found
  const isBig = first.size !== undefined && first.size >= big && text.length <= 40 && !/[。、]$/.test(text)
  if (isBig && next) return { rank: 9, words: text, opensText: false }
  return undefined
}

/** From this height on, letters are a heading's: a quarter above the usual. */
function bigLetters(lines: ReadLine[]): number {
  const sizes = lines.flatMap(({ size, text }) =>
    size === undefined ? [] : Array.from({ length: text.length }, () => size),
  )
  sizes.sort((a, b) => a - b)
  return (sizes[Math.floor(sizes.length / 2)] ?? Number.POSITIVE_INFINITY) * 1.25
}

/** The innermost two headings; an article by itself, for its number is the document's own. */
function sectionName(headings: Heading[]): string {
  const last = headings.at(-1)
  if (!last) return ''
  const isArticle = /^第[0-9０-９一二三四五六七八九十百〇]+条/.test(last.words)
  const words = isArticle ? [last.words] : headings.slice(-2).map((heading) => heading.words)
  const name = words.map(foldSpace).join('・')
  return name.length <= MAX_SECTION_UNITS ? name : foldSpace(last.words).slice(0, MAX_SECTION_UNITS)
}

/** Paragraphs, in order, gathered to passages; one that is too long by itself is parted between sentences. */
function parts(paragraphs: Paragraph[]): { place: string; text: string }[] {
  const found: { place: string; text: string }[] = []
  let lines: string[] = []
  let from: Paragraph | undefined
  let to: Paragraph | undefined
  let sentences = 0
  let units = 0
  const flush = () => {
    if (from && to) found.push({ place: placeOf(from.first, to.last), text: lines.join('\n') })
    lines = []
    from = undefined
    to = undefined
    sentences = 0
    units = 0
  }
  for (const paragraph of paragraphs) {
    for (const piece of piecesOf(paragraph.text)) {
      const count = sentencesOf(piece).length
      if (from && (sentences + count > MAX_PASSAGE_SENTENCES || units + piece.length > MAX_PASSAGE_UNITS)) flush()
      from ??= paragraph
      to = paragraph
      lines.push(piece)
      sentences += count
      units += piece.length
    }
  }
  flush()
  return found
}

function piecesOf(text: string): string[] {
  const spans = sentencesOf(text)
  if (text.length <= MAX_PASSAGE_UNITS && spans.length <= MAX_PASSAGE_SENTENCES) return [text]
  const pieces: string[] = []
  let start = 0
  spans.forEach(({ end }, i) => {
    const next = spans[i + 1]
    const count = spans.filter((span) => span.start >= start && span.end <= end).length
    if (!next || next.end - start > MAX_PASSAGE_UNITS || count === MAX_PASSAGE_SENTENCES) {
      pieces.push(text.slice(start, end).trim())
      start = end
    }
  })
  return pieces
}

function placeOf(first: ReadLine, last: ReadLine): string {
  if (first.page !== undefined) return range(first.page, last.page ?? first.page, 'ページ')
  if (first.line !== undefined) return range(first.line, last.line ?? first.line, '行目')
  return ''
}

function range(from: number, to: number, unit: string): string {
  return from === to ? `${from}${unit}` : `${from}〜${to}${unit}`
}
