/** A line of a passage: a paragraph, a list item or a row of a table. */
export interface PassageLine {
  text: string
  /** True for a heading, the head of a table, a remark on a line: shown where it stands, but no sentence that answers. */
  heading?: true
  /** Questions that the line answers: those that the document itself has for it, and those that its import made. */
  noted?: string[]
  /** Questions that a person added: they stay when the document is imported again. */
  added?: string[]
}
