import { type Clock, timedOut } from '../../src/slack/workspace/clock.js'

/** A server that is busy sees a closed connection within this. */
const SEEN_WITHIN_MS = 1000

/**
 * The app's time, without waiting: a pause is over at once and is noted. A call that is to end by a time may take as long as
 * the machine needs; those that the server leaves unanswered are aborted as soon as nothing else is waited for.
 */
export class TestClock implements Clock {
  /** How long each pause would have been. */
  readonly pausesMs: number[] = []
  private aheadMs = 0
  private heldAt: number | undefined
  private readonly alarms = new Set<{ due: number; run: () => void }>()
  private readonly waiting = new Map<AbortController, number>()
  private readonly unanswered: () => number
  private readonly look: NodeJS.Timeout

  /** When calls were aborted that the server still holds open; 0: there are none. */
  private leftAt = 0
  private readonly onPause: (ms: number) => void

  /** `unanswered` says how many calls wait for nothing now; `onPause` hears of each pause, where other clocks are to keep up. */
  constructor(unanswered: () => number = () => 0, onPause: (ms: number) => void = () => {}) {
    this.unanswered = unanswered
    this.onPause = onPause
    this.look = setInterval(() => this.giveUp(), 5)
    this.look.unref()
  }

  now(): number {
    return (this.heldAt ?? Date.now()) + this.aheadMs
  }

  /** From now on time passes only where it is turned: no pause comes out shorter because the machine took a while. */
  hold(): void {
    this.heldAt = Date.now()
  }

  /** So much time has gone by. */
  turn(ms: number): void {
    this.aheadMs += ms
    for (const alarm of [...this.alarms]) {
      if (alarm.due > this.now() || !this.alarms.delete(alarm)) continue
      alarm.run()
    }
  }

  after(ms: number, run: () => void): () => void {
    const alarm = { due: this.now() + ms, run }
    this.alarms.add(alarm)
    return () => this.alarms.delete(alarm)
  }

  async pause(ms: number): Promise<void> {
    this.pausesMs.push(ms)
    this.onPause(ms)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }

  async within<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController()
    this.waiting.set(controller, ms)
    try {
      return await work(controller.signal)
    } finally {
      this.waiting.delete(controller)
    }
  }

  stop(): void {
    clearInterval(this.look)
  }

  private giveUp(): void {
    const stalled = this.unanswered()
    if (stalled === 0) this.leftAt = 0
    // The server has not seen yet that whoever called has left: the next call is not the one that it leaves unanswered.
    if (stalled === 0 || this.waiting.size !== stalled || Date.now() - this.leftAt < SEEN_WITHIN_MS) return
    this.leftAt = Date.now()
    for (const [controller, ms] of [...this.waiting]) controller.abort(timedOut(ms))
  }
}
