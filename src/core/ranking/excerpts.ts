import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { countGraphemes, offsetAfterGraphemes } from '../text/graphemes.js'
import type { Span } from '../text/span.js'
import { foldWidth } from '../text/width.js'

/** DESIGN.md §3: an excerpt is one to three whole sentences of one passage, at most 180 graphemes; at most five. */
export const MAX_EXCERPT_GRAPHEMES = 180
export const MAX_EXCERPT_SENTENCES = 3
export const MAX_EXCERPTS = 5

const MIN_MARK_UNITS = 2

/**
 * The sentences of a passage around the one that answers: as many of its neighbours as fit, those that score higher
 * first.
 *
 * `focus` counts the passage's sentences from 0; `scoreOf` gives each one's score, -Infinity for one that must not be
 * taken (it is shown already). A sentence that is too long by itself
 * is cut at the last clause that fits, and marked `cut`. Marks are the places where one of `words` (folded) stands.
 */
export function excerptOf(
  passage: Passage,
  focus: number,
  scoreOf: (sentence: number) => number,
  words: string[],
  citation: Citation,
): Excerpt {
  const { sentences, text } = passage
  const answering = sentences[focus]!
  const lengthOf = (start: number, end: number) => countGraphemes(text.slice(start, end))
  if (lengthOf(answering.start, answering.end) > MAX_EXCERPT_GRAPHEMES)
    return cutExcerpt(passage, answering, words, citation)
  let { first, last } = windowAround(passage, focus, scoreOf)
  while (last - first + 1 < MAX_EXCERPT_SENTENCES) {
    const fits = [first - 1, last + 1].filter((i) => {
      if (i < 0 || i >= sentences.length || scoreOf(i) === -Infinity) return false
      return lengthOf(sentences[Math.min(first, i)]!.start, sentences[Math.max(last, i)]!.end) <= MAX_EXCERPT_GRAPHEMES
    })
    if (fits.length === 0) break
    const next = fits.reduce((best, i) => (scoreOf(i) > scoreOf(best) ? i : best))
    first = Math.min(first, next)
    last = Math.max(last, next)
  }
  const start = sentences[first]!.start
  const end = sentences[last]!.end
  return finish(
    passage,
    { start, end },
    { start: answering.start - start, end: answering.end - start },
    false,
    words,
    citation,
  )
}

/** The sentences `first` to `last` of a passage as they stand; one that is too long by itself is cut. */
export function excerptOfRange(
  passage: Passage,
  { first, last, focus }: { first: number; last: number; focus: number },
  words: string[],
  citation: Citation,
): Excerpt {
  const answering = passage.sentences[focus]!
  const { start } = passage.sentences[first]!
  const { end } = passage.sentences[last]!
  if (first === last && countGraphemes(passage.text.slice(start, end)) > MAX_EXCERPT_GRAPHEMES)
    return cutExcerpt(passage, answering, words, citation)
  const within = { start: answering.start - start, end: answering.end - start }
  return finish(passage, { start, end }, within, false, words, citation)
}

/** A range that was quoted before, from the beginning of a sentence; one that ends inside a sentence was cut. */
export function excerptAt(passage: Passage, range: Span, focus: Span, citation: Citation): Excerpt {
  const cut = !passage.sentences.some(({ end }) => end === range.end)
  return finish(passage, range, focus, cut, [], citation)
}

/**
 * The one to three sentences around `focus` that fit into an excerpt and are likeliest to hold the answer, by the sum of
 * what `likelihoodOf` gives for each (0 or more; -Infinity for one that must not be taken).
 */
export function windowAround(
  { sentences, text }: Passage,
  focus: number,
  likelihoodOf: (sentence: number) => number,
): { first: number; last: number; likelihood: number } {
  let best = { first: focus, last: focus, likelihood: likelihoodOf(focus) }
  for (let first = Math.max(0, focus - MAX_EXCERPT_SENTENCES + 1); first <= focus; first += 1) {
    let likelihood = 0
    for (let i = first; i < focus; i += 1) likelihood += likelihoodOf(i)
    for (let last = focus; last < Math.min(sentences.length, first + MAX_EXCERPT_SENTENCES); last += 1) {
      likelihood += likelihoodOf(last)
      if (likelihood <= best.likelihood) continue
      const { start } = sentences[first]!
      const { end } = sentences[last]!
      // Counting is slow, and a text has no more graphemes than units.
      if (end - start > MAX_EXCERPT_GRAPHEMES && countGraphemes(text.slice(start, end)) > MAX_EXCERPT_GRAPHEMES) break
      best = { first, last, likelihood }
    }
  }
  return best
}

function cutExcerpt(passage: Passage, sentence: Span, words: string[], citation: Citation): Excerpt {
  const whole = passage.text.slice(sentence.start, sentence.end)
  const fit = whole.slice(0, offsetAfterGraphemes(whole, MAX_EXCERPT_GRAPHEMES - 1))
  const clause = Math.max(...['、', '，', '」', '）', ' '].map((mark) => fit.lastIndexOf(mark)))
  const length = clause > fit.length / 2 ? clause + 1 : fit.length
  return finish(
    passage,
    { start: sentence.start, end: sentence.start + length },
    { start: 0, end: length },
    true,
    words,
    citation,
  )
}

function finish(passage: Passage, span: Span, focus: Span, cut: boolean, words: string[], citation: Citation): Excerpt {
  const quoted = passage.text.slice(span.start, span.end)
  return {
    text: cut ? `${quoted}…` : quoted,
    start: span.start,
    end: span.end,
    cut,
    marks: marksOf(quoted, words),
    focus,
    citation,
    verbatim: passage.verbatim,
    newer: passage.newer,
  }
}

/** Where any of the folded words stands in the text: ascending, joined where they touch. */
export function marksOf(text: string, words: string[]): Span[] {
  const { folded, startOf, endOf } = foldWidth(text)
  const spans: Span[] = []
  for (const word of words) {
    if (word.length < MIN_MARK_UNITS && !/\p{sc=Han}/u.test(word)) continue
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      spans.push({ start: startOf[at]!, end: endOf[at + word.length - 1]! })
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}
