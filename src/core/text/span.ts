/** Half-open range of UTF-16 units in some text. */
export interface Span {
  start: number
  end: number
}

/** The text with these stretches blanked out; as long as the text. */
export function blanked(text: string, spans: readonly Span[]): string {
  let left = text
  for (const { start, end } of spans) left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  return left
}
