import type { Json } from '../../local-slack/json.js'
import type { FieldValue } from './field-value.js'

/** What every field takes, wherever it stands. */
export interface FieldProps {
  element: Json
  value: FieldValue
  onChange: (value: FieldValue) => void
  /** The person is done with what was typed: Enter was pressed. */
  onEnter?: () => void
  /** The id of the control that has the focus. */
  id: string
  /** Its name: the id of the words that name it, or the words. */
  labelledBy?: string
  label?: string
  describedBy?: string
  invalid?: boolean
  required?: boolean
  busy?: boolean
}

/** The same for the element of the page that has the focus. */
export function ariaOf({ id, labelledBy, label, describedBy, invalid, required, busy, element }: FieldProps) {
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy === undefined ? label : undefined,
    'aria-describedby': describedBy,
    'aria-invalid': invalid === true ? true : undefined,
    'aria-required': required === true ? true : undefined,
    'aria-busy': busy === true ? true : undefined,
    'data-focus-on-load': element.focus_on_load === true ? '' : undefined,
  }
}
