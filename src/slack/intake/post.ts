import { mentionedUsers, toPlainWords } from './plain-words.js'

/** A person's message, whichever event told of it. */
export interface Post {
  team: string
  channel: string
  ts: string
  threadTs?: string
  user: string
  /** What it says, in plain words. */
  words: string
  /** In a DM with the bot. */
  direct: boolean
  /** In a channel that another company is in too. */
  isShared: boolean
  /** Names the bot. */
  mentions: boolean
  /** Names people, but not the bot. */
  toOthers: boolean
  /** Ids of the files that it has. */
  files: string[]
  /** The same in each of its events, whenever they are delivered again. */
  key: string
}

interface Envelope {
  team_id?: string
}

/** The fields that `app_mention` and `message` share, and those that mark what is not a person's new message. */
export interface RawPost {
  type?: string
  subtype?: string
  hidden?: boolean
  edited?: unknown
  bot_id?: string
  bot_profile?: unknown
  user?: string
  text?: string
  channel?: string
  channel_type?: string
  ts?: string
  thread_ts?: string
  team?: string
  files?: { id?: string }[]
}

/** Subtypes under which people post; all others tell of edits, deletions, joins, bots. */
const POSTED_BY_PEOPLE = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])
const SLACKBOT = 'USLACKBOT'

/** The post, or undefined where the event is an edit, a bot's message, or the app's own. */
export function toPost(event: object, body: object, botUserId: string | undefined): Post | undefined {
  const raw = event as RawPost
  const envelope = body as Envelope
  if (!isPersonal(raw, botUserId) || raw.hidden === true || raw.edited !== undefined) return undefined
  if (raw.user === undefined || raw.channel === undefined || raw.ts === undefined) return undefined
  const text = raw.text ?? ''
  const team = envelope.team_id ?? raw.team ?? ''
  const named = mentionedUsers(text)
  const mentions = raw.type === 'app_mention' || (botUserId !== undefined && named.includes(botUserId))
  const post: Post = {
    team,
    channel: raw.channel,
    ts: raw.ts,
    user: raw.user,
    words: toPlainWords(text),
    direct: raw.channel_type === 'im' || raw.channel.startsWith('D'),
    isShared: isInSharedChannel(body),
    mentions,
    toOthers: named.length > 0 && !mentions,
    files: (raw.files ?? []).flatMap(({ id }) => id ?? []),
    key: `post:${team}:${raw.channel}:${raw.ts}`,
  }
  if (raw.thread_ts !== undefined) post.threadTs = raw.thread_ts
  return post
}

/** True where Slack says that the channel is shared with another company (Slack Connect). */
export function isInSharedChannel(body: object): boolean {
  return (body as { is_ext_shared_channel?: boolean }).is_ext_shared_channel === true
}

/** Somebody posted it, and no app. */
export function isPersonal({ subtype, bot_id, bot_profile, user }: RawPost, botUserId: string | undefined): boolean {
  if (!POSTED_BY_PEOPLE.has(subtype) || bot_id !== undefined || bot_profile !== undefined) return false
  return user !== undefined && user !== botUserId && user !== SLACKBOT
}
