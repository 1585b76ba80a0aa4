import type { Excerpt } from '../corpus/citation.js'

/** Two excerpts have words of one passage in common. */
export function overlap(a: Excerpt, b: Excerpt): boolean {
  return a.citation.passageId === b.citation.passageId && a.start < b.end && a.end > b.start
}

/** Some of an excerpt stands in others already. */
export function isAmong(one: Excerpt, others: readonly Excerpt[]): boolean {
  return others.some((other) => overlap(one, other))
}
