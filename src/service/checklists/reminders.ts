import { REDRAW_RUN } from '../own-data.js'
import type { Settings } from '../settings.js'
import type { JobStore } from '../stores/job-store.js'
import type { Run } from '../stores/run-store.js'
import { addDays, dayIn, hourOn, mondayAfter } from './days.js'
import { ownerOf } from './progress.js'

/** The kinds of jobs: one's own line is due; what is overdue in a channel's run. */
export const REMIND_OF_DUE = 'due-reminder'
export const SAY_OVERDUE = 'overdue-line'

/** The data of a job that reminds of a line. */
export interface DueReminder {
  run: string
  item: string
  owner: string
  due: string
  /** The day on which it is said. */
  day: string
}

interface RemindersParts {
  jobs: JobStore
  settings: Settings
  now: () => number
}

/** The time zone where a person lives; undefined where nobody knows. */
type ZoneOf = (team: string, user: string) => Promise<string | undefined>

const AT_HOUR = 9

/**
 * Reminders of what is due, as jobs: the day before and on the day, once each, at nine where the owner lives. A job says when to
 * look; whether there is still something to say is asked then.
 */
export class Reminders {
  private readonly parts: RemindersParts
  private zoneOf: ZoneOf = async () => undefined

  constructor(parts: RemindersParts) {
    this.parts = parts
  }

  /** From now on people's own time zones count; the workspace's where one is not known. */
  askZonesOf(zoneOf: ZoneOf): void {
    this.zoneOf = zoneOf
  }

  /** The jobs of one line as it stands now. */
  async follow(run: Run, item: string): Promise<void> {
    const { jobs, now } = this.parts
    const { team, id } = run
    await jobs.cancel(team, { keyBegins: `due:${id}:${item}:` })
    const { due, ticked } = run.items[item] ?? {}
    const owner = ownerOf(run, item)
    await jobs.cancel(team, { keyBegins: `late:${id}:${item}:` })
    if (due !== undefined && ticked === undefined && run.state === 'open') await this.redrawWhenLate(run, item, due)
    if (run.state !== 'open' || due === undefined || owner === undefined || ticked !== undefined) return
    const zone = await this.zone(team, owner)
    for (const day of [addDays(due, -1), due]) {
      const data: DueReminder = { run: id, item, owner, due, day }
      const at = hourOn(day, AT_HOUR, zone)
      // What is past when it is set is not said: whoever sets it knows.
      if (at <= now()) continue
      await jobs.add({ team, key: keyOf(data), kind: REMIND_OF_DUE, data, user: owner, due: at })
    }
  }

  /** A channel's message says by itself that a line is late, from the day after it was due. */
  private async redrawWhenLate({ team, id }: Pick<Run, 'team' | 'id'>, item: string, due: string): Promise<void> {
    const { jobs, settings, now } = this.parts
    const { timeZone } = await settings.workspace(team)
    const at = hourOn(addDays(due, 1), 0, timeZone)
    if (at > now()) await jobs.add({ team, key: `late:${id}:${item}:${due}`, kind: REDRAW_RUN, data: id, due: at })
  }

  /** The jobs of every line, and of the channel's Monday line. */
  async followAll(run: Run): Promise<void> {
    for (const item of Object.keys(run.items)) if (run.items[item]?.due !== undefined) await this.follow(run, item)
    await this.parts.jobs.cancel(run.team, { keyBegins: `overdue:${run.id}:` })
    if (run.nudges && run.state === 'open' && run.posted !== undefined) await this.nextMonday(run)
  }

  /** 明日もう一度. */
  async again(team: string, { run, item, owner, due }: Omit<DueReminder, 'day'>): Promise<void> {
    const zone = await this.zone(team, owner)
    const day = addDays(dayIn(this.parts.now(), zone), 1)
    const data: DueReminder = { run, item, owner, due, day }
    const at = hourOn(day, AT_HOUR, zone)
    await this.parts.jobs.add({ team, key: keyOf(data), kind: REMIND_OF_DUE, data, user: owner, due: at })
  }

  /** The line in the channel comes again a week later. */
  async nextMonday({ team, id }: Pick<Run, 'team' | 'id'>): Promise<void> {
    const { jobs, settings, now } = this.parts
    const { timeZone } = await settings.workspace(team)
    const day = mondayAfter(dayIn(now(), timeZone))
    const due = hourOn(day, AT_HOUR, timeZone)
    await jobs.add({ team, key: `overdue:${id}:${day}`, kind: SAY_OVERDUE, data: id, due })
  }

  /** Whether the workspace wants any. */
  async wanted(team: string): Promise<boolean> {
    return (await this.parts.settings.workspace(team)).reminders
  }

  async today(team: string, user?: string): Promise<string> {
    return dayIn(this.parts.now(), await this.zone(team, user))
  }

  private async zone(team: string, user?: string): Promise<string> {
    const own = user === undefined ? undefined : await this.zoneOf(team, user)
    return own ?? (await this.parts.settings.workspace(team)).timeZone
  }
}

/** One person hears of one due date once a day. */
function keyOf({ run, item, owner, due, day }: DueReminder): string {
  return `due:${run}:${item}:${owner}:${due}:${day}`
}
