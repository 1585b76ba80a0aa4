/** What somebody put into a channel. */
export interface Share {
  id: string
  team: string
  channel: string
  /** Who did so, and what they wrote beside it. Absent and empty once that is older than the retention. */
  user?: string
  words: string
  /** References to the excerpts. */
  refs: string[]
  at: number
}

export interface ShareStore {
  /** Keeps a share; one that is kept already stays as it is. */
  add(share: Share): Promise<void>
  /** The newest first. */
  list(team: string, which: { channel?: string; user?: string; limit: number; skip?: number }): Promise<Share[]>
}
