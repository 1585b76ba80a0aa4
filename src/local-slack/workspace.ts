import type { Clock } from './clock.js'
import type { Json } from './json.js'
import { Signal } from './signal.js'

export interface Channel {
  id: string
  name: string
  kind: 'public' | 'private' | 'im' | 'mpim'
  members: Set<string>
  archived: boolean
  /** Shared with another organisation (Slack Connect). */
  extShared: boolean
  /** Only some people may post. */
  restricted: boolean
  topic: string
}

export interface User {
  id: string
  name: string
  displayName: string
  email: string
  deleted: boolean
  /** A multi-channel guest; a single-channel guest is `ultraGuest`. */
  guest: boolean
  ultraGuest: boolean
  bot: boolean
  active: boolean
  /** Of another organisation, in a shared channel. */
  stranger: boolean
  locale: string
  timeZone: string
}

export interface Message {
  channel: string
  ts: string
  thread?: string
  user: string
  text: string
  blocks: unknown[]
  /** Only this user sees it. */
  onlyFor?: string
  /** What made it. */
  via: 'person' | 'api' | 'response_url'
  /** Slack said ok, yet nobody sees it. */
  hidden?: boolean
  edited?: boolean
  metadata?: Json
  /** What stands under its links, by link. */
  unfurls?: Json
  reactions: { name: string; users: string[] }[]
  files: string[]
}

export interface UserGroup {
  id: string
  handle: string
  name: string
  users: string[]
}

export const TEAM = 'T0TEST'
export const OTHER_TEAM = 'T0OTHER'
export const APP = 'A0TEST'
export const BOT = { userId: 'U0BOT', botId: 'B0BOT', name: 'telework' }

/** Whose workspace it is. */
export interface Team {
  id: string
  name: string
  /** The organisation that it belongs to. */
  org?: string
  /** The app is installed in the whole organisation. */
  ofOrg?: boolean
}

/** Who is where and what was said, in the workspace that this server plays. */
export class Workspace {
  readonly channels = new Map<string, Channel>()
  readonly users = new Map<string, User>()
  readonly groups = new Map<string, UserGroup>()
  readonly messages: Message[] = []
  /** A message that is new or has changed. */
  readonly said = new Signal<Message>()
  readonly unsaid = new Signal<Message>()
  readonly team: Team
  private readonly clock: Clock
  private lastTs: number

  constructor(clock: Clock, team: Team = { id: TEAM, name: 'test' }) {
    this.clock = clock
    this.team = team
    this.lastTs = clock.now() * 1000
    this.addUser(BOT.userId, BOT.name, 'テレワーク相談').bot = true
  }

  addUser(id: string, name: string, displayName: string): User {
    const flags = { deleted: false, guest: false, ultraGuest: false, bot: false, active: true, stranger: false }
    const user: User = {
      id,
      name,
      displayName,
      email: `${name}@example.com`,
      locale: 'ja-JP',
      timeZone: 'Asia/Tokyo',
      ...flags,
    }
    this.users.set(id, user)
    return user
  }

  addChannel(id: string, name: string, kind: Channel['kind'], members: string[]): Channel {
    const flags = { archived: false, extShared: false, restricted: false }
    const channel: Channel = { id, name, kind, members: new Set(members), topic: '', ...flags }
    this.channels.set(id, channel)
    return channel
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (channel === undefined) throw new Error(`no channel ${id}`)
    return channel
  }

  /** The DM with a person, made where there is none. */
  dmWith(user: string): Channel {
    const known = [...this.channels.values()].find((each) => each.kind === 'im' && each.members.has(user))
    return known ?? this.addChannel(`D${user.slice(1)}`, user, 'im', [user, BOT.userId])
  }

  /** The channel that a Web API argument means: a person's id is the DM with them. */
  resolve(id: string): Channel | undefined {
    const user = this.users.get(id)
    if (user === undefined) return this.channels.get(id)
    return user.bot ? undefined : this.dmWith(id)
  }

  find(channel: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts)
  }

  add(message: Omit<Message, 'reactions' | 'files'> & Partial<Message>): Message {
    const whole: Message = { reactions: [], files: [], ...message }
    this.messages.push(whole)
    this.said.tell(whole)
    return whole
  }

  change(message: Message, change: Partial<Message>): void {
    Object.assign(message, change)
    this.said.tell(message)
  }

  react(message: Message, name: string, user: string): void {
    const known = message.reactions.some((each) => each.name === name)
    const reactions = message.reactions.map((each) =>
      each.name === name && !each.users.includes(user) ? { name, users: [...each.users, user] } : each,
    )
    this.change(message, { reactions: known ? reactions : [...reactions, { name, users: [user] }] })
  }

  takeBackReaction(message: Message, name: string, user: string): void {
    const reactions = message.reactions
      .map((each) => (each.name === name ? { name, users: each.users.filter((id) => id !== user) } : each))
      .filter(({ users }) => users.length > 0)
    this.change(message, { reactions })
  }

  remove(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1)
    this.unsaid.tell(message)
  }

  /** The message of this thread that has answers: only then does a private reply show in it. */
  hasReplies(channel: string, thread: string): boolean {
    return this.messages.some(
      (each) => each.channel === channel && each.thread === thread && each.ts !== thread && each.onlyFor === undefined,
    )
  }

  nextTs(): string {
    this.lastTs = Math.max(this.lastTs + 100, this.clock.now() * 1000)
    return `${Math.floor(this.lastTs / 1e6)}.${String(this.lastTs % 1e6).padStart(6, '0')}`
  }
}

/** Slack's name for a kind of channel in events and scopes. */
export const CHANNEL_WORDS = {
  public: { type: 'channel', event: 'message.channels', scope: 'channels' },
  private: { type: 'group', event: 'message.groups', scope: 'groups' },
  im: { type: 'im', event: 'message.im', scope: 'im' },
  mpim: { type: 'mpim', event: 'message.mpim', scope: 'mpim' },
} as const
