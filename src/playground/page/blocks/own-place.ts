import { useMemo, useRef } from 'react'

/**
 * For a control that opens a list: its ref, and where the list is put. That is the modal or the part of the page that
 * the control stands in: a modal leaves nothing outside of it in reach, and who goes by landmarks finds the list.
 */
export function useOwnPlace<Control extends HTMLElement>() {
  const control = useRef<Control>(null)
  const container = useMemo(
    () => ({
      get current(): HTMLElement | null {
        return control.current?.closest<HTMLElement>('[role="dialog"], main, aside, section') ?? document.body
      },
    }),
    [],
  )
  return { control, container }
}
