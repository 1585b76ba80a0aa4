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
  const width = usualWidth(lines)
  const spaced = isDoubleSpaced(lines)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | undefined
  let blanks = 0
  let apart = false
  for (const line of lines) {
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
    if (open && !parted && continues(open, text, line, width)) {
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
  return GOES_ON.test(before) || before.length >= 0.72 * width
}

/** White space as one blank, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
}

/** Nine of ten lines are no longer than this. */
function usualWidth(lines: ReadLine[]): number {
  const widths = lines.map(({ text }) => foldSpace(text).length).filter((length) => length > 0)
  widths.sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.9)] ?? 0
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
