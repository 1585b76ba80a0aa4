import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Besides } from '../../core/answers/assistant.js'
import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import type { Span } from '../../core/text/span.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, lines, markedRuns, quote, richText, run, section } from './blocks.js'
import { joinRefs, type Quotes, requote, splitRefs } from './excerpt-ref.js'
import { fullPlaceOf, newerLines, overdueLine, shareButton, spokenOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { ownLink } from './own-links.js'
import { clipText } from './plain-text.js'
import { renderNotice } from './render-notice.js'

/** A passage to read in full, and what of it was quoted. */
interface Reading {
  pieces: Excerpt[]
  quoted: Excerpt[]
  /** Where one can go on to; nowhere where not said. */
  besides?: Besides
}

export interface Readings {
  readings: Reading[]
  /** What was quoted: its marks go along from passage to passage. */
  refs?: string[]
  /** What stands before and after a passage, where that is shown too. */
  around?: (id: string) => Excerpt[]
  /** What has changed since it was quoted; empty where nothing has. */
  notice: string
}

/** The passages that references name, each once, as they are now. */
export function readingsOf(quotes: Quotes, refs: string[], passageId?: string): Readings {
  const ids = passageId === undefined ? [...new Set(refs.map(passageIdOf))] : [passageId]
  const found = refs.map((ref) => quotes.quoted(ref))
  const quoted = found.flatMap((each) => (each.state === 'same' ? [each.excerpt] : []))
  const readings = ids.map((id) => ({
    pieces: quotes.passage(id),
    quoted: quoted.filter(({ citation }) => citation.passageId === id),
    besides: quotes.besides(id),
  }))
  const { notice } = requote(quotes, refs)
  return { readings: readings.filter(({ pieces }) => pieces.length > 0), refs, around: quotes.passage, notice }
}

/** What the button of a page names: the passage to read, and what was quoted. */
export function readPage(value: string): { refs: string[]; passageId?: string } {
  const [id = '', ...refs] = splitRefs(value)
  return id === QUOTED ? { refs } : { refs, passageId: id }
}

/** In the place of a passage's id: all that were quoted. */
const QUOTED = '*'

/** Whole passages, what was quoted of them strong, each with its place in full. */
export function renderPassages(
  { readings, refs = [], around = () => [], notice }: Readings,
  sources: readonly Source[],
  {
    pages = false,
    more = [],
    linkBase,
  }: { pages?: boolean; more?: ActionsBlockElement[]; linkBase?: string | undefined } = {},
): Message {
  const [first, ...others] = readings
  const blocksOf = (reading: Reading, i: number) => {
    const { before, after } = (pages && reading.besides) || {}
    return [
      ...(before ? neighbour(before, around) : []),
      ...(pages ? [richText(section(run(headingOf(reading), true)))] : []),
      ...passageBlocks(reading, sources),
      ...(pages ? linkLine(reading, linkBase) : []),
      ...(after ? neighbour(after, around) : []),
      ...(pages ? pageButtons(reading, i, refs) : []),
    ]
  }
  if (first === undefined) return renderNotice('この箇所は、いまの資料の中にありません。もう一度お聞きください。')
  return fitMessage({
    summary: `${notice}${spokenOf(readings.flatMap(({ pieces }) => pieces))}`,
    head: [...(notice === '' ? [] : [contextLine(notice)]), ...blocksOf(first, 0)],
    later: others.map((reading, i) => ({ blocks: blocksOf(reading, i + 1), ref: '' })),
    counter: '件',
    tail: actions([
      shareButton(readings.flatMap(({ pieces, quoted }) => (quoted.length > 0 ? quoted : pieces.slice(0, 1)))),
      ...more,
    ]),
  })
}

/** What stands beside the passage, under its heading: as much of it as a glance takes. */
function neighbour({ id, heading }: { id: string; heading: string }, around: (id: string) => Excerpt[]): KnownBlock[] {
  const { text } = joined(around(id))
  if (text === '') return []
  return [richText(lines([run(heading, true)], [run(clipText(text, LIMITS.excerptText.max))]))]
}

/** To be copied into a message, where it unfolds into the quotation. */
function linkLine({ pieces: [first] }: Reading, linkBase: string | undefined): KnownBlock[] {
  const link = first && ownLink(linkBase, { kind: 'passage', id: first.citation.passageId })
  return link === undefined ? [] : [contextLine(`この箇所のリンク: ${link}`)]
}

function headingOf({ pieces: [first] }: Reading): string {
  return first === undefined ? '' : first.citation.section || first.citation.title
}

/** 「前の箇所」「次の箇所」 of its document; on a page that was not quoted, the way back. */
function pageButtons({ besides: { before, after } = {}, quoted }: Reading, i: number, refs: string[]): KnownBlock[] {
  const to = (text: string, passageId: string, label: string, place: number) =>
    button({
      ...{ text, label, action: `${ACTIONS.read}:${i * 3 + place}` },
      value: joinRefs([passageId, ...refs], LIMITS.buttonValue.max),
    })
  return actions([
    ...(before ? [to('前の箇所', before.id, `前の箇所（${before.heading}）を読む`, 0)] : []),
    ...(after ? [to('次の箇所', after.id, `次の箇所（${after.heading}）を読む`, 1)] : []),
    ...(quoted.length === 0 ? [to('引用した箇所に戻る', QUOTED, '引用した箇所に戻る', 2)] : []),
  ])
}

function passageBlocks({ pieces, quoted }: Reading, sources: readonly Source[]): KnownBlock[] {
  const { text, placed } = joined(pieces)
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

/** The pieces' text, and where each begins in what is shown: what stood between them was a line's end or nothing. */
function joined(pieces: readonly Excerpt[]): { text: string; placed: { piece: Excerpt; at: number }[] } {
  let text = ''
  const placed = pieces.map((piece, i) => {
    const before = pieces[i - 1]
    if (before !== undefined && piece.start > before.end) text += '\n'
    const at = text.length
    text += piece.text
    return { piece, at }
  })
  return { text, placed }
}
