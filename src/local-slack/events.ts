import type { Clock } from './clock.js'
import type { Faults } from './faults.js'
import type { Json } from './json.js'
import { DELAYED_PAUSES_MS, RETRY_PAUSES_MS, RULES } from './rules.js'
import type { Ack, Delivery, Retry, Transport } from './transport.js'
import { APP, BOT, CHANNEL_WORDS, type Channel, type Message, OTHER_TEAM, type Workspace } from './workspace.js'

const HOUR_MS = 60 * 60_000
/** Past this share of failures Slack takes the subscription away, unless there are few events. */
const MOST_FAILURES = 0.95
const FEW_EVENTS = 1000

/** One event on its way to the app: each try, and what came of it. */
export interface Journey {
  payload: Json
  acks: Ack[]
}

/** Events from Slack to the app, tried again at once, after one minute and after five. */
export class Events {
  readonly journeys: Journey[] = []
  /** Failing apps lose their subscription. */
  enabled = true
  /** "Delayed Events" in the app's settings. */
  delayedEvents = false
  readonly subscriptions: Set<string>
  private readonly transport: () => Transport
  private readonly faults: Faults
  private readonly clock: Clock
  private readonly workspace: Workspace
  private readonly outcomes: { at: number; good: boolean }[] = []
  private held: (() => void) | undefined
  private lastId = 0

  constructor(parts: {
    clock: Clock
    workspace: Workspace
    faults: Faults
    transport: () => Transport
    subscriptions: readonly string[]
  }) {
    this.clock = parts.clock
    this.workspace = parts.workspace
    this.faults = parts.faults
    this.transport = parts.transport
    this.subscriptions = new Set(parts.subscriptions)
  }

  envelope(event: Json, channel?: Channel): Json {
    this.lastId += 1
    const { id, org = null, ofOrg = false } = this.workspace.team
    const shared = channel?.extShared === true
    const foreign = shared && event.user_team === OTHER_TEAM
    return {
      type: 'event_callback',
      team_id: id,
      ...(org !== null && { enterprise_id: org }),
      context_team_id: foreign ? OTHER_TEAM : id,
      context_enterprise_id: org,
      api_app_id: APP,
      event,
      event_id: `Ev${String(this.lastId).padStart(8, '0')}`,
      event_time: Math.floor(this.clock.now() / 1000),
      authorizations: [
        { enterprise_id: org, team_id: id, user_id: BOT.userId, is_bot: true, is_enterprise_install: ofOrg },
      ],
      is_ext_shared_channel: shared,
      event_context: `4-${this.lastId}`,
    }
  }

  /** The events of one message: two for a mention in a channel, one for any other; only those subscribed to. */
  forMessage(message: Message, change?: 'changed' | 'deleted', before?: string): Json[] {
    const channel = this.workspace.channel(message.channel)
    if (!channel.members.has(BOT.userId)) return []
    const words = CHANNEL_WORDS[channel.kind]
    const base = this.messageEvent(message)
    const envelopes: Json[] = []
    const mentions = message.text.includes(`<@${BOT.userId}>`) && message.user !== BOT.userId
    if (change === undefined && mentions && channel.kind !== 'im' && this.subscriptions.has('app_mention'))
      envelopes.push(this.envelope({ ...base, type: 'app_mention' }, channel))
    if (!this.subscriptions.has(words.event)) return envelopes
    const said = { ...base, channel_type: words.type }
    envelopes.push(this.envelope(change === undefined ? said : this.changeEvent(said, change, before), channel))
    return envelopes
  }

  /** To the app where it is subscribed to this type. */
  emit(event: Json): Promise<Ack[]> {
    if (!this.subscriptions.has(String(event.type))) return Promise.resolve([])
    const channel = typeof event.channel === 'string' ? this.workspace.channels.get(event.channel) : undefined
    const stamped = { event_ts: this.workspace.nextTs(), ...event }
    return this.dispatch(this.envelope(stamped, channel)).then((ack) => [ack])
  }

  /** The first try; the others follow by the clock where it fails. */
  async dispatch(payload: Json, ackMs?: number): Promise<Ack> {
    if (!this.enabled) return { status: 0, ms: 0 }
    if (this.isFlooded()) return this.deliver({ kind: 'events_api', payload: this.rateLimited() })
    const journey: Journey = { payload, acks: [] }
    this.journeys.push(journey)
    return this.attempt(journey, 0, ackMs)
  }

