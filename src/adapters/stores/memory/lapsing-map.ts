/** Milliseconds since 1970. */
export type Clock = () => number

/** Entries that lapse, the oldest going first when there are too many. */
export class LapsingMap<Value> {
  private readonly entries = new Map<string, { value: Value; until: number }>()
  private readonly now: Clock
  private readonly maxEntries: number

  constructor(now: Clock, maxEntries: number) {
    this.now = now
    this.maxEntries = maxEntries
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined) return undefined
    if (entry.until > this.now()) return entry.value
    this.entries.delete(key)
    return undefined
  }

  set(key: string, value: Value, ttlMs: number): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + ttlMs })
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxEntries) break
      this.entries.delete(oldest)
    }
  }

  delete(key: string): void {
    this.entries.delete(key)
  }
}
