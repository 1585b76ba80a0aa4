import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import { type Excerpt, renderMonth } from '../../core/corpus/citation.js'
import type { NewerEdition, Source } from '../../core/corpus/corpus.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, markedRuns, quote, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { joinRefs } from './excerpt-ref.js'
import type { Draft, Later } from './message.js'
import { cleanText, clipText } from './plain-text.js'

/** The sentence that answers, where it stands, and what is known to be newer. */
export function mainExcerpt(excerpt: Excerpt, sources: readonly Source[]): KnownBlock[] {
  return [
    richText(quoted(excerpt)),
    citationLine(excerpt),
    ...newerLine(excerpt.citation.source, excerpt.newer, sources),
  ]
}

/** One of the further excerpts: a quotation and its place, in one block. */
function furtherExcerpt(excerpt: Excerpt): Later {
  return {
    blocks: [richText(quoted(excerpt), section(run(labelOf(excerpt))))],
    ref: excerptRef(excerpt),
  }
}

/** `later`, its folding and its button, for any message whose further excerpts may be left out. */
export function furtherExcerpts(
  excerpts: Excerpt[],
  context: RenderContext,
): Pick<Draft, 'later' | 'counter' | 'foldTitle' | 'whenDropped'> {
  return {
    later: excerpts.map(furtherExcerpt),
    counter: '件',
    ...(context.folding && { foldTitle: (shown: number) => `ほかの箇所 ${shown}件` }),
    whenDropped: reachDropped,
  }
}

/** The button that shows the excerpts for which there was no room. */
export function reachDropped(refs: string[]): KnownBlock[] {
  return actions([
    button({ text: 'ほかの箇所', action: ACTIONS.others, value: joinRefs(refs, LIMITS.buttonValue.max) }),
  ])
}

/** 「残業は、所属長が事前に…」（広島市役所の事例…）ほか3件. */
export function summaryOf(excerpts: Excerpt[]): string {
  const [first, ...others] = excerpts
  if (first === undefined) return ''
  const said = clipText(first.text.replaceAll('\n', ' '), LIMITS.summaryQuote.max)
  return `${said}（${first.citation.label}）${others.length > 0 ? `ほか${others.length}件` : ''}`
}

/** Buttons under an answer: read on, share. */
export function excerptButtons(excerpts: Excerpt[]): KnownBlock[] {
  const [first] = excerpts
  if (first === undefined) return []
  return actions([
    button({ text: '詳しく', action: ACTIONS.more, value: excerptRef(first), label: '詳しく、この箇所の前後を読む' }),
    shareButton(excerpts),
  ])
}

export function shareButton(excerpts: Excerpt[]) {
  return button({ text: '共有', action: ACTIONS.share, value: refsOf(excerpts), label: 'チャンネルに共有する' })
}

export function feedbackButtons(excerpts: Excerpt[]): KnownBlock[] {
  const value = refsOf(excerpts)
  return [
    contextLine('役に立ちましたか'),
    ...actions([
      button({ text: 'はい', action: ACTIONS.helpful, value, label: 'はい、役に立ちました' }),
      button({ text: 'いいえ', action: ACTIONS.unhelpful, value, label: 'いいえ、役に立ちませんでした' }),
    ]),
  ]
}

/** ⚠ 2018年ごろの内容です。新しい版: …, with a link; nothing where no newer edition is known. */
export function newerLine(sourceId: string, newer: NewerEdition[], sources: readonly Source[]): RichTextBlock[] {
  if (newer.length === 0) return []
  const source = sources.find((each) => each.id === sourceId)
  const based = source === undefined ? '' : `${renderMonth(source)}の内容です。`
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
  return quote(...markedRuns(excerpt.text, excerpt.marks, LIMITS.excerptText.max))
}

function citationLine(excerpt: Excerpt): ContextBlock {
  return contextLine(labelOf(excerpt))
}

function labelOf(excerpt: Excerpt): string {
  const label = clipText(excerpt.citation.label, LIMITS.citationLabel.max)
  return excerpt.verbatim ? `${label}（原文のまま）` : label
}

function refsOf(excerpts: Excerpt[]): string {
  return joinRefs(excerpts.map(excerptRef), LIMITS.buttonValue.max)
}
