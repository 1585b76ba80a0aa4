import { setImmediate as nextRound } from 'node:timers/promises'

/**
 * Work that blocks the process, one piece in each round of the event loop. What has arrived by then is read and acknowledged
 * first, in every round; and since one piece of work is done in every round too, arrivals that never pause hold up no answer.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(() => nextRound()).then(work)
    this.last = turn.catch(() => {})
    return turn
  }
}
