import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import { type Citation, type Excerpt, renderMonth } from '../../core/corpus/citation.js'
import type { NewerEdition, Source } from '../../core/corpus/corpus.js'
import { overdueWords } from '../../core/corpus/review.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, markedRuns, plain, quote, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { joinRefs } from './excerpt-ref.js'
import type { Draft, Later } from './message.js'
import { cleanText, clipText, spokenLength } from './plain-text.js'
import { voteBlocks } from './vote-blocks.js'

/** A sentence that answers, with its place in a few words: a line each on the first screen. */
export function shownExcerpt(excerpt: Excerpt): KnownBlock[] {
  return [richText(quoted(excerpt)), contextLine(shortPlaceOf(excerpt)), ...overdueLine(excerpt)]
}

/** Several of them; of places in a row that are called the same, the last has it below. */
export function shownExcerpts(excerpts: readonly Excerpt[]): KnownBlock[] {
  const below = (excerpt: Excerpt) => [shortPlaceOf(excerpt), ...overdueOf(excerpt)].join('\n')
  return excerpts.flatMap((excerpt, i) => {
    const next = excerpts[i + 1]
    const [quotation, ...place] = shownExcerpt(excerpt)
    return next !== undefined && below(next) === below(excerpt) ? [quotation!] : [quotation!, ...place]
  })
}

/** A quotation with its place in full, and what is known to be newer: for whoever reads on, and for a channel. */
export function fullExcerpt(excerpt: Excerpt, sources: readonly Source[]): KnownBlock[] {
  return [
    richText(quoted(excerpt)),
    contextLine(fullPlaceOf(excerpt)),
    ...overdueLine(excerpt),
    ...newerLines([excerpt], sources),
  ]
}

/** 「見直しの期日（2025年3月）を過ぎています」, under the place, where that is so. */
export function overdueLine(excerpt: Excerpt): ContextBlock[] {
  return overdueOf(excerpt).map((words) => contextLine(words))
}

function overdueOf({ overdueSince }: Excerpt): string[] {
  return overdueSince === undefined ? [] : [overdueWords(overdueSince)]
}

/** One of the further excerpts: a quotation and its place, in one block. */
function furtherExcerpt(excerpt: Excerpt, rich: boolean): Later {
  if (!rich) {
    const text = plain(`「${wordsOf(excerpt)}」\n${[shortPlaceOf(excerpt), ...overdueOf(excerpt)].join('\n')}`)
    return { blocks: [{ type: 'section', text }], ref: excerptRef(excerpt) }
  }
  return {
    blocks: [richText(quoted(excerpt), section(run([shortPlaceOf(excerpt), ...overdueOf(excerpt)].join('\n'))))],
    ref: excerptRef(excerpt),
  }
}

/** `later`, its folding and its button, for any message with further excerpts. They are read only where they can be folded. */
export function furtherExcerpts(
  excerpts: Excerpt[],
  { folding, richFolds = true }: RenderContext,
): Pick<Draft, 'later' | 'counter' | 'foldTitle' | 'whenDropped'> {
  return {
    later: folding ? excerpts.map((excerpt) => furtherExcerpt(excerpt, richFolds)) : [],
    counter: '件',
    ...(folding && { foldTitle: (shown: number) => `ほかの箇所 ${shown}件` }),
    whenDropped: reachDropped,
  }
}

/** The button that shows the excerpts for which there was no room. */
export function reachDropped(refs: string[]): KnownBlock[] {
  return actions(refs.length === 0 ? [] : [othersButton(refs)])
}

function othersButton(refs: string[]) {
  const value = joinRefs(refs, LIMITS.buttonValue.max)
  return button({ text: `ほかの箇所 ${refs.length}件`, action: ACTIONS.others, value })
}

/** What notifications and screen readers get: the sentences and their places, whole, as many as there is room for. */
export function spokenOf(excerpts: Excerpt[]): string {
  return spokenLines(
    excerpts.map(
      (excerpt) =>
        `${wordsOf(excerpt).replaceAll('\n', ' ')}（${[shortPlaceOf(excerpt), ...overdueOf(excerpt)].join('、')}）`,
    ),
  )
}

/** As many lines as a message's text holds, the first ones first; it says how many were left out. */
export function spokenLines(lines: string[], counter = '件'): string {
  const left = (count: number) => (count === 0 ? '' : ` ほか${count}${counter}`)
  let said = lines[0] ?? ''
  for (let i = 1; i < lines.length; i += 1) {
    const longer = `${said} ${lines[i]}`
    if (spokenLength(longer + left(lines.length - i - 1)) > LIMITS.messageText.max) return said + left(lines.length - i)
    said = longer
  }
  return said
}

/**
 * Buttons under an answer: read on in what is shown, share any of what was found, and see the rest of it where it cannot
 * be folded: in the open it would hide what answers.
 */
