import { z } from 'zod'
import { RULES } from '../rules.js'
import { dataTable, dataVisualization, table } from './data-blocks.js'
import { ELEMENTS, elementIn } from './elements.js'
import { richText } from './rich-text.js'
import { anyText, hasOneSource, imageElement, imageSource, mrkdwn, plainText, text, url } from './text-objects.js'

export type Surface = 'message' | 'modal' | 'home'

const block_id = text(RULES.blockId.max).optional()

function block<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), block_id, ...shape })
}

function uniqueIds(elements: readonly object[]): boolean {
  const ids = elements.flatMap((element) => (element as { action_id?: string }).action_id ?? [])
  return new Set(ids).size === ids.length
}

const card = block('card', {
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: mrkdwn(RULES.cardTitle.max).optional(),
  subtitle: mrkdwn(RULES.cardTitle.max).optional(),
  body: mrkdwn(RULES.cardBody.max).optional(),
  actions: z.array(ELEMENTS.button).min(1).optional(),
}).refine(
  (one) => [one.title, one.body, one.hero_image, one.actions].some((part) => part !== undefined),
  'at least one of title, body, hero_image, actions',
)

const taskCard = block('task_card', {
  task_id: text(255),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url, text: z.string().min(1) })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
})

/** Every block but the container, which holds others. */
const FLAT = {
  section: block('section', {
    text: anyText(RULES.sectionText.max).optional(),
    fields: z.array(anyText(RULES.sectionField.max)).min(1).max(RULES.sectionFields.max).optional(),
    accessory: z.union([elementIn('accessory'), imageElement]).optional(),
    expand: z.boolean().optional(),
  }).refine((one) => one.text !== undefined || one.fields !== undefined, 'text or fields'),
  header: block('header', {
    text: plainText(RULES.headerText.max),
    level: z.number().int().min(1).max(6).optional(),
  }),
  divider: block('divider', {}),
  context: block('context', {
    elements: z
      .array(z.union([imageElement, anyText()]))
      .min(1)
      .max(RULES.contextElements.max),
  }),
  context_actions: block('context_actions', {
    elements: z
      .array(elementIn('contextActions'))
      .min(1)
      .max(RULES.contextActions.max)
      .refine(uniqueIds, 'action_id twice'),
  }),
  actions: block('actions', {
    elements: z.array(elementIn('actions')).min(1).max(RULES.actionsElements.max).refine(uniqueIds, 'action_id twice'),
  }),
  input: block('input', {
    label: plainText(RULES.inputLabel.max),
    hint: plainText(RULES.inputHint.max).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: elementIn('input'),
  }),
  image: block('image', {
    ...imageSource,
    alt_text: text(RULES.altText.max),
    title: plainText(RULES.altText.max).optional(),
  }).refine(hasOneSource, 'exactly one of image_url, slack_file'),
  video: block('video', {
    video_url: url,
    thumbnail_url: url,
    alt_text: text(RULES.altText.max),
    title: plainText(199),
    title_url: z.string().startsWith('https://').optional(),
    author_name: z.string().max(RULES.videoAuthor.max).optional(),
    provider_name: z.string().optional(),
    provider_icon_url: url.optional(),
    description: plainText(199).optional(),
  }),
  file: block('file', { source: z.literal('remote'), external_id: z.string().min(1) }),
  markdown: block('markdown', { text: z.string().min(1) }),
  rich_text: richText,
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  card,
  carousel: block('carousel', { elements: z.array(card).min(1).max(RULES.carouselCards.max) }),
  alert: block('alert', {
    text: anyText(RULES.alertText.max),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  task_card: taskCard,
  plan: block('plan', { title: z.string().min(1), tasks: z.array(taskCard).optional() }),
}

const IN_CONTAINER = [
  ...(['actions', 'context', 'divider', 'file', 'header', 'image'] as const),
  ...(['input', 'rich_text', 'section', 'table', 'video'] as const),
]
type Schema = (typeof FLAT)['divider']

function oneOf(types: readonly (keyof typeof FLAT)[], more: Schema[] = []) {
  const schemas = types.map((type) => FLAT[type] as unknown as Schema)
  return z.discriminatedUnion('type', [...schemas, ...more] as [Schema, ...Schema[]])
}

const container = block('container', {
  title: plainText(RULES.containerTitle.max).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(RULES.containerTitle.max).optional(),
  child_blocks: z.array(oneOf(IN_CONTAINER)).min(1).max(RULES.containerBlocks.max),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
}).refine((one) => (one.title === undefined) !== (one.rich_text_title === undefined), 'title or rich_text_title')

const EVERYWHERE = [
  ...(['section', 'header', 'divider', 'context', 'actions', 'input', 'rich_text'] as const),
  ...(['image', 'video', 'file'] as const),
]
const SHOWN = ['table', 'data_table', 'data_visualization', 'card', 'carousel'] as const

/** What each surface takes (docs.slack.dev/reference/block-kit/blocks, read 2026-09; slack-platform.md A4). */
const BLOCK_TYPES: Record<Surface, readonly (keyof typeof FLAT | 'container')[]> = {
  message: [...EVERYWHERE, ...SHOWN, 'container', 'context_actions', 'markdown', 'task_card', 'plan'],
  modal: [...EVERYWHERE, 'alert', 'card'],
  home: [...EVERYWHERE, ...SHOWN, 'container'],
}

function schemaFor(surface: Surface) {
  const types = BLOCK_TYPES[surface]
  const flat = types.filter((type) => type !== 'container')
  return oneOf(flat, types.includes('container') ? [container as unknown as Schema] : [])
}

export const BLOCK_SCHEMAS = { message: schemaFor('message'), modal: schemaFor('modal'), home: schemaFor('home') }
