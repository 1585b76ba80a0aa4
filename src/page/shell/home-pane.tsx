import { useEffect } from 'react'
import { BlockList } from '../blocks/block-list.js'
import type { Json } from '../protocol.js'
import { act, useActor, useWorld } from '../world.js'
import { IconButton } from './icon-button.js'
import { LookIcon } from './icons.js'
import './layout.css'
import { inspect } from './opening.js'
import { AppTabs, PaneHead } from './room-header.js'

/** The app's Home tab for the acting person; the app is told that it was opened, and draws it. */
export function HomePane() {
  const world = useWorld()
  const actor = useActor()
  const home = world.homes[actor.id]

  useEffect(() => {
    // Nothing is lost where it fails: the app is told at the next visit.
    if (world.ready) act({ do: 'open', user: actor.id, tab: 'home' }).catch(() => {})
  }, [world.ready, actor.id])

  return (
    <>
      <PaneHead>
        <div className="pane-name">
          <h2 tabIndex={-1}>{world.app.name}</h2>
          <p>アプリのホーム</p>
        </div>
        {home !== undefined && (
          <IconButton label="ホームを調べる" onClick={() => inspect({ view: home.id })}>
            <LookIcon />
          </IconButton>
        )}
        <AppTabs />
      </PaneHead>
      <section className="home" aria-label="アプリのホーム">
        {home === undefined ? (
          <p className="empty-room">{world.ready ? 'ホームを開いています。' : '読み込みが終わると表示されます。'}</p>
        ) : (
          <BlockList blocks={blocksOf(home.view)} where={{ on: 'view', view: home.id }} />
        )}
      </section>
    </>
  )
}

function blocksOf({ blocks }: Json): Json[] {
  return Array.isArray(blocks) ? (blocks as Json[]) : []
}
