import type { ReadLine } from './read-document.js'

/** Where lines stand, as a citation says it: 「3ページ」「12〜15行目」「シート「手当」2行目」; empty where the format has no places. */
export function placeOf(first: ReadLine, last: ReadLine = first): string {
  const at = first.place ?? ''
  if (first.page !== undefined) return at + range(first.page, last.page ?? first.page, 'ページ')
  if (first.line !== undefined) return at + range(first.line, last.line ?? first.line, '行目')
  return at
}

function range(from: number, to: number, unit: string): string {
  return from >= to ? `${from}${unit}` : `${from}〜${to}${unit}`
}
