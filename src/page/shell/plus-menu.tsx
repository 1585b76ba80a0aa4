import { Menu } from '@base-ui/react/menu'
import { type RefObject, useRef } from 'react'
import { act, useActor, useWorld } from '../world.js'
import { PlusIcon } from './icons.js'
import './overlays.css'
import { useOwnPlace } from '../own-place.js'
import { tryTo } from './own-notices.js'

interface PlusMenuProps {
  /** Absent where no file can be sent. */
  onFile?: ((file: File) => void) | undefined
  field: RefObject<HTMLTextAreaElement | null>
  onInsert: (sign: '/' | '@' | '#') => void
}

/** What can be begun from a composer: the app's shortcuts, a command, a mention. */
export function PlusMenu({ field, onInsert, onFile }: PlusMenuProps) {
  const chooser = useRef<HTMLInputElement>(null)
  /** After something was put into the field, one goes on writing there. */
  const inserted = useRef(false)
  const { shortcuts } = useWorld()
  const actor = useActor()
  const { control: trigger, container } = useOwnPlace()
  const offered = shortcuts.filter(({ type }) => type === 'global')
  return (
    <>
      {onFile !== undefined && (
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="送るファイル"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) onFile(file)
            target.value = ''
          }}
        />
      )}
      <Menu.Root
        onOpenChange={(open) => {
          if (open) inserted.current = false
        }}
        onOpenChangeComplete={(open) => {
          if (open || !inserted.current) return
          const end = field.current?.value.length ?? 0
          field.current?.focus()
          field.current?.setSelectionRange(end, end)
        }}
      >
        <Menu.Trigger ref={trigger} className="icon-button" aria-label="ショートカットと入力の補助">
          <PlusIcon />
        </Menu.Trigger>
        <Menu.Portal container={container}>
          <Menu.Positioner side="top" align="start" sideOffset={4} className="over">
            <Menu.Popup className="menu" finalFocus={() => !inserted.current}>
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
              {onFile !== undefined && (
                <Menu.Item className="menu-item" onClick={() => chooser.current?.click()}>
                  <span>
                    ファイルを送る
                    <small>このアプリに、規程などのファイルを送る</small>
                  </span>
                </Menu.Item>
              )}
              {(offered.length > 0 || onFile !== undefined) && <Menu.Separator className="menu-line" />}
              {(
                [
                  ['/', 'コマンドを選ぶ'],
                  ['@', 'メンションする'],
                  ['#', 'チャンネルを指す'],
                ] as const
              ).map(([sign, name]) => (
                <Menu.Item
                  key={sign}
                  className="menu-item"
                  onClick={() => {
                    inserted.current = true
                    onInsert(sign)
                  }}
                >
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
    </>
  )
}
