import type { DeliveryStore } from './stores.js'

/** After this without a renewal, whoever held a delivery is taken for dead. */
const LEASE_MS = 2 * 60_000
/** Slack's last retry comes after 24 hours where delayed events are on (slack-platform.md A7). */
const DONE_TTL_MS = 25 * 60 * 60 * 1000

/** Sees to it that what is delivered several times is worked on once. */
export class Deliveries {
  private readonly store: DeliveryStore
  private readonly log: (line: string) => void

  constructor(store: DeliveryStore, log: (line: string) => void) {
    this.store = store
    this.log = log
  }

  /**
   * Works on a delivery unless one of its keys is being worked on or done. A failure gives the keys back. While the work
   * lasts, the claim is renewed, so that no pause that Slack asks for outlives it.
   */
  async once(keys: string[], work: () => Promise<void>): Promise<void> {
    if (!(await this.claim(keys))) return
    const renewal = setInterval(() => {
      void this.attempt('renew', () => this.store.renew(keys, LEASE_MS))
    }, LEASE_MS / 3)
    renewal.unref()
    try {
      await work()
    } catch (error) {
      await this.attempt('release', () => this.store.release(keys))
      throw error
    } finally {
      clearInterval(renewal)
    }
    await this.attempt('finish', () => this.store.finish(keys, DONE_TTL_MS))
  }

  /** True also where the store is away: an answer twice is better than none. */
  private async claim(keys: string[]): Promise<boolean> {
    let claimed = true
    await this.attempt('claim', async () => {
      claimed = await this.store.claim(keys, LEASE_MS)
    })
    return claimed
  }

  private async attempt(what: string, call: () => Promise<void>): Promise<void> {
    try {
      await call()
    } catch (error) {
      this.log(`error deliveries: ${what} failed: ${String(error)}`)
    }
  }
}
