/** Work in steps of some milliseconds at the most, for whoever has others waiting. */
export type Steps<Result> = Generator<void, Result>

/** The same work at one go. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
