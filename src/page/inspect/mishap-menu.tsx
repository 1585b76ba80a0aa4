import { Menu } from '@base-ui/react/menu'
import { useState } from 'react'
import type { Mishap } from '../protocol.js'
import '../shell/overlays.css'
import { useOwnPlace } from '../own-place.js'
import { ActError, act } from '../world.js'
import { MISHAP_NAMES } from './mishap-names.js'
import './mishaps.css'
import { StartAnew } from '../shell/start-anew.js'

/** What can be made to go wrong, once. */
export function MishapMenu() {
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState(false)
  const { control: trigger, container } = useOwnPlace()
  const plan = async (mishap: Mishap) => {
    setSaid('')
    try {
      await act({ do: 'mishap', mishap })
      setSaid(`「${MISHAP_NAMES[mishap].name}」を設定しました。${MISHAP_NAMES[mishap].says}。`)
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setSaid(error.message)
    }
  }
  return (
    <div className="mishaps">
      <p className="mishaps-said" role="status">
        {said}
      </p>
      <Menu.Root>
        <Menu.Trigger ref={trigger} className="mishaps-button">
          <span>わざと失敗させる</span>
          <span aria-hidden="true">▴</span>
        </Menu.Trigger>
        <Menu.Portal container={container}>
          <Menu.Positioner side="top" align="start" sideOffset={6} className="over">
            <Menu.Popup className="menu">
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">次に一度だけ起こります</Menu.GroupLabel>
                {(Object.keys(MISHAP_NAMES) as Mishap[]).map((mishap) => (
                  <Menu.Item key={mishap} className="menu-item" onClick={() => plan(mishap)}>
                    <span>
                      {MISHAP_NAMES[mishap].name}
                      <small>{MISHAP_NAMES[mishap].says}</small>
                    </span>
                  </Menu.Item>
                ))}
              </Menu.Group>
              <Menu.Separator className="menu-line" />
              <Menu.Item className="menu-item" onClick={() => setAsking(true)}>
                <span>
                  はじめからやり直す
                  <small>失敗の予定と、全員の会話を消します</small>
                </span>
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <StartAnew open={asking} onOpenChange={setAsking} onDone={() => setSaid('はじめからやり直しました。')} />
    </div>
  )
}
