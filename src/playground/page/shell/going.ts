import { useMemo, useSyncExternalStore } from 'react'
import { type Place, toHash, toPlace } from './place.js'

/** Goes somewhere; what is not named stays, but what is open beside a room closes with it. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const before = toPlace(location.hash)
  const leaves = change.room !== undefined && change.room !== before.room
  const kept = leaves ? { role: before.role, room: before.room } : before
  const hash = toHash({ ...kept, ...change })
  if (hash === location.hash) return
  if (how === 'push') location.hash = hash
  else location.replace(hash)
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(onHashChange, () => location.hash)
  return useMemo(() => toPlace(hash), [hash])
}
