import { tellFault } from './store-away.js'
import type { ClaimedJob, JobStore } from './stores/job-store.js'

/** Thrown by a work that cannot be done before then, through nobody's fault. */
export class NotBefore extends Error {
  readonly at: number

  constructor(at: number) {
    super('not before later')
    this.at = at
  }
}

/** Does one kind of job. What it throws is logged, and the job is tried again. */
export type JobWork = (job: ClaimedJob) => Promise<void>

interface JobsParts {
  store: JobStore
  /** By the kind of job. */
  works: Readonly<Record<string, JobWork>>
  log: (line: string) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/** After this without a renewal, whoever worked on a job is taken for dead. */
const LEASE_MS = 2 * 60_000
/** So many at once; the others wait for the next look. */
const AT_ONCE = 20
/** Then a job is given up: 1 + 2 + 4 + … minutes, a little over two hours. */
const MAX_TRIES = 8
const FIRST_PAUSE_MS = 60_000

/** Does what is due, in whatever process looks first. */
export class Jobs {
  private readonly parts: JobsParts
  private readonly now: () => number
  private running: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(parts: JobsParts) {
    this.parts = parts
    this.now = parts.now ?? Date.now
  }

  /** Looks every so often; a job may be so much late. */
  start(everyMs: number): void {
    this.timer = setInterval(() => void this.look(), everyMs)
    this.timer.unref()
  }

  /** Begins nothing more, and ends when what is under way is done. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** Does everything that is due now. Never throws: what fails is logged. One look at a time. */
  look(): Promise<void> {
    this.running ??= this.doDue().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async doDue(): Promise<void> {
    const { store, works, log } = this.parts
    try {
      for (;;) {
        const jobs = await store.claim(AT_ONCE, LEASE_MS)
        if (jobs.length === 0) return
        await Promise.all(jobs.map((job) => this.work(job, works[job.kind])))
      }
    } catch (error) {
      tellFault(log, 'jobs: not looked for', error)
    }
  }

  private async work(job: ClaimedJob, work: JobWork | undefined): Promise<void> {
    const { store, log } = this.parts
    const renewal = setInterval(() => void store.renew(job, LEASE_MS).catch(() => {}), LEASE_MS / 3)
    renewal.unref()
    try {
      if (work === undefined) throw new Error('this version of the program does not know its kind')
      await work(job)
      await store.finish(job)
    } catch (error) {
      await this.again(job, error).catch((fault: unknown) => log(`error jobs: ${job.key}: not given back: ${fault}`))
    } finally {
      clearInterval(renewal)
    }
  }

  private async again(job: ClaimedJob, error: unknown): Promise<void> {
    const { store, log } = this.parts
    if (error instanceof NotBefore) return store.release(job, error.at)
    if (job.tries >= MAX_TRIES) {
      log(`error jobs: ${job.key}: given up after ${job.tries} tries: ${String(error)}`)
      await store.finish(job)
      return
    }
    log(`error jobs: ${job.key}: will be tried again: ${String(error)}`)
    await store.release(job, this.now() + FIRST_PAUSE_MS * 2 ** (job.tries - 1))
  }
}
