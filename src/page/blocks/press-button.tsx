import type { Json } from '../../local-slack/json.js'
import { stringIn, wordsOf } from './block-json.js'
import { PressError } from './press-error.js'
import { useConfirm } from './use-confirm.js'
import { usePress } from './use-press.js'

const TONES: Record<string, string> = { primary: 'bk-button bk-button-primary', danger: 'bk-button bk-button-danger' }

/** A button, or a link that looks like one: Slack opens the address and tells the app as well. */
export function PressButton({ element, blockId }: { element: Json; blockId: string }) {
  const { press, busy, error } = usePress(blockId)
  const { ask, dialog } = useConfirm(element.confirm)
  const url = stringIn(element.url)
  const look = {
    className: TONES[String(element.style)] ?? 'bk-button',
    'aria-label': stringIn(element.accessibility_label),
    'aria-busy': busy,
    children: (
      <>
        {wordsOf(element.text)}
        {busy && <span className="bk-spinner" aria-hidden="true" />}
      </>
    ),
  }
  const tell = () => void press(buttonAction(element))
  const goOut = (): void => {
    window.open(url, '_blank', 'noopener,noreferrer')
    tell()
  }
  return (
    <>
      {url === undefined ? (
        <button type="button" {...look} onClick={() => ask(tell)} />
      ) : (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          {...look}
          onClick={(event) => {
            if (element.confirm === undefined) tell()
            else {
              event.preventDefault()
              ask(goOut)
            }
          }}
        />
      )}
      {dialog}
      <PressError error={error} />
    </>
  )
}

/** What Slack tells the app of a button. */
export function buttonAction({ type, action_id, text, value, style, url }: Json): Json {
  const action: Json = { type, action_id, text }
  if (value !== undefined) action.value = value
  if (style !== undefined) action.style = style
  if (url !== undefined) action.url = url
  return action
}
