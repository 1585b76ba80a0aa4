import { type Block, Message } from 'slack-blocks-to-jsx'
import 'slack-blocks-to-jsx/dist/style.css'
import { useSyncExternalStore } from 'react'
import type { Json } from '../../local-slack/json.js'
import { useWorld } from '../world.js'

/** A block that `slack-blocks-to-jsx` draws: charts, Markdown, tasks and plans, where nothing is pressed. */
export default function LibraryBlock({ block }: { block: Json }) {
  const { people, rooms } = useWorld()
  const theme = useSyncExternalStore(watchTheme, themeNow)
  return (
    <div className="bk-library">
      <Message
        blocks={[block as unknown as Block]}
        withoutWrapper
        logo=""
        name=""
        theme={theme}
        data={{
          users: people.map(({ id, name }) => ({ id, name })),
          channels: rooms.map(({ id, name }) => ({ id, name })),
        }}
      />
    </div>
  )
}

function themeNow(): 'light' | 'dark' {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
