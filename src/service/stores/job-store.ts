/** Something to do later, once. */
export interface Job {
  team: string
  /** Names the occasion, so that it is done once however often it is added: `digest:2026-11-30`, `due:RUN:ITEM:2026-12-01`. */
  key: string
  /** What is to be done. */
  kind: string
  /** Plain data, as JSON has it. */
  data: unknown
  /** Whom it is for, where it is for one person. */
  user?: string
  /** Milliseconds since 1970. */
  due: number
}

/** A job that this process works on until its lease is over. */
export interface ClaimedJob extends Job {
  /** Names the claim: a claim that has lapsed can end or give back nothing. */
  claim: string
  /** How often it was taken up, this time included. */
  tries: number
}

/**
 * Jobs that any process may pick up. Of many that claim at once each job goes to one; who dies with a job loses it to another
 * when the lease is over, so a job runs at least once, and once only where its work is done before that. A job that is done
 * stays known for 35 days: to add it again changes nothing.
 */
export interface JobStore {
  /** Adds a job, or gives one that is not done yet its new data and time. */
  add(job: Job): Promise<void>
  /** Up to `limit` of the jobs that are due, the earliest first. */
  claim(limit: number, leaseMs: number): Promise<ClaimedJob[]>
  /** Holds a job for another lease; false where the claim has lapsed and another took it, or it was cancelled. */
  renew(job: ClaimedJob, leaseMs: number): Promise<boolean>
  finish(job: ClaimedJob): Promise<void>
  /** Gives a job back, to be tried again at `due`. */
  release(job: ClaimedJob, due: number): Promise<void>
  /** Takes away what is not done yet: one job, or every one whose key begins so, or all of a workspace. Says how many. */
  cancel(team: string, which: { key: string } | { keyBegins: string } | 'all'): Promise<number>
}
