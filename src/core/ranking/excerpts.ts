import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { countGraphemes, offsetAfterGraphemes } from '../text/graphemes.js'
import type { Span } from '../text/span.js'
import { listedWith } from './listed.js'
import { explains, goesOn, namesTopic, neededBefore } from './standing-alone.js'

/** DESIGN.md §3: an excerpt is the sentence that answers and what belongs to it, at most 180 graphemes; at most five. */
export const MAX_EXCERPT_GRAPHEMES = 180
export const MAX_EXCERPTS = 5
/** The sentence that answers, and one that goes on about the same. */
const MAX_SENTENCES = 2

/** An exception that follows a rule belongs to it, whatever was asked. */
const EXCEPTION = /^(?:ただし|但し)/
/** How likely a sentence must be beside the one that answers to follow it: any one of its paragraph, and one that goes on
 * from it. Measured on questions of four writers: see docs/decisions/first-screen.md. */
const BELONGS = 0.2
const GOES_ON = 0.02
/** How likely the one before it must be to be quoted with it. */
const AS_LIKELY = 0.6

/** A paragraph of one's own documents up to this length is quoted whole: an FAQ's answer, a table's row, an item of a list. */
const WHOLE_PARAGRAPH_GRAPHEMES = 120
/** How likely a line beside it must be, next to the sentence that answers, to be quoted with it rather than by itself; and how many
 * lines are. */
const CLOSE_LINE = 0.3
const MOST_LINES = 3

/** Where in a sentence its answer stands. */
export type FindFocus = (sentence: string) => Span

/** For what is quoted without a question. */
export const WHOLE: FindFocus = (sentence) => ({ start: 0, end: sentence.length })

/**
 * The sentence of a passage that answers, by its number from 0, and the one after it where that belongs to the answer: an
 * exception (ただし), or one of the same paragraph that is nearly as likely to answer, or goes on from it and is not unlikely.
 * Of one's own documents a short paragraph stands whole; a list comes with what announces it, and an item with its fellows where
 * `several` things are asked for. What stands out is what holds, not why (「…ためです」), unless the reason is asked for (`why`).
 * `likelihoodOf` gives for each sentence how likely it answers, 0 or more; -Infinity for one that must not be taken.
 */
export function excerptOf(
  passage: Passage,
  answering: number,
  likelihoodOf: (sentence: number) => number,
  focusIn: FindFocus,
  citation: Citation,
  { several = false, why = false }: { several?: boolean; why?: boolean } = {},
): Excerpt {
  const { sentences, text } = passage
  const listed = listedWith(passage, answering, { several, maxGraphemes: MAX_EXCERPT_GRAPHEMES })
  if (listed && sentences.every((_, i) => i < listed.first || i > listed.last || likelihoodOf(i) >= 0))
    return rangeOf(passage, { ...listed, answering }, focusIn, citation)
  const paragraph = passage.own ? shortParagraph(passage, answering) : undefined
  const isFree = (i: number) => likelihoodOf(i) >= 0
  if (paragraph && sentences.every((_, i) => i < paragraph.first || i > paragraph.last || isFree(i))) {
    const lines = withCloseLines(passage, paragraph, likelihoodOf, answering)
    return rangeOf(passage, { ...lines, answering }, focusIn, citation)
  }
  const first = withWhatItQualifies(passage, answering, likelihoodOf, why)
  const { start } = sentences[first]!
  let last = answering
  while (last + 1 < Math.min(sentences.length, first + MAX_SENTENCES)) {
    const next = sentences[last + 1]!
    const between = text.slice(sentences[last]!.end, next.start)
    const words = text.slice(next.start, next.end)
    if (between.includes('\n') || countGraphemes(text.slice(start, next.end)) > MAX_EXCERPT_GRAPHEMES) break
    const share = likelihoodOf(last + 1) / likelihoodOf(answering)
    if (!(share >= (goesOn(words) ? GOES_ON : BELONGS)) && !(EXCEPTION.test(words) && share >= 0)) break
    last += 1
  }
  const isReason = explains(text.slice(sentences[answering]!.start, sentences[answering]!.end))
  const telling = isReason && !why && first < answering ? answering - 1 : answering
  return rangeOf(passage, { first, last, answering: telling }, focusIn, citation)
}

/**
 * The place of the sentence before an exception, whose rule it is, before one that names no topic or only gives its reason (unless
 * the reason is asked for: `why`), or before one that is hardly likelier than it; else its own.
 */
function withWhatItQualifies(
  { sentences, text }: Passage,
  answering: number,
  likelihoodOf: (sentence: number) => number,
  why: boolean,
): number {
  const before = sentences[answering - 1]
  const { start, end } = sentences[answering]!
  if (!before || text.slice(before.end, start).includes('\n')) return answering
  if (countGraphemes(text.slice(before.start, end)) > MAX_EXCERPT_GRAPHEMES) return answering
  const share = likelihoodOf(answering - 1) / likelihoodOf(answering)
  const words = text.slice(start, end)
  // 「Skypeを使っています。」 goes with whose it is, 「…を少なくするためです。」 with what is done for it.
  const goesWithIt = !namesTopic(words) && namesTopic(text.slice(before.start, before.end))
  const needsIt = EXCEPTION.test(words) || (!why && explains(words))
  const belongs = share >= (needsIt ? 0 : goesWithIt ? BELONGS : AS_LIKELY)
  return belongs ? answering - 1 : answering
}

