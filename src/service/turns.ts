import { setTimeout as pause } from 'node:timers/promises'

/** While deliveries come closer together than this, they are acknowledged first. */
const QUIET_MS = 5
/** No piece of work is held back longer. */
const LONGEST_WAIT_MS = 250

/**
 * Work that blocks the process, one piece at a time, with the event loop let in between: an acknowledgement never waits
 * behind more than one answer, and a burst is acknowledged before it is answered.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()
  private lastArrival = 0

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    this.lastArrival = performance.now()
    const turn = this.last.then(() => this.quiet()).then(work)
    this.last = turn.catch(() => {})
    return turn
  }

  private async quiet(): Promise<void> {
    const longest = performance.now() + LONGEST_WAIT_MS
    // A timer runs after pending input; a promise alone would not let it in.
    do await pause(1)
    while (performance.now() - this.lastArrival < QUIET_MS && performance.now() < longest)
  }
}
