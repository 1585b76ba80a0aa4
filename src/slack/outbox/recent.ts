/** So many are known at once; of more the oldest are forgotten. */
const MOST = 500

/** What the app showed last, by name, for as long as the process lives: Slack lets nobody read it again. */
export class Recent<Shown> {
  private readonly shown = new Map<string, Shown>()

  note(name: string, shown: Shown): void {
    this.shown.delete(name)
    this.shown.set(name, shown)
    for (const oldest of this.shown.keys()) {
      if (this.shown.size <= MOST) break
      this.shown.delete(oldest)
    }
  }

  get(name: string): Shown | undefined {
    return this.shown.get(name)
  }

  forget(name: string): void {
    this.shown.delete(name)
  }
}
