import type { Json } from '../../local-slack/json.js'
import { listIn, stringIn, stringsIn } from './block-json.js'

/** What a field holds, in Slack's own shape: `{ value }`, `{ selected_option }`, `{ selected_conversations }` … */
export type FieldValue = Json

/** Where an element's value stands, and where its initial one does. */
const SLOTS: Record<string, { slot: string; initial: string; empty: unknown }> = {
  static_select: { slot: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { slot: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { slot: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { slot: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { slot: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { slot: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { slot: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { slot: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { slot: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { slot: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { slot: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { slot: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { slot: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { slot: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { slot: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { slot: 'files', initial: 'initial_files', empty: [] },
  rich_text_input: { slot: 'rich_text_value', initial: 'initial_value', empty: null },
}
const TYPED = { slot: 'value', initial: 'initial_value', empty: null }

function slotsOf({ type }: Json): (typeof SLOTS)[string] {
  return Object.hasOwn(SLOTS, String(type)) ? SLOTS[String(type)]! : TYPED
}

/** `selected_option`, or `value` for what is typed. */
export function slotOf(element: Json): string {
  return slotsOf(element).slot
}

/** What stands in a field before anybody touched it; `room` is the one that is open, where the field offers it. */
export function initialValue(element: Json, room?: string): FieldValue {
  const { slot, initial, empty } = slotsOf(element)
  if (element.default_to_current_conversation === true && room !== undefined)
    return { [slot]: Array.isArray(empty) ? [room] : room }
  return { [slot]: element[initial] ?? empty }
}

export function isEmpty(value: FieldValue): boolean {
  return Object.values(value).every(
    (each) => each === null || each === undefined || each === '' || (Array.isArray(each) && each.length === 0),
  )
}

/** An input block of a form. */
export interface Field {
  id: string
  element: Json
  required: boolean
}

export function fieldsOf(blocks: Json[], idOf: (block: Json, index: number) => string): Field[] {
  return blocks.flatMap((block, i) =>
    block.type === 'input'
      ? [{ id: idOf(block, i), element: (block.element ?? {}) as Json, required: block.optional !== true }]
      : [],
  )
}

const LONGEST = 3000

/** Why Slack would not send the form off with this in the field, in a sentence for the person. */
export function faultIn({ element, required }: Field, value: FieldValue): string | undefined {
  if (isEmpty(value)) return required ? '入力してください。' : undefined
  const typed = stringIn(value.value)
  if (typed !== undefined) return typedFault(element, typed)
  const chosen = Math.max(listIn(Object.values(value)[0]).length, stringsIn(Object.values(value)[0]).length)
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY)
  return chosen > most ? `選べるのは${most}件までです。` : undefined
}

function typedFault(element: Json, typed: string): string | undefined {
  const longest = Number(element.max_length ?? LONGEST)
  const shortest = Number(element.min_length ?? 0)
  if (typed.length > longest) return `${longest}文字以内で入力してください（いま${typed.length}文字）。`
  if (typed.length < shortest) return `${shortest}文字以上で入力してください（いま${typed.length}文字）。`
  switch (element.type) {
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? undefined : 'メールアドレスを入力してください。'
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(typed) ? undefined : 'https:// で始まるURLを入力してください。'
    case 'number_input':
      return numberFault(element, typed)
    default:
      return undefined
  }
}

function numberFault(element: Json, typed: string): string | undefined {
  const value = Number(typed)
  if (Number.isNaN(value)) return '数字を入力してください。'
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return '整数を入力してください。'
  const [least, most] = [stringIn(element.min_value), stringIn(element.max_value)]
  if (least !== undefined && value < Number(least)) return `${least}以上の数字を入力してください。`
  if (most !== undefined && value > Number(most)) return `${most}以下の数字を入力してください。`
  return undefined
}
