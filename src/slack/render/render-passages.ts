import type { KnownBlock } from '@slack/types'
import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import type { Span } from '../../core/text/span.js'
import { LIMITS } from '../limits.js'
import { actions, contextLine, markedRuns, quote, richText } from './blocks.js'
import { type Quotes, requote } from './excerpt-ref.js'
import { fullPlaceOf, newerLines, overdueLine, shareButton, spokenOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { renderNotice } from './render-notice.js'

/** A passage to read in full, and what of it was quoted. */
interface Reading {
  pieces: Excerpt[]
  quoted: Excerpt[]
}

export interface Readings {
  readings: Reading[]
  /** What has changed since it was quoted; empty where nothing has. */
  notice: string
}

/** The passages that references name, each once, as they are now. */
export function readingsOf(quotes: Quotes, refs: string[]): Readings {
  const ids = [...new Set(refs.map(passageIdOf))]
  const found = refs.map((ref) => quotes.quoted(ref))
  const quoted = found.flatMap((each) => (each.state === 'same' ? [each.excerpt] : []))
  const readings = ids.map((id) => ({
    pieces: quotes.passage(id),
    quoted: quoted.filter(({ citation }) => citation.passageId === id),
  }))
  return { readings: readings.filter(({ pieces }) => pieces.length > 0), notice: requote(quotes, refs).notice }
}

/** Whole passages, what was quoted of them strong, each with its place in full. */
export function renderPassages({ readings, notice }: Readings, sources: readonly Source[]): Message {
  const [first, ...others] = readings
  if (first === undefined) return renderNotice('この箇所は、いまの資料の中にありません。もう一度お聞きください。')
  return fitMessage({
    summary: `${notice}${spokenOf(readings.flatMap(({ pieces }) => pieces))}`,
    head: [...(notice === '' ? [] : [contextLine(notice)]), ...passageBlocks(first, sources)],
    later: others.map((reading) => ({ blocks: passageBlocks(reading, sources), ref: '' })),
    counter: '件',
    tail: actions([
      shareButton(readings.flatMap(({ pieces, quoted }) => (quoted.length > 0 ? quoted : pieces.slice(0, 1)))),
    ]),
  })
}

function passageBlocks({ pieces, quoted }: Reading, sources: readonly Source[]): KnownBlock[] {
  let text = ''
  /** Where the pieces' text begins in what is shown: what stood between them was a line's end or nothing. */
  const placed = pieces.map((piece, i) => {
    const before = pieces[i - 1]
    if (before !== undefined && piece.start > before.end) text += '\n'
    const at = text.length
    text += piece.text
    return { piece, at }
  })
  const strong = quoted.flatMap(({ start, end }) =>
    placed.flatMap(({ piece, at }): Span[] => {
      const from = Math.max(start, piece.start)
      const to = Math.min(end, piece.end)
      return from < to ? [{ start: at + from - piece.start, end: at + to - piece.start }] : []
    }),
  )
  strong.sort((a, b) => a.start - b.start)
  const [first] = pieces
  return [
    richText(quote(...markedRuns(text, strong, LIMITS.sectionText.max))),
    ...(first === undefined ? [] : [contextLine(fullPlaceOf(first)), ...overdueLine(first)]),
    ...newerLines(pieces.slice(0, 1), sources),
  ]
}
