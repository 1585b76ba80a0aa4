/** Names what is worked on, so that every line of the log that is written meanwhile carries its name. */
export interface Marks {
  /** Does the work under the mark, with all that it leaves running; without one where there is none. */
  during<Result>(mark: string | undefined, work: () => Result): Result
  current(): string | undefined
}

export const NO_MARKS: Marks = { during: (_, work) => work(), current: () => undefined }
