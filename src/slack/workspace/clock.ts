import { setTimeout as pause } from 'node:timers/promises'

/** Time as the Slack side sees it. Tests hand in one of their own, so that nobody waits for real pauses there. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  pause(ms: number): Promise<void>
  /** Runs it when so much time has passed. Gives what calls it off. */
  after(ms: number, run: () => void): () => void
  /** Runs the work with a signal that aborts after so long; the work rejects then. */
  within<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>
}

export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  pause,
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  within: async (ms, work) => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(timedOut(ms)), ms)
    try {
      return await work(controller.signal)
    } finally {
      clearTimeout(timer)
    }
  },
}

/** What a call that took too long is rejected with. */
export function timedOut(ms: number): Error {
  return new DOMException(`no answer in ${ms} ms`, 'TimeoutError')
}
