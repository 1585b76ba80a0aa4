import { useId, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { objectIn, stringsIn, wordsOf } from './block-json.js'
import { Field } from './field.js'
import type { FieldValue } from './field-value.js'
import { useForm } from './form.js'
import { PressError } from './press-error.js'
import { UnknownPart } from './unknown-part.js'
import { useInitialValue } from './use-initial-value.js'
import { usePress } from './use-press.js'

const GROUPS = new Set(['checkboxes', 'radio_buttons'])

/** A field with its label, what it is for, and what is wrong with it. */
export function InputBlock({ block, id }: { block: Json; id: string }) {
  const form = useForm()
  const initial = useInitialValue()
  const own = useId()
  const element = objectIn(block.element)
  const [alone, setAlone] = useState<FieldValue>(() => initial(element ?? {}))
  const { press, busy, error } = usePress(id)
  if (element === undefined) return <UnknownPart type="input" />

  const value = form?.valueOf(id, element) ?? alone
  const fault = form?.faultOf(id)
  const hint = wordsOf(block.hint)
  const ids = { label: `${own}-label`, control: `${own}-control`, hint: `${own}-hint`, fault: `${own}-fault` }
  const described = [hint !== '' && ids.hint, fault !== undefined && ids.fault].filter((each) => each !== false)
  const on = stringsIn(objectIn(element.dispatch_action_config)?.trigger_actions_on)
  const typing = /_input$/.test(String(element.type))
  const tell = (next: FieldValue) =>
    void press({ type: element.type, action_id: element.action_id, ...next }, { [id]: next })

  function change(next: FieldValue) {
    if (form === undefined) setAlone(next)
    else form.change(id, next)
    if (block.dispatch_action === true && (!typing || on.includes('on_character_entered'))) tell(next)
  }
  const words = (
    <>
      {wordsOf(block.label)}
      {block.optional === true && <span className="bk-optional">（任意）</span>}
    </>
  )
  return (
    <div className="bk-input" data-block={id}>
      {GROUPS.has(String(element.type)) ? (
        <span className="bk-label" id={ids.label}>
          {words}
        </span>
      ) : (
        <label className="bk-label" id={ids.label} htmlFor={ids.control}>
          {words}
        </label>
      )}
      <Field
        element={element}
        value={value}
        onChange={change}
        id={ids.control}
        labelledBy={ids.label}
        invalid={fault !== undefined}
        required={block.optional !== true}
        busy={busy}
        {...(described.length > 0 && { describedBy: described.join(' ') })}
        {...(block.dispatch_action === true && typing && { onEnter: () => tell(value) })}
      />
      <span className="bk-error" id={ids.fault}>
        {fault}
      </span>
      <PressError error={error} />
      {hint !== '' && (
        <span className="bk-hint" id={ids.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}
