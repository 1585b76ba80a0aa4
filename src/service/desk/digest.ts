import { addDays, dayIn, hourOn, mondayAfter } from '../checklists/days.js'
import type { Settings } from '../settings.js'
import type { JobStore } from '../stores/job-store.js'
import { ALL_WANTING, type AskedDesk, type AskedGroup } from './asked.js'
import type { Figures } from './figures.js'
import type { RequestDesk } from './requests.js'

/** The kind of job that tells of the week; its data is the Monday. */
export const TELL_OF_WEEK = 'digest'

const AT_HOUR = 10
const DAYS = 7
const MOST_GROUPS = 5
/** Told so much late at most: the next one is near then. */
const LATEST_MS = 5 * 24 * 60 * 60 * 1000

/** What the channel for requests hears of the last week. */
export interface Digest {
  channel: string
  figures: Figures
  /** Asked most and not answered well. */
  groups: AskedGroup[]
  /** How many more there are. */
  more: number
  waiting: number
}

interface DigestsParts {
  jobs: JobStore
  settings: Settings
  requests: RequestDesk
  asked: AskedDesk
  now: () => number
}

/** Mondays at ten in the workspace's time zone, once whatever the number of processes: a job a Monday, which plans the next. */
export class Digests {
  private readonly parts: DigestsParts

  constructor(parts: DigestsParts) {
    this.parts = parts
  }

  /** Sees to it that there is a job for the next Monday; anew where the time zone has changed. */
  async plan(team: string): Promise<void> {
    const { jobs, settings, now } = this.parts
    const { timeZone } = await settings.workspace(team)
    // From the day before on: on a Monday before ten it is that Monday.
    const monday = mondayAfter(addDays(dayIn(now(), timeZone), -1))
    const next = hourOn(monday, AT_HOUR, timeZone) > now() ? monday : addDays(monday, DAYS)
    const due = hourOn(next, AT_HOUR, timeZone)
    await jobs.add({ team, key: `${TELL_OF_WEEK}:${next}`, kind: TELL_OF_WEEK, data: next, due })
  }

  /** What there is to tell on that Monday; undefined where it is switched off, too late, nowhere to be told, or there is nothing. */
  async of(team: string, monday: string): Promise<Digest | undefined> {
    const { settings, requests, asked, now } = this.parts
    const { digest, timeZone } = await settings.workspace(team)
    const { channel } = await requests.places(team)
    const until = hourOn(monday, AT_HOUR, timeZone)
    if (!digest || channel === undefined || now() - until > LATEST_MS) return undefined
    const week = { days: DAYS, until }
    const figures = await asked.figures(team, week)
    const { open, taken } = await requests.counts(team)
    if (figures.asked === 0 && open + taken === 0) return undefined
    const groups = await asked.groups(team, { ...week, wanting: ALL_WANTING, order: 'most' })
    const shown = groups.slice(0, MOST_GROUPS)
    return { channel, figures, groups: shown, more: groups.length - shown.length, waiting: open + taken }
  }
}
