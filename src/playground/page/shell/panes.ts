/** Moving between the parts of the page by keyboard. */

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** F6 and Ctrl+↓ go to the next part, Shift+F6 and Ctrl+↑ to the one before. */
export function movePane(event: KeyboardEvent): void {
  const step = event.key === 'F6' ? (event.shiftKey ? -1 : 1) : event.ctrlKey ? STEPS[event.key] : undefined
  if (step === undefined || event.isComposing || document.querySelector('[role="dialog"], [role="alertdialog"]')) return
  // The innermost ones count: a list and a composer are parts of the pane that they stand in.
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => isShown(pane) && pane.querySelector('[data-pane]') === null,
  )
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(Math.max(at, step > 0 ? -1 : 0) + step + panes.length) % panes.length]
  if (next === undefined) return
  event.preventDefault()
  enter(next)
}

export function focusPane(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`)
  if (pane !== null) enter(pane)
}

/** A part says by data-pane-start where one begins in it; without that, it takes the focus itself. */
function enter(pane: HTMLElement): void {
  const starts = [...pane.querySelectorAll<HTMLElement>('[data-pane-start]')].filter(isShown)
  const start = starts.at(-1) ?? pane
  start.focus()
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}

/** After the next drawing, as what is to be focused may not be there yet. */
export function focusSoon(find: () => HTMLElement | null): void {
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}

export function focusComposer(where: 'room' | 'thread'): void {
  focusSoon(() => document.getElementById(`composer-${where}`))
}
