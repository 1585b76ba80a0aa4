import { isJson, type Json, SlackRefusal } from './json.js'
import { RULES } from './rules.js'

interface Parameter {
  type: string
  is_required: boolean
}

/** Functions as a manifest declares them, by callback_id. */
export type Functions = Record<
  string,
  { input_parameters: Record<string, Parameter>; output_parameters: Record<string, Parameter> }
>

/** What a workflow hands in is of the declared kind: Workflow Builder lets nobody hand in anything else. */
export function checkInputs(functions: Functions | undefined, callbackId: string, inputs: Json): void {
  if (functions === undefined) return
  const declared = functions[callbackId]?.input_parameters
  if (declared === undefined) throw new Error(`no function ${callbackId}`)
  const wrong = faultsIn(declared, inputs)
  if (wrong.length > 0) throw new Error(`${callbackId}: ${wrong.join(', ')}`)
}

/** What the app hands back is refused where it is not what the manifest says (docs.slack.dev/reference/methods/functions.completeSuccess). */
export function checkOutputs(functions: Functions | undefined, callbackId: string, outputs: Json): void {
  if (outputs.search_results !== undefined && !isSearchResults(outputs.search_results))
    throw new SlackRefusal('parameter_validation_failed')
  const declared = functions?.[callbackId]?.output_parameters
  if (declared === undefined) return
  const wrong = faultsIn(declared, outputs)
  if (wrong.length > 0)
    throw new SlackRefusal('parameter_validation_failed', { response_metadata: { messages: wrong } })
}

function faultsIn(declared: Record<string, Parameter>, values: Json): string[] {
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(declared, name))
  const wrong = Object.entries(declared).filter(([name, { type, is_required }]) => {
    const value = values[name]
    return value === undefined || value === null ? is_required : !(KINDS[type]?.(value) ?? false)
  })
  return [...unknown, ...wrong.map(([name]) => name)]
}

const KINDS: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  array: Array.isArray,
  'slack#/types/channel_id': (value) => /^[CGD][A-Z0-9]+$/.test(String(value)),
  'slack#/types/user_id': (value) => /^[UW][A-Z0-9]+$/.test(String(value)),
  'slack#/types/user_context': (value) => isJson(value) && typeof value.id === 'string',
  'slack#/types/options_select': isOptions,
  'slack#/types/search_results': isSearchResults,
}

function isOptions(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > RULES.selectOptions.max) return false
  return (value as Json[]).every(
    ({ text, value: chosen }) =>
      isJson(text) &&
      text.type === 'plain_text' &&
      isWithin(text.text, RULES.optionText.max) &&
      isWithin(chosen, RULES.optionValue.max),
  )
}

function isWithin(text: unknown, max: number): boolean {
  return typeof text === 'string' && text.length > 0 && text.length <= max
}

function isSearchResults(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > RULES.searchResults.max) return false
  return (value as Json[]).every((result) => {
    const words = ['title', 'description', 'link'].every((key) => typeof result[key] === 'string')
    const day = /^\d{4}-\d\d-\d\d$/.test(String(result.date_updated))
    return words && day && isJson(result.external_ref) && typeof result.external_ref.id === 'string'
  })
}
