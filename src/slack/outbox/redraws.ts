import type { Clock } from '../workspace/clock.js'

/** What is drawn anew: messages for all, and modals. */
export type Drawn = 'message' | 'view'

/**
 * How often a workspace lets us: `chat.update` takes 50 and more a minute, `views.update` 100 (docs.slack.dev/apis/web-api/rate-limits,
 * read 2026-09). Others change messages and modals too, so we stay below.
 */
const PER_MINUTE: Record<Drawn, number> = { message: 40, view: 80 }
/** So many at once after a rest. */
const BURST = 5
/** The same message, or modal, not more often than this. */
const SAME_EVERY_MS = 1200

interface Waiting {
  draw: () => Promise<void>
  done: Promise<void>
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Draws messages and modals anew from what is kept, at Slack's pace: one drawing at a time of each, and of all that is asked for
 * meanwhile one more after it, which shows everything.
 */
export class Redraws {
  private readonly clock: Clock
  /** What is to be drawn next, by what is drawn. */
  private readonly waiting = new Map<string, Waiting>()
  private readonly drawing = new Set<string>()
  private readonly lastAt = new Map<string, number>()
  /** When the next would be due if each had its time, and no burst had gone before. */
  private readonly due = { message: 0, view: 0 }

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Resolves when a drawing that began after this call has ended; rejects where that failed. */
  ask(kind: Drawn, name: string, draw: () => Promise<void>): Promise<void> {
    const key = `${kind} ${name}`
    const known = this.waiting.get(key)
    if (known !== undefined) {
      // The latest is what the person sees who asked last.
      known.draw = draw
      return known.done
    }
    let settle: Pick<Waiting, 'resolve' | 'reject'> | undefined
    const done = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject }
    })
    this.waiting.set(key, { draw, done, ...settle! })
    void this.run(kind, key)
    return done
  }

  private async run(kind: Drawn, key: string): Promise<void> {
    if (this.drawing.has(key)) return
    this.drawing.add(key)
    while (this.waiting.has(key)) {
      await this.turn(kind, key)
      const next = this.waiting.get(key)!
      this.waiting.delete(key)
      await next.draw().then(next.resolve, next.reject)
    }
    this.drawing.delete(key)
  }

  /** Waits until this one may be drawn, and counts it. */
  private async turn(kind: Drawn, key: string): Promise<void> {
    const everyMs = 60_000 / PER_MINUTE[kind]
    const now = this.clock.now()
    const due = Math.max(this.due[kind], now)
    this.due[kind] = due + everyMs
    const waitMs = Math.max(due - (BURST - 1) * everyMs, (this.lastAt.get(key) ?? 0) + SAME_EVERY_MS) - now
    if (waitMs > 0) await this.clock.pause(waitMs)
    const at = this.clock.now()
    for (const [other, last] of this.lastAt) if (last + SAME_EVERY_MS <= at) this.lastAt.delete(other)
    this.lastAt.set(key, at)
  }
}
