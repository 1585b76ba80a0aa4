/** Half-open range of UTF-16 units in some text. */
export interface Span {
  start: number
  end: number
}
