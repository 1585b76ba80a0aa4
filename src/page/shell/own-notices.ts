import { useSyncExternalStore } from 'react'
import { ActError } from '../world.js'

/** Sentences of the page itself to whoever uses it, where nothing could be done. */
let problems: string[] = []
const listeners = new Set<() => void>()

function sayProblem(text: string): void {
  problems = [...problems, text]
  for (const listener of listeners) listener()
}

/** Says why something was not done, where there is no field beside which to say it. */
export async function tryTo(doing: Promise<unknown>): Promise<void> {
  try {
    await doing
  } catch (error) {
    if (!(error instanceof ActError)) throw error
    sayProblem(error.message)
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useProblems(): string[] {
  return useSyncExternalStore(subscribe, () => problems)
}
