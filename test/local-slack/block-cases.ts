import type { Surface } from '../../src/local-slack/blocks/blocks.js'
import type { Json } from '../../src/local-slack/json.js'
import { RULES } from '../../src/local-slack/rules.js'

/** One payload that Slack takes and one that it refuses, for one rule. */
export interface BlockCase {
  rule: keyof typeof RULES | string
  on: Surface
  good: unknown[]
  bad: unknown[]
}

export const ja = (count: number) => 'あ'.repeat(count)
export const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const section = (text = 'a') => ({ type: 'section', text: plain(text) })
export const button = (more: Json = {}) => ({ type: 'button', text: plain('a'), action_id: 'a', ...more })
const image = (more: Json = {}) => ({ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a', ...more })
const actions = (...elements: Json[]) => [{ type: 'actions', elements }]
const numbered = (count: number) => Array.from({ length: count }, (_, i) => button({ action_id: `a${i}` }))
const options = (count: number, more: Json = {}) =>
  Array.from({ length: count }, (_, i) => ({ text: plain(`a${i}`), value: `v${i}`, ...more }))
const select = (more: Json) => actions({ type: 'static_select', action_id: 's', options: options(1), ...more })
const checkboxes = (list: Json[]) => actions({ type: 'checkboxes', action_id: 'c', options: list })
export const input = (element: Json, more: Json = {}) => [{ type: 'input', label: plain('a'), element, ...more }]
const text = { type: 'plain_text_input', action_id: 't' }
const rich = (...elements: Json[]) => [{ type: 'rich_text', elements }]
const richLeaf = (leaf: Json) => rich({ type: 'rich_text_section', elements: [leaf] })
const list = (indent: number) =>
  rich({ type: 'rich_text_list', style: 'bullet', indent, elements: [{ type: 'rich_text_section', elements: [] }] })
const cell = (value = 'a') => ({ type: 'raw_text', text: value })
export const table = (rows: number, columns = 1) => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell())),
})
const dataTable = (rows: number, more: Json = {}) => [{ ...table(rows), type: 'data_table', caption: 'a', ...more }]
const container = (children: unknown[], more: Json = {}) => [
  { type: 'container', title: plain('a'), child_blocks: children, ...more },
]
const pie = (count: number, title = 'a') => [
  {
    type: 'data_visualization',
    title,
    chart: { type: 'pie', segments: Array.from({ length: count }, (_, i) => ({ label: `a${i}`, value: 1 })) },
  },
]
const card = (more: Json = {}) => ({ type: 'card', title: mrkdwn('a'), ...more })
const video = (more: Json = {}) => [
  {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t',
    alt_text: 'a',
    title: plain('a'),
    ...more,
  },
]
const sections = (count: number) => Array.from({ length: count }, () => section())
const confirm = (more: Json) => actions(button({ confirm: { text: plain('a'), ...more } }))
const one = (block: Json) => [block]

function limit(rule: keyof typeof RULES, on: Surface, make: (length: number) => unknown[]): BlockCase {
  const { max } = RULES[rule]
  return { rule, on, good: make(max), bad: make(max + 1) }
}

