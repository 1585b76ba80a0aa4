import { Menu } from '@base-ui/react/menu'
import type { Shown } from '../protocol.js'
import { act, useActor, useWorld } from '../world.js'
import { IconButton } from './icon-button.js'
import { LookIcon, MoreIcon, ReplyIcon } from './icons.js'
import './message-toolbar.css'
import { useOwnPlace } from '../own-place.js'
import { inspect, openThread } from './opening.js'
import { tryTo } from './own-notices.js'
import './overlays.css'
import { focusSoon } from './panes.js'
import { emojiOf, OFFERED } from './reactions.js'

interface MessageToolbarProps {
  message: Shown
  inThread: boolean
  onEdit: () => void
  /** While its menu is open, it must not go away. */
  onHold: (held: boolean) => void
}

/** What one can do with a message. */
export function MessageToolbar({ message, inThread, onEdit, onHold }: MessageToolbarProps) {
  const { shortcuts } = useWorld()
  const actor = useActor()
  const { channel, ts, onlyFor } = message
  const { control: trigger, container } = useOwnPlace()
  const isPrivate = onlyFor !== undefined
  const own = message.user === actor.id
  const offered = isPrivate ? [] : shortcuts.filter(({ type }) => type === 'message')
  const here = { user: actor.id, channel, ts }
  const remove = async () => {
    const all = [...(trigger.current?.closest('ol')?.querySelectorAll<HTMLElement>('[data-ts]') ?? [])]
    const at = all.findIndex((article) => article.dataset.ts === ts)
    const neighbour = all[at + 1] ?? all[at - 1] ?? document.getElementById('composer-room')
    await tryTo(act({ do: 'delete', ...here }))
    focusSoon(() => neighbour)
  }
  return (
    <div className="toolbar" role="toolbar" aria-label="メッセージの操作">
      {!isPrivate &&
        OFFERED.map((name) => (
          <IconButton
            key={name}
            label={`「${emojiOf(name).label}」のリアクション`}
            onClick={() => tryTo(act({ do: 'react', ...here, name }))}
          >
            {emojiOf(name).sign}
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
        <Menu.Root onOpenChange={onHold}>
          <Menu.Trigger ref={trigger} className="icon-button" aria-label="その他の操作">
            <MoreIcon />
          </Menu.Trigger>
          <Menu.Portal container={container}>
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
                    <Menu.Item className="menu-item menu-danger" onClick={remove}>
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
