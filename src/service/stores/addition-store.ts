/** Words that people use for one thing: what they say first, what the documents say last. */
export interface SynonymAdded {
  kind: 'synonym'
  words: readonly string[]
}

/** A question that a place of the documents answers; `ref` names the excerpt. */
interface NotedAdded {
  kind: 'noted'
  question: string
  ref: string
}

/** A question with the passage that is to come first for it. */
export interface TestAdded {
  kind: 'test'
  question: string
  passageId: string
}

export type Added = SynonymAdded | NotedAdded | TestAdded

/** `proposed`: to be decided on. `undone`: it was in use, or proposed, and no longer is. */
export type AdditionState = 'proposed' | 'live' | 'undone'

/** What HR adds to the documents beside answers. */
export interface Addition {
  id: string
  team: string
  added: Added
  state: AdditionState
  /** Who added or proposed it. Absent once the person wanted to be forgotten. */
  user?: string
  at: number
  /** Who approved it or took it back. */
  decidedBy?: string
  decidedAt?: number
}

/** One of many that are put in at once. */
export interface AdditionPut {
  id: string
  added: Added
  state: 'proposed' | 'live'
  /** Its state until now; absent for what is not kept yet. */
  from?: AdditionState
}

/**
 * Synonyms, questions noted under passages, saved test questions. Of two who decide at once the first holds; what is live is
 * known to every process at its next `stamp`.
 */
export interface AdditionStore {
  /** False where that id is kept already: then nothing is changed. */
  add(addition: {
    id: string
    team: string
    added: Added
    state: 'proposed' | 'live'
    user: string
    at: number
  }): Promise<boolean>
  /** From one of these states to another, with other words where given. False where it is in none of them, or gone. */
  move(
    team: string,
    id: string,
    move: { from: readonly AdditionState[]; to: AdditionState; added?: Added },
    by: { user: string; at: number },
  ): Promise<boolean>
  /** All of them or none: false where one is in another state by now, or kept already. */
  putAll(team: string, puts: readonly AdditionPut[], by: { user: string; at: number }): Promise<boolean>
  get(team: string, id: string): Promise<Addition | undefined>
  /** The one changed last first. */
  list(
    team: string,
    which: { kind?: Added['kind']; states?: readonly AdditionState[]; limit: number; skip?: number },
  ): Promise<Addition[]>
  /** Another number whenever anything of the team was changed. */
  stamp(team: string): Promise<number>
}
