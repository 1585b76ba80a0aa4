import type { LeftOutLine } from '../../core/library/left-out.js'
import type { UploadFacts } from '../stores/upload-store.js'

/** A document that was read and cut into passages. */
export interface MadeDocument extends UploadFacts {
  /** Its id among the documents. */
  document: string
  /** Its text as a file of the library. */
  file: string
  passages: number
  /** Lines that can be quoted. */
  kept: number
  leftOut: LeftOutLine[]
}

/** How files become documents. */
export interface DocumentMaker {
  /**
   * Reads a file; with the same name or content as one of `others` (files of the library that are in use), it is a newer version
   * of that. Throws ImportRefusal.
   */
  make(sent: { name: string; bytes: Uint8Array; at: number }, others: readonly string[]): Promise<MadeDocument>
  /** The same document under other facts; `inForce` (YYYY-MM-DD, empty for none) stays as it is where not said. */
  restate(file: string, facts: UploadFacts & { inForce?: string }): string
  /** From when it holds, as far as it says: YYYY, YYYY-MM or YYYY-MM-DD; empty where it does not. */
  inForce(file: string): string
  /** What of it can be quoted, section by section, and what was read over. */
  contents(file: string): { sections: { name: string; lines: string[] }[]; leftOut: LeftOutLine[] }
}
