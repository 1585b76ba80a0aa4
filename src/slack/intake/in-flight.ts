/** What has been taken up and is not finished. */
export class InFlight {
  private readonly work = new Set<Promise<unknown>>()

  track<Result>(work: Promise<Result>): Promise<Result> {
    this.work.add(work)
    const forget = () => this.work.delete(work)
    work.then(forget, forget)
    return work
  }

  get size(): number {
    return this.work.size
  }

  /** True when everything is finished, also what was taken up meanwhile; false when `maxMs` ran out before. */
  async settle(maxMs: number): Promise<boolean> {
    const deadline = Date.now() + maxMs
    while (this.work.size > 0) {
      const left = deadline - Date.now()
      if (left <= 0) return false
      await Promise.race([Promise.allSettled(this.work), pause(left)])
    }
    return true
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
