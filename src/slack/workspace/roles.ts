import type { Logger } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Audience } from '../../core/corpus/audience.js'
import type { Asker } from '../../service/asking.js'
import type { Sharers } from '../../service/settings.js'
import type { Clock } from './clock.js'
import { platformError } from './features.js'
import type { People } from './people.js'

/** Who may do what, as it is configured. */
export interface RoleSettings {
  /** A user group whose members belong to HR. */
  hrGroup?: string
  /** People of HR beside the group's members; the only ones where user groups are not to be had (free plans). */
  hrUsers?: readonly string[]
  adminUsers?: readonly string[]
  /** False while there is nothing that only the company's own people may read: who is a guest need not be asked then. */
  keepsInside?: () => boolean
}

interface RoleParts {
  client: WebClient
  people: People
  clock: Clock
  logger: Logger
}

/** Who leaves the group loses the role within this. */
const KNOWN_MS = 5 * 60_000
/** A server that did not tell is asked again after this. */
const AGAIN_MS = 60_000

/** Who belongs to HR and who administers, in one workspace. Asked anew for every action: nothing that Slack sends says so. */
export class Roles {
  private readonly settings: RoleSettings
  private readonly client: WebClient
  private readonly people: People
  private readonly clock: Clock
  private readonly logger: Logger
  private members: ReadonlySet<string> = new Set()
  private knownUntil = 0
  private reading: Promise<void> | undefined

  constructor(settings: RoleSettings, { client, people, clock, logger }: RoleParts) {
    this.settings = settings
    this.client = client
    this.people = people
    this.clock = clock
    this.logger = logger
  }

  async isHr(user: string): Promise<boolean> {
    const { hrGroup, hrUsers = [] } = this.settings
    if (user === '') return false
    if (hrUsers.includes(user)) return true
    if (hrGroup === undefined) return false
    if (this.knownUntil <= this.clock.now()) {
      this.reading ??= this.readGroup(hrGroup).finally(() => {
        this.reading = undefined
      })
      await this.reading
    }
    return this.members.has(user)
  }

  isAdmin(user: string): boolean {
    return this.settings.adminUsers?.includes(user) === true
  }

  /** Who is told of what only they can change: those who administer, or, where nobody does, those of HR who are named. */
  keepers(): readonly string[] {
    const { adminUsers = [], hrUsers = [] } = this.settings
    return adminUsers.length > 0 ? adminUsers : hrUsers
  }

  /** May say where requests go and whom to ask beside the app. */
  async maySet(user: string): Promise<boolean> {
    return this.isAdmin(user) || (await this.isHr(user))
  }

  async isAmong(sharers: Sharers, user: string): Promise<boolean> {
    if (sharers === 'hr') return this.maySet(user)
    return sharers === 'everyone' || (sharers === 'admin' && this.isAdmin(user))
  }

  async audienceOf(user: string): Promise<Audience> {
    if (await this.isHr(user)) return 'hr'
    return this.settings.keepsInside?.() && (await this.people.isOutsider(user)) ? 'outside' : 'everyone'
  }

  /** The asker, with what they may read; nothing from inside where their answer stands in a channel shared with another company. */
  async asker({ team, user }: Pick<Asker, 'team' | 'user'>, isShared = false): Promise<Asker> {
    return { team, user, audience: isShared ? 'outside' : await this.audienceOf(user) }
  }

  /** Where the server refuses (a free plan, a missing scope, no such group), nobody is a member; where it is silent, who was. */
  private async readGroup(usergroup: string): Promise<void> {
    let wait = KNOWN_MS
    try {
      const { users = [] } = await this.client.usergroups.users.list({ usergroup })
      this.members = new Set(users)
    } catch (error) {
      const code = platformError(error)
      if (code === undefined) wait = AGAIN_MS
      else this.members = new Set()
      this.logger.warn(`HR_USER_GROUP: its members are not known: ${code ?? String(error)}; HR_USERS still holds`)
    }
    this.knownUntil = this.clock.now() + wait
  }
}
