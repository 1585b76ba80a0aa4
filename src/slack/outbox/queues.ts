import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@slack/bolt'
import { type Marks, NO_MARKS } from '../../service/marks.js'
import { type Meter, NO_METER } from '../../service/meter.js'
import { StoreAway } from '../../service/store-away.js'
import type { Lease } from '../../service/stores/delivery-store.js'
import type { OutboxStore, Outcome, TakenOutgoing } from '../../service/stores/outbox-store.js'
import type { Clock } from '../workspace/clock.js'
import type { Refusal } from './forms.js'
import { Pace } from './pace.js'
import { type Letter, type Sending, SlowDown } from './postman.js'
import { Slots } from './slots.js'

/** After this without a renewal, whoever was sending is taken for dead. */
const LEASE_MS = 15_000
const LOOK_EVERY_MS = 2000
/** At the same time, over all queues. */
const MOST_SENDING = 24
/** While Slack gives no answer. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 10_000, 30_000]
/** A call that was given up may still be on its way: what is looked for at once may come after the look. */
const LATE_PAUSE_MS = 10_000
/** An hour of those; by then nobody waits for the answer any more. */
const MOST_SENDS = 125
const OUTCOME_EVERY_MS = 250

/** Who sends what goes out of a team's queues. */
export interface Sender {
  carry(letter: Letter, sending: Sending): Promise<Refusal | undefined>
  /** The server does not take it. */
  refused(letter: Letter, refusal: Refusal): Promise<void>
}

interface Watch {
  meter?: Meter
  marks?: Marks
  /** Called where something waits of a team that nobody sends for here. */
  wake?: (team: string) => void
}

interface QueueName {
  team: string
  queue: string
}

/**
 * Empties the queues of what goes out: each in its order and at its pace, all beside each other. What Slack did not let through
 * or gave no answer to stays at the head of its queue. What another process left behind is found within seconds.
 */
export class Queues {
  private readonly store: OutboxStore
  private readonly clock: Clock
  private readonly logger: Logger
  private readonly meter: Meter
  private readonly marks: Marks
  private readonly wake: (team: string) => void
  private readonly senders = new Map<string, Sender>()
  private readonly pace: Pace
  private readonly slots = new Slots(MOST_SENDING)
  private readonly lease: Lease = { holder: crypto.randomUUID(), ms: LEASE_MS }
  /** How many this process has put into a queue and not sent yet. */
  private readonly known = new Map<string, number>()
  /** Queues in which more may stand than this process knows of. */
  private readonly unseen = new Set<string>()
  /** Queues that are being emptied, each with when that is over. */
  private readonly running = new Map<string, Promise<void>>()
  private readonly sending = new Set<Promise<unknown>>()
  private readonly timers: NodeJS.Timeout[] = []
  /** Takes up nothing of others any more, */
  private ending = false
  /** nor sends anything. */
  private stopping = false

  constructor(
    store: OutboxStore,
    clock: Clock,
    logger: Logger,
    { meter = NO_METER, marks = NO_MARKS, wake = () => {} }: Watch = {},
  ) {
    this.wake = wake
    this.meter = meter
    this.marks = marks
    this.store = store
    this.clock = clock
    this.logger = logger
    this.pace = new Pace(() => clock.now())
  }

  serve(team: string, sender: Sender): void {
    this.senders.set(team, sender)
  }

  /** Sends nothing more for a team; false where something of it is being sent: then all is as before. */
  leave(team: string): boolean {
    if ([...this.running.keys()].some((name) => name.startsWith(`${team} `))) return false
    return this.senders.delete(team)
  }

  /** Takes up what stands there, now and as it comes. */
  start(): void {
    const every = (ms: number, work: () => Promise<void>) => {
      const timer = setInterval(() => void this.attempt(work), ms)
      timer.unref()
      this.timers.push(timer)
    }
    void this.attempt(() => this.look())
    every(LOOK_EVERY_MS, () => this.look())
    every(LEASE_MS / 3, async () => {
      if (this.sending.size > 0) await this.store.renew(this.lease)
    })
  }

