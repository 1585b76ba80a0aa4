import { useSyncExternalStore } from 'react'

/** A value that outlives a reload where the browser allows it; where it does not, it lives as long as the page. */
export interface Kept<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

/** Keeps JSON under `key`. What is stored but has another shape counts as absent. */
export function kept<T>(key: string, initial: T, fits: (value: unknown) => value is T, where: () => Storage): Kept<T> {
  const listeners = new Set<() => void>()
  let value = read()
  function read(): T {
    try {
      const stored: unknown = JSON.parse(where().getItem(key) ?? 'null')
      return fits(stored) ? stored : initial
    } catch {
      return initial
    }
  }
  return {
    get: () => value,
    set(next) {
      value = next
      try {
        where().setItem(key, JSON.stringify(next))
      } catch {
        // Storage may be full or forbidden; the value in memory does.
      }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useKept<T>(store: Kept<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** Whether a stored value is an object whose values are all strings. */
export function isStrings(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}
