/** Older than this, something that waits for its acknowledgement is late: Slack gives up after three seconds. */
const LATE_MS = 150

/** What has arrived and is not acknowledged yet. */
export class Arrivals {
  private readonly now: () => number
  /** When each arrived, the oldest first. */
  private readonly waiting = new Map<symbol, number>()

  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  /** Gives what is to be called when it is acknowledged, or never will be. */
  begin(): () => void {
    const arrival = Symbol()
    this.waiting.set(arrival, this.now())
    return () => this.waiting.delete(arrival)
  }

  get areLate(): boolean {
    const [oldest] = this.waiting.values()
    return oldest !== undefined && this.now() - oldest > LATE_MS
  }
}
