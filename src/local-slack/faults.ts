/** What goes wrong on demand. */
export interface Fault {
  /** A Web API method, `response_url`, `socket` or `delivery`; `*` is every method and `response_url`. */
  at: string
  kind: 'slow' | 'rateLimited' | 'serverError' | 'reset' | 'stall' | 'double' | 'reorder' | 'disconnect'
  /** Before the call has its effect, after it, or after the head of the answer. Before, where not said. */
  where?: 'before' | 'after' | 'body'
  /** How often it happens; once, where not said. */
  times?: number
  /** Only each so many-th call, */
  every?: number
  /** not counting these first ones. */
  skip?: number
  /** How slow it is, or how much later the second of a double comes. */
  ms?: number
  status?: number
  retryAfterS?: number
}

interface Planned {
  fault: Fault
  left: number
  seen: number
}

/** The faults planned, and how often each came. */
export class Faults {
  readonly happened: Fault[] = []
  /** Calls that are never answered, whose callers have not given up yet. */
  stalled = 0
  private planned: Planned[] = []

  add(...faults: Fault[]): void {
    for (const fault of faults) this.planned.push({ fault, left: fault.times ?? 1, seen: 0 })
  }

  clear(): void {
    this.planned = []
    this.happened.length = 0
  }

  /** The fault that meets this call, if one does. */
  take(at: string): Fault | undefined {
    for (const each of this.planned) {
      const everywhere = each.fault.at === '*' && at !== 'socket' && at !== 'delivery'
      if (each.left <= 0 || !(each.fault.at === at || everywhere)) continue
      each.seen += 1
      const count = each.seen - (each.fault.skip ?? 0)
      if (count <= 0 || count % (each.fault.every ?? 1) !== 0) continue
      each.left -= 1
      this.happened.push(each.fault)
      return each.fault
    }
    return undefined
  }
}
