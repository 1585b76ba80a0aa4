import { Menu } from '@base-ui/react/menu'
import type { Shown } from '../../protocol.js'
import { act, useActor, useWorld } from '../world.js'
import { IconButton } from './icon-button.js'
import { LookIcon, MoreIcon, ReplyIcon } from './icons.js'
import './messages.css'
import { inspect, openThread } from './opening.js'
import { tryTo } from './own-notices.js'
import './overlays.css'
import { EMOJI } from './reactions.js'

interface MessageToolbarProps {
  message: Shown
  inThread: boolean
  onEdit: () => void
}

/** What one can do with a message. */
export function MessageToolbar({ message, inThread, onEdit }: MessageToolbarProps) {
  const { shortcuts } = useWorld()
  const actor = useActor()
  const { channel, ts, onlyFor } = message
  const isPrivate = onlyFor !== undefined
  const own = message.user === actor.id
  const offered = isPrivate ? [] : shortcuts.filter(({ type }) => type === 'message')
  const here = { user: actor.id, channel, ts }
  return (
    <div className="toolbar" role="toolbar" aria-label="メッセージの操作">
      {!isPrivate &&
        Object.entries(EMOJI)
          .slice(0, 2)
          .map(([name, { sign, label }]) => (
            <IconButton
              key={name}
              label={`「${label}」のリアクション`}
              onClick={() => tryTo(act({ do: 'react', ...here, name }))}
            >
              <span aria-hidden="true">{sign}</span>
            </IconButton>
          ))}
      {!isPrivate && !inThread && (
        <IconButton label="スレッドで返信" onClick={() => openThread(ts)}>
          <ReplyIcon />
        </IconButton>
      )}
      <IconButton label="調べる" onClick={() => inspect({ ts })}>
        <LookIcon />
      </IconButton>
      {(own || offered.length > 0) && (
        <Menu.Root>
          <Menu.Trigger className="icon-button" aria-label="その他の操作">
            <MoreIcon />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner align="end" sideOffset={4} className="over">
              <Menu.Popup className="menu">
                {offered.map(({ callbackId, name, description }) => (
                  <Menu.Item
                    key={callbackId}
                    className="menu-item"
                    onClick={() => tryTo(act({ do: 'shortcut', user: actor.id, callbackId, on: { channel, ts } }))}
                  >
                    <span>
                      {name}
                      <small>{description}</small>
                    </span>
                  </Menu.Item>
                ))}
                {own && offered.length > 0 && <Menu.Separator className="menu-line" />}
                {own && (
                  <>
                    <Menu.Item className="menu-item" onClick={onEdit}>
                      編集
                    </Menu.Item>
                    <Menu.Item className="menu-item menu-danger" onClick={() => tryTo(act({ do: 'delete', ...here }))}>
                      削除
                    </Menu.Item>
                  </>
                )}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
    </div>
  )
}
