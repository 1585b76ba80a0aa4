import { useEffect, useEffectEvent } from 'react'
import type { Shown } from '../protocol.js'
import { onNews, useActor, type World } from '../world.js'
import { isSeenBy } from './what-one-sees.js'

/** Hears of each message by others that the acting person comes to see: new, or with another text than before. */
export function useArrivals(onArrival: (message: Shown, isNew: boolean, world: World) => void): void {
  const actor = useActor()
  const hear = useEffectEvent((message: Shown, world: World) => {
    if (message.user === actor.id || !isSeenBy(message, actor.id)) return
    const room = world.rooms.find(({ id }) => id === message.channel)
    if (room?.members.includes(actor.id) !== true) return
    const before = world.messages.find(({ channel, ts }) => channel === message.channel && ts === message.ts)
    if (before?.text !== message.text) onArrival(message, before === undefined, world)
  })
  useEffect(
    () =>
      onNews((news, before) => {
        if (news.type === 'message') hear(news.message, before)
      }),
    [],
  )
}
