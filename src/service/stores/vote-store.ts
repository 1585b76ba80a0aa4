/** Why an answer did not help: 違う内容, 古い, 足りない, わからない. */
export type VoteReason = 'wrong' | 'old' | 'incomplete' | 'unclear'

export interface VoteKey {
  team: string
  channel: string
  /** The message that was judged. */
  message: string
  user: string
}

export interface Vote extends VoteKey {
  helpful: boolean
  reason?: VoteReason
  /** The name of the reply that was judged; absent where the message does not tell it. */
  reply?: string
  passageIds: string[]
  /** Milliseconds since 1970. */
  at: number
}

/** A person's word on a message: one each. A later one takes the place of the one before, with its reason. */
export interface VoteStore {
  set(vote: Vote): Promise<void>
  /** What this person said of this message. */
  get(key: VoteKey): Promise<Vote | undefined>
  /** As if it had never been said; false where nothing was. */
  retract(key: VoteKey): Promise<boolean>
  /** The newest first. `user` is empty in those that are older than the retention. */
  list(team: string, which: { from?: number; helpful?: boolean; limit: number; skip?: number }): Promise<Vote[]>
}
