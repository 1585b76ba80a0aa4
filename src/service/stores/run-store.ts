/** One line of a list. */
export interface ListItem {
  /** The same in every version of the list, also where it is said in other words. */
  id: string
  text: string
  /** The heading that it stands under. */
  group?: string
  /** Id of the passage that it rests on. */
  cites?: string
  /** Where it comes from, in the words of whoever wrote it. */
  source?: string
}

/** A list as it was at one time; it never changes, so that a run keeps what it began with. */
export interface ListVersion {
  team: string
  list: string
  /** From 1. */
  version: number
  title: string
  items: ListItem[]
  /** Who wrote it. Absent for a list of the documents, and once the person wanted to be forgotten. */
  user?: string
  at: number
}

export interface ListStore {
  /**
   * One more version of a list; `based` is the newest that the writer knew, 0 for a new list. Undefined where that is no longer
   * the newest: then nothing is kept.
   */
  save(version: Omit<ListVersion, 'version'> & { based: number; own: boolean }): Promise<ListVersion | undefined>
  newest(team: string, list: string): Promise<ListVersion | undefined>
  get(team: string, list: string, version: number): Promise<ListVersion | undefined>
  /** The lists that people of the team wrote (`own`) and nobody has put away, or those that were, the one changed last first. */
  own(team: string, which: 'offered' | 'away'): Promise<ListVersion[]>
  /** Puts a list away: it is offered no more, and runs of it go on. Or takes it out again. False where there is none. */
  putAway(team: string, list: string, away: boolean): Promise<boolean>
}

export type RunState = 'open' | 'paused' | 'finished'

/** What is kept of one line of a run; absent lines are as they were begun. */
export interface RunItem {
  ticked?: { user?: string; at: number }
  /** Who wanted it empty last, and when; absent while it is ticked. */
  cleared?: { user?: string; at: number }
  note: string
  owner?: string
  /** Who chose the owner; absent where nobody knows any more. */
  givenBy?: string
  /** The owner was chosen by another, and has not heard of it. */
  untold?: true
  /** YYYY-MM-DD. */
  due?: string
}

/** A list that somebody works through. */
export interface Run {
  id: string
  team: string
  list: string
  version: number
  title: string
  /** Whose it is. Absent once the person wanted to be forgotten. */
  user?: string
  /** Where everybody sees it; absent for a private one. */
  posted?: { channel: string; message: string }
  state: RunState
  /** Who set its state last, and when; absent while nobody has. */
  stateSet?: { user?: string; at: number }
  /** What is overdue is said in the channel on Mondays. */
  nudges: boolean
  at: number
  changedAt: number
  /** Counts the changes: whoever draws a run knows by it whether it was changed meanwhile. */
  revision: number
  /** By the id of the line. */
  items: Record<string, RunItem>
}

/** What is changed of a line; what is not named stays. Undefined takes it away. */
export interface RunItemChange {
  ticked?: { user: string; at: number } | undefined
  note?: string
  /** With `givenBy`: where that is another, the owner is to be told. */
  owner?: string | undefined
  givenBy?: string
  due?: string | undefined
}

/** A box that was ticked or emptied. */
export interface Toggle {
  item: string
  ticked: boolean
}

/**
 * Runs through lists. Changes to a line are kept one after the other, whatever process they come from: of two people who tick
 * two lines at once both are kept, and each gets the run with its own.
 */
export interface RunStore {
  /** False where it is kept already: then nothing is changed. */
  start(run: Omit<Run, 'changedAt' | 'revision' | 'items' | 'state' | 'stateSet' | 'nudges'>): Promise<boolean>
  get(team: string, id: string): Promise<Run | undefined>
  /** The run after the change; undefined where it is not open, or gone: then nothing is kept. */
  changeItem(team: string, id: string, item: string, change: RunItemChange, at: number): Promise<Run | undefined>
  /**
   * Ticks and empties boxes, each unless somebody did so later than `by.at`: said again, or late, it undoes nobody's. Who ticked a box
   * first stays, whoever ticks it again. The run after it; undefined where it is not open, or gone.
   */
  toggle(
    team: string,
    id: string,
    toggles: readonly Toggle[],
    by: { user: string; at: number },
  ): Promise<Run | undefined>
  /** What is not named stays. */
  change(
    team: string,
    id: string,
    change: {
      title?: string
      user?: string
      state?: { to: RunState; by: string }
      nudges?: boolean
      posted?: Run['posted']
      version?: number
    },
    at: number,
  ): Promise<Run | undefined>
  /** The owner of these lines has heard that they are theirs, as long as they are. */
  told(team: string, id: string, owner: string, items: readonly string[]): Promise<void>
  /** Runs that stand in a channel and name the person in whatever way; of all teams where none is named. */
  naming(person: { user: string; team?: string }): Promise<Pick<Run, 'team' | 'id'>[]>
  /** Of one person: theirs, and those of channels with a line that is theirs. The one changed last first. */
  list(
    team: string,
    which: {
      user?: string
      channel?: string
      /** Those that stand in a channel, whichever. */
      posted?: true
      list?: string
      states?: readonly RunState[]
      limit: number
      skip?: number
    },
  ): Promise<Run[]>
}
