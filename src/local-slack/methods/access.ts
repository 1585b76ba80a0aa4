import type { Desk } from '../desk.js'
import { type Json, SlackRefusal } from '../json.js'
import { BOT, CHANNEL_WORDS, type Channel, type Message } from '../workspace.js'

/** The channel that the bot means, where it may see it at all: a private one without the bot is not there. */
export function visibleChannel(desk: Desk, id: unknown): Channel {
  const channel = desk.workspace.resolve(String(id))
  if (channel === undefined) throw new SlackRefusal('channel_not_found')
  if (channel.kind !== 'public' && !channel.members.has(BOT.userId)) throw new SlackRefusal('channel_not_found')
  return channel
}

/** The channel, where the bot may write into it. */
export function writableChannel(desk: Desk, id: unknown): Channel {
  const channel = visibleChannel(desk, id)
  if (channel.archived) throw new SlackRefusal('is_archived')
  if (!channel.members.has(BOT.userId)) throw new SlackRefusal('not_in_channel')
  if (channel.restricted) throw new SlackRefusal('restricted_action')
  return channel
}

/** The scope that reading (`history`, `read`) a channel of this kind needs. */
export function scopeFor(what: 'history' | 'read' | 'write') {
  return (desk: Desk, args: Json): string | undefined => {
    const channel = desk.workspace.resolve(String(args.channel))
    return channel === undefined ? undefined : `${CHANNEL_WORDS[channel.kind].scope}:${what}`
  }
}

export function messageOf(desk: Desk, channel: Channel, ts: unknown): Message {
  const message = desk.workspace.find(channel.id, String(ts))
  if (message === undefined || message.onlyFor !== undefined) throw new SlackRefusal('message_not_found')
  return message
}

/** A page of a list: `limit` entries from the `cursor`, which is the number of the first. */
export function page<Entry>(entries: Entry[], args: Json, max = 1000): { entries: Entry[]; next: Json } {
  const start = args.cursor === undefined || args.cursor === '' ? 0 : Number(args.cursor)
  if (!Number.isInteger(start) || start < 0) throw new SlackRefusal('invalid_cursor')
  const limit = args.limit === undefined ? 100 : Number(args.limit)
  if (!(limit >= 1 && limit <= max)) throw new SlackRefusal('invalid_limit')
  const end = start + limit
  const next_cursor = end < entries.length ? String(end) : ''
  return { entries: entries.slice(start, end), next: { response_metadata: { next_cursor } } }
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1
}

export function toPayload(message: Message, withMetadata = false): Json {
  const bot = message.user === BOT.userId ? { bot_id: BOT.botId, app_id: 'A0TEST' } : {}
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.thread !== undefined && { thread_ts: message.thread }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })),
    }),
    ...(message.files.length > 0 && { files: message.files.map((id) => ({ id })) }),
    ...(withMetadata && message.metadata !== undefined && { metadata: message.metadata }),
    ...bot,
  }
}
