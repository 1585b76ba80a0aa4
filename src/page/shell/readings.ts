import { useEffect } from 'react'
import { onNews, type World } from '../world.js'
import { isStrings, kept, useKept } from './kept.js'
import { isSeenBy, unreadIn } from './what-one-sees.js'

/** Up to which message each person has read each room, by `person/room`; under START what was there before anyone looked. */
const readings = kept<Record<string, string>>('readings', {}, isStrings, () => sessionStorage)
const START = 'start'

onNews((news) => {
  if (news.type !== 'hello' || readings.get()[START] !== undefined) return
  readings.set({ ...readings.get(), [START]: news.messages.at(-1)?.ts ?? '0' })
})

/** How many messages the person has not seen, by room. */
export function useUnread({ messages, rooms }: World, person: string): Map<string, number> {
  const read = useKept(readings)
  const start = read[START] ?? '0'
  return new Map(rooms.map(({ id }) => [id, unreadIn(messages, id, person, read[`${person}/${id}`] ?? start)]))
}

/** While a room is in view, all in it counts as read. */
export function useReading({ messages }: World, person: string, room: string, inView: boolean): void {
  useEffect(() => {
    if (!inView) return
    const last = messages.findLast((message) => message.channel === room && isSeenBy(message, person))
    const key = `${person}/${room}`
    if (last !== undefined && readings.get()[key] !== last.ts) readings.set({ ...readings.get(), [key]: last.ts })
  }, [messages, person, room, inView])
}