/** A4: each limit at its last value and one past it. */
const LIMITS: BlockCase[] = [
  limit('messageBlocks', 'message', sections),
  limit('viewBlocks', 'modal', sections),
  limit('viewBlocks', 'home', sections),
  limit('messageTables', 'message', (count) => Array.from({ length: count }, () => table(1))),
  limit('markdownChars', 'message', (length) => [{ type: 'markdown', text: ja(length) }]),
  limit('blockId', 'message', (length) => one({ ...section(), block_id: 'a'.repeat(length) })),
  limit('sectionText', 'message', (length) => [section(ja(length))]),
  limit('sectionFields', 'message', (count) =>
    one({ type: 'section', fields: Array.from({ length: count }, () => plain('a')) }),
  ),
  limit('sectionField', 'message', (length) => one({ type: 'section', fields: [plain(ja(length))] })),
  limit('headerText', 'message', (length) => one({ type: 'header', text: plain(ja(length)) })),
  limit('contextElements', 'message', (count) =>
    one({ type: 'context', elements: Array.from({ length: count }, () => mrkdwn('a')) }),
  ),
  limit('contextActions', 'message', (count) =>
    one({
      type: 'context_actions',
      elements: Array.from({ length: count }, (_, i) => ({
        type: 'icon_button',
        icon: 'trash',
        text: plain('a'),
        action_id: `a${i}`,
      })),
    }),
  ),
  limit('actionsElements', 'message', (count) => actions(...numbered(count))),
  limit('inputLabel', 'modal', (length) => input(text, { label: plain(ja(length)) })),
  limit('inputHint', 'modal', (length) => input(text, { hint: plain(ja(length)) })),
  limit('listIndent', 'message', list),
  limit('tableRows', 'message', (count) => [table(count)]),
  limit('tableColumns', 'home', (count) => [table(1, count)]),
  limit('dataTableRows', 'message', (count) => dataTable(count)),
  limit('dataTablePage', 'message', (page_size) => dataTable(2, { page_size })),
  limit('chartTitle', 'message', (length) => pie(1, ja(length))),
  limit('chartSeries', 'home', (count) => pie(count)),
  limit('containerTitle', 'message', (length) => container([section()], { title: plain(ja(length)) })),
  limit('containerTitle', 'message', (length) => container([section()], { subtitle: plain(ja(length)) })),
  limit('containerBlocks', 'message', (count) => container(sections(count))),
  limit('cardTitle', 'message', (length) => [card({ title: mrkdwn(ja(length)) })]),
  limit('cardTitle', 'message', (length) => [card({ subtitle: mrkdwn(ja(length)) })]),
  limit('cardBody', 'modal', (length) => [card({ body: mrkdwn(ja(length)) })]),
  limit('carouselCards', 'message', (count) =>
    one({ type: 'carousel', elements: Array.from({ length: count }, () => card()) }),
  ),
  limit('alertText', 'modal', (length) => one({ type: 'alert', text: plain(ja(length)) })),
  limit('altText', 'message', (length) => [image({ alt_text: ja(length) })]),
  limit('url', 'message', (length) => actions(button({ url: `https://example.com/${'a'.repeat(length - 20)}` }))),
  limit('videoAuthor', 'message', (length) => video({ author_name: ja(length) })),
  limit('textObject', 'message', (length) => one({ type: 'context', elements: [plain(ja(length))] })),
  limit('actionId', 'message', (length) => actions(button({ action_id: 'a'.repeat(length) }))),
  limit('buttonText', 'message', (length) => actions(button({ text: plain(ja(length)) }))),
  limit('buttonValue', 'message', (length) => actions(button({ value: ja(length) }))),
  limit('accessibilityLabel', 'message', (length) => actions(button({ accessibility_label: ja(length) }))),
  limit('optionText', 'message', (length) => select({ options: options(1, { text: plain(ja(length)) }) })),
  limit('optionText', 'message', (length) => select({ options: options(1, { description: plain(ja(length)) }) })),
  limit('optionValue', 'message', (length) => select({ options: options(1, { value: ja(length) }) })),
  limit('selectOptions', 'message', (count) => select({ options: options(count) })),
  limit('optionGroups', 'message', (count) =>
    select({
      options: undefined,
      option_groups: Array.from({ length: count }, () => ({ label: plain('a'), options: options(1) })),
    }),
  ),
  limit('checkboxOptions', 'message', (count) => checkboxes(options(count))),
  limit('overflowOptions', 'message', (count) =>
    actions({ type: 'overflow', action_id: 'o', options: options(count) }),
  ),
  limit('placeholder', 'message', (length) => select({ placeholder: plain(ja(length)) })),
  limit('plainTextInput', 'modal', (max_length) => input({ ...text, max_length })),
  limit('confirmTitle', 'message', (length) => confirm({ title: plain(ja(length)) })),
  limit('confirmText', 'message', (length) => confirm({ text: plain(ja(length)) })),
  limit('confirmButton', 'message', (length) => confirm({ confirm: plain(ja(length)) })),
]

