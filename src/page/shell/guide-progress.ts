import { onNews } from '../world.js'
import { type Sent, STEPS, stepsDoneBy, stepsDoneWith } from './guide-steps.js'
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
  note(stepsDoneBy(sent))
}

/** Sees by what comes into view that a step was done. Returns the way to stop. */
export function watchSteps(): () => void {
  return onNews((news) => {
    if (news.type === 'message') note(stepsDoneWith(news.message))
  })
}

function note(steps: string[]): void {
  const { done, hidden } = guideProgress.get()
  const added = steps.filter((id) => !done.includes(id))
  if (added.length > 0) guideProgress.set({ done: [...done, ...added], hidden })
}

export function hideGuide(hidden: boolean): void {
  guideProgress.set({ ...guideProgress.get(), hidden })
}

/** How many of the steps are done; an id that no step has any more does not count. */
export function stepsDone({ done }: Progress): number {
  return STEPS.filter(({ id }) => done.includes(id)).length
}
