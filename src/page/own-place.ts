import { useMemo, useRef } from 'react'

/**
 * For a control that opens something: its ref, and where to draw what it opens. That is the modal or the part of the page
 * that the control stands in: a modal leaves nothing outside of it in reach, and who goes by landmarks finds it there.
 */
export function useOwnPlace<Control extends HTMLElement = HTMLButtonElement>() {
  const control = useRef<Control>(null)
  const container = useMemo(
    () => ({
      get current(): HTMLElement | null {
        return control.current?.closest<HTMLElement>('[role="dialog"], .pane, main, aside, section') ?? document.body
      },
    }),
    [],
  )
  return { control, container }
}
