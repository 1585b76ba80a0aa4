import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types'
import { LIMITS } from '../limits.js'
import { option, plain, richText, run, section } from './blocks.js'
import { cleanText, clipText } from './plain-text.js'

interface TextField {
  field: string
  label: string
  initial?: string
  hint?: string
  placeholder?: string
  optional?: boolean
  oneLine?: boolean
  max?: number
}

/** A field to type in; block and element have one name. */
export function textField({
  field,
  label,
  initial = '',
  max = LIMITS.plainTextInput.max,
  ...look
}: TextField): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field,
    multiline: look.oneLine !== true,
    max_length: max,
    ...(look.placeholder !== undefined && { placeholder: plain(look.placeholder, LIMITS.placeholder.max) }),
  }
  const start = clipText(cleanText(initial).trim(), max)
  if (start !== '') element.initial_value = start
  return {
    ...{ type: 'input', block_id: field, label: plain(label, LIMITS.label.max), element },
    ...(look.optional && { optional: true }),
    ...(look.hint !== undefined && { hint: plain(look.hint, LIMITS.label.max) }),
  }
}

/** One box to tick, or not, under its label. */
export function switchField(look: {
  field: string
  label: string
  choice: string
  on: boolean
  hint?: string
}): InputBlock {
  const { field, label, choice, on, hint } = look
  const box = option(choice, 'on')
  return {
    ...{ type: 'input', block_id: field, optional: true, label: plain(label, LIMITS.label.max) },
    ...(hint !== undefined && { hint: plain(hint, LIMITS.label.max) }),
    element: { type: 'checkboxes', action_id: field, options: [box], ...(on && { initial_options: [box] }) },
  }
}

/** A menu to choose one of; each choice is a value and its words. */
export function choiceField<Value extends string>(look: {
  field: string
  label: string
  choices: readonly (readonly [value: Value, words: string])[]
  chosen: Value
  hint?: string
}): InputBlock {
  const { field, label, choices, chosen, hint } = look
  const options = choices.map(([value, words]) => option(words, value))
  return {
    ...{ type: 'input', block_id: field, label: plain(label, LIMITS.label.max) },
    ...(hint !== undefined && { hint: plain(hint, LIMITS.label.max) }),
    element: {
      ...{ type: 'static_select', action_id: field, options },
      initial_option: options[choices.findIndex(([value]) => value === chosen)]!,
    },
  }
}

/** A field for files from one's machine, which the server takes and names. */
export function fileField(look: {
  field: string
  label: string
  types: string[]
  max?: number
  hint?: string
}): InputBlock {
  const { field, label, types, max = 1, hint } = look
  return {
    ...{ type: 'input', block_id: field, label: plain(label, LIMITS.label.max) },
    element: { type: 'file_input', action_id: field, filetypes: types, max_files: max },
    ...(hint !== undefined && { hint: plain(hint, LIMITS.label.max) }),
  }
}

interface ModalParts {
  title: string
  callback: string
  submit: string
  blocks: KnownBlock[]
  /** Plain data that comes back when it is sent off. */
  data?: unknown
}

export function formView({ title, callback, submit, blocks, data }: ModalParts): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(title, LIMITS.viewTitle.max),
    submit: plain(submit, LIMITS.viewTitle.max),
    close: plain('やめる', LIMITS.viewTitle.max),
    blocks,
    ...(data !== undefined && { private_metadata: JSON.stringify(data) }),
  }
}

/** Something to read. */
export function readView(title: string, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: plain(title, LIMITS.viewTitle.max),
    close: plain('閉じる', LIMITS.viewTitle.max),
    blocks,
  }
}

export function sentenceView(title: string, sentence: string): ModalView {
  return readView(title, [richText(section(run(sentence)))])
}
