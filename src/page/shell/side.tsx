import { MishapMenu } from '../inspect/mishap-menu.js'
import type { Room } from '../protocol.js'
import { useActor, useWorld } from '../world.js'
import { go, usePlace } from './going.js'
import { guideProgress, hideGuide, stepsDone } from './guide-progress.js'
import { STEPS } from './guide-steps.js'
import { GuideIcon, HomeIcon } from './icons.js'
import { useKept } from './kept.js'
import { focusComposer, focusSoon } from './panes.js'
import { PersonSwitch } from './person-switch.js'
import { HOME } from './place.js'
import { useUnread } from './readings.js'
import { useIsPhone } from './screen.js'
import { SettingsMenu } from './settings-menu.js'
import './side.css'

/** The rooms of the acting person, and who that is. */
export function Side({ rooms }: { rooms: Room[] }) {
  const world = useWorld()
  const actor = useActor()
  const place = usePlace()
  const unread = useUnread(world, actor.id)
  const progress = useKept(guideProgress)
  const isPhone = useIsPhone()

  const open = (room: string) => {
    go({ room, guide: undefined })
    if (isPhone || room === HOME) focusSoon(() => document.querySelector<HTMLElement>('.middle h2'))
    else focusComposer('room')
  }
  const link = (id: string, name: string, sign: React.ReactNode) => {
    const count = unread.get(id) ?? 0
    return (
      <li key={id}>
        <button
          type="button"
          className="side-room"
          aria-current={place.room === id ? 'page' : undefined}
          data-pane-start={place.room === id ? '' : undefined}
          data-unread={count > 0}
          onClick={() => open(id)}
        >
          <span className="side-sign" aria-hidden="true">
            {sign}
          </span>
          <span className="side-name">{name}</span>
          {count > 0 && (
            <span className="side-count">
              <span className="unseen">、未読</span>
              {count}
              <span className="unseen">件</span>
            </span>
          )}
        </button>
      </li>
    )
  }
  return (
    <nav className="pane side" data-pane="side" tabIndex={-1} aria-label="チャンネルとDM">
      <header className="side-head">
        <p className="side-title">テレワーク相談を試す</p>
        <SettingsMenu />
      </header>
      <PersonSwitch />
      <div className="side-rooms">
        <button
          type="button"
          className="side-room side-guide"
          aria-current={place.guide === true ? 'true' : undefined}
          onClick={() => {
            hideGuide(false)
            go({ guide: true, inspect: undefined })
            focusSoon(() => document.querySelector<HTMLElement>('.guide h2'))
          }}
        >
          <span className="side-sign" aria-hidden="true">
            <GuideIcon />
          </span>
          <span className="side-name">試してみること</span>
          <span className="side-done">
            {stepsDone(progress)}/{STEPS.length}
          </span>
        </button>
        <h2>チャンネル</h2>
        <ul>{rooms.filter(({ kind }) => kind === 'channel').map(({ id, name }) => link(id, name, '#'))}</ul>
        <h2>アプリ</h2>
        <ul>
          {rooms.filter(({ kind }) => kind === 'dm').map(({ id }) => link(id, world.app.name, '相'))}
          {link(HOME, 'アプリのホーム', <HomeIcon />)}
        </ul>
      </div>
      <footer className="side-foot">
        <MishapMenu />
      </footer>
    </nav>
  )
}
