import { type Sent, STEPS, stepsDoneBy } from './guide-steps.js'
import { kept } from './kept.js'

interface Progress {
  done: string[]
  hidden: boolean
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false
  const { done, hidden } = value as Partial<Progress>
  return Array.isArray(done) && done.every((id) => typeof id === 'string') && typeof hidden === 'boolean'
}

/** What this visitor has tried already, and whether they still want to be told. */
export const guideProgress = kept<Progress>('guide', { done: [], hidden: false }, isProgress, () => localStorage)

export function noteSent(sent: Sent): void {
  const { done, hidden } = guideProgress.get()
  const added = stepsDoneBy(sent).filter((id) => !done.includes(id))
  if (added.length > 0) guideProgress.set({ done: [...done, ...added], hidden })
}

export function hideGuide(hidden: boolean): void {
  guideProgress.set({ ...guideProgress.get(), hidden })
}

/** How many of the steps are done; an id that no step has any more does not count. */
export function stepsDone({ done }: Progress): number {
  return STEPS.filter(({ id }) => done.includes(id)).length
}
