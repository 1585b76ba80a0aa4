import type { Clock } from './clock.js'
import { SlackRefusal } from './json.js'
import { RULES } from './rules.js'

interface Trigger {
  user: string
  until: number
  used: boolean
  /** The modal that the person acted in. */
  viewId?: string
}

interface ResponseUrl {
  user: string
  channel: string
  until: number
  uses: number
  /** The message whose button was pressed. */
  messageTs?: string
  thread?: string
}

/** What Slack hands out with an interaction: a trigger for three seconds, a URL for five uses in half an hour. */
export class Tickets {
  readonly urls = new Map<string, ResponseUrl>()
  private readonly triggers = new Map<string, Trigger>()
  private readonly clock: Clock
  private lastId = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  makeTrigger(user: string, viewId?: string): string {
    this.lastId += 1
    const id = `${this.lastId}.${this.clock.now()}.trigger`
    const until = this.clock.now() + RULES.triggerMs.max
    this.triggers.set(id, { user, until, used: false, ...(viewId !== undefined && { viewId }) })
    return id
  }

  /** Throws what `views.open` answers where the trigger is no longer good. It is good once. */
  spendTrigger(id: unknown): Trigger {
    const trigger = this.triggers.get(String(id))
    if (trigger === undefined) throw new SlackRefusal('invalid_trigger_id')
    if (trigger.used) throw new SlackRefusal('exchanged_trigger_id')
    if (trigger.until < this.clock.now()) throw new SlackRefusal('expired_trigger_id')
    trigger.used = true
    return trigger
  }

  makeUrl(base: string, of: { user: string; channel: string; messageTs?: string; thread?: string }): string {
    this.lastId += 1
    const url = `${base}/response/${this.lastId}`
    this.urls.set(url, { ...of, until: this.clock.now() + RULES.responseUrlMs.max, uses: 0 })
    return url
  }

  spendUrl(url: string): ResponseUrl | 'expired_url' | 'used_url' {
    const known = this.urls.get(url)
    if (known === undefined || known.until < this.clock.now()) return 'expired_url'
    if (known.uses >= RULES.responseUrlUses.max) return 'used_url'
    known.uses += 1
    return known
  }
}
