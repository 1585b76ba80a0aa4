import { useCallback, useState } from 'react'
import type { Shown } from '../protocol.js'
import { nameOf, useWorld } from '../world.js'
import { useArrivals } from './arrivals.js'
import { Avatar } from './avatar.js'
import { IconButton } from './icon-button.js'
import { CloseIcon } from './icons.js'
import './overlays.css'
import { go } from './going.js'
import { openThread } from './opening.js'
import { Passing } from './passing.js'
import { toPlace } from './place.js'
import { toTyped } from './slack-text.js'

const SHOWN_AT_ONCE = 3
const STAY_MS = 12_000

/** What the app says in a room that is not in view, as a telephone would tell of it: its name, the room, the text. */
export function PhoneNotices({ front }: { front: 'side' | 'middle' | 'right' }) {
  const [notices, setNotices] = useState<Shown[]>([])
  useArrivals((message, isNew) => {
    const inView = toPlace(location.hash).room === message.channel && front !== 'side'
    if (!inView && isNew && message.fromApp) setNotices((before) => [...before, message].slice(-SHOWN_AT_ONCE))
  })
  const leave = useCallback((gone: Shown) => setNotices((before) => before.filter((one) => one !== gone)), [])
  return (
    <section className="notices" aria-label="通知">
      {notices.map((message) => (
        <PhoneNotice key={`${message.channel}-${message.ts}`} message={message} leave={leave} />
      ))}
    </section>
  )
}

function PhoneNotice({ message, leave }: { message: Shown; leave: (message: Shown) => void }) {
  const world = useWorld()
  const room = world.rooms.find(({ id }) => id === message.channel)
  const onGone = useCallback(() => leave(message), [leave, message])
  const open = () => {
    go({ room: message.channel, guide: undefined })
    if (message.thread !== undefined) openThread(message.thread)
    onGone()
  }
  return (
    <Passing ms={STAY_MS} className="notice fade-in" onGone={onGone}>
      <button type="button" className="notice-open" onClick={open}>
        <Avatar name={nameOf(world, message.user)} id={message.user} app={message.fromApp} />
        <span>
          <strong>{nameOf(world, message.user)}</strong>
          <small>{room?.kind === 'dm' ? 'ダイレクトメッセージ' : `#${room?.name}`}</small>
          <span className="notice-text">{toTyped(message.text, world)}</span>
        </span>
      </button>
      <IconButton label="通知を閉じる" onClick={onGone}>
        <CloseIcon />
      </IconButton>
    </Passing>
  )
}
