import type { Json } from '../../local-slack/json.js'
import { listIn, objectIn } from './block-json.js'
import { optionChoice } from './choices.js'
import { ariaOf, type FieldProps } from './field-props.js'
import { InlineText } from './rich-text.js'

/** Check boxes or radio buttons, each with its words and a line about it. */
export function ChoiceList(props: FieldProps) {
  const { element, value, onChange, id } = props
  const { 'aria-required': required, 'aria-busy': busy, 'aria-invalid': invalid, ...named } = ariaOf(props)
  const isRadio = element.type === 'radio_buttons'
  const options = listIn(element.options)
  const chosen = isRadio ? listIn([value.selected_option]) : listIn(value.selected_options)
  const isChosen = (option: Json) => chosen.some((each) => optionChoice(each).key === optionChoice(option).key)

  function toggle(option: Json) {
    if (isRadio) onChange({ selected_option: option })
    // In the order of the options, whatever the order of the presses.
    else onChange({ selected_options: options.filter((each) => isChosen(each) !== (each === option)) })
  }
  const role = isRadio ? 'radiogroup' : 'group'
  return (
    <div
      role={role}
      {...named}
      tabIndex={-1}
      className="bk-choices"
      aria-busy={busy}
      {...(isRadio && { 'aria-required': required, 'aria-invalid': invalid })}
    >
      {options.map((option, i) => (
        <label key={optionChoice(option).key} className="bk-choice">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={isRadio ? id : undefined}
            checked={isChosen(option)}
            aria-describedby={props.describedBy}
            aria-invalid={isRadio ? undefined : invalid}
            data-first={i === 0 ? '' : undefined}
            onChange={() => toggle(option)}
          />
          <span className="bk-choice-words">
            <InlineText text={option.text} />
            {objectIn(option.description) !== undefined && (
              <span className="bk-choice-more">
                <InlineText text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  )
}
