import type { Source } from '../../core/corpus/corpus.js'
import { actions, contextLine } from './blocks.js'
import type { Requotation } from './excerpt-ref.js'
import { fullExcerpt, shareButton, spokenOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { renderNotice } from './render-notice.js'

/** Excerpts one after the other: what an answer left out. */
export function renderExcerpts({ excerpts, notice }: Requotation, sources: readonly Source[]): Message {
  const [first, ...others] = excerpts
  if (first === undefined) return renderNotice('この箇所は、いまの資料の中にありません。もう一度お聞きください。')
  return fitMessage({
    summary: spokenOf(excerpts),
    head: [...(notice === '' ? [] : [contextLine(notice)]), ...fullExcerpt(first, sources)],
    later: others.map((excerpt) => ({ blocks: fullExcerpt(excerpt, sources), ref: '' })),
    counter: '件',
    tail: actions([shareButton(excerpts)]),
  })
}
