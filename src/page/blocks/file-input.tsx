import { useState } from 'react'
import { upload } from '../upload.js'
import { useActor } from '../world.js'
import { listIn, stringIn, stringsIn } from './block-json.js'
import { ariaOf, type FieldProps } from './field-props.js'
import { PressError } from './press-error.js'
import { sentenceOf } from './use-press.js'

/** Files from one's machine; they are sent when they are chosen, as Slack does. */
export function FileInput(props: FieldProps) {
  const { element, value, onChange } = props
  const actor = useActor()
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const names = listIn(value.files).map(({ name }) => stringIn(name) ?? '')
  const choose = async (chosen: File[]) => {
    setBusy(true)
    setError('')
    try {
      onChange({ files: await Promise.all(chosen.map((file) => upload(actor.id, file))) })
    } catch (thrown) {
      setError(sentenceOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input
        {...ariaOf({ ...props, busy })}
        className="bk-field"
        type="file"
        accept={stringsIn(element.filetypes)
          .map((type) => `.${type}`)
          .join(',')}
        multiple={Number(element.max_files ?? 1) > 1}
        onChange={({ target }) => void choose([...(target.files ?? [])])}
      />
      <span className="bk-hint" role="status">
        {busy ? '送っています。' : names.join('、')}
      </span>
      <PressError error={error} />
    </>
  )
}
