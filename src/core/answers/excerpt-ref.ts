import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { excerptAt } from '../ranking/excerpts.js'
import { digestOf } from '../text/digest.js'

/**
 * What a reference to an excerpt leads to: `same`, the very text that was shown; `changed`, what its passage says now;
 * `gone`, nothing, because the passage is no longer in the documents.
 */
export type Requoted = { state: 'same'; excerpt: Excerpt } | { state: 'changed'; now: Excerpt[] } | { state: 'gone' }

/** `passage@start-end.focus-focus.digest`, in UTF-16 units of the passage and of the excerpt. */
const REF = /^(.+)@(\d+)-(\d+)\.(\d+)-(\d+)\.([0-9a-z]+)$/s

/** A name for an excerpt: its passage, its range, where it answers, and a digest of its words. */
export function excerptRef({ citation, start, end, focus, text, cut }: Excerpt): string {
  const quoted = cut ? text.slice(0, end - start) : text
  return `${citation.passageId}@${start}-${end}.${focus.start}-${focus.end}.${digestOf(quoted)}`
}

/** The passage that a reference names; of a reference without a digest too, as older messages have them. */
export function passageIdOf(ref: string): string {
  return /^(.+)@\d+-\d+(\.\d+-\d+\.[0-9a-z]+)?$/s.exec(ref)?.[1] ?? ref
}

/**
 * The excerpt of a reference again, as long as its words stand in the passage: where they stood, or at the beginning of
 * another sentence, because something before them was added or taken away. Undefined where they no longer do.
 */
export function excerptAgain(ref: string, passage: Passage, citation: Citation): Excerpt | undefined {
  const named = REF.exec(ref)
  if (!named) return undefined
  const [start, end, focusStart, focusEnd] = named.slice(2, 6).map(Number) as [number, number, number, number]
  const length = end - start
  const isIt = (from: number) => digestOf(passage.text.slice(from, from + length)) === named[6]
  const from = [start, ...passage.sentences.map((sentence) => sentence.start)].find(isIt)
  if (from === undefined || length <= 0) return undefined
  return excerptAt(passage, { start: from, end: from + length }, { start: focusStart, end: focusEnd }, citation)
}
