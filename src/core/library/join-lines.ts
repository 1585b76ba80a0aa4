import { headingOf } from './headings.js'
import type { ReadLine } from './read-document.js'

/** Lines joined to a paragraph, a list item or a heading. */
export interface Paragraph {
  text: string
  first: ReadLine
  last: ReadLine
  /** True where something that was read over stands before it: nothing may be quoted across. */
  apart: boolean
}

const BULLET =
  /^[•・●○◎※◆◇■□▪‣▶►➢✓✔☑★☆①-⑳❶-❿⑴-⒇*+-][\s　]*\S|^[（(]?[0-9０-９]{1,2}[）)．.、][\s　]*\D|^[ア-ン][．.、）)]/
const ENDS = /[。！？!?」』】:：]\s*$/
/** Particles and marks after which a sentence goes on. */
const GOES_ON = /[、，,のにをはがでともへやてしたりれきるさうくっっ（「『・／/～-]$/
/** What never begins a sentence. */
const CONTINUES = /^[ぁ-ん、。，．」』）】ー々゛゜ッャュョァィゥェォ]/
const LATIN_END = /[A-Za-z0-9,.;:)]$/
const LATIN_START = /^[A-Za-z0-9(]/

/**
 * Joins lines that were broken in mid-sentence, and only those: what comes out differs from what went in by white space
 * alone.
 *
 * A line goes on in the next where it does not end a sentence, the next is no list item and no heading, and the line is
 * about as wide as the text runs or is broken where no sentence ends. Where every second line is empty (double spacing),
 * empty lines do not part a paragraph.
 */
export function joinLines(lines: ReadLine[]): Paragraph[] {
  const widths = widthsAround(lines)
  const spaced = isDoubleSpaced(lines)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | undefined
  let blanks = 0
  let apart = false
  for (const [i, line] of lines.entries()) {
    const text = foldSpace(line.text)
    if (line.furniture === true) {
      open = undefined
      apart = true
      continue
    }
    if (text === '') {
      blanks += 1
      continue
    }
    const parted = blanks > (spaced ? 1 : 0)
    blanks = 0
    if (open && !parted && continues(open, text, line, widths[i]!)) {
      open.text += `${LATIN_END.test(open.text) && LATIN_START.test(text) ? ' ' : ''}${text}`
      open.last = line
      continue
    }
    open = { text, first: line, last: line, apart }
    apart = false
    paragraphs.push(open)
  }
  return paragraphs
}

function continues(open: Paragraph, text: string, line: ReadLine, width: number): boolean {
  const { last } = open
  if (last.whole || line.whole || last.heading !== undefined || line.heading !== undefined) return false
  if (last.size !== undefined && line.size !== undefined && Math.abs(last.size - line.size) > 0.15 * last.size)
    return false
  if (BULLET.test(text) || headingOf(text) !== undefined) return false
  const before = foldSpace(last.text)
  if (open.first === last && headingOf(before)?.opensText === false) return false
  if (ENDS.test(before)) return false
  if (CONTINUES.test(text)) return true
  return GOES_ON.test(before) || before.length >= 0.75 * width
}

/** White space as one blank, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
}

const AROUND = 4

/** How wide the text runs about each line: the longest of the four lines with text on either side, and itself. */
function widthsAround(lines: ReadLine[]): number[] {
  const full = lines.flatMap(({ text }, i) => {
    const length = foldSpace(text).length
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
