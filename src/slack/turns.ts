/**
 * Work that blocks the process, one piece at a time, with the event loop let in between: an acknowledgement never waits
 * behind more than one answer.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(letOthersIn).then(work)
    this.last = turn.catch(() => {})
    return turn
  }
}

/** setImmediate runs after pending input; a promise alone would not let it in. */
function letOthersIn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
