import { Menu } from '@base-ui/react/menu'
import { useState } from 'react'
import { GearIcon } from './icons.js'
import { useKept } from './kept.js'
import './overlays.css'
import { useOwnPlace } from '../own-place.js'
import { StartAnew } from './start-anew.js'
import { THEMES, type Theme, theme } from './theme.js'

/** The colours, and beginning anew. */
export function SettingsMenu() {
  const chosen = useKept(theme)
  const { control: trigger, container } = useOwnPlace()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Menu.Root>
        <Menu.Trigger ref={trigger} className="icon-button" aria-label="設定" title="設定">
          <GearIcon />
        </Menu.Trigger>
        <Menu.Portal container={container}>
          <Menu.Positioner align="end" sideOffset={4} className="over">
            <Menu.Popup className="menu">
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">画面の色</Menu.GroupLabel>
                <Menu.RadioGroup value={chosen} onValueChange={(value: Theme) => theme.set(value)}>
                  {Object.entries(THEMES).map(([value, name]) => (
                    <Menu.RadioItem key={value} value={value} className="menu-item" closeOnClick>
                      <span className="menu-mark">
                        <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
                      </span>
                      {name}
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </Menu.Group>
              <Menu.Separator className="menu-line" />
              <Menu.Item className="menu-item" onClick={() => setAsking(true)}>
                <span className="menu-mark" />
                会話を消してはじめから
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <StartAnew open={asking} onOpenChange={setAsking} />
    </>
  )
}
