import { z } from 'zod'
import { RULES } from '../rules.js'
import { richText } from './rich-text.js'
import { anyText, confirm, plainText, text, url } from './text-objects.js'

const action_id = text(RULES.actionId.max).optional()
const focus_on_load = z.boolean().optional()
const placeholder = plainText(RULES.placeholder.max).optional()
const label = text(RULES.accessibilityLabel.max).optional()
const max_selected_items = z.number().int().min(1).optional()
const base = { action_id, confirm: confirm.optional() }
const select = { ...base, focus_on_load, placeholder }
const input = { action_id, focus_on_load, placeholder, dispatch_action_config: dispatchConfig() }
const color = z.enum(['primary', 'danger']).optional()

export const option = optionOf(plainText(RULES.optionText.max), {})
const eitherOption = optionOf(anyText(RULES.optionText.max), {})
const overflowOption = optionOf(plainText(RULES.optionText.max), { url: url.optional() })
export const optionGroup = z.strictObject({
  label: plainText(RULES.optionText.max),
  options: z.array(option).min(1).max(RULES.selectOptions.max),
})
const choices = {
  options: z.array(option).min(1).max(RULES.selectOptions.max).optional(),
  option_groups: z.array(optionGroup).min(1).max(RULES.optionGroups.max).optional(),
}
const few = z.array(eitherOption).min(1).max(RULES.checkboxOptions.max)
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
}
const respondable = { response_url_enabled: z.boolean().optional() }
const ids = z.array(z.string().min(1)).optional()
const feedback = z.strictObject({
  text: plainText(RULES.buttonText.max),
  value: text(RULES.buttonValue.max),
  accessibility_label: label,
})

function one<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), ...shape })
}

function hasOneList(element: { options?: unknown; option_groups?: unknown }): boolean {
  return (element.options === undefined) !== (element.option_groups === undefined)
}
const ONE_LIST = 'exactly one of options, option_groups'

/** Every element, by its type. */
export const ELEMENTS = {
  button: one('button', {
    ...base,
    text: plainText(RULES.buttonText.max),
    value: z.string().max(RULES.buttonValue.max).optional(),
    url: url.optional(),
    style: color,
    accessibility_label: label,
  }),
  workflow_button: one('workflow_button', {
    ...base,
    text: plainText(RULES.buttonText.max),
    workflow: z.looseObject({ trigger: z.looseObject({ url }) }),
    style: color,
    accessibility_label: label,
  }),
  checkboxes: one('checkboxes', { ...base, focus_on_load, options: few, initial_options: few.optional() }),
  radio_buttons: one('radio_buttons', {
    ...base,
    focus_on_load,
    options: few,
    initial_option: eitherOption.optional(),
  }),
  overflow: one('overflow', { ...base, options: z.array(overflowOption).min(1).max(RULES.overflowOptions.max) }),
  static_select: one('static_select', { ...select, ...choices, initial_option: option.optional() }).refine(
    hasOneList,
    ONE_LIST,
  ),
  multi_static_select: one('multi_static_select', {
    ...select,
    ...choices,
    max_selected_items,
    initial_options: z.array(option).optional(),
  }).refine(hasOneList, ONE_LIST),
  external_select: one('external_select', {
    ...select,
    initial_option: option.optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  multi_external_select: one('multi_external_select', {
    ...select,
    initial_options: z.array(option).optional(),
    min_query_length: z.number().int().min(0).optional(),
    max_selected_items,
  }),
  users_select: one('users_select', { ...select, initial_user: z.string().optional() }),
  multi_users_select: one('multi_users_select', { ...select, initial_users: ids, max_selected_items }),
  conversations_select: one('conversations_select', {
    ...select,
    ...conversations,
    ...respondable,
    initial_conversation: z.string().optional(),
  }),
  multi_conversations_select: one('multi_conversations_select', {
    ...select,
    ...conversations,
    initial_conversations: ids,
    max_selected_items,
  }),
  channels_select: one('channels_select', { ...select, ...respondable, initial_channel: z.string().optional() }),
  multi_channels_select: one('multi_channels_select', { ...select, initial_channels: ids, max_selected_items }),
  datepicker: one('datepicker', { ...select, initial_date: z.iso.date().optional() }),
  timepicker: one('timepicker', {
    ...select,
    initial_time: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
  datetimepicker: one('datetimepicker', { ...base, focus_on_load, initial_date_time: z.number().int().optional() }),
  plain_text_input: one('plain_text_input', {
    ...input,
    initial_value: z.string().max(RULES.plainTextInput.max).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(RULES.plainTextInput.max).optional(),
    max_length: z.number().int().min(1).max(RULES.plainTextInput.max).optional(),
  }),
  email_text_input: one('email_text_input', { ...input, initial_value: z.string().optional() }),
  url_text_input: one('url_text_input', { ...input, initial_value: z.string().optional() }),
  number_input: one('number_input', {
    ...input,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  rich_text_input: one('rich_text_input', { ...input, initial_value: richText.optional() }),
  file_input: one('file_input', {
    action_id,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
  feedback_buttons: one('feedback_buttons', { action_id, positive_button: feedback, negative_button: feedback }),
  icon_button: one('icon_button', {
    ...base,
    icon: z.enum(['trash']),
    text: plainText(RULES.buttonText.max),
    value: z.string().max(RULES.buttonValue.max).optional(),
    accessibility_label: label,
    visible_to_user_ids: z.array(z.string().min(1)).min(1).optional(),
  }),
}

export type ElementType = keyof typeof ELEMENTS

const CHOOSERS = [
  ...(['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', 'static_select', 'multi_static_select'] as const),
  ...(['external_select', 'multi_external_select', 'users_select', 'multi_users_select'] as const),
  ...(['conversations_select', 'multi_conversations_select', 'channels_select', 'multi_channels_select'] as const),
]
/** Which elements stand where (docs.slack.dev/reference/block-kit/block-elements, read 2026-09). */
export const ELEMENTS_IN = {
  actions: [...CHOOSERS, 'button', 'workflow_button', 'overflow', 'datetimepicker', 'rich_text_input'],
  accessory: [...CHOOSERS, 'button', 'workflow_button', 'overflow'],
  input: [
    ...CHOOSERS,
    ...(['datetimepicker', 'plain_text_input', 'email_text_input', 'url_text_input', 'number_input'] as const),
    ...(['rich_text_input', 'file_input'] as const),
  ],
  contextActions: ['feedback_buttons', 'icon_button'],
} as const satisfies Record<string, readonly ElementType[]>

export function elementIn(place: keyof typeof ELEMENTS_IN) {
  const [first, ...rest] = ELEMENTS_IN[place].map((type) => ELEMENTS[type])
  return z.discriminatedUnion('type', [first as (typeof ELEMENTS)['button'], ...(rest as never[])])
}

function optionOf<Text extends z.ZodType, Extra extends z.ZodRawShape>(textObject: Text, extra: Extra) {
  return z.strictObject({
    text: textObject,
    value: z.string().max(RULES.optionValue.max).optional(),
    description: plainText(RULES.optionText.max).optional(),
    ...extra,
  })
}

function dispatchConfig() {
  const on = z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1)
  return z.strictObject({ trigger_actions_on: on.optional() }).optional()
}
