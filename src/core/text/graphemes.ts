const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const PLAIN = /^[\u0020-\u02ff\u3000-\u3098\u309b-\u9fff\uf900-\ufaff\uff00-\uff9d\n]*$/

/** How many graphemes the text has. */
export function countGraphemes(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

/** The offset (UTF-16) after the first `maxGraphemes` graphemes; the text's length where it has fewer. */
export function offsetAfterGraphemes(text: string, maxGraphemes: number): number {
  if (PLAIN.test(text)) return Math.min(text.length, maxGraphemes)
  let count = 0
  for (const { index } of segmenter.segment(text)) {
    if (count === maxGraphemes) return index
    count += 1
  }
  return text.length
}
