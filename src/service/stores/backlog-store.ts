/** What waits in the database at a moment, of all workspaces and all processes that share it. */
export interface Backlog {
  /** Messages that are not sent yet, in how many queues, and how many in the longest. */
  messages: number
  queues: number
  longestQueue: number
  /** When the oldest of them was put there, in milliseconds since 1970; absent where there is none. */
  oldestMessageAt?: number
  /** Written down and not done. */
  deliveries: number
  /** Due and not done, and since when the oldest is. */
  jobsDue: number
  oldestJobDue?: number
}

/** For whoever watches the app: both throw where the database cannot be read. */
export interface BacklogStore {
  /** Whether the database answers at all. */
  check(): Promise<void>
  read(): Promise<Backlog>
}
