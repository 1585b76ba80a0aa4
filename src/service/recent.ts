/** What was seen last, by name, for as long as the process lives; of more than so many the oldest are forgotten. */
export class Recent<Seen> {
  private readonly most: number
  private readonly seen = new Map<string, Seen>()

  constructor(most: number) {
    this.most = most
  }

  note(name: string, seen: Seen): void {
    this.seen.delete(name)
    this.seen.set(name, seen)
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= this.most) break
      this.seen.delete(oldest)
    }
  }

  get(name: string): Seen | undefined {
    return this.seen.get(name)
  }

  forget(name: string): void {
    this.seen.delete(name)
  }
}
