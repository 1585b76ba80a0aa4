import { setImmediate as nextRound } from 'node:timers/promises'

/** So many steps an acknowledgement takes at most: connected, read, checked, written down, sent. */
const ROUNDS = 8

/**
 * Work that blocks the process, one piece after so many rounds of the event loop. What has arrived by then is acknowledged first;
 * rounds in which nothing arrives take no time, and since their number is fixed, arrivals that never pause hold up no answer.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(letIn).then(work)
    this.last = turn.catch(() => {})
    return turn
  }
}

async function letIn(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await nextRound()
}