  /** One try, whatever becomes of it. */
  async deliver(delivery: Delivery): Promise<Ack> {
    const fault = this.faults.take('delivery')
    if (fault?.kind === 'slow') await this.clock.pause(fault.ms ?? 500)
    if (fault?.kind === 'reorder') await this.afterNext(fault.ms ?? 300)
    const sent = this.transport().deliver(delivery)
    this.held?.()
    if (fault?.kind === 'double') {
      if (fault.ms !== undefined) await this.clock.pause(fault.ms)
      await this.transport().deliver(delivery)
    }
    return sent
  }

  private async attempt(journey: Journey, num: number, ackMs?: number): Promise<Ack> {
    const last = journey.acks.at(-1)
    const retry: Retry | undefined = num === 0 || last === undefined ? undefined : { num, reason: reasonOf(last) }
    const ack = await this.deliver({
      kind: 'events_api',
      payload: journey.payload,
      ...(retry !== undefined && { retry }),
      ...(ackMs !== undefined && { ackMs }),
    })
    journey.acks.push(ack)
    const good = ack.status >= 200 && ack.status < 300
    this.judge(good)
    const pauses = this.delayedEvents ? [...RETRY_PAUSES_MS, ...DELAYED_PAUSES_MS] : RETRY_PAUSES_MS
    const pauseMs = pauses[num]
    if (!good && ack.noRetry !== true && pauseMs !== undefined && this.enabled)
      this.clock.after(pauseMs, () => void this.attempt(journey, num + 1, ackMs))
    return ack
  }

  /** Waits until another delivery has gone out before this one. */
  private afterNext(maxMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.held = undefined
        resolve()
      }
      this.held = go
      this.clock.after(maxMs, go)
    })
  }

  private messageEvent(message: Message): Json {
    const user = this.workspace.users.get(message.user)
    const bot = message.user === BOT.userId ? { bot_id: BOT.botId, app_id: APP } : {}
    const files = message.files.length > 0 ? { subtype: 'file_share', files: message.files.map((id) => ({ id })) } : {}
    return {
      type: 'message',
      user: message.user,
      text: message.text,
      ts: message.ts,
      channel: message.channel,
      team: this.workspace.team.id,
      ...(user?.stranger && { user_team: OTHER_TEAM, source_team: OTHER_TEAM }),
      ...(message.thread !== undefined && { thread_ts: message.thread }),
      ...(message.blocks.length > 0 && { blocks: message.blocks }),
      event_ts: message.ts,
      ...files,
      ...bot,
    }
  }

  private changeEvent(said: Json, change: 'changed' | 'deleted', before?: string): Json {
    const { channel, channel_type, ...message } = said
    const ts = this.workspace.nextTs()
    const common = { type: 'message', channel, channel_type, ts, event_ts: ts, hidden: true }
    // A post with a thread leaves a tombstone.
    if (change === 'deleted' && this.workspace.hasReplies(String(channel), String(message.ts)))
      return {
        ...{ ...common, subtype: 'message_changed', previous_message: message },
        message: { ...{ type: 'message', subtype: 'tombstone', hidden: true, user: 'USLACKBOT' }, ts: message.ts },
      }
    if (change === 'deleted')
      return { ...common, subtype: 'message_deleted', deleted_ts: message.ts, previous_message: message }
    return {
      ...common,
      subtype: 'message_changed',
      message: { ...message, edited: { user: message.user, ts } },
      ...(before !== undefined && { previous_message: { ...message, text: before } }),
    }
  }

  private judge(good: boolean): void {
    const now = this.clock.now()
    this.outcomes.push({ at: now, good })
    while ((this.outcomes[0]?.at ?? now) < now - HOUR_MS) this.outcomes.shift()
    const failed = this.outcomes.filter((each) => !each.good).length
    if (this.outcomes.length >= FEW_EVENTS && failed / this.outcomes.length > MOST_FAILURES) this.enabled = false
  }

  private isFlooded(): boolean {
    const hourAgo = this.clock.now() - HOUR_MS
    return this.outcomes.length > RULES.inboundPerHour.max && (this.outcomes[0]?.at ?? 0) > hourAgo
  }

  private rateLimited(): Json {
    const minute_rate_limited = Math.floor(this.clock.now() / 60_000) * 60
    return { type: 'app_rate_limited', team_id: this.workspace.team.id, api_app_id: APP, minute_rate_limited }
  }
}

function reasonOf(ack: Ack): string {
  if (ack.status === 0) return ack.ms >= RULES.ackMs.max ? 'http_timeout' : 'connection_failed'
  return ack.status >= 300 && ack.status < 400 ? 'too_many_redirects' : 'http_error'
}