export function excerptButtons(shown: Excerpt[], found: Excerpt[], { folding }: RenderContext): KnownBlock[] {
  if (shown.length === 0) return []
  const others = folding ? [] : found.filter((excerpt) => !shown.includes(excerpt))
  const label = '詳しく、これらの箇所の前後と出典を読む'
  return actions([
    button({ text: '詳しく', action: ACTIONS.more, value: refsOf(shown), label }),
    shareButton(found),
    ...(others.length === 0 ? [] : [othersButton(others.map(excerptRef))]),
  ])
}

export function shareButton(excerpts: Excerpt[]) {
  return button({ text: '共有', action: ACTIONS.share, value: refsOf(excerpts), label: 'チャンネルに共有する' })
}

export function feedbackButtons(excerpts: Excerpt[]): KnownBlock[] {
  return voteBlocks('asked', { refs: refsOf(excerpts) })
}

/** 「⚠ 2018年ごろの資料にもとづきます。新しい版: …」, with a link, once a document; nothing where no newer edition is known. */
export function newerLines(excerpts: Excerpt[], sources: readonly Source[]): RichTextBlock[] {
  const bySource = new Map(
    excerpts.map(({ citation, newer }) => [`${citation.source} ${newer.map(({ url }) => url)}`, { citation, newer }]),
  )
  return [...bySource.values()].flatMap(({ citation, newer }) => newerLine(citation.source, newer, sources))
}

export function newerLine(sourceId: string, newer: NewerEdition[], sources: readonly Source[]): RichTextBlock[] {
  if (newer.length === 0) return []
  const source = sources.find((each) => each.id === sourceId)
  const based = source === undefined ? '' : `${renderMonth(source)}の資料にもとづきます。`
  const links = newer.slice(0, 3).flatMap((edition, i): RichTextElement[] => {
    const date =
      edition.published === undefined ? '' : `、${renderMonth({ published: edition.published, circa: false })}`
    const text = clipText(cleanText(`${edition.title}（${edition.publisher}${date}）`), LIMITS.lineText.max)
    const link: RichTextElement = /^https?:\/\/[^\s]+$/.test(edition.url)
      ? { type: 'link', url: edition.url, text }
      : run(text)
    return i === 0 ? [link] : [run('、'), link]
  })
  return [richText(section(run(`⚠ ${clipText(based, LIMITS.lineText.max)}新しい版: `), ...links))]
}

/** 出典: テレワーク事例集（2013年ごろ）. */
export function sourceLine(sourceId: string, place: string, sources: readonly Source[]): ContextBlock[] {
  const source = sources.find((each) => each.id === sourceId)
  if (source === undefined) return []
  const publisher = source.publisher === undefined ? '' : `${source.publisher}、`
  const where = place === '' ? '' : `・${place}`
  return [contextLine(clipText(`出典: ${source.title}（${publisher}${renderMonth(source)}）${where}`, 400))]
}

function quoted(excerpt: Excerpt) {
  return quote(...quotedRuns(excerpt))
}

/** The words of an excerpt, strong where they answer, after what they need before them. */
export function quotedRuns(excerpt: Excerpt): RichTextElement[] {
  const { text, focus } = excerpt
  const standsOut = focus.start > 0 || focus.end < text.length
  const before = wordsBefore(excerpt)
  return [
    ...(before === '' ? [] : [run(clipText(before, LIMITS.lineText.max))]),
    ...markedRuns(text, standsOut ? [focus] : [], LIMITS.excerptText.max),
  ]
}

/** The same in plain words. */
function wordsOf(excerpt: Excerpt): string {
  return `${wordsBefore(excerpt)}${excerpt.text}`
}

/** What is ours stands in brackets; the passage's own words on a line before. */
function wordsBefore({ leadIn, subject }: Excerpt): string {
  return `${subject === undefined ? '' : `（${subject}）`}${leadIn === undefined ? '' : `${leadIn.text}\n`}`
}

/** The place in a few words; without the heading where that stands before the quotation already. */
function shortPlaceOf({ citation, subject, verbatim }: Excerpt): string {
  const said = subject !== undefined && citation.short.includes(`・${subject}`)
  return placeWords(said ? citation.document : citation.short, verbatim, citation)
}

export function fullPlaceOf({ citation, verbatim }: Excerpt): string {
  return placeWords(clipText(citation.label, LIMITS.citationLabel.max), verbatim, citation)
}

/** Of works that the corpus tells in its own words, an original is marked as such; one's own rules are never told otherwise. */
function placeWords(place: string, verbatim: boolean, { whose }: Citation): string {
  return verbatim && whose !== 'own' ? `${place}（原文のまま）` : place
}

function refsOf(excerpts: Excerpt[]): string {
  return joinRefs(excerpts.map(excerptRef), LIMITS.buttonValue.max)
}
