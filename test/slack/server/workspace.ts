/** Who is where, in the workspace that the server plays. */
export interface Channel {
  id: string
  name: string
  kind: 'public' | 'private' | 'im'
  members: Set<string>
  archived: boolean
}

export interface PostedMessage {
  channel: string
  ts: string
  thread?: string
  user: string
  text: string
  blocks: unknown[]
  /** Only this user sees it. */
  onlyFor?: string
}

export const TEAM = 'T0TEST'
export const BOT = { userId: 'U0BOT', botId: 'B0BOT', name: 'telework' }
export const ANNA = 'U0ANNA'
export const BEN = 'U0BEN'
export const GENERAL = 'C0GENERAL'
export const SECRET_ROOM = 'C0WITHOUTBOT'
export const OLD_ROOM = 'C0ARCHIVED'
export const DM_ANNA = 'D0ANNA'

export class Workspace {
  readonly channels = new Map<string, Channel>()
  readonly users = new Map<string, { id: string; name: string; displayName: string }>()
  readonly messages: PostedMessage[] = []
  private lastTs = Date.now() * 1000

  constructor() {
    this.addUser(ANNA, 'anna', '安奈')
    this.addUser(BEN, 'ben', '勉')
    this.addChannel(GENERAL, 'general', 'public', [ANNA, BEN, BOT.userId])
    this.addChannel(SECRET_ROOM, 'secret', 'private', [ANNA])
    this.addChannel(OLD_ROOM, 'old', 'public', [ANNA, BOT.userId])
    this.addChannel(DM_ANNA, 'anna', 'im', [ANNA, BOT.userId])
    this.channel(OLD_ROOM).archived = true
  }

  addUser(id: string, name: string, displayName: string): void {
    this.users.set(id, { id, name, displayName })
  }

  addChannel(id: string, name: string, kind: Channel['kind'], members: string[]): void {
    this.channels.set(id, { id, name, kind, members: new Set(members), archived: false })
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (channel === undefined) throw new Error(`no channel ${id}`)
    return channel
  }

  /** The channel that a Web API argument means: a user's id is the DM with them. */
  resolve(id: string): Channel | undefined {
    if (!this.users.has(id)) return this.channels.get(id)
    return [...this.channels.values()].find((channel) => channel.kind === 'im' && channel.members.has(id))
  }

  nextTs(): string {
    this.lastTs += 100
    return `${Math.floor(this.lastTs / 1e6)}.${String(this.lastTs % 1e6).padStart(6, '0')}`
  }
}
