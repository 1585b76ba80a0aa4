import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Shown } from '../protocol.js'
import { useActor } from '../world.js'

/** How near to the end counts as being there, in pixels. */
const NEAR = 40
/** What stays free above a tall message: its toolbar stands out over it. */
const ABOVE = 20

/**
 * Keeps the newest message of a list in view while the reader is there, also when something in it grows later: its end,
 * or its beginning where it is taller than the list. Whoever has scrolled away stays where they read, and is told by
 * `away` of what is new; one's own message always comes into view.
 */
export function useStickToBottom(last: Shown | undefined) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  /** Where this file has scrolled to: a scroll event at this place is not the reader's doing. */
  const ownPlace = useRef(-1)
  const actor = useActor()
  const [away, setAway] = useState(false)
  const lastTs = last?.ts
  const own = last?.user === actor.id

  const showNewest = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const newest = [...element.querySelectorAll<HTMLElement>('[data-ts]')].at(-1)
    const beginning =
      newest === undefined
        ? Number.POSITIVE_INFINITY
        : newest.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop - ABOVE
    element.scrollTop = Math.min(element.scrollHeight - element.clientHeight, beginning)
    ownPlace.current = element.scrollTop
    following.current = true
    setAway(false)
  }, [])

  useLayoutEffect(() => {
    if (lastTs === undefined) return
    if (following.current || own) showNewest()
    else setAway(true)
  }, [lastTs, own, showNewest])

  useEffect(() => {
    const element = scroller.current
    if (element === null || content.current === null) return
    const onScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
      following.current = atEnd || Math.abs(element.scrollTop - ownPlace.current) < 2
      if (atEnd) setAway(false)
    }
    const growth = new ResizeObserver(() => {
      if (following.current) showNewest()
    })
    growth.observe(content.current)
    growth.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      growth.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [showNewest])

  return { scroller, content, away, showNewest }
}
