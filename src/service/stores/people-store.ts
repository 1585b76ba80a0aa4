/** One person: of one workspace, or wherever the id stands. */
export interface Person {
  user: string
  team?: string
}

/** What was done with a person's rows in one table. */
export interface Forgotten {
  table: string
  /** Rows that are gone. */
  removed: number
  /** Their own rows that are counted still, and no longer tell of whom they are. */
  anonymised: number
  /** Rows of others, or of nobody, that say no more that they did something with them; absent where there are none. */
  touched?: number
}

/** What is kept of one person, over everything that is kept. */
export interface PeopleStore {
  /** Every row that names the person, as it is kept, by table; tables without one are left out. */
  rowsOf(person: Person): Promise<Record<string, Record<string, unknown>[]>>
  /**
   * Takes the person out of every table, all at once or not at all; only tables in which something was done. What is being
   * worked on or sent at this moment is not touched, and is gone after 25 hours at the latest.
   */
  forget(person: Person): Promise<Forgotten[]>
}
