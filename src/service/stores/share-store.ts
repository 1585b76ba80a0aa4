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
  /** The message that shows it: absent until that is known, empty once it was taken away. */
  message?: string
}

export interface ShareStore {
  /** Keeps a share; one that is kept already stays as it is. */
  add(share: Share): Promise<void>
  /** Nothing stays of it: it was not posted. */
  remove(team: string, id: string): Promise<void>
  /** Says which message shows it; empty: it was taken away. */
  noteMessage(team: string, id: string, message: string): Promise<void>
  find(team: string, which: { id: string } | { channel: string; message: string }): Promise<Share | undefined>
  /** The newest first. */
  list(team: string, which: { channel?: string; user?: string; limit: number; skip?: number }): Promise<Share[]>
}
