import { Menu } from '@base-ui/react/menu'
import { act, useActor, useWorld } from '../world.js'
import { PlusIcon } from './icons.js'
import './overlays.css'
import { useOwnLandmark } from './own-landmark.js'
import { tryTo } from './own-notices.js'

/** What can be begun from a composer: the app's shortcuts, a command, a mention. */
export function PlusMenu({ onInsert }: { onInsert: (sign: '/' | '@' | '#') => void }) {
  const { shortcuts } = useWorld()
  const actor = useActor()
  const { trigger, container } = useOwnLandmark()
  const offered = shortcuts.filter(({ type }) => type === 'global')
  return (
    <Menu.Root>
      <Menu.Trigger ref={trigger} className="icon-button" aria-label="ショートカットと入力の補助">
        <PlusIcon />
      </Menu.Trigger>
      <Menu.Portal container={container}>
        <Menu.Positioner side="top" align="start" sideOffset={4} className="over">
          <Menu.Popup className="menu" finalFocus={false}>
            {offered.map(({ callbackId, name, description }) => (
              <Menu.Item
                key={callbackId}
                className="menu-item"
                onClick={() => tryTo(act({ do: 'shortcut', user: actor.id, callbackId }))}
              >
                <span>
                  {name}
                  <small>{description}</small>
                </span>
              </Menu.Item>
            ))}
            {offered.length > 0 && <Menu.Separator className="menu-line" />}
            {(
              [
                ['/', 'コマンドを選ぶ'],
                ['@', 'メンションする'],
                ['#', 'チャンネルを指す'],
              ] as const
            ).map(([sign, name]) => (
              <Menu.Item key={sign} className="menu-item" onClick={() => onInsert(sign)}>
                <span className="menu-mark" aria-hidden="true">
                  {sign}
                </span>
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
