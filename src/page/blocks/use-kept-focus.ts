import { type RefObject, useLayoutEffect } from 'react'

const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex]'

/**
 * Where what had the focus is drawn anew (a box was ticked, and the app has changed its message), the focus goes to what stands
 * in its place: the one with the same words, else the one at the same place.
 */
export function useKeptFocus(within: RefObject<HTMLElement | null>): void {
  const before = within.current
  const focused = document.activeElement
  const held = before !== null && focused instanceof HTMLElement && before.contains(focused) ? focused : undefined
  const name = held && nameOf(held)
  const place = held === undefined || before === null ? -1 : partsOf(before).indexOf(held)
  useLayoutEffect(() => {
    if (held === undefined || held.isConnected || within.current === null) return
    const parts = partsOf(within.current)
    const next = parts.find((part) => nameOf(part) === name) ?? parts[Math.min(place, parts.length - 1)]
    next?.focus()
  })
}

const partsOf = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>(FOCUSABLE)]

function nameOf(element: HTMLElement): string {
  const words = element.ariaLabel ?? (element.closest('label') ?? element).textContent
  return `${element.tagName} ${words ?? ''}`
}
