import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { actions, contextLine } from './blocks.js'
import { mainExcerpt, shareButton, summaryOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { renderNotice } from './render-notice.js'

/** Excerpts one after the other: a passage in full, or what an answer left out; `notice` says what has changed since. */
export function renderExcerpts(excerpts: Excerpt[], sources: readonly Source[], notice = ''): Message {
  const [first, ...others] = excerpts
  if (first === undefined) return renderNotice('この箇所は、いまの資料の中にありません。もう一度お聞きください。')
  return fitMessage({
    summary: summaryOf(excerpts),
    head: [...(notice === '' ? [] : [contextLine(notice)]), ...mainExcerpt(first, sources)],
    later: others.map((excerpt) => ({ blocks: mainExcerpt(excerpt, sources), ref: '' })),
    counter: '件',
    tail: actions([shareButton(excerpts)]),
  })
}
