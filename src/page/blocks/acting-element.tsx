import { useId, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { wordsOf } from './block-json.js'
import { Field } from './field.js'
import { type FieldValue, isEmpty } from './field-value.js'
import { OverflowMenu } from './overflow-menu.js'
import { PressButton } from './press-button.js'
import { PressError } from './press-error.js'
import { useConfirm } from './use-confirm.js'
import { useInitialValue } from './use-initial-value.js'
import { usePress } from './use-press.js'

interface Props {
  element: Json
  blockId: string
  /** The id of the words that it belongs to: a section's. */
  labelledBy?: string
}

/** An element that tells the app at once: in an actions block, or beside a section. */
export function ActingElement(props: Props) {
  switch (props.element.type) {
    case 'button':
    case 'workflow_button':
      return <PressButton {...props} />
    case 'overflow':
      return <OverflowMenu {...props} />
    default:
      return <ActingField {...props} />
  }
}

/** A field whose every change is told; a change that is not confirmed is undone. */
function ActingField({ element, blockId, labelledBy }: Props) {
  const initial = useInitialValue()
  const id = useId()
  const [value, setValue] = useState<FieldValue>(() => initial(element))
  const { press, busy, error } = usePress(blockId)
  const { ask, dialog } = useConfirm(element.confirm)

  function change(next: FieldValue) {
    // A menu beside a message cannot be emptied in Slack.
    if (isEmpty(next) && element.type !== 'checkboxes' && !String(element.type).startsWith('multi_')) return
    ask(() => {
      setValue(next)
      void press({ type: element.type, action_id: element.action_id, ...next })
    })
  }
  return (
    <div className="bk-acting-field">
      <Field
        element={element}
        value={value}
        onChange={change}
        id={id}
        label={wordsOf(element.placeholder) || '選択'}
        {...(labelledBy !== undefined && { labelledBy })}
        required
        busy={busy}
      />
      {dialog}
      <PressError error={error} />
    </div>
  )
}
