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
  startOf(next).focus()
}

export function focusPane(name: string): void {
  focusSoon(() => {
    const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`)
    return pane === null ? null : startOf(pane)
  })
}

/** A part says by data-pane-start where one begins in it; without that, it takes the focus itself. */
function startOf(pane: HTMLElement): HTMLElement {
  const starts = [...pane.querySelectorAll<HTMLElement>('[data-pane-start]')].filter(isShown)
  return starts.at(-1) ?? pane
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}

/** How many drawings to wait for what is to be focused. */
const PATIENCE = 20

/** Focuses what may not be there yet, as soon as it is drawn. */
export function focusSoon(find: () => HTMLElement | null, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    const element = find()
    if (element !== null && isShown(element)) element.focus()
    else if (patience > 0) focusSoon(find, patience - 1)
  })
}

/** Where the focus was may have gone from view with what it stood in; then it goes to the thread's composer. */
export function keepFocusInThread(): void {
  const before = document.activeElement
  focusSoon(() => {
    const stays = before instanceof HTMLElement && before !== document.body && before.isConnected && isShown(before)
    const thread = document.getElementById('composer-thread')
    return thread === null || !isShown(thread) ? null : stays ? before : thread
  })
}

export function focusComposer(where: 'room' | 'thread'): void {
  focusSoon(() => document.getElementById(`composer-${where}`))
}
