import { setTimeout as pause } from 'node:timers/promises'

const PAUSES_MS = [100, 300, 1000]

interface Parts {
  log: (line: string) => void
  /** Resolves where the engine can be searched again. */
  probe: () => Promise<unknown>
  now: () => number
}

/**
 * An engine that gave no answer is asked no more, so that nobody waits for it, and one probe at a time finds out when it is back.
 * A line of the log when it goes, and one when it is back.
 */
export class Availability {
  private readonly parts: Parts
  private since: number | undefined
  private missed = 0
  private closed = false
  reason: string | undefined

  constructor(parts: Parts) {
    this.parts = parts
  }

  get isAway(): boolean {
    return this.since !== undefined
  }

  /** A search could not be made while it was away. */
  miss(): void {
    this.missed += 1
  }

  lose(why: string): void {
    if (this.isAway || this.closed) return
    const { log, now } = this.parts
    this.since = now()
    this.reason = why
    log(`error search: the engine ${why}; own documents cannot be searched, the rest answers`)
    void this.waitForIt()
  }

  close(): void {
    this.closed = true
  }

  private async waitForIt(): Promise<void> {
    const { log, now, probe } = this.parts
    for (let tries = 0; !this.closed; tries += 1) {
      await pause(PAUSES_MS[tries] ?? PAUSES_MS.at(-1), undefined, { ref: false })
      if (this.closed) return
      const isThere = await probe().then(
        () => true,
        () => false,
      )
      if (!isThere) continue
      const seconds = ((now() - (this.since ?? now())) / 1000).toFixed(1)
      log(`warn search: the engine is back after ${seconds} s; ${this.missed} searches could not be made meanwhile`)
      this.since = undefined
      this.reason = undefined
      this.missed = 0
      return
    }
  }
}
