import { useMemo, useRef } from 'react'

/**
 * For a button that opens something: its ref, and where to draw what it opens. That is the pane which the button stands
 * in, so that nobody who goes by landmarks misses it.
 */
export function useOwnLandmark() {
  const trigger = useRef<HTMLButtonElement>(null)
  const container = useMemo(
    () => ({
      get current(): HTMLElement | null {
        return trigger.current?.closest<HTMLElement>('.pane, section') ?? document.body
      },
    }),
    [],
  )
  return { trigger, container }
}
