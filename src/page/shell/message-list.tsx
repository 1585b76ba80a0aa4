import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react'
import { nameOf, useWorld } from '../world.js'
import type { Entry } from './entries.js'
import { DownIcon } from './icons.js'
import { MessageItem } from './message-item.js'
import './messages.css'
import { RefusalLine } from './refusal-line.js'
import { useStickToBottom } from './stick-to-bottom.js'
import type { ThreadSummary } from './what-one-sees.js'

interface MessageListProps {
  label: string
  entries: Entry[]
  summaries: Map<string, ThreadSummary>
  inThread: boolean
  children?: ReactNode
}

const NO_REPLIES = { count: 0, last: '' }

/** Messages in the order of time. One of them is in the tab order; the arrow keys go from one to the next. */
export function MessageList({ label, entries, summaries, inThread, children }: MessageListProps) {
  const world = useWorld()
  const messages = entries.filter((entry) => entry.kind === 'message')
  const last = messages.at(-1)
  const [chosen, setChosen] = useState<string>()
  const current = messages.some(({ key }) => key === chosen) ? chosen : last?.key
  const { scroller, content, away, showNewest } = useStickToBottom(last?.message)
  const choose = useCallback((ts: string) => setChosen(ts), [])
  return (
    <div className="message-area">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the articles inside */}
      <div
        className="scroller"
        tabIndex={-1}
        ref={scroller}
        data-pane={inThread ? 'thread-messages' : 'messages'}
        onKeyDown={moveBetweenMessages}
      >
        <div ref={content}>
          {children}
          <ol className="messages" aria-label={label}>
            {entries.map((entry) => {
              if (entry.kind === 'day')
                return (
                  <li key={entry.key} className="day">
                    <h3>{entry.label}</h3>
                  </li>
                )
              if (entry.kind === 'refusal') return <RefusalLine key={entry.key} call={entry.call} />
              const { count, last } = summaries.get(entry.key) ?? NO_REPLIES
              return (
                <MessageItem
                  key={entry.key}
                  message={entry.message}
                  sender={nameOf(world, entry.message.user)}
                  compact={entry.compact}
                  replies={count}
                  lastReply={last}
                  inThread={inThread}
                  isCurrent={entry.key === current}
                  onCurrent={choose}
                />
              )
            })}
          </ol>
        </div>
      </div>
      {away && (
        <button type="button" className="to-bottom" onClick={showNewest}>
          <DownIcon />
          新しいメッセージ
        </button>
      )}
    </div>
  )
}

const NEXT: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  const own = event.currentTarget
  if (event.key === 'Escape' && !event.defaultPrevented && own.contains(target) && target.dataset.ts === undefined) {
    const article = target.closest<HTMLElement>('[data-ts]')
    if (article === null) return
    event.stopPropagation()
    article.focus()
    return
  }
  if (target.dataset.ts === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  const articles = [...own.querySelectorAll<HTMLElement>('[data-ts]')]
  const next = articles[NEXT[event.key]?.(articles.indexOf(target), articles.length) ?? -1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