/** A4: what has no number. */
const SHAPES: BlockCase[] = [
  { rule: 'unknown keys: block', on: 'message', good: [section()], bad: [{ ...section(), colour: 'red' }] },
  { rule: 'unknown keys: element', on: 'message', good: actions(button()), bad: actions(button({ colour: 'red' })) },
  {
    rule: 'unknown keys: text',
    on: 'message',
    good: [section()],
    bad: [{ type: 'section', text: { ...plain('a'), mrkdwn: true } }],
  },
  {
    rule: 'unknown keys: rich text',
    on: 'message',
    good: richLeaf({ type: 'text', text: 'a', style: { bold: true } }),
    bad: richLeaf({ type: 'text', text: 'a', style: { big: true } }),
  },
  { rule: 'unknown block', on: 'message', good: [section()], bad: [{ type: 'paragraph', text: plain('a') }] },
  { rule: 'unknown element', on: 'message', good: actions(button()), bad: actions({ type: 'slider', action_id: 'a' }) },
  { rule: 'empty text', on: 'message', good: [section('a')], bad: [section('')] },
  {
    rule: 'empty rich text leaf',
    on: 'message',
    good: richLeaf({ type: 'text', text: ' ' }),
    bad: richLeaf({ type: 'text', text: '' }),
  },
  {
    rule: 'header is plain text',
    on: 'message',
    good: one({ type: 'header', text: plain('a') }),
    bad: one({ type: 'header', text: mrkdwn('a') }),
  },
  { rule: 'section has text or fields', on: 'message', good: [section()], bad: one({ type: 'section' }) },
  { rule: 'alt_text is required', on: 'message', good: [image()], bad: [image({ alt_text: undefined })] },
  { rule: 'one source of an image', on: 'message', good: [image()], bad: [image({ slack_file: { id: 'F1' } })] },
  {
    rule: 'action_id once in a block',
    on: 'message',
    good: actions(button(), button({ action_id: 'b' })),
    bad: actions(button(), button()),
  },
  {
    rule: 'block_id once in a message',
    on: 'message',
    good: [section(), section()],
    bad: [
      { ...section(), block_id: 'b' },
      { ...section(), block_id: 'b' },
    ],
  },
  {
    rule: 'options or option_groups',
    on: 'message',
    good: select({}),
    bad: select({ option_groups: [{ label: plain('a'), options: options(1) }] }),
  },
  {
    rule: 'links are http',
    on: 'message',
    good: richLeaf({ type: 'link', url: 'https://a.example' }),
    bad: richLeaf({ type: 'link', url: 'javascript:alert(1)' }),
  },
  {
    rule: 'container in no container',
    on: 'message',
    good: container([section()]),
    bad: container(container([section()])),
  },
  {
    rule: 'no markdown in a container',
    on: 'message',
    good: container([section()]),
    bad: container([{ type: 'markdown', text: 'a' }]),
  },
  {
    rule: 'title or rich_text_title',
    on: 'message',
    good: container([section()]),
    bad: container([section()], { title: undefined }),
  },
  { rule: 'data_table has a caption', on: 'message', good: dataTable(2), bad: dataTable(2, { caption: undefined }) },
  { rule: 'table cell has text', on: 'message', good: [table(1)], bad: one({ type: 'table', rows: [[cell('')]] }) },
  {
    rule: 'task_card status',
    on: 'message',
    good: one({ type: 'task_card', task_id: 't', title: 'a', status: 'pending' }),
    bad: one({ type: 'task_card', task_id: 't', title: 'a', status: 'waiting' }),
  },
  {
    rule: 'alert level',
    on: 'modal',
    good: one({ type: 'alert', text: plain('a'), level: 'warning' }),
    bad: one({ type: 'alert', text: plain('a'), level: 'red' }),
  },
  { rule: 'series names once', on: 'message', good: pie(1), bad: pie(0) },
  {
    rule: 'markdown comes apart and counts',
    on: 'message',
    good: [...sections(48), { type: 'markdown', text: '# a\nb' }],
    bad: [...sections(48), { type: 'markdown', text: '# a\nb\n\n---\n\nc' }],
  },
  {
    rule: 'tables inside markdown count',
    on: 'message',
    good: [{ type: 'markdown', text: '|a|\n|-|\n|b|' }],
    bad: [table(1), { type: 'markdown', text: '|a|\n|-|\n|b|' }],
  },
]

const task = { type: 'task_card', task_id: 't', title: 'a', status: 'complete' }
/** A4: blocks on their surfaces. */
const SURFACES: BlockCase[] = [
  ...[table(1), dataTable(2)[0], pie(1)[0], container([section()])[0], { type: 'carousel', elements: [card()] }].map(
    (block) => ({
      rule: `no ${String(Object(block).type)} in modals`,
      on: 'modal' as const,
      good: [section()],
      bad: [block],
    }),
  ),
  ...[
    { type: 'markdown', text: 'a' },
    task,
    { type: 'plan', title: 'a', tasks: [task] },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('a'), value: 'a' },
          negative_button: { text: plain('b'), value: 'b' },
        },
      ],
    },
  ].map((block) => ({
    rule: `${String(Object(block).type)} in messages only`,
    on: 'home' as const,
    good: [section()],
    bad: [block],
  })),
  { rule: 'alert in modals only', on: 'message', good: [section()], bad: one({ type: 'alert', text: plain('a') }) },
  {
    rule: 'an input element is no accessory',
    on: 'modal',
    good: input(text),
    bad: one({ ...section(), accessory: text }),
  },
]

export const BLOCK_CASES: BlockCase[] = [...LIMITS, ...SHAPES, ...SURFACES]
