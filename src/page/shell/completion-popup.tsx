import { useEffect, useRef } from 'react'
import type { Choice, Completion } from './completion.js'
import './composer.css'

interface CompletionPopupProps {
  id: string
  completion: Completion
  active: number
  onPoint: (index: number) => void
  onChoose: (choice: Choice) => void
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** What could be meant by what is being typed. The focus stays in the field. */
export function CompletionPopup({ id, completion, active, onPoint, onChoose }: CompletionPopupProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id={id} role="listbox" aria-label={`${completion.name}の候補`} className="choices">
      {completion.choices.map((choice, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
        <div
          key={choice.id}
          id={optionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className="choice"
          onMouseMove={() => onPoint(i)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          <strong>{choice.label}</strong>
          <span>{choice.detail}</span>
        </div>
      ))}
    </div>
  )
}
