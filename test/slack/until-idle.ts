import { until } from './app-process.js'

/** To learn something takes seconds, on a busy machine many; this only ends what hangs. */
const MOST_MS = 100_000
/** So many looks in a row have to see nothing happen. */
const QUIET_ROUNDS = 5

export interface Bustle {
  /** Calls and responses that have been made. */
  done: () => number
  underWay: () => number
  /** What stands in the queues; refused where they are closed. */
  waiting: () => Promise<readonly unknown[]>
}

/** Nothing is under way any more: a second answer would be there by now. `queued` is kept from call to call. */
export async function untilIdle({ done, underWay, waiting }: Bustle, queued: { length: number }): Promise<void> {
  let rounds = 0
  let before = -1
  await until(
    'the end of what is under way',
    () => {
      const now = done()
      void waiting().then(
        ({ length }) => {
          queued.length = length
        },
        // Closed: nothing stands there.
        () => {
          queued.length = 0
        },
      )
      rounds = queued.length + underWay() === 0 && now === before ? rounds + 1 : 0
      before = now
      return rounds >= QUIET_ROUNDS
    },
    MOST_MS,
  )
}
