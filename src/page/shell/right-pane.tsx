import type { KeyboardEvent } from 'react'
import { type Inspectable, InspectorPane } from '../inspect/inspector-pane.js'
import type { Room } from '../protocol.js'
import { Guide } from './guide.js'
import { guideProgress } from './guide-progress.js'
import { useKept } from './kept.js'
import './layout.css'
import { usePlace } from './going.js'
import { closeRight } from './opening.js'
import { HOME } from './place.js'
import { useIsWide } from './screen.js'
import { ThreadPane } from './thread-pane.js'

export type Right = { kind: 'inspect'; what: Inspectable } | { kind: 'guide' } | { kind: 'thread'; root: string }

/** What stands beside the room. Where there is space and nothing else, it is what there is to try. */
export function useRight(): Right | undefined {
  const { room, thread, inspect, guide } = usePlace()
  const { hidden } = useKept(guideProgress)
  const isWide = useIsWide()
  if (inspect !== undefined)
    return { kind: 'inspect', what: 'ts' in inspect ? { channel: room, ts: inspect.ts } : inspect }
  if (guide === true) return { kind: 'guide' }
  if (thread !== undefined && room !== HOME && room !== '') return { kind: 'thread', root: thread }
  return isWide && !hidden ? { kind: 'guide' } : undefined
}

const NAMES = { inspect: '調べる', guide: '試してみること', thread: 'スレッド' }

export function RightPane({ right, room }: { right: Right; room: Room | undefined }) {
  // Nothing that stands aside may be a part of the main part.
  const Part = useIsWide() ? 'aside' : 'section'
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Menus and dialogs opened from here are drawn elsewhere and close by themselves.
    const inside = event.currentTarget.contains(event.target as Node)
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || !inside) return
    event.preventDefault()
    closeRight()
  }
  return (
    <Part
      className="pane right"
      data-pane="right"
      data-kind={right.kind}
      tabIndex={-1}
      aria-label={NAMES[right.kind]}
      onKeyDown={onKeyDown}
    >
      {right.kind === 'inspect' && <InspectorPane what={right.what} onClose={closeRight} />}
      {right.kind === 'guide' && <Guide />}
      {right.kind === 'thread' && room !== undefined && (
        <ThreadPane key={`${room.id}/${right.root}`} room={room} root={right.root} />
      )}
    </Part>
  )
}
