import { ChoiceList } from './choice-list.js'
import { DateInput } from './date-input.js'
import type { FieldProps } from './field-props.js'
import { FileInput } from './file-input.js'
import { SelectField } from './select-field.js'
import { RichTextInput, TextInput } from './text-input.js'
import { UnknownPart } from './unknown-part.js'

/** Any element that holds a value. */
export function Field(props: FieldProps) {
  const type = String(props.element.type)
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput {...props} />
    case 'file_input':
      return <FileInput {...props} />
    case 'rich_text_input':
      return <RichTextInput {...props} />
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceList {...props} />
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput {...props} />
    default:
      return type.endsWith('_select') ? <SelectField {...props} /> : <UnknownPart type={type} />
  }
}
