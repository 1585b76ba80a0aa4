import { useState } from 'react'
import { nameOf } from '../world.js'
import { useArrivals } from './arrivals.js'
import { toPlace } from './place.js'
import { toTyped } from './slack-text.js'

const KEPT = 5

/** Says new messages to those who hear the page, when they have finished listening to what they are at. */
export function Announcer() {
  const [lines, setLines] = useState<{ key: string; text: string }[]>([])
  useArrivals(({ channel, ts, user, text }, isNew, world) => {
    const room = world.rooms.find(({ id }) => id === channel)
    const elsewhere = toPlace(location.hash).room !== channel
    const where = elsewhere ? `${room?.kind === 'dm' ? 'ダイレクトメッセージ' : room?.name}で` : ''
    const line = `${where}${nameOf(world, user)}${isNew ? '' : '（書き換え）'}: ${toTyped(text, world)}`
    setLines((before) => [...before.slice(1 - KEPT), { key: `${channel}-${ts}-${Date.now()}`, text: line }])
  })
  return (
    <div className="unseen" role="log" aria-live="polite" aria-label="新しいメッセージ">
      {lines.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  )
}
