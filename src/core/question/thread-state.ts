/** What a follow-up needs to know of the conversation so far. */
export interface ThreadState {
  /** Ids of the cases that the last answer was about: what 「そこ」 means. */
  caseIds: string[]
  /** True where the person meant those cases; false where the answer only came from one of them. */
  bound: boolean
  /** The last question with a subject of its own. */
  topic: string
  /** Passages already shown, so that 「ほかには？」 shows others. */
  shownPassageIds: string[]
}
