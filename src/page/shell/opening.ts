import { go } from './going.js'
import { hideGuide } from './guide-progress.js'
import { focusComposer, focusSoon } from './panes.js'
import { toPlace } from './place.js'

/** Opening and closing what stands beside a room, with the focus going along. */

export function openThread(root: string): void {
  go({ thread: root, inspect: undefined, guide: undefined })
  focusComposer('thread')
}

export function inspect(what: { ts: string } | { view: string }): void {
  go({ inspect: what, guide: undefined })
  focusSoon(() => document.querySelector<HTMLElement>('.right'))
}

/** Closes the uppermost of what is open, and goes back to the message that it was about. */
export function closeRight(): void {
  const { inspect, guide, thread } = toPlace(location.hash)
  const about = inspect !== undefined ? ('ts' in inspect ? inspect.ts : undefined) : guide === true ? undefined : thread
  if (inspect !== undefined) go({ inspect: undefined })
  else if (guide === true || thread === undefined) {
    hideGuide(true)
    go({ guide: undefined })
  } else go({ thread: undefined })
  focusSoon(() => {
    const message = about === undefined ? null : document.querySelector<HTMLElement>(`[data-ts="${about}"]`)
    return message ?? document.getElementById('composer-room') ?? document.querySelector<HTMLElement>('.middle h2')
  })
}
