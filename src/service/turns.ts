import { setImmediate as nextRound, setTimeout as pause } from 'node:timers/promises'
import { Arrivals } from './arrivals.js'

/** So many steps an acknowledgement takes at most: connected, read, checked, written down, sent. */
const ROUNDS = 8
const LOOK_EVERY_MS = 5
/** A quarter of a second an answer: however much arrives, some are answered. */
const MOST_LOOKS = 50

/**
 * Work that blocks the process, one piece after so many rounds of the event loop, and none while acknowledgements are late. What has
 * arrived by then is acknowledged first; rounds in which nothing arrives take no time, and since their number is fixed and late
 * acknowledgements are waited for only so long, arrivals that never pause hold up no answer for good.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()
  private readonly arrivals: Pick<Arrivals, 'areLate'>
  private readonly wait: (ms: number) => Promise<unknown>

  constructor(arrivals: Pick<Arrivals, 'areLate'> = new Arrivals(), wait: (ms: number) => Promise<unknown> = pause) {
    this.arrivals = arrivals
    this.wait = wait
  }

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(() => this.letIn()).then(work)
    this.last = turn.catch(() => {})
    return turn
  }

  private async letIn(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) await nextRound()
    for (let look = 0; look < MOST_LOOKS && this.arrivals.areLate; look += 1) await this.wait(LOOK_EVERY_MS)
  }
}
