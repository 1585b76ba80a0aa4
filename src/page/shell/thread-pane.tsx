import { useMemo } from 'react'
import type { Room } from '../protocol.js'
import { useActor, useWorld } from '../world.js'
import { Composer } from './composer.js'
import { entriesOf } from './entries.js'
import { IconButton } from './icon-button.js'
import { BackIcon, CloseIcon } from './icons.js'
import { MessageList } from './message-list.js'
import { closeRight } from './opening.js'
import { useIsPhone } from './screen.js'
import { refusalsIn, type ThreadSummary, threadMessages } from './what-one-sees.js'

const NONE = new Map<string, ThreadSummary>()

/** A message with everything that was answered to it. */
export function ThreadPane({ room, root }: { room: Room; root: string }) {
  const world = useWorld()
  const actor = useActor()
  const isPhone = useIsPhone()
  const { messages, refusals, rooms } = world
  const entries = useMemo(() => {
    const refused = refusalsIn(refusals, rooms, room).filter(({ args }) => args.thread_ts === root)
    return entriesOf(threadMessages(messages, room.id, root, actor.id), refused, new Date())
  }, [messages, refusals, rooms, room, root, actor.id])
  const name = room.kind === 'dm' ? world.app.name : `#${room.name}`
  const rootGone = !messages.some(({ channel, ts }) => channel === room.id && ts === root)
  return (
    <>
      <header className="pane-head">
        {isPhone && (
          <IconButton label="戻る" onClick={closeRight}>
            <BackIcon />
          </IconButton>
        )}
        <div className="pane-name">
          <h2 tabIndex={-1}>スレッド</h2>
          <p>{name}</p>
        </div>
        {!isPhone && (
          <IconButton label="スレッドを閉じる" onClick={closeRight}>
            <CloseIcon />
          </IconButton>
        )}
      </header>
      <MessageList label="スレッドのメッセージ" entries={entries} summaries={NONE} inThread={true}>
        {rootGone && <p className="empty-room">元のメッセージは削除されました。</p>}
      </MessageList>
      <Composer
        id="composer-thread"
        label="スレッドへの返信"
        hint={room.kind === 'dm' ? '続けて聞く' : 'スレッドに返信'}
        room={room}
        thread={root}
      />
    </>
  )
}
