import { setTimeout as pause } from 'node:timers/promises'
import { type Meter, NO_METER } from './meter.js'
import { Recent } from './recent.js'
import { tellFault } from './store-away.js'
import type { Delivery, DeliveryStore, Lease, TakenDelivery } from './stores/delivery-store.js'

/** After this without a renewal, whoever held a delivery is taken for dead. */
const LEASE_MS = 15_000
/** Slack's last retry comes after 24 hours where delayed events are on (slack-platform.md A7). */
const DONE_TTL_MS = 25 * 60 * 60 * 1000
/** Slack waits three seconds for an acknowledgement; a database that has not written by then has to do without. */
const CLAIM_MS = 1000
/** Taken over by this many processes and never done: it is what ends them. */
const MOST_TAKES = 20
/** So many are worked on at once, some seconds of answering. What more comes stands in the store alone, and takes no memory. */
const MOST_AT_ONCE = 200
/** Of those done, so many are known without asking the store. */
const REMEMBERED = 10_000

/** Hears of a repeat: it is worked on by this process now, or it is over, or another's. */
export type Acknowledge = (repeat?: 'under way' | 'over') => Promise<void>

/** Comes to `once` by the way that a delivery takes. `waited`: there was too much to do when it came. */
export type TakeUp = (delivery: Delivery, waited: boolean) => Promise<void>

/**
 * Sees to it that what is delivered is worked on once: written down before it is acknowledged, taken up again where a process
 * ended in the middle. Where the store is away it is worked on all the same, known to this process alone.
 */
export class Deliveries {
  /** Names this process to the others. */
  private readonly holder = crypto.randomUUID()
  private readonly store: DeliveryStore
  private readonly log: (line: string) => void
  private readonly meter: Meter
  /** What is under way here, with its end. */
  private readonly held = new Map<string, Promise<void>>()
  /** Taken over, and not come to its work yet. */
  private readonly takenOver = new Set<string>()
  private readonly done = new Recent<true>(REMEMBERED)
  /** Done, and the store could not be told. */
  private readonly untold = new Map<string, Pick<Delivery, 'team' | 'key'>>()
  private heartbeat: NodeJS.Timeout | undefined
  /** How many were left to the store, */
  private left = 0
  /** and whether some of them may stand there still. */
  private isBehind = false
  private isLooking = false
  private takesMore = true
  private takeUpAgain: TakeUp | undefined
  private readonly mostAtOnce: number

  constructor(store: DeliveryStore, log: (line: string) => void, meter: Meter = NO_METER, mostAtOnce = MOST_AT_ONCE) {
    this.mostAtOnce = mostAtOnce
    this.store = store
    this.log = log
    this.meter = meter
  }

  /**
   * Writes the delivery down, acknowledges it, works on it; where it is known already, only acknowledges, as a repeat. It is done when
   * the work ends, in whatever way: whoever waits has been told of a failure, and throwing is left to the caller. What `mayWait` is
   * only written down and acknowledged where there is enough to do: it is taken up when its turn comes.
   */
  async once(
    delivery: Delivery,
    acknowledge: Acknowledge,
    work: () => Promise<void>,
    { mayWait = false } = {},
  ): Promise<void> {
    const { key } = delivery
    const isLeft = mayWait && this.isFull && !this.takenOver.has(key) && !this.held.has(key) && !this.done.get(key)
    if (isLeft && (await this.leave(delivery, acknowledge))) return
    if (this.held.has(key)) return this.passOver(acknowledge, 'under way')
    if (this.done.get(key)) return this.passOver(acknowledge, 'over')
    // Where it could not be left, the store is away, and need not be asked again: what it was told late is found done.
    const end = this.work(delivery, acknowledge, work, isLeft)
    this.hold(key, end)
    try {
      await end
    } finally {
      this.letGo(key)
    }
  }

  /** Resolves when what is under way of it in this process has ended, in whatever way; at once where nothing is. */
  async ended(key: string): Promise<void> {
    await this.held.get(key)?.catch(() => {})
  }

  private async work(
    delivery: Delivery,
    acknowledge: Acknowledge,
    work: () => Promise<void>,
    unclaimed: boolean,
  ): Promise<void> {
    const isMine = this.takenOver.delete(delivery.key)
    if (!isMine && !unclaimed && !(await this.claim(delivery))) return this.passOver(acknowledge, 'over')
    if (!isMine) this.meter.delivered('new')
    try {
      await acknowledge()
      await work()
    } finally {
      await this.finish(delivery)
    }
  }

  /** What came after those that were left does not go before them. */
  private get isFull(): boolean {
    return this.isBehind || this.held.size >= this.mostAtOnce
  }

