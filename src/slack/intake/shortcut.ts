import type { Place } from '../outbox/place.js'
import { replyIn } from '../reply-names.js'
import { wordsOf } from './message-words.js'

/** A shortcut chosen, from a message's menu or from anywhere. */
export interface Shortcut {
  team: string
  user: string
  triggerId: string
  /** The same when one shortcut is delivered again. */
  key: string
  /** Absent where it was chosen from anywhere. */
  on?: MessageChosen
}

export interface MessageChosen {
  channel: string
  ts: string
  /** What the message says, as plain words. */
  words: string
  /** Where the message stands in one, but for the message that it began with: that is seen in the channel. */
  thread?: string
  responseUrl: string
  /** The name of the reply that the message shows; absent where it shows none. */
  reply?: string
}

/** The parts of Slack's shortcut and message_action payloads that matter here. */
interface RawShortcut {
  team?: { id?: string } | null
  user: { id: string; team_id?: string }
  callback_id: string
  trigger_id: string
  action_ts?: string
  channel?: { id: string }
  message?: { text?: string; ts?: string; thread_ts?: string; blocks?: unknown[] }
  response_url?: string
}

export function toShortcut(body: object): Shortcut {
  const raw = body as RawShortcut
  const shortcut: Shortcut = {
    team: raw.team?.id ?? raw.user.team_id ?? '',
    user: raw.user.id,
    triggerId: raw.trigger_id,
    key: `shortcut:${raw.user.id}:${raw.callback_id}:${raw.action_ts ?? ''}:${raw.trigger_id}`,
  }
  const { message, channel } = raw
  if (message === undefined || channel === undefined) return shortcut
  const on: MessageChosen = {
    ...{ channel: channel.id, ts: message.ts ?? '', words: wordsOf(message) },
    responseUrl: raw.response_url ?? '',
  }
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) on.thread = message.thread_ts
  const reply = replyIn((message.blocks ?? []).map(Object) as { block_id?: unknown }[])
  if (reply !== undefined) on.reply = reply
  return { ...shortcut, on }
}

/** Where a word to whoever chose it goes: beside the message; without one, into the DM with them. */
export function placeForShortcut({ user, on }: Shortcut): Place {
  if (on === undefined) return { kind: 'thread', channel: user }
  const { responseUrl, thread } = on
  return { kind: 'private', user, responseUrl, ...(thread !== undefined && { thread }) }
}
