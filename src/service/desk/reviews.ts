import { hourOn } from '../checklists/days.js'
import type { Settings } from '../settings.js'
import type { JobStore } from '../stores/job-store.js'
import type { Stores } from '../stores.js'

/** The kind of job that reminds of a day on which somebody wanted to look at something again. */
export const REMIND_OF_REVIEW = 'review-reminder'

/** The data of such a job. */
export interface ReviewDue {
  what: 'answer' | 'upload'
  id: string
  /** YYYY-MM-DD. */
  day: string
}

/** What its owner is reminded of. */
export interface Review extends ReviewDue {
  owner: string
  title: string
  /** The version or revision that is in use. */
  version: number
}

interface ReviewsParts {
  jobs: JobStore
  settings: Settings
  stores: Pick<Stores, 'taught' | 'uploads'>
  now: () => number
}

const AT_HOUR = 9
/** Longer ago than this it is not told of any more; a job that is done is known for longer, so that nobody is told twice. */
const LATEST_MS = 30 * 24 * 60 * 60 * 1000

/** Review dates of what is in use: its owner is reminded once, whatever the number of processes. */
export class Reviews {
  private readonly parts: ReviewsParts

  constructor(parts: ReviewsParts) {
    this.parts = parts
  }

  /** Sees to it that there is a job for each date. */
  async plan(team: string): Promise<void> {
    const { jobs, settings, now } = this.parts
    const { timeZone } = await settings.workspace(team)
    for (const { what, id, day, owner } of await this.dated(team)) {
      const due = hourOn(day, AT_HOUR, timeZone)
      if (due < now() - LATEST_MS) continue
      const data: ReviewDue = { what, id, day }
      await jobs.add({ team, key: `review:${what}:${id}:${day}`, kind: REMIND_OF_REVIEW, data, user: owner, due })
    }
  }

  /** Undefined where there is nothing to remind of any more: it is not in use, or has another date. */
  async due(team: string, { what, id, day }: ReviewDue): Promise<Review | undefined> {
    return (await this.dated(team)).find((each) => each.what === what && each.id === id && each.day === day)
  }

  /** What is in use, has a date, and an owner who is known. */
  private async dated(team: string): Promise<Review[]> {
    const { taught, uploads } = this.parts.stores
    const answers = (await taught.live(team)).flatMap(({ id, live }): Review[] => {
      const { reviewOn: day, user: owner, version = 0, questions = [] } = live ?? {}
      if (day === undefined || owner === undefined) return []
      return [{ what: 'answer', id, day, owner, version, title: questions[0] ?? '' }]
    })
    const sent = (await uploads.list(team, { states: ['live'], limit: MOST })).flatMap((upload): Review[] => {
      const { id, reviewOn: day, user: owner, revision: version, title } = upload
      return day === undefined || owner === undefined ? [] : [{ what: 'upload', id, day, owner, version, title }]
    })
    return [...answers, ...sent]
  }
}

const MOST = 1000