  /** Writes it down as nobody's. False where the store is away: then it is worked on from memory, as all else is. */
  private async leave(delivery: Delivery, acknowledge: Acknowledge): Promise<boolean> {
    let isNew = true
    const kept = await this.attempt('claim', async () => {
      isNew = await within(CLAIM_MS, this.store.claim(delivery, { holder: this.holder, ms: 0 }))
    })
    if (!kept) return false
    this.left += 1
    this.isBehind = true
    if (isNew) {
      this.meter.delivered('new')
      await acknowledge()
    } else await this.passOver(acknowledge, 'over')
    this.takeMore()
    return true
  }

  private passOver(acknowledge: Acknowledge, repeat: 'under way' | 'over'): Promise<void> {
    this.meter.delivered('repeated')
    return acknowledge(repeat)
  }

  /** Works on what other processes left undone when they ended; `work` comes to `once` by the way that a delivery takes. */
  async takeUp(work: TakeUp): Promise<void> {
    this.takeUpAgain = work
    const { isBehind } = this
    const taken = await this.lookForUndone()
    await Promise.all(taken.map((delivery) => this.again(delivery, work, isBehind)))
  }

  private async lookForUndone(): Promise<TakenDelivery[]> {
    const room = this.mostAtOnce - this.held.size - this.takenOver.size
    if (this.isLooking || room <= 0) return []
    this.isLooking = true
    const { left } = this
    let taken: TakenDelivery[] = []
    const looked = await this.attempt('looking for what is undone', async () => {
      taken = await this.store.takeOver(this.lease, room)
    })
    this.isLooking = false
    if (looked && taken.length < room && this.left === left) this.isBehind = false
    return taken
  }

  /** Nothing is taken up any more. */
  takeNoMore(): void {
    this.takesMore = false
  }

  /** As soon as half of the room is free: looking costs a write each time. */
  private takeMore(): void {
    if (!this.isBehind || !this.takesMore || this.takeUpAgain === undefined) return
    if (this.held.size + this.takenOver.size <= this.mostAtOnce / 2) void this.takeUp(this.takeUpAgain)
  }

  /** Leaves what is not done to others, who need not wait until this process is taken for dead. */
  async release(): Promise<void> {
    this.takeNoMore()
    clearInterval(this.heartbeat)
    await this.attempt('release', () => this.store.release(this.holder))
  }

  private async again(delivery: TakenDelivery, work: TakeUp, waited: boolean): Promise<void> {
    const { key, takes } = delivery
    if (this.held.has(key)) return
    if (this.done.get(key)) return this.finish(delivery)
    if (takes > MOST_TAKES) {
      this.log(`error deliveries: given up, ${takes - 1} processes ended over it: ${kindOf(key)}`)
      return this.finish(delivery)
    }
    if (!waited) this.meter.delivered('taken_up')
    this.takenOver.add(key)
    try {
      await work(delivery, waited)
    } finally {
      // Nobody wanted it any more.
      if (this.takenOver.delete(key)) await this.finish(delivery)
    }
  }

  private get lease(): Lease {
    return { holder: this.holder, ms: LEASE_MS }
  }

  /** True also where the store is away: an answer without memory is better than none. */
  private async claim(delivery: Delivery): Promise<boolean> {
    let claimed = true
    await this.attempt('claim', async () => {
      claimed = await within(CLAIM_MS, this.store.claim(delivery, this.lease))
    })
    return claimed
  }

  private async finish({ team, key }: Pick<Delivery, 'team' | 'key'>): Promise<void> {
    this.done.note(key, true)
    this.untold.set(key, { team, key })
    await this.attempt('finish', () => this.tell({ team, key }))
  }

  private async tell(delivery: Pick<Delivery, 'team' | 'key'>): Promise<void> {
    await this.store.finish(delivery, DONE_TTL_MS)
    this.untold.delete(delivery.key)
  }

  private hold(key: string, end: Promise<void>): void {
    this.held.set(key, end)
    if (this.heartbeat !== undefined) return
    this.heartbeat = setInterval(() => void this.beat(), LEASE_MS / 3)
    this.heartbeat.unref()
  }

  private letGo(key: string): void {
    this.held.delete(key)
    this.takeMore()
    this.rest()
  }

  private rest(): void {
    if (this.held.size > 0 || this.untold.size > 0) return
    clearInterval(this.heartbeat)
    this.heartbeat = undefined
  }

  private async beat(): Promise<void> {
    if (this.held.size > 0) await this.attempt('renew', () => this.store.renew(this.lease))
    for (const delivery of [...this.untold.values()]) {
      if (!(await this.attempt('finish', () => this.tell(delivery)))) return
    }
    this.rest()
  }

  private async attempt(what: string, call: () => Promise<void>): Promise<boolean> {
    try {
      await call()
      return true
    } catch (error) {
      tellFault(this.log, `deliveries: ${what} failed`, error)
      return false
    }
  }
}

/** Without anybody's name. */
function kindOf(key: string): string {
  return key.split(':')[0] ?? ''
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const late = new AbortController()
  const timeout = pause(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer in ${ms} ms`)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    late.abort()
    timeout.catch(() => {})
    work.catch(() => {})
  }
}
