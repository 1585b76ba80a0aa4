import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Room } from '../protocol.js'
import { ActError, useActor, useWorld } from '../world.js'
import './composer.css'
import { type Choice, complete, completionAt } from './completion.js'
import { CompletionPopup, optionId } from './completion-popup.js'
import { draftKey, setDraft, useDraft } from './drafts.js'
import { IconButton } from './icon-button.js'
import { SendIcon } from './icons.js'
import { PlusMenu } from './plus-menu.js'
import { send, sendFileTo } from './sending.js'
import { isComposing, useGrowing } from './typing.js'

interface ComposerProps {
  id: string
  label: string
  hint: string
  room: Room
  thread?: string
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Where one writes. What was typed stays until it was sent. */
export function Composer({ id, label, hint, room, thread }: ComposerProps) {
  const world = useWorld()
  const actor = useActor()
  const key = draftKey(actor.id, room.id, thread)
  const [text, setText] = useDraft(key)
  const [problem, setProblem] = useState('')
  const [cursor, setCursor] = useState(text.length)
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const [dismissed, setDismissed] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const cursorToBe = useRef<number>(undefined)
  useGrowing(field, text)

  const found = completionAt(text, cursor, world.commands, world)
  const open = found !== undefined && dismissed !== text && focused
  const at = Math.min(active, (found?.choices.length ?? 1) - 1)

  useLayoutEffect(() => {
    if (cursorToBe.current === undefined) return
    field.current?.setSelectionRange(cursorToBe.current, cursorToBe.current)
    setCursor(cursorToBe.current)
    cursorToBe.current = undefined
  })
  useEffect(() => {
    if (world.ready) setProblem('')
  }, [world.ready])

  const write = (next: string, position: number) => {
    // Before the text, which is drawn at once.
    cursorToBe.current = position
    setText(next)
    setActive(0)
    field.current?.focus()
  }
  const choose = (choice: Choice) => {
    if (found === undefined) return
    const next = complete(text, found, choice)
    setDismissed(next.text)
    write(next.text, next.cursor)
  }
  const submit = async () => {
    const typed = text.trim()
    if (typed === '') return
    if (!world.ready) return setProblem('読み込みが終わると送れます。文はそのまま残ります。')
    setText('')
    setProblem('')
    try {
      await send(typed, { actor, room, thread }, world)
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem(error.message)
      if (field.current === null || field.current.value === '') setDraft(key, text)
    }
  }
  const sendFile = async (file: File) => {
    if (!world.ready) return setProblem('読み込みが終わると送れます。')
    setProblem('')
    try {
      await sendFileTo(file, { actor, room, thread })
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem(error.message)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (open && found !== undefined) {
      const step = event.ctrlKey || event.altKey ? undefined : STEPS[event.key]
      const choice = found.choices[at]
      // What is written whole already is sent.
      const isWhole = event.key === 'Enter' && choice?.insert === text.trim()
      const taken =
        step !== undefined ||
        event.key === 'Escape' ||
        ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && !isWhole)
      if (taken) {
        event.preventDefault()
        event.stopPropagation()
        if (step !== undefined) setActive((at + step + found.choices.length) % found.choices.length)
        else if (event.key === 'Escape') setDismissed(text)
        else if (choice !== undefined) choose(choice)
        return
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void submit()
    }
  }
  const listId = `${id}-choices`
  return (
    <div className="composer" data-pane={id}>
      {open && found !== undefined && (
        <CompletionPopup id={listId} completion={found} active={at} onPoint={setActive} onChoose={choose} />
      )}
      <div className="composer-box">
        <PlusMenu
          field={field}
          onFile={room.kind === 'dm' ? (file) => void sendFile(file) : undefined}
          onInsert={(sign) => write(sign === '/' ? '/' : `${text}${sign}`, sign === '/' ? 1 : text.length + 1)}
        />
        <textarea
          id={id}
          ref={field}
          rows={1}
          data-pane-start=""
          aria-label={label}
          aria-describedby={`${id}-problem`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? optionId(listId, at) : undefined}
          placeholder={hint}
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setProblem('')
            setCursor(target.selectionStart)
            setActive(0)
          }}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
        <IconButton label="送る" className="send" onClick={submit} aria-disabled={text.trim() === ''}>
          <SendIcon />
        </IconButton>
      </div>
      <p className="problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <p className="unseen" role="status">
        {open && found !== undefined && `${found.name}の候補 ${found.choices.length}件`}
      </p>
    </div>
  )
}
