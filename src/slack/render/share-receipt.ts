import type { KnownBlock, RichTextElement } from '@slack/types'
import { actions, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'
import { takeBackShareButton } from './render-take-back.js'

/** Where something that somebody shared stands now. */
export interface Posted {
  channel: string
  thread?: string | undefined
  /** The address of the message; absent where nobody told. */
  link?: string | undefined
  /** The name of the share that may be taken back. */
  share?: string | undefined
}

/** Where it went, and the ways to see it and to take it back. */
export function postedBlocks({ channel, thread, link, share }: Posted): KnownBlock[] {
  return [
    richText(section(...placeRuns(channel, thread), run('投稿しました。'))),
    ...(link === undefined ? [] : [richText(section({ type: 'link', url: link, text: '投稿を開く' }))]),
    ...actions(share === undefined ? [] : [takeBackShareButton(share)]),
  ]
}

/** The same as a message of its own. */
export function renderReceipt(posted: Posted): Message {
  const head = postedBlocks(posted)
  return fitMessage({ summary: '共有したものを投稿しました。', head, later: [], counter: '件', tail: [] })
}

export function placeRuns(channel: string, thread: string | undefined): RichTextElement[] {
  return [{ type: 'channel', channel_id: channel }, run(thread === undefined ? ' に' : ' のスレッドに')]
}
