/** `warning`: it runs, and something should be done about it. */
export type FindingState = 'ok' | 'warning' | 'fault'

/** What was looked at and how it stands, in words for whoever administers the app. */
export interface Finding {
  /** Names what was looked at, for programs. */
  check: string
  state: FindingState
  words: string
  /** What to do; absent where there is nothing to do. */
  todo?: string
}

export const ok = (check: string, words: string): Finding => ({ check, state: 'ok', words })
export const warning = (check: string, words: string, todo: string): Finding => ({
  check,
  state: 'warning',
  words,
  todo,
})
export const fault = (check: string, words: string, todo: string): Finding => ({ check, state: 'fault', words, todo })
