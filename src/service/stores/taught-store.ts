/** What a taught answer says and how it is found. */
export interface TaughtText {
  /** Questions that it answers, at least one. */
  questions: string[]
  text: string
  /** The line that stands for its source. */
  source: string
  audience: 'everyone' | 'hr'
  /** YYYY-MM-DD: when its author wants to look at it again. */
  reviewOn?: string
  /** Words of the question that no document holds, each with what the documents say for it. */
  synonyms: string[][]
}

/** `draft`: to be decided on. `returned`: sent back to its author. `undone`: it answered, and no longer does. `discarded`: it never did. */
export type TaughtState = 'draft' | 'returned' | 'approved' | 'undone' | 'discarded'

/** One version; its text never changes. */
export interface TaughtVersion extends TaughtText {
  /** From 1. */
  version: number
  state: TaughtState
  /** Who wrote it. Absent once the person wanted to be forgotten. */
  user?: string
  at: number
  /** Who approved, returned or undid it. */
  decidedBy?: string
  decidedAt?: number
  /** Why it was sent back; empty otherwise. */
  remark: string
}

/** An answer that a person gave, for everybody who asks the same. */
export interface TaughtAnswer {
  id: string
  team: string
  /** The request that it came from. */
  request?: string
  newest: TaughtVersion
  /** The version that is quoted; absent where none is. */
  live?: TaughtVersion
}

/** One of many answers that are put in at once. */
export interface TaughtPut {
  id: string
  /** The version that is the newest; absent for an answer that is not kept yet. */
  based?: number
  /** One more version, a draft; absent where the newest stays. */
  text?: TaughtText
  /** The newest is quoted from then on. */
  live: boolean
}

/**
 * Taught answers in all their versions. Every change names the version it is based on and is refused (false) where that is no
 * longer the newest, so that of two who decide or edit at once nobody overwrites the other unseen. What is live is known to
 * every process at its next `stamp`.
 */
export interface TaughtStore {
  /** A first draft. */
  add(answer: { id: string; team: string; request?: string; text: TaughtText; user: string; at: number }): Promise<void>
  /** One more version, a draft; what is live stays live. */
  edit(
    team: string,
    id: string,
    based: number,
    change: { text: TaughtText; user: string; at: number },
  ): Promise<boolean>
  /** Makes the newest version the one that is quoted. False too where it is approved already. */
  approve(team: string, id: string, version: number, by: { user: string; at: number }): Promise<boolean>
  /** Sends a draft back. */
  sendBack(
    team: string,
    id: string,
    version: number,
    by: { user: string; at: number; remark: string },
  ): Promise<boolean>
  /** A draft, or one that was sent back, is not wanted; what is live stays live. */
  discard(team: string, id: string, version: number, by: { user: string; at: number }): Promise<boolean>
  /** Takes back the version that is live: the one approved before it is quoted again, or none. False where it is not live. */
  undo(team: string, id: string, live: number, by: { user: string; at: number }): Promise<boolean>
  /** All of them or none: false where one is based on a version that is no longer the newest, or is kept already. */
  putAll(team: string, puts: readonly TaughtPut[], by: { user: string; at: number }): Promise<boolean>
  get(team: string, id: string): Promise<TaughtAnswer | undefined>
  /** The oldest first. */
  versions(team: string, id: string): Promise<TaughtVersion[]>
  /** By the state of the newest version; the one changed last first. */
  list(
    team: string,
    which: { states?: readonly TaughtState[]; request?: string; limit: number; skip?: number },
  ): Promise<TaughtAnswer[]>
  /** Everything that is quoted, in the order of the ids. */
  live(team: string): Promise<TaughtAnswer[]>
  /** Another number whenever anything of the team was changed. */
  stamp(team: string): Promise<number>
}
