import { numberIn, stringIn } from './block-json.js'
import { ariaOf, type FieldProps } from './field-props.js'

/** A day, a time of day, or both: the browser's own way of choosing them. */
export function DateInput(props: FieldProps) {
  const { element, value, onChange } = props
  const common = { ...ariaOf(props), className: 'bk-field bk-field-short' }
  switch (element.type) {
    case 'timepicker':
      return (
        <input
          {...common}
          type="time"
          value={stringIn(value.selected_time) ?? ''}
          onChange={({ target }) => onChange({ selected_time: target.value || null })}
        />
      )
    case 'datetimepicker':
      return (
        <input
          {...common}
          type="datetime-local"
          value={localMoment(numberIn(value.selected_date_time))}
          onChange={({ target }) => onChange({ selected_date_time: secondsOf(target.value) })}
        />
      )
    default:
      return (
        <input
          {...common}
          type="date"
          value={stringIn(value.selected_date) ?? ''}
          onChange={({ target }) => onChange({ selected_date: target.value || null })}
        />
      )
  }
}

/** As the browser's control wants it: 「2026-04-01T09:00」. */
function localMoment(seconds: number | undefined): string {
  if (seconds === undefined) return ''
  const moment = new Date(seconds * 1000)
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function secondsOf(local: string): number | null {
  return local === '' ? null : Math.floor(new Date(local).getTime() / 1000)
}
