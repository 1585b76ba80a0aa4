import { setTimeout as pause } from 'node:timers/promises'

/** What has been taken up and is not finished. */
export class InFlight {
  private readonly work = new Map<Promise<unknown>, string>()

  /** `name` is what the log says of it where it is left undone. */
  track<Result>(work: Promise<Result>, name: string): Promise<Result> {
    this.work.set(work, name)
    const forget = () => this.work.delete(work)
    work.then(forget, forget)
    return work
  }

  get size(): number {
    return this.work.size
  }

  /** By name. */
  unfinished(): string[] {
    return [...this.work.values()]
  }

  /** Waits until everything is finished, also what is taken up meanwhile, or until `maxMs` run out. */
  async settle(maxMs: number): Promise<void> {
    const late = pause(maxMs, 'late', { ref: false })
    while (this.work.size > 0) {
      if ((await Promise.race([Promise.allSettled(this.work.keys()), late])) === 'late') return
    }
  }
}
