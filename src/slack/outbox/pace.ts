/** "1 per second per channel", with short bursts above it (docs.slack.dev/apis/web-api/rate-limits, read 2026-09). */
const EVERY_MS = 1000
/** Slack gives no figure. */
const BURST = 10
const MOST_KNOWN = 5000

/** How fast each queue may go: a burst, then one message a second; slower where Slack asks for a pause. */
export class Pace {
  private readonly now: () => number
  /** When a message of the queue would be due if each had its second, and no burst had gone before. */
  private readonly due = new Map<string, number>()
  private readonly pausedUntil = new Map<string, number>()

  constructor(now: () => number) {
    this.now = now
  }

  /** Milliseconds until the next may go, or the one behind so many others. */
  waitMs(queue: string, ahead = 0): number {
    const now = this.now()
    const due = Math.max(this.due.get(queue) ?? 0, now) + ahead * EVERY_MS
    const pausedMs = (this.pausedUntil.get(queue) ?? 0) - now
    return Math.max(0, due - (BURST - 1) * EVERY_MS - now, pausedMs)
  }

  /** One goes now. */
  count(queue: string): void {
    this.pausedUntil.delete(queue)
    const due = Math.max(this.due.get(queue) ?? 0, this.now()) + EVERY_MS
    this.due.delete(queue)
    this.due.set(queue, due)
    if (this.due.size > MOST_KNOWN) this.forget()
  }

  pause(queue: string, ms: number): void {
    this.pausedUntil.set(queue, this.now() + ms)
  }

  /** Those whose burst is whole again. */
  private forget(): void {
    for (const [queue, due] of this.due) if (due <= this.now()) this.due.delete(queue)
  }
}
