import type { Assistant } from '../../core/answers/assistant.js'
import type { Excerpt } from '../../core/corpus/citation.js'

/** A name for an excerpt that fits into a button: `passage@start-end`, in UTF-16 units of the passage. */
export function excerptRef(excerpt: Excerpt): string {
  return `${excerpt.citation.passageId}@${excerpt.start}-${excerpt.end}`
}

/** As many references as fit, one a line, the first ones first. */
export function joinRefs(refs: string[], max: number): string {
  let joined = ''
  for (const ref of refs) {
    const longer = joined === '' ? ref : `${joined}\n${ref}`
    if (longer.length > max) break
    joined = longer
  }
  return joined
}

export function splitRefs(value: string): string[] {
  return value.split('\n').filter((ref) => ref !== '')
}

export function passageOf(ref: string): string {
  return ref.replace(/@\d+-\d+$/, '')
}

/** The excerpt again; the passage's head where the passage has changed since, undefined where it is gone. */
export function findExcerpt(assistant: Assistant, ref: string): Excerpt | undefined {
  const range = /@(\d+)-(\d+)$/.exec(ref)
  const pieces = assistant.passage(passageOf(ref))
  if (range === null) return pieces[0]
  const start = Number(range[1])
  const end = Number(range[2])
  const whole = pieces.find((piece) => piece.start <= start && end <= piece.end && !piece.cut)
  if (whole === undefined || start >= end) return pieces.find((piece) => piece.start === start) ?? pieces[0]
  const text = whole.text.slice(start - whole.start, end - whole.start)
  return { ...whole, text, start, end, marks: [], focus: { start: 0, end: text.length } }
}

export function findExcerpts(assistant: Assistant, refs: string[]): Excerpt[] {
  return refs.flatMap((ref) => findExcerpt(assistant, ref) ?? [])
}
