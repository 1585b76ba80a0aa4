import { useEffect, useMemo } from 'react'
import type { Room } from '../protocol.js'
import { act, useActor, useWorld } from '../world.js'
import { Composer } from './composer.js'
import { EmptyRoom } from './empty-room.js'
import { entriesOf } from './entries.js'
import { usePlace } from './going.js'
import { MessageList } from './message-list.js'
import { useReading } from './readings.js'
import { useRight } from './right-pane.js'
import { RoomHeader } from './room-header.js'
import { useIsPhone } from './screen.js'
import { refusalsIn, roomMessages, threadSummaries } from './what-one-sees.js'

/** A channel or the talk with the app: what was said in it, and where one writes. */
export function RoomPane({ room }: { room: Room }) {
  const world = useWorld()
  const actor = useActor()
  const place = usePlace()
  const isPhone = useIsPhone()
  const covered = useRight() !== undefined && isPhone
  const { messages, refusals, rooms, ready } = world
  const direct = room.kind === 'dm'
  useReading(world, actor.id, room.id, !covered || place.thread !== undefined)

  useEffect(() => {
    // Nothing is lost where it fails: the app is told at the next visit.
    if (direct && ready) act({ do: 'open', user: actor.id, tab: 'messages' }).catch(() => {})
  }, [direct, ready, actor.id])

  const summaries = useMemo(() => threadSummaries(messages, room.id, actor.id), [messages, room.id, actor.id])
  const entries = useMemo(
    () => entriesOf(roomMessages(messages, room.id, actor.id), refusalsIn(refusals, rooms, room), new Date()),
    [messages, refusals, rooms, room, actor.id],
  )
  const name = direct ? world.app.name : `#${room.name}`
  return (
    <>
      <RoomHeader room={room} />
      <MessageList label={`${name} のメッセージ`} entries={entries} summaries={summaries} inThread={false}>
        {entries.length === 0 && <EmptyRoom room={room} />}
      </MessageList>
      <Composer
        id="composer-room"
        label={`${name} へのメッセージ`}
        hint={direct ? '質問を書く' : isPhone ? `${name} に書く` : `${name} に書く（@ でメンション、/ でコマンド）`}
        room={room}
      />
    </>
  )
}
