import type { Span } from './span.js'

const BRACKETS = '」』）)】〉》'
const CLOSERS = `${BRACKETS}"”’'`
const OPENERS = '「『（(【〈《'
const ENDS = '。！？!?．｡'

/**
 * Cuts text into whole sentences: at 。！？ (with the closing brackets that follow), at ． after a word, and at line breaks,
 * never inside brackets that are opened and closed in the same line.
 *
 * Spans are UTF-16 units into `text`, ascending, without the white space around a sentence; together they hold every
 * character that is not white space. Never throws.
 *
 * @example
 * sentencesOf('申請します。電話でも可能です。')
 * // [{ start: 0, end: 6 }, { start: 6, end: 15 }]
 */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  const closed = closedOpeners(text)
  let start = 0
  let depth = 0
  const push = (end: number) => {
    let from = start
    let to = end
    while (from < to && /\s/.test(text[from]!)) from += 1
    while (to > from && /\s/.test(text[to - 1]!)) to -= 1
    if (to > from) spans.push({ start: from, end: to })
    start = end
  }
  for (let i = 0; i < text.length; i += 1) {
    const ch = text[i]!
    if (ch === '\n') {
      push(i + 1)
      depth = 0
      continue
    }
    if (closed.has(i)) depth += 1
    else if (BRACKETS.includes(ch)) depth = Math.max(0, depth - 1)
    if (depth > 0 || !ENDS.includes(ch)) continue
    if ('!?'.includes(ch) && /[^\s」』）)!?。！？]/.test(text[i + 1] ?? '')) continue
    if (ch === '．' && !isFullStop(text, start, i)) continue
    while (i + 1 < text.length && (CLOSERS.includes(text[i + 1]!) || '。！？!?'.includes(text[i + 1]!))) i += 1
    push(i + 1)
  }
  push(text.length)
  return spans
}

/** Places of the opening brackets that are closed within their line: one that never is holds nothing together. */
function closedOpeners(text: string): Set<number> {
  const closed = new Set<number>()
  let open: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const ch = text[i]!
    if (ch === '\n') open = []
    else if (OPENERS.includes(ch)) open.push(i)
    else if (BRACKETS.includes(ch) && open.length > 0) closed.add(open.pop()!)
  }
  return closed
}

/** True for ． at the end of a sentence: not after the number or letter of a list item (１．, ア．), nor within 3．5. */
function isFullStop(text: string, start: number, at: number): boolean {
  if (!/[ぁ-ゖァ-ヺー々〇\p{sc=Han}」』）)】〉》]/u.test(text[at - 1] ?? '')) return false
  if (/[0-9０-９A-Za-zＡ-Ｚａ-ｚ]/.test(text[at + 1] ?? '')) return false
  return !/^([ァ-ヺ]|[一二三四五六七八九十〇甲乙丙丁]{1,3}|第.{1,4}[条章節])$/u.test(text.slice(start, at).trim())
}
