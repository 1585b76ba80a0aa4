import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { LIMITS } from '../limits.js'
import { contextLine, richText, run, section } from './blocks.js'
import { fullExcerpt, spokenOf } from './excerpts.js'
import { fitMessage, type Message } from './message.js'
import { clipText, defangText } from './plain-text.js'

export interface Shared {
  /** The name of who shares it, as they wrote it. */
  name: string
  excerpts: Excerpt[]
  /** A sentence of their own; empty where they added none. */
  sentence: string
}

/** Excerpts posted into a channel by a person, under their own words. Nothing in it mentions anyone or links anywhere but to a newer edition. */
export function renderShared(shared: Shared, sources: readonly Source[]): Message {
  const name = defangText(clipText(shared.name.replace(/\s+/g, ' ').trim(), LIMITS.displayName.max))
  const who = name === '' ? '共有されました' : `${name}さんが共有しました`
  const sentence = defangText(clipText(shared.sentence.trim(), LIMITS.ownSentence.max))
  const own = sentence === '' ? [] : [richText(section(run(`「${sentence}」`)))]
  const [first, ...others] = shared.excerpts
  return fitMessage({
    summary: `${who}: ${sentence === '' ? '' : `「${sentence}」 `}${spokenOf(shared.excerpts)}`,
    head: [contextLine(who), ...own, ...(first === undefined ? [] : fullExcerpt(first, sources))],
    later: others.map((excerpt) => ({ blocks: fullExcerpt(excerpt, sources), ref: '' })),
    counter: '件',
    tail: [],
  })
}
