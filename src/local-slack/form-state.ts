import { isJson, type Json } from './json.js'

interface Field {
  block: string
  action: string
  element: Json
  required: boolean
}

/** What the person filled in, by block id. */
export type Filled = Record<string, Json>

/**
 * `view.state` as Slack builds it: each input with its type, what was filled in, else what stood there. Throws where a
 * person could not have sent the form off: a required field is empty, an answer is too long, a field does not exist.
 */
export function formState(view: Json, filled: Filled): Json {
  const missing = fieldsOf(view).find((field) => field.required && isEmpty(answerOf(field, filled)))
  if (missing !== undefined) throw new Error(`the form wants ${missing.block}`)
  return stateSoFar(view, filled)
}

/** The same while the form is not sent off, when a button in it is pressed: what is required may still be empty. */
export function stateSoFar(view: Json, filled: Filled): Json {
  const fields = fieldsOf(view)
  for (const block of Object.keys(filled))
    if (!fields.some((field) => field.block === block)) throw new Error(`the form has no field ${block}`)
  const values: Record<string, Json> = {}
  for (const field of fields) {
    const value = answerOf(field, filled)
    const longest = Number(field.element.max_length ?? 3000)
    if (String(value.value ?? '').length > longest) throw new Error(`${field.block} takes ${longest} characters`)
    values[field.block] = { [field.action]: { type: field.element.type, ...value } }
  }
  return { values }
}

export function inputBlocks(view: Json): string[] {
  return fieldsOf(view).map((field) => field.block)
}

function fieldsOf(view: Json): Field[] {
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Json[]) : []
  return blocks.flatMap((block, i) => {
    if (block.type !== 'input' || !isJson(block.element)) return []
    const action = String(block.element.action_id ?? `a${i}`)
    return [
      { block: String(block.block_id ?? `b${i}`), action, element: block.element, required: block.optional !== true },
    ]
  })
}

function answerOf(field: Field, filled: Filled): Json {
  return { ...initial(field.element), ...filled[field.block] }
}

function initial(element: Json): Json {
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: element.initial_options ?? [] }
    case 'static_select':
    case 'radio_buttons':
    case 'external_select':
      return { selected_option: element.initial_option ?? null }
    case 'file_input':
      return { files: [] }
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null }
    case 'channels_select':
      return { selected_channel: element.initial_channel ?? null }
    case 'users_select':
      return { selected_user: element.initial_user ?? null }
    case 'datepicker':
      return { selected_date: element.initial_date ?? null }
    default:
      return { value: element.initial_value ?? null }
  }
}

function isEmpty(value: Json): boolean {
  return Object.values(value).every(
    (each) => each === null || each === '' || (Array.isArray(each) && each.length === 0),
  )
}
