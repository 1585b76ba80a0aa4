import { isInSharedChannel } from './post.js'

/** An emoji that somebody has put on a message. */
export interface Reaction {
  team: string
  channel: string
  /** The message. */
  ts: string
  user: string
  /** In a channel that another company is in too. */
  isShared: boolean
  /** Without colons and skin tone. */
  name: string
  /** The same for one message, whoever puts it there: it is answered once. */
  key: string
}

interface RawReaction {
  user?: string
  reaction?: string
  item?: { type?: string; channel?: string; ts?: string }
  item_user?: string
}

/** Undefined where it was put on something else than a message, or on one of the app's own. */
export function toReaction(event: object, body: object, botUserId: string | undefined): Reaction | undefined {
  const { user, reaction, item, item_user } = event as RawReaction
  if (user === undefined || reaction === undefined || item?.type !== 'message') return undefined
  const { channel, ts } = item
  if (channel === undefined || ts === undefined || user === botUserId || item_user === botUserId) return undefined
  const team = (body as { team_id?: string }).team_id ?? ''
  const [name = ''] = reaction.split('::')
  const isShared = isInSharedChannel(body)
  return { team, channel, ts, user, isShared, name, key: `reaction:${team}:${channel}:${ts}` }
}
