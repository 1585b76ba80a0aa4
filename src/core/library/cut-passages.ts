import { sentencesOf } from '../text/sentences.js'
import { findHeadings, type Heading, isArticle } from './heading-evidence.js'
import { isCaption } from './heading-forms.js'
import { foldSpace, joinLines, type Paragraph } from './join-lines.js'
import type { PassageLine } from './passage-line.js'
import { placeOf } from './place.js'
import type { ReadLine } from './read-document.js'

/** A stretch of a document that can be cited: its heading, where it stands, its paragraphs one a line. */
export interface CutPassage {
  section: string
  /** 「3ページ」「12〜15行目」「スライド2」; empty where the format has none. */
  place: string
  lines: PassageLine[]
}

const MAX_PASSAGE_SENTENCES = 8
const MAX_PASSAGE_UNITS = 600
const MAX_SECTION_UNITS = 60

/** A paragraph on its way into a passage; `rank` where it is a heading that waits for its text. */
interface Piece {
  paragraph: Paragraph
  line: PassageLine
  rank?: number
}

/**
 * Cuts a document into passages by its headings, each of at most eight sentences and about 600 characters (one sentence
 * may be longer).
 *
 * Every paragraph stands in exactly one passage, headings too: they name the passage and stand in its text, in their order,
 * so that nothing is lost. A heading that only repeats the document's `title` names nothing. One with nothing under it is
 * text. The head of a table stands again over each part of the table.
 */
export function cutPassages(lines: ReadLine[], title = ''): CutPassage[] {
  const passages: CutPassage[] = []
  const paragraphs = joinLines(lines)
  const found = findHeadings(paragraphs)
  let headings: Heading[] = []
  let waiting: Piece[] = []
  let open: Piece[] = []
  let asks: string | undefined
  const flush = () => {
    if (open.length > 0) passages.push(...parts(open, sectionName(headings)))
    open = []
  }
  const flushWaiting = (rank: number) => {
    // A heading of nothing is text, under its own name.
    open.push(...waiting.map((piece) => ((piece.rank ?? 0) >= rank ? asText(piece) : piece)))
    waiting = []
    flush()
  }
  paragraphs.forEach((paragraph, i) => {
    const { text } = paragraph
    const heading = found[i]
    const next = found[i + 1]
    const before = paragraphs[i - 1]
    if (before && before.last.place !== paragraph.first.place) {
      flush()
      flushWaiting(0)
    }
    if (paragraph.apart) {
      flush()
      // A heading of an original's page goes only with text that it stands over.
      waiting = []
    }
    if (!heading) {
      if (isCaption(text) && next && isArticle(next)) {
        flush()
        if (waiting.some(({ rank }) => rank! >= next.rank)) flushWaiting(next.rank)
        waiting.push({ paragraph, line: { text, heading: true }, rank: next.rank - 1 })
        return
      }
      const { first } = paragraph
      const isHead = first.aside || (first.table === 'head' && paragraphs[i + 1]?.first.table === 'row')
      const isQuestion = asks === '' && /[？?か]。?$/.test(text)
      open.push(...waiting, {
        paragraph,
        line: isHead || isQuestion ? { text, heading: true } : textLine(paragraph, asks),
      })
      waiting = []
      if (isQuestion) asks = text
      return
    }
    flush()
    if (waiting.some(({ rank, line }) => rank! >= heading.rank && !isCaption(line.text))) flushWaiting(heading.rank)
    const isCaptioned = before && found[i - 1] === undefined && isCaption(before.text) && isArticle(heading)
    const caption = isCaptioned && !/[（(]/.test(heading.words) ? before.text : ''
    headings = headings.filter(({ rank }) => rank < heading.rank)
    if (heading.words !== foldSpace(title)) headings.push({ ...heading, words: `${heading.words}${caption}` })
    asks = heading.asks
    if (heading.opensText || (!heading.certain && asks === undefined)) {
      open.push(...waiting, { paragraph, line: textLine(paragraph, undefined) })
      waiting = []
    } else waiting.push({ paragraph, line: { text, heading: true }, rank: heading.rank })
  })
  flush()
  flushWaiting(0)
  return passages
}

function textLine({ text }: Paragraph, asks: string | undefined): PassageLine {
  return asks ? { text, noted: [asks] } : { text }
}

function asText({ paragraph }: Piece): Piece {
  return { paragraph, line: textLine(paragraph, undefined) }
}

/** The innermost two headings; an article by itself, for its number is the document's own. */
function sectionName(headings: Heading[]): string {
  const last = headings.at(-1)
  if (!last) return ''
  const words = isArticle(last) ? [last.words] : headings.slice(-2).map((heading) => heading.words)
  const name = words.map(foldSpace).join('・')
  return name.length <= MAX_SECTION_UNITS ? name : foldSpace(last.words).slice(0, MAX_SECTION_UNITS)
}

/** Pieces, in order, gathered to passages; a paragraph that is too long by itself is parted between sentences. */
function parts(pieces: Piece[], section: string): CutPassage[] {
  const passages: CutPassage[] = []
  let lines: PassageLine[] = []
  let first: Paragraph | undefined
  let last: Paragraph | undefined
  let tableHead: PassageLine | undefined
  let sentences = 0
  let units = 0
  const flush = () => {
    const final = lines.at(-1)
    // What stands by itself can be quoted, whatever it looks like.
    if (final && sentences === 0) lines[lines.length - 1] = { text: final.text }
    if (first && last) passages.push({ section, place: placeOf(first.first, last.last), lines })
    lines = []
    first = undefined
    sentences = 0
    units = 0
  }
  for (const { paragraph, line } of pieces) {
    if (line.heading) {
      // The first heading says where the passage stands only as long as no text does.
      if (sentences === 0) {
        first = paragraph
        last = paragraph
      }
      lines.push(line)
      if (paragraph.first.table === 'head') tableHead = line
      continue
    }
    const isRow = paragraph.first.table === 'row'
    if (!isRow) tableHead = undefined
    for (const [piece, text] of shortPieces(line.text, isRow).entries()) {
      const count = sentencesOf(text).length
      if (sentences > 0 && (sentences + count > MAX_PASSAGE_SENTENCES || units + text.length > MAX_PASSAGE_UNITS)) {
        const carried = trailingHeadings(lines)
        flush()
        // Not within a row, which goes on there.
        if (tableHead && piece === 0 && !carried.includes(tableHead)) lines.push(tableHead)
        lines.push(...carried)
      }
      if (sentences === 0) first = paragraph
      last = paragraph
      lines.push({ ...line, text })
      sentences += count
      units += text.length
    }
  }
  flush()
  return passages
}

/** Heads that stand at the end of what is full go with what follows them. */
function trailingHeadings(lines: PassageLine[]): PassageLine[] {
  const from = lines.findLastIndex(({ heading }) => !heading) + 1
  return lines.splice(from)
}

function shortPieces(text: string, isRow: boolean): string[] {
  const spans = sentencesOf(text)
  // Where sentences end in ． their ends are easily read over: each stands on a line, but for a table's row.
  if (!isRow && spans.length > 1 && spans.some(({ end }) => text[end - 1] === '．'))
    return spans.map(({ start, end }) => text.slice(start, end))
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
