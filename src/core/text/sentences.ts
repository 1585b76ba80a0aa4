import type { Span } from './span.js'

const CLOSERS = '」』）)】〉》"”’\''
const OPENERS = '「『（(【〈《'

/**
 * Cuts text into whole sentences: at 。！？ (with the closing brackets that follow) and at line breaks, never inside
 * brackets that were opened in the same line.
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
    if (OPENERS.includes(ch)) depth += 1
    else if (CLOSERS.includes(ch)) depth = Math.max(0, depth - 1)
    if (depth > 0 || !'。！？!?'.includes(ch)) continue
    if ('!?'.includes(ch) && /[^\s」』）)!?。！？]/.test(text[i + 1] ?? '')) continue
    while (i + 1 < text.length && (CLOSERS.includes(text[i + 1]!) || '。！？!?'.includes(text[i + 1]!))) i += 1
    push(i + 1)
  }
  push(text.length)
  return spans
}
