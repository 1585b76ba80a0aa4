import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import type { Room } from '../protocol.js'
import { nameOf, useActor, useWorld } from '../world.js'
import { Avatar } from './avatar.js'
import { IconButton } from './icon-button.js'
import { BackIcon, PeopleIcon } from './icons.js'
import './layout.css'
import './overlays.css'
import { useOwnPlace } from '../own-place.js'
import { go, usePlace } from './going.js'
import { focusPane } from './panes.js'
import { HOME } from './place.js'
import { useIsPhone } from './screen.js'
import { dmOf } from './what-one-sees.js'

/** The strip above a pane: on a phone with the way back to the rooms. */
export function PaneHead({ children }: { children: ReactNode }) {
  const isPhone = useIsPhone()
  return (
    <header className="pane-head">
      {isPhone && (
        <IconButton
          label="チャンネルの一覧に戻る"
          onClick={() => {
            go({ room: '' })
            focusPane('side')
          }}
        >
          <BackIcon />
        </IconButton>
      )}
      {children}
    </header>
  )
}

/** The two faces of the app: what was said, and its Home tab. */
export function AppTabs() {
  const world = useWorld()
  const actor = useActor()
  const place = usePlace()
  const dm = dmOf(world.rooms, actor.id)
  return (
    <nav className="app-tabs" aria-label="アプリの画面">
      {[
        { room: HOME, name: 'ホーム' },
        { room: dm?.id ?? '', name: 'メッセージ' },
      ].map(({ room, name }) => (
        <button
          key={name}
          type="button"
          aria-current={place.room === room ? 'page' : undefined}
          onClick={() => go({ room, guide: undefined })}
        >
          {name}
        </button>
      ))}
    </nav>
  )
}

export function RoomHeader({ room }: { room: Room }) {
  const world = useWorld()
  const { control: trigger, container } = useOwnPlace()
  const direct = room.kind === 'dm'
  return (
    <PaneHead>
      <div className="pane-name">
        <h2 tabIndex={-1}>{direct ? world.app.name : `# ${room.name}`}</h2>
        <p>{direct ? '質問をそのまま書いてください。あなたとアプリだけの会話です' : room.topic}</p>
      </div>
      {direct ? (
        <AppTabs />
      ) : (
        <Popover.Root>
          <Popover.Trigger ref={trigger} className="members-button" aria-label={`メンバー ${room.members.length}人`}>
            <PeopleIcon />
            {room.members.length}
          </Popover.Trigger>
          <Popover.Portal container={container}>
            <Popover.Positioner align="end" sideOffset={4} className="over">
              <Popover.Popup className="menu members">
                <Popover.Title className="menu-label">メンバー</Popover.Title>
                <ul>
                  {room.members.map((id) => (
                    <li key={id}>
                      <Avatar name={nameOf(world, id)} id={id} app={id === world.app.userId} />
                      {nameOf(world, id)}
                      <small>
                        {id === world.app.userId ? 'アプリ' : world.people.find((one) => one.id === id)?.roleName}
                      </small>
                    </li>
                  ))}
                </ul>
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        </Popover.Root>
      )}
    </PaneHead>
  )
}
