import { useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** Narrow enough that one pane fills the screen; layout.css draws the line at the same width. */
export function useIsPhone(): boolean {
  return useMedia('(max-width: 720px)')
}

/** Wide enough for three panes side by side. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 1100px)')
}
