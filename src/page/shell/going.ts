import { useMemo, useSyncExternalStore } from 'react'
import { type Place, toHash, toPlace } from './place.js'

const listeners = new Set<() => void>()

/** Goes somewhere; what is not named stays, but what is open beside a room closes with it. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const before = toPlace(location.hash)
  const leaves = change.room !== undefined && change.room !== before.room
  const kept = leaves ? { role: before.role, room: before.room } : before
  const hash = toHash({ ...kept, ...change })
  if (hash === location.hash) return
  if (how === 'push') history.pushState(null, '', hash)
  else history.replaceState(null, '', hash)
  // The browser tells nobody of these two; told at once, the new place is drawn before anything else happens.
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('popstate', listener)
  addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('popstate', listener)
    removeEventListener('hashchange', listener)
  }
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => toPlace(hash), [hash])
}