  /** Sends what this process has put into queues, and takes up nothing of others. What time does not suffice for stands where it is. */
  async stop(maxMs: number): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    this.ending = true
    this.unseen.clear()
    // In real time, as the process that ends is.
    const late = pause(Math.max(0, maxMs), 'late', { ref: false })
    while (maxMs > 0 && this.running.size > 0) {
      if ((await Promise.race([Promise.allSettled(this.running.values()), late])) === 'late') break
    }
    this.stopping = true
    await Promise.race([Promise.allSettled(this.sending), late])
  }

  get unfinished(): number {
    return this.sending.size
  }

  /** Puts a letter at the end of its queue, where it does not stand already; it is kept when this resolves. */
  async put(team: string, queue: string, id: string, letter: Letter): Promise<void> {
    const mark = this.marks.current()
    const body = JSON.stringify({ ...letter, ...(mark !== undefined && { mark }) })
    if (!(await this.store.add({ id, team, queue, body }))) return
    const name = nameOf({ team, queue })
    this.known.set(name, (this.known.get(name) ?? 0) + 1)
    this.run({ team, queue })
  }

  /** How long what was put there last will wait, in milliseconds. */
  waitMs(team: string, queue: string): number {
    const name = nameOf({ team, queue })
    return this.pace.waitMs(name, Math.max(0, (this.known.get(name) ?? 0) - 1))
  }

  /** What came of it, also where another process sends it. */
  async outcome(id: string): Promise<Outcome> {
    for (;;) {
      const outcome = await this.store.outcome(id)
      if (outcome !== undefined) return outcome
      await this.clock.pause(OUTCOME_EVERY_MS)
    }
  }

  private async look(): Promise<void> {
    const waiting = await this.store.waiting()
    if (this.ending) return
    for (const each of waiting) {
      if (!this.senders.has(each.team)) this.wake(each.team)
      // Of one that is being emptied the next look tells whether more was in it than this process knew.
      if (!this.senders.has(each.team) || this.running.has(nameOf(each))) continue
      this.unseen.add(nameOf(each))
      this.run(each)
    }
  }

  private run(queue: QueueName): void {
    const name = nameOf(queue)
    if (this.running.has(name) || this.stopping) return
    const emptied = this.empty(queue, name).finally(() => {
      this.running.delete(name)
      // Put there just when the last was gone.
      if ((this.known.get(name) ?? 0) > 0) this.run(queue)
    })
    this.running.set(name, emptied)
  }

  private async empty(queue: QueueName, name: string): Promise<void> {
    while (this.unseen.has(name) || (this.known.get(name) ?? 0) > 0) {
      const waitMs = this.pace.waitMs(name)
      if (waitMs > 0) await this.clock.pause(waitMs)
      if (this.stopping) return
      await this.slots.take(() => this.sendHead(queue, name))
    }
    this.known.delete(name)
  }

  private async sendHead({ team, queue }: QueueName, name: string): Promise<void> {
    const sender = this.senders.get(team)
    const known = this.known.get(name) ?? 0
    let head: TakenOutgoing | undefined
    await this.attempt(async () => {
      head = this.stopping ? undefined : await this.store.take(team, queue, this.lease)
    })
    if (sender === undefined || head === undefined) {
      // Sent by another, or out of reach; what was put there meanwhile still counts.
      this.unseen.delete(name)
      this.known.set(name, (this.known.get(name) ?? 0) - known)
      return
    }
    this.pace.count(name)
    const sent = this.send(sender, name, head)
    this.sending.add(sent)
    if (await sent.finally(() => this.sending.delete(sent)))
      this.known.set(name, Math.max(0, (this.known.get(name) ?? 0) - 1))
  }

  /** False where it stands in its queue still. */
  private async send(sender: Sender, name: string, head: TakenOutgoing): Promise<boolean> {
    const letter = JSON.parse(head.body) as Letter
    return this.marks.during(letter.mark, () => this.sendLetter(sender, name, head, letter))
  }

  private async sendLetter(sender: Sender, name: string, head: TakenOutgoing, letter: Letter): Promise<boolean> {
    const { id, sends, at } = head
    let refusal: Refusal | undefined
    try {
      refusal = await sender.carry(letter, { key: id, sends, at })
    } catch (error) {
      if (sends < MOST_SENDS || error instanceof SlowDown) {
        await this.putBack(name, head, error)
        return false
      }
      refusal = { code: 'unreachable', detail: '', error }
    }
    await this.attempt(() => this.store.settle(id, refusal === undefined ? 'sent' : { refused: refusal.code }))
    this.meter.sent(refusal === undefined ? 'sent' : 'refused', this.clock.now() - at)
    const why = refusal
    if (why !== undefined) await this.attempt(() => sender.refused(letter, why))
    return true
  }

  private async putBack(name: string, { id, sends }: TakenOutgoing, error: unknown): Promise<void> {
    const slow = error instanceof SlowDown
    if (!slow) this.logger.info(`a message may not have been sent: ${String(error)}; looking whether it is there`)
    this.meter.calledAgain(slow ? 'rate_limited' : 'no_answer')
    const again = PAUSES_MS[sends - 1] ?? PAUSES_MS.at(-1) ?? 0
    this.pace.pause(name, slow ? error.waitMs : isLate(error) ? Math.max(again, LATE_PAUSE_MS) : again)
    await this.attempt(() => this.store.putBack(id, !slow))
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof StoreAway)) this.logger.error(`outbox: ${String(error)}`)
    }
  }
}

/** Given up because the time was over, by whole-fetch.ts; Slack's SDK wraps it. */
function isLate(error: unknown): boolean {
  const { name, original } = Object(error) as { name?: unknown; original?: unknown }
  return name === 'TimeoutError' || Object(original).name === 'TimeoutError'
}

function nameOf({ team, queue }: QueueName): string {
  return `${team} ${queue}`
}
