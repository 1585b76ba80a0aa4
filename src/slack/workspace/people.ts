import type { WebClient } from '@slack/web-api'
import type { Clock } from './clock.js'
import type { Features } from './features.js'
import { isFromOutside, type Self } from './self.js'

interface PeopleParts {
  client: WebClient
  self: Pick<Self, 'team' | 'enterprise'>
  features: Features
  clock: Clock
}

interface Known {
  /** The name people know; empty where nobody told one. */
  name: string
  timeZone?: string
  isGuest: boolean
  isOutsider: boolean
  until: number
}

/** Who renames themselves is known by the new name within this. */
const KNOWN_MS = 10 * 60_000
/** Whose name nobody told is asked for again after this. */
const AGAIN_MS = 60_000
const MOST_KNOWN = 2000

/** Names and time zones of people, asked for once in a while: a message of a busy run names twenty of them every second. */
export class People {
  private readonly client: WebClient
  private readonly self: Pick<Self, 'team' | 'enterprise'>
  private readonly features: Features
  private readonly clock: Clock
  private readonly known = new Map<string, Promise<Known>>()

  constructor({ client, self, features, clock }: PeopleParts) {
    this.client = client
    this.self = self
    this.features = features
    this.clock = clock
  }

  /** Empty where nobody told one. */
  async name(user: string): Promise<string> {
    return (await this.find(user)).name
  }

  /** The names of several people, by their ids. */
  async names(users: Iterable<string>): Promise<Map<string, string>> {
    const named = [...new Set(users)].map(async (id) => [id, (await this.find(id)).name] as const)
    return new Map(await Promise.all(named))
  }

  async timeZone(user: string): Promise<string | undefined> {
    return (await this.find(user)).timeZone
  }

  /** Sees only the channels that they were put into. */
  async isGuest(user: string): Promise<boolean> {
    return (await this.find(user)).isGuest
  }

  /** A guest, or somebody of another company in a shared channel; so is whoever the server does not know. */
  async isOutsider(user: string): Promise<boolean> {
    return (await this.find(user)).isOutsider
  }

  private async find(user: string): Promise<Known> {
    const known = await this.known.get(user)
    if (known !== undefined && known.until > this.clock.now()) return known
    const asked = this.ask(user)
    this.known.delete(user)
    this.known.set(user, asked)
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_KNOWN) break
      this.known.delete(oldest)
    }
    return asked
  }

  private async ask(user: string): Promise<Known> {
    let isKnown = true
    const info = await this.features
      .attempt('displayNames', () => this.client.users.info({ user }))
      .catch(() => {
        isKnown = false
        return undefined
      })
    const { profile, real_name, tz, is_restricted = false } = info?.user ?? {}
    return {
      name: profile?.display_name || profile?.real_name || real_name || '',
      ...(isTimeZone(tz) && { timeZone: tz }),
      isGuest: is_restricted,
      isOutsider: !isKnown || (info?.user !== undefined && isFromOutside(info.user, this.self)),
      until: this.clock.now() + (info === undefined ? AGAIN_MS : KNOWN_MS),
    }
  }
}

function isTimeZone(name: string | undefined): name is string {
  if (name === undefined || name === '') return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
