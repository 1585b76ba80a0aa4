import type { KeyboardEvent } from 'react'
import { stringIn, wordsOf } from './block-json.js'
import { ariaOf, type FieldProps } from './field-props.js'

const KINDS: Record<string, { type: string; inputMode?: 'decimal' | 'numeric' }> = {
  email_text_input: { type: 'email' },
  url_text_input: { type: 'url' },
  number_input: { type: 'text', inputMode: 'decimal' },
}
/** The counter comes into view when so many characters are left. */
const NEARLY_FULL = 0.5

/** A line or several lines to type; too long a text can be typed, as in Slack, and is refused when it is sent. */
export function TextInput(props: FieldProps) {
  const { element, value, onChange, onEnter } = props
  const typed = stringIn(value.value) ?? ''
  const common = {
    ...ariaOf(props),
    className: 'bk-field',
    placeholder: wordsOf(element.placeholder) || undefined,
    value: typed,
    onChange: (event: { target: { value: string } }) =>
      onChange({ value: event.target.value === '' ? null : event.target.value }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
    },
  }
  return (
    <>
      {element.multiline === true ? (
        <textarea {...common} rows={3} />
      ) : (
        <input {...common} {...(KINDS[String(element.type)] ?? { type: 'text' })} autoComplete="off" />
      )}
      <Counter typed={typed.length} most={Number(element.max_length ?? 0)} />
    </>
  )
}

function Counter({ typed, most }: { typed: number; most: number }) {
  if (most === 0 || typed < most * NEARLY_FULL) return null
  return (
    <span className={typed > most ? 'bk-counter bk-counter-over' : 'bk-counter'}>
      {typed} / {most}文字
    </span>
  )
}

/** Text of several lines, told to the app as rich text without any style. */
export function RichTextInput(props: FieldProps) {
  const { value, onChange, element } = props
  return (
    <textarea
      {...ariaOf(props)}
      className="bk-field"
      rows={3}
      placeholder={wordsOf(element.placeholder) || undefined}
      value={plainOf(value.rich_text_value)}
      onChange={({ target }) => onChange({ rich_text_value: target.value === '' ? null : richOf(target.value) })}
    />
  )
}

function richOf(text: string) {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { type: 'rich_text', elements: [section] }
}

function plainOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  const { elements, text } = value as { elements?: unknown[]; text?: unknown }
  return elements === undefined ? (stringIn(text) ?? '') : elements.map(plainOf).join('')
}
