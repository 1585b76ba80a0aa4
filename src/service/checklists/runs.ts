import { digestOf } from '../../core/text/digest.js'
import type { Run, RunItemChange, RunState, RunStore } from '../stores/run-store.js'
import type { Lists } from './lists.js'
import type { OwnerNews } from './owner-news.js'
import { Presses, type TickedBoxes } from './presses.js'
import type { Reminders } from './reminders.js'

interface RunsParts {
  store: RunStore
  lists: Lists
  reminders: Reminders
  news: OwnerNews
  now: () => number
}

/** Lists at work: one's own, and those that a channel works through. Who may do what is decided before. */
export class Runs {
  private readonly parts: RunsParts
  private readonly presses = new Presses()

  constructor(parts: RunsParts) {
    this.parts = parts
  }

  get(team: string, id: string): Promise<Run | undefined> {
    return this.store.get(team, id)
  }

  /** The list as a person goes through it alone, where they have begun and not finished it. */
  async alone(team: string, user: string, list: string): Promise<Run | undefined> {
    const runs = await this.ofList(team, user, list)
    return runs.find(({ state }) => state !== 'finished')
  }

  /** The same, begun where it is not; undefined where there is no such list. */
  async beginAlone(team: string, user: string, list: string): Promise<Run | undefined> {
    const known = await this.ofList(team, user, list)
    const open = known.find(({ state }) => state !== 'finished')
    if (open !== undefined) return open
    const newest = await this.parts.lists.newest(team, list)
    if (newest === undefined) return undefined
    // Of two ticks at once both begin the same.
    const id = idOf(team, user, list, String(known.length))
    const { version, title } = newest
    await this.store.start({ team, id, list, version, title, user, at: this.parts.now() })
    return this.store.get(team, id)
  }

  /** A run that is to be everybody's: nobody sees it until it is posted. False where it is there already. */
  async begin(run: { team: string; id: string; list: string; title: string; user: string }): Promise<boolean> {
    const newest = await this.parts.lists.newest(run.team, run.list)
    if (newest === undefined) return false
    return this.store.start({ ...run, version: newest.version, at: this.parts.now() })
  }

  /** The same list, in the version that the run has, from the beginning, for others. */
  copy(run: Run, { id, title, user }: { id: string; title: string; user: string }): Promise<boolean> {
    const { team, list, version } = run
    return this.store.start({ team, id, list, version, title, user, at: this.parts.now() })
  }

  setPosted(team: string, id: string, posted: NonNullable<Run['posted']>): Promise<Run | undefined> {
    return this.store.change(team, id, { posted }, this.parts.now())
  }

  rename(team: string, id: string, title: string): Promise<Run | undefined> {
    return this.store.change(team, id, { title }, this.parts.now())
  }

  /** Undefined where the run is not open, or gone: then nothing is kept. */
  async tick(team: string, id: string, boxes: TickedBoxes): Promise<Run | undefined> {
    return this.presses.inTurn(`${team} ${id} ${boxes.user}`, () => this.tickNow(team, id, boxes))
  }

  private async tickNow(team: string, id: string, boxes: TickedBoxes): Promise<Run | undefined> {
    const run = await this.store.get(team, id)
    if (run === undefined || run.state !== 'open') return undefined
    const toggles = this.presses.togglesOf(id, boxes)
    const after = toggles.length === 0 ? run : await this.store.toggle(team, id, toggles, boxes)
    // Who has only wiped out what they ticked themselves changes no reminder.
    for (const { item } of toggles) {
      if (after?.items[item]?.due !== undefined) await this.parts.reminders.follow(after, item)
    }
    return after
  }

  /** Undefined where the run is not open, or gone. Who is made the owner of a line by another hears of it. */
  async changeItem(
    { team, id }: Pick<Run, 'team' | 'id'>,
    item: string,
    change: Omit<RunItemChange, 'givenBy' | 'ticked'>,
    by: string,
  ): Promise<Run | undefined> {
    const whole = 'owner' in change ? { ...change, givenBy: by } : change
    const after = await this.store.changeItem(team, id, item, whole, this.parts.now())
    const { owner, untold } = after?.items[item] ?? {}
    if (untold && owner !== undefined) await this.parts.news.plan(team, owner)
    if (after !== undefined && ('owner' in change || 'due' in change)) {
      await this.parts.reminders.follow(after, item)
    }
    return after
  }

  async setState(team: string, id: string, state: { to: RunState; by: string }): Promise<Run | undefined> {
    const after = await this.store.change(team, id, { state }, this.parts.now())
    if (after === undefined) return undefined
    await this.parts.reminders.followAll(after)
    if (state.to === 'open') await this.parts.news.planAll(after)
    return after
  }

  /** On to another version of its list, or back: what is kept of each line stays with the line. */
  async moveTo(team: string, id: string, version: number): Promise<Run | undefined> {
    const after = await this.store.change(team, id, { version }, this.parts.now())
    if (after !== undefined) await this.parts.reminders.followAll(after)
    return after
  }

  async setNudges(team: string, id: string, nudges: boolean): Promise<Run | undefined> {
    const after = await this.store.change(team, id, { nudges }, this.parts.now())
    if (after !== undefined) await this.parts.reminders.followAll(after)
    return after
  }

  /** Theirs, and those with a line that is theirs: as far as they go on, or those that are finished; the one changed last first. */
  mine(team: string, user: string, which: 'going on' | 'finished', limit: number): Promise<Run[]> {
    return this.store.list(team, { user, states: which === 'finished' ? ['finished'] : ['open', 'paused'], limit })
  }

  /** Those of a list that stand in channels and go on, whoever began them; the one changed last first. */
  inChannels(team: string, list: string, limit: number): Promise<Run[]> {
    return this.store.list(team, { list, posted: true, states: ['open', 'paused'], limit })
  }

  private async ofList(team: string, user: string, list: string): Promise<Run[]> {
    const runs = await this.store.list(team, { user, list, limit: 500 })
    return runs.filter((run) => run.user === user && run.posted === undefined)
  }

  private get store(): RunStore {
    return this.parts.store
  }
}

/** A name of its own for what these words name together: the same for the same. */
export function idOf(...words: string[]): string {
  const joined = words.join(' ')
  return `${digestOf(joined)}${digestOf(joined.split('').reverse().join(''))}`
}

/** Somebody sees it: a private run is its owner's alone. */
export function maySee({ posted, user }: Run, who: string): boolean {
  return posted !== undefined || user === who
}
