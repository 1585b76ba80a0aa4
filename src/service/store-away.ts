/** What is kept cannot be reached at the moment; that it is so stands in the log already, once. */
export class StoreAway extends Error {
  readonly code = 'away'

  constructor(cause: unknown) {
    super('the database is away', { cause })
    this.name = 'StoreAway'
  }
}

/** One line on what could not be read or kept; none for each call of an outage. */
export function tellFault(log: (line: string) => void, what: string, error: unknown): void {
  if (!(error instanceof StoreAway)) log(`error ${what}: ${String(error)}`)
}
