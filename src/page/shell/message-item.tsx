import { memo, useId, useState } from 'react'
import { BlockList } from '../blocks/block-list.js'
import { MessageText } from '../blocks/message-text.js'
import type { Shown } from '../protocol.js'
import { useActor } from '../world.js'
import { Avatar } from './avatar.js'
import { InlineEditor } from './inline-editor.js'
import { MessageToolbar } from './message-toolbar.js'
import './messages.css'
import { openThread } from './opening.js'
import { Reactions } from './reactions.js'
import { atOf, clockTime } from './time-labels.js'

interface MessageItemProps {
  message: Shown
  /** The name of who wrote it. */
  sender: string
  compact: boolean
  replies: number
  lastReply: string
  inThread: boolean
  /** The one in the tab order. */
  isCurrent: boolean
  onCurrent: (ts: string) => void
}

/** One message. Drawn anew only when it has changed itself: the store keeps the identity of the others. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, sender, compact, replies, lastReply, inThread, isCurrent, onCurrent } = props
  const { channel, ts, user, fromApp, onlyFor } = message
  const [editing, setEditing] = useState(false)
  const [near, setNear] = useState(false)
  const [held, setHeld] = useState(false)
  const headId = useId()
  const own = useActor().id === user
  const at = atOf(ts)
  return (
    <li>
      <article
        tabIndex={isCurrent ? 0 : -1}
        className="message"
        data-ts={ts}
        data-pane-start={isCurrent ? '' : undefined}
        data-compact={compact}
        data-private={onlyFor !== undefined}
        aria-labelledby={headId}
        onMouseEnter={() => setNear(true)}
        onMouseLeave={(event) => setNear(event.currentTarget.contains(document.activeElement))}
        onFocus={() => {
          setNear(true)
          onCurrent(ts)
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setNear(event.currentTarget.matches(':hover'))
        }}
      >
        {compact ? <span className="avatar-space" /> : <Avatar name={sender} id={user} app={fromApp} />}
        <div className="message-main">
          <div className="message-head" id={headId}>
            <span className="sender">
              {sender}
              {own && <span className="unseen">（あなた）</span>}
            </span>
            {fromApp && <span className="app-badge">アプリ</span>}
            <time className="message-time" dateTime={at.toISOString()}>
              {clockTime(at)}
            </time>
          </div>
          {onlyFor !== undefined && <p className="only-you">あなただけに表示されています</p>}
          {editing ? (
            <InlineEditor message={message} onClose={() => setEditing(false)} />
          ) : (
            <div className="message-body">
              {message.blocks.length > 0 ? (
                <BlockList blocks={message.blocks} where={{ on: 'message', channel, ts }} />
              ) : (
                <MessageText text={message.text} />
              )}
              {message.files.map((file) => (
                <a key={file.id} className="file" href={`page/file/${file.id}`} download={file.name}>
                  ファイル: {file.name}
                </a>
              ))}
              {message.edited && <span className="edited">（編集済み）</span>}
            </div>
          )}
          <Reactions message={message} />
          {replies > 0 && (
            <button type="button" className="replies" onClick={() => openThread(ts)}>
              <strong>{replies}件の返信</strong>
              <span>最終 {clockTime(atOf(lastReply))}</span>
            </button>
          )}
        </div>
        {(near || held) && !editing && (
          <MessageToolbar message={message} inThread={inThread} onEdit={() => setEditing(true)} onHold={setHeld} />
        )}
      </article>
    </li>
  )
})
