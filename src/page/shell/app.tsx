import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect } from 'react'
import { CurrentRoom, GoToRoom } from '../blocks/current-room.js'
import { ModalStack } from '../blocks/modal-stack.js'
import { Actor, useWorld } from '../world.js'
import { Announcer } from './announcer.js'
import { ConnectionBar } from './connection-bar.js'
import { guideProgress, watchSteps } from './guide-progress.js'
import { HomePane } from './home-pane.js'
import './layout.css'
import { go, usePlace } from './going.js'
import { focusPane, movePane } from './panes.js'
import { PhoneNotices } from './phone-notices.js'
import { HOME } from './place.js'
import { RightPane, useRight } from './right-pane.js'
import { RoomPane } from './room-pane.js'
import { useIsPhone, useIsWide } from './screen.js'
import { Side } from './side.js'
import { dmOf, roomsOf } from './what-one-sees.js'
import { Words } from './words.js'

const goToRoom = (room: string) => go({ room })

/** The whole page: the workspace through one person's eyes. */
export function App() {
  const world = useWorld()
  const place = usePlace()
  const isPhone = useIsPhone()
  const isWide = useIsWide()
  const actor = world.people.find(({ role }) => role === place.role) ?? world.people[0]
  const rooms = roomsOf(world.rooms, actor?.id ?? '')
  const room = rooms.find(({ id }) => id === place.room)
  const dm = actor === undefined ? undefined : dmOf(world.rooms, actor.id)
  const right = useRight()

  useEffect(() => {
    if (dm === undefined || room !== undefined || place.room === HOME) return
    if (place.room === '' && isPhone) {
      if (location.hash === '' && !guideProgress.get().hidden) go({ guide: true }, 'replace')
      return
    }
    go({ room: dm.id }, 'replace')
  }, [dm, room, place.room, isPhone])

  useEffect(() => {
    const name = room === undefined ? '' : `${room.kind === 'dm' ? world.app.name : `#${room.name}`} — `
    document.title = `${name}テレワーク相談を試す`
  }, [room, world.app.name])

  useEffect(() => watchSteps(), [])

  useEffect(() => {
    addEventListener('keydown', movePane)
    return () => removeEventListener('keydown', movePane)
  }, [])

  if (actor === undefined) return <ConnectionBar connected={false} ready={false} everConnected={false} />
  // Where one part may take the place of another, the main part is all of them.
  const [Whole, Middle] = !isWide ? (['main', 'div'] as const) : (['div', 'main'] as const)
  const front = right !== undefined ? 'right' : place.room === '' ? 'side' : 'middle'
  return (
    <Actor value={actor}>
      <GoToRoom value={goToRoom}>
        <CurrentRoom value={room?.id}>
          <Tooltip.Provider>
            <header>
              <h1 className="unseen">テレワーク相談を試す</h1>
              <button type="button" className="skip" onClick={() => focusPane('middle')}>
                本文へ移る
              </button>
              <ConnectionBar connected={world.connected} ready={world.ready} everConnected={true} />
            </header>
            <Whole className="shell" data-front={front} data-right={right !== undefined}>
              <Side rooms={rooms} />
              <Middle className="pane middle" data-pane="middle" tabIndex={-1}>
                {place.room === HOME ? (
                  <HomePane />
                ) : (
                  room !== undefined && <RoomPane key={`${actor.id}/${room.id}`} room={room} />
                )}
              </Middle>
              {right !== undefined && <RightPane right={right} room={room} />}
            </Whole>
            <Words />
            <PhoneNotices front={front} />
            <Announcer />
            <ModalStack />
          </Tooltip.Provider>
        </CurrentRoom>
      </GoToRoom>
    </Actor>
  )
}
