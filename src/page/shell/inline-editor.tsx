import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Shown } from '../protocol.js'
import { ActError, act, useActor, useWorld } from '../world.js'
import './composer.css'
import { toSlackText, toTyped } from './slack-text.js'
import { isComposing, useGrowing } from './typing.js'

/** One's own message, to be written anew in its place. */
export function InlineEditor({ message, onClose }: { message: Shown; onClose: () => void }) {
  const world = useWorld()
  const actor = useActor()
  const [text, setText] = useState(() => toTyped(message.text, world))
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useGrowing(field, text)
  useEffect(() => {
    const end = field.current?.value.length ?? 0
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }, [])

  const close = () => {
    const article = field.current?.closest<HTMLElement>('[data-ts]')
    onClose()
    article?.focus()
  }
  const save = async () => {
    if (text.trim() === '') return setProblem('空にはできません。消すときは［削除］をお使いください。')
    try {
      const { channel, ts } = message
      await act({ do: 'edit', user: actor.id, channel, ts, text: toSlackText(text.trim(), world) })
      close()
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem(error.message)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void save()
    }
  }
  return (
    <div className="editor">
      <textarea
        ref={field}
        rows={1}
        aria-label="メッセージを編集"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="problem" role="alert">
        {problem}
      </p>
      <div className="editor-buttons">
        <button type="button" className="button" onClick={close}>
          やめる
        </button>
        <button type="button" className="button button-main" onClick={save}>
          保存
        </button>
      </div>
    </div>
  )
}
