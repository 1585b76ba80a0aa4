/** What a person may say of a document that they sent. */
export interface UploadFacts {
  title: string
  audience: 'everyone' | 'hr'
  /** YYYY-MM-DD: when its owner wants to look at it again. */
  reviewOn?: string
}

/** `read`: to be decided on. `replaced`: a later one is in use, and this comes back where that is taken back. */
export type UploadState = 'read' | 'live' | 'replaced' | 'undone'

/** A document that somebody sent, as it was read. */
export interface Upload extends UploadFacts {
  id: string
  team: string
  /** Its id among the documents: of those with the same one, one is in use. */
  document: string
  state: UploadState
  /** Goes up with every change. */
  revision: number
  /** Of the file that was sent. */
  name: string
  passages: number
  /** Lines that can be quoted, and those that were read over. */
  kept: number
  leftOut: number
  /** Who sent it, and whom its review date reminds. Absent once the person wanted to be forgotten. */
  user?: string
  at: number
  decidedBy?: string
  decidedAt?: number
}

/** With the document's text, as a file of the library. */
export interface UploadWithFile extends Upload {
  file: string
}

/** What is kept of a document that was read and not decided on. */
type ReadUpload = Omit<UploadWithFile, 'state' | 'revision' | 'decidedBy' | 'decidedAt'> & { user: string }

/**
 * Documents that people sent. Of each, the one in use, the one before it, and those to be decided on are kept. Every change names
 * the revision it is based on and is refused (false) where that is no longer so.
 */
export interface UploadStore {
  /** False where it is kept already. */
  add(upload: ReadUpload): Promise<boolean>
  /** Other facts, and the file that says them. */
  edit(team: string, id: string, based: number, change: UploadFacts & { file: string; at: number }): Promise<boolean>
  /** Takes one that was read, or taken out of use, into use, in place of the one before it. */
  use(team: string, id: string, based: number, by: { user: string; at: number }): Promise<boolean>
  /** Nothing stays of one that was read. */
  drop(team: string, id: string): Promise<boolean>
  /** Takes one out of use: the one that it replaced is in use again, or none. */
  undo(team: string, id: string, based: number, by: { user: string; at: number }): Promise<boolean>
  get(team: string, id: string): Promise<UploadWithFile | undefined>
  /** The one changed last first. */
  list(team: string, which: { states: readonly UploadState[]; limit: number }): Promise<Upload[]>
  /** Everything that is in use, in the order of the documents' ids. */
  live(team: string): Promise<UploadWithFile[]>
  /** Another text whenever what is in use is another. */
  stamp(team: string): Promise<string>
}
