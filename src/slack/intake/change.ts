import { mentionedUsers, toPlainWords } from './plain-words.js'
import { isInSharedChannel, isPersonal, type RawPost } from './post.js'

/** A post of a person's that was edited or deleted. */
export interface Change {
  team: string
  channel: string
  /** The post, as it was first told of. */
  ts: string
  threadTs?: string
  user: string
  /** What it says now, in plain words; absent where it was deleted. */
  words?: string
  direct: boolean
  /** In a channel that another company is in too. */
  isShared: boolean
  /** The same when one change is delivered again. */
  key: string
  /** What Slack would have told of a new post that says this; absent where it was deleted, or named the bot before. */
  asPost?: object
}

interface RawChange {
  subtype?: string
  channel?: string
  channel_type?: string
  ts?: string
  deleted_ts?: string
  message?: RawPost
  previous_message?: RawPost
}

/**
 * The change, or undefined where the event tells of none: links that unfold and replies that are counted come by the same event.
 * Where a thread hangs on a deleted post, Slack leaves a tombstone in its place.
 */
export function toChange(event: object, body: object, botUserId: string | undefined): Change | undefined {
  const { subtype, channel, channel_type, message, previous_message: before, ...raw } = event as RawChange
  const isDeleted = subtype === 'message_deleted' || message?.subtype === 'tombstone'
  const post = isDeleted ? before : message
  if ((subtype !== 'message_changed' && subtype !== 'message_deleted') || post === undefined) return undefined
  const ts = raw.deleted_ts ?? post.ts
  if (channel === undefined || ts === undefined || post.user === undefined) return undefined
  if (!isPersonal(post, botUserId)) return undefined
  const team = (body as { team_id?: string }).team_id ?? post.team ?? ''
  const { text = '', thread_ts } = post
  if (!isDeleted && (before?.text === text || post.edited === undefined)) return undefined
  const at = isDeleted ? 'deleted' : (Object(post.edited) as { ts?: string }).ts
  const change: Change = {
    ...{ team, channel, ts, user: post.user },
    direct: channel_type === 'im' || channel.startsWith('D'),
    isShared: isInSharedChannel(body),
    key: `change:${post.user}:${channel}:${ts}:${at ?? raw.ts ?? ''}`,
  }
  if (thread_ts !== undefined) change.threadTs = thread_ts
  if (isDeleted) return change
  change.words = toPlainWords(text)
  const namedBefore = botUserId !== undefined && mentionedUsers(before?.text ?? '').includes(botUserId)
  const { edited: _, ...unedited } = post
  if (!namedBefore) change.asPost = { ...unedited, type: 'message', channel, channel_type }
  return change
}
