/** 未対応, 対応中, 対応済. */
export type RequestState = 'open' | 'taken' | 'done'

/** A question that a person is to answer. */
export interface HelpRequest {
  id: string
  team: string
  /** Who asked. Absent once that is older than the retention. */
  user?: string
  /** Whoever answers does not see who asked; the answer travels through the bot. */
  anonymous: boolean
  /** Empty once it is older than the retention. */
  question: string
  /** What the asker wrote beside the question. */
  words: string
  /** The name of the reply that was not enough; absent where nothing was answered before. */
  reply?: string
  /** What was shown: references to excerpts or ids, the best first. */
  shown: string[]
  topic?: string
  state: RequestState
  takenBy?: string
  /** Where those who answer see it; absent until it stands there. */
  posted?: { channel: string; message: string }
  /** When it was asked and when something last happened to it, in milliseconds since 1970. */
  at: number
  changedAt: number
}

export type RequestEventKind =
  | 'taken'
  | 'released'
  /** Answered in words, or by places of the documents. */
  | 'answered'
  /** The asker has something to add. */
  | 'added'
  /** The asker's own word on the answer: 解決した, まだ. */
  | 'resolved'
  | 'reopened'

/** What somebody did about a request. */
export interface RequestEvent {
  kind: RequestEventKind
  /** Absent once it is older than the retention. */
  user?: string
  /** Empty where nothing was written, and once it is older than the retention. */
  words: string
  /** References to excerpts, where the documents had it. */
  shown: string[]
  at: number
}

/** From one of these states to another. */
interface RequestMove {
  from: readonly RequestState[]
  to: RequestState
  /** Who has it from now on; absent where that stays, null where nobody has it. */
  takenBy?: string | null
}

/**
 * Requests to a person and what became of them. A move and its event are kept both or neither; of two people who take the same
 * request at once, one gets it.
 */
export interface RequestStore {
  add(request: Omit<HelpRequest, 'state' | 'takenBy' | 'changedAt'>): Promise<void>
  get(team: string, id: string): Promise<HelpRequest | undefined>
  /** The oldest first. */
  events(team: string, id: string): Promise<RequestEvent[]>
  /** False where the request is in none of the states named (somebody was faster), or is gone: then nothing is kept. */
  move(team: string, id: string, move: RequestMove, event: RequestEvent): Promise<boolean>
  /** Keeps an event that leaves the state as it is; false where the request is gone. */
  note(team: string, id: string, event: RequestEvent): Promise<boolean>
  /** Where it stands now. */
  setPosted(team: string, id: string, posted: { channel: string; message: string }): Promise<void>
  /** The newest first. */
  list(
    team: string,
    which: {
      states?: readonly RequestState[]
      user?: string
      /** That stands there. */
      posted?: { channel: string; message: string }
      limit: number
      skip?: number
    },
  ): Promise<HelpRequest[]>
  counts(team: string): Promise<Record<RequestState, number>>
}