/** The sentences of the line that a sentence stands in, where they are not too long together. */
function shortParagraph({ sentences, text }: Passage, at: number): { first: number; last: number } | undefined {
  const isApart = (i: number) => text.slice(sentences[i]!.end, sentences[i + 1]!.start).includes('\n')
  let first = at
  while (first > 0 && !isApart(first - 1)) first -= 1
  let last = at
  while (last + 1 < sentences.length && !isApart(last)) last += 1
  const whole = text.slice(sentences[first]!.start, sentences[last]!.end)
  return countGraphemes(whole) <= WHOLE_PARAGRAPH_GRAPHEMES ? { first, last } : undefined
}

/** A line with those around it that are nearly as likely to answer: of a rule's two clauses, a reader needs both to tell which is theirs. */
function withCloseLines(
  passage: Passage,
  line: { first: number; last: number },
  likelihoodOf: (sentence: number) => number,
  answering: number,
): { first: number; last: number } {
  const { sentences, text } = passage
  const likelihoodOfLine = ({ first, last }: { first: number; last: number }) =>
    Math.max(...sentences.slice(first, last + 1).map((_, i) => likelihoodOf(first + i)))
  let { first, last } = line
  for (let lines = 1; lines < MOST_LINES; lines += 1) {
    const beside = [first - 1, last + 1].flatMap((at) => (sentences[at] && shortParagraph(passage, at)) || [])
    const fitting = beside.filter((other) => {
      const whole = text.slice(
        sentences[Math.min(first, other.first)]!.start,
        sentences[Math.max(last, other.last)]!.end,
      )
      const isFree = sentences.every((_, i) => i < other.first || i > other.last || likelihoodOf(i) >= 0)
      const isClose = isFree && likelihoodOfLine(other) >= CLOSE_LINE * likelihoodOf(answering)
      return isClose && countGraphemes(whole) <= MAX_EXCERPT_GRAPHEMES
    })
    const best = fitting.sort((a, b) => likelihoodOfLine(b) - likelihoodOfLine(a))[0]
    if (!best) break
    first = Math.min(first, best.first)
    last = Math.max(last, best.last)
  }
  return { first, last }
}

/** The sentences `first` to `last` of a passage as they stand; one that is too long by itself is cut. */
export function excerptOfRange(
  passage: Passage,
  { first, last }: { first: number; last: number },
  focusIn: FindFocus,
  citation: Citation,
): Excerpt {
  return rangeOf(passage, { first, last }, focusIn, citation)
}

/** A passage from its sentence `first` on, as much as fits into an excerpt: for reading on, so that nothing stands before it. */
export function pieceOf(passage: Passage, first: number, citation: Citation): Excerpt {
  const { sentences, text } = passage
  const { start } = sentences[first]!
  let last = first
  while (
    last + 1 < sentences.length &&
    countGraphemes(text.slice(start, sentences[last + 1]!.end)) <= MAX_EXCERPT_GRAPHEMES
  )
    last += 1
  const { leadIn: _, subject: __, ...piece } = rangeOf(passage, { first, last }, WHOLE, citation)
  return { ...piece, focus: WHOLE(piece.text) }
}

/** A range that was quoted before, from the beginning of a sentence; one that ends inside a sentence was cut. */
export function excerptAt(passage: Passage, range: Span, focus: Span, citation: Citation): Excerpt {
  const cut = !passage.sentences.some(({ end }) => end === range.end)
  return finish(passage, range, focus, cut, citation)
}

function rangeOf(
  passage: Passage,
  { first, last, answering = first }: { first: number; last: number; answering?: number },
  focusIn: FindFocus,
  citation: Citation,
): Excerpt {
  const { sentences, text } = passage
  const range = { start: sentences[first]!.start, end: sentences[last]!.end }
  const isLong = first === last && countGraphemes(text.slice(range.start, range.end)) > MAX_EXCERPT_GRAPHEMES
  if (isLong) range.end = range.start + clauseWithin(text.slice(range.start, range.end))
  const { start, end } = sentences[answering]!
  const focus = focusIn(text.slice(start, Math.min(end, range.end)))
  const at = start - range.start
  return finish(passage, range, { start: at + focus.start, end: at + focus.end }, isLong, citation)
}

/** The length of the longest beginning of a sentence that ends with a clause and fits into an excerpt with 「…」. */
function clauseWithin(sentence: string): number {
  const fit = sentence.slice(0, offsetAfterGraphemes(sentence, MAX_EXCERPT_GRAPHEMES - 1))
  const clause = Math.max(...['、', '，', '」', '）', ' '].map((mark) => fit.lastIndexOf(mark)))
  return clause > fit.length / 2 ? clause + 1 : fit.length
}

function finish(passage: Passage, range: Span, focus: Span, cut: boolean, citation: Citation): Excerpt {
  const { text, verbatim, newer } = passage
  const quoted = text.slice(range.start, range.end)
  const { leadIn, subject } = neededBefore(passage, range.start, MAX_EXCERPT_GRAPHEMES - countGraphemes(quoted))
  return {
    text: cut ? `${quoted}…` : quoted,
    start: range.start,
    end: range.end,
    cut,
    focus,
    ...(leadIn ? { leadIn: { ...leadIn, text: text.slice(leadIn.start, leadIn.end) } } : {}),
    ...(subject ? { subject } : {}),
    citation,
    verbatim,
    newer,
  }
}
