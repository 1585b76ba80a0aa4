import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Menu } from '@base-ui/react/menu'
import { useState } from 'react'
import { ActError, act } from '../world.js'
import { GearIcon } from './icons.js'
import { useKept } from './kept.js'
import './overlays.css'
import { useOwnLandmark } from './own-landmark.js'
import { THEMES, type Theme, theme } from './theme.js'

/** The colours, and beginning anew. */
export function SettingsMenu() {
  const chosen = useKept(theme)
  const { trigger, container } = useOwnLandmark()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState('')
  const reset = async () => {
    try {
      await act({ do: 'reset' })
      setAsking(false)
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem(error.message)
    }
  }
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
      <AlertDialog.Root open={asking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className="backdrop" />
          <AlertDialog.Popup className="dialog">
            <AlertDialog.Title className="dialog-title">会話を消して、はじめからにしますか</AlertDialog.Title>
            <AlertDialog.Description className="dialog-text">
              全員のメッセージが消えます。元に戻せません。
            </AlertDialog.Description>
            <p className="problem" role="alert">
              {problem}
            </p>
            <div className="dialog-buttons">
              <AlertDialog.Close className="button">やめる</AlertDialog.Close>
              <button type="button" className="button button-main" onClick={reset}>
                消してはじめる
              </button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  )
}
