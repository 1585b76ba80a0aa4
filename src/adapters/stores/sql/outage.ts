import { setTimeout as pause } from 'node:timers/promises'
import { StoreAway } from '../../../service/store-away.js'

/** The first at once: one call may have had bad luck. */
const PAUSES_MS = [0, 200, 500, 1000]

interface Parts {
  log: (line: string) => void
  now?: () => number
}

/** Writes down when a database goes away and when it is back, a line each, and counts what could not be done meanwhile. */
export class Outage {
  private readonly log: (line: string) => void
  private readonly now: () => number
  private since: number | undefined
  private refused = 0

  constructor({ log, now = Date.now }: Parts) {
    this.log = log
    this.now = now
  }

  get lasts(): boolean {
    return this.since !== undefined
  }

  begin(why: string): void {
    if (this.lasts) return
    this.since = this.now()
    this.log(`error database: away: ${why}; questions are answered without it`)
  }

  /** What a call is given that cannot be made. */
  refuse(cause: unknown): StoreAway {
    this.refused += 1
    return new StoreAway(cause)
  }

  end(): void {
    if (this.since === undefined) return
    const seconds = ((this.now() - this.since) / 1000).toFixed(1)
    this.log(`warn database: back after ${seconds} s; ${this.refused} calls could not be made meanwhile`)
    this.since = undefined
    this.refused = 0
  }
}

interface BreakerParts extends Parts {
  /** Tells a server that is away from one that answers with a fault. */
  isAway: (error: unknown) => boolean
  /** Resolves where the server is there again. */
  probe: () => Promise<void>
  pause?: (ms: number) => Promise<unknown>
}

/**
 * A server that gives no answer is asked no more: after one call that got none all others fail at once, those under way too, and one
 * probe at a time finds out when it is back. Nobody who asks something waits for the probe.
 */
export class Breaker {
  private readonly parts: BreakerParts
  private readonly outage: Outage
  private readonly underWay = new Set<(error: unknown) => void>()
  /** Not while the database is opened: whoever starts the program is told in other words. */
  private watches = false

  constructor(parts: BreakerParts) {
    this.parts = parts
    this.outage = new Outage(parts)
  }

  /** `undone` hears of a result that comes when nobody waits for it any more. */
  during<Result>(work: () => Promise<Result>, undone: (late: Result) => void = () => {}): Promise<Result> {
    if (!this.watches) return work()
    if (this.outage.lasts) return Promise.reject(this.outage.refuse(undefined))
    return new Promise((resolve, reject) => {
      let over = false
      const fail = (error: unknown) => {
        over = true
        this.underWay.delete(fail)
        reject(error)
      }
      this.underWay.add(fail)
      work().then(
        (result) => {
          this.underWay.delete(fail)
          if (over) undone(result)
          resolve(result)
        },
        (error: unknown) => {
          fail(error)
          if (this.parts.isAway(error)) this.open(error)
        },
      )
    })
  }

  start(): void {
    this.watches = true
  }

  /** No probe goes on. */
  stop(): void {
    this.watches = false
  }

  private open(error: unknown): void {
    if (this.outage.lasts) return
    this.outage.begin(error instanceof Error ? error.message : String(error))
    for (const fail of [...this.underWay]) fail(this.outage.refuse(error))
    void this.waitForIt()
  }

  private async waitForIt(): Promise<void> {
    const { probe, pause: wait = (ms) => pause(ms, undefined, { ref: false }) } = this.parts
    for (let tries = 0; this.watches; tries += 1) {
      await wait(PAUSES_MS[tries] ?? PAUSES_MS.at(-1) ?? 0)
      if (!this.watches) return
      const isThere = await probe().then(
        () => true,
        () => false,
      )
      if (!isThere) continue
      this.outage.end()
      return
    }
  }
}
