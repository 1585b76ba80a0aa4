/**
 * What Slack refuses in blocks. A table of its own: it never imports the app's limits, so that one catches the other.
 * Lengths are UTF-16 units. Source: docs.slack.dev/reference/block-kit, read 2026-09, and slack-platform.md A4–A5.
 */

type Json = Record<string, unknown>

/** Blocks by surface; `container` (2026-06-29) and `table` only in messages and on the Home tab. */
const SURFACES: Record<string, string[]> = {
  message: [
    'actions',
    'context',
    'divider',
    'header',
    'image',
    'rich_text',
    'section',
    'container',
    'table',
    'markdown',
  ],
  modal: ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'alert'],
  home: ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'container', 'table'],
}
const KEYS: Record<string, string[]> = {
  actions: ['elements'],
  context: ['elements'],
  divider: [],
  header: ['text'],
  rich_text: ['elements'],
  section: ['text', 'fields', 'accessory', 'expand'],
  input: ['label', 'hint', 'optional', 'element', 'dispatch_action'],
  container: [
    'title',
    'rich_text_title',
    'subtitle',
    'child_blocks',
    'width',
    'icon',
    'is_collapsible',
    'default_collapsed',
    'has_header_divider',
  ],
  table: ['rows', 'column_settings'],
}
const MAX_BLOCKS = { message: 50, modal: 100, home: 100 }
/** `msg_blocks_too_long`: github.com/slackapi/bolt-js/issues/2509. */
const MAX_MESSAGE = 13_000

export type Surface = 'message' | 'modal' | 'home'

export interface Refused {
  error: string
  messages: string[]
}

/** Undefined where Slack would take the blocks. */
export function refuseBlocks(blocks: unknown, surface: Surface): Refused | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: ['[ERROR] must be an array'] }
  const problems: string[] = []
  if (blocks.length > MAX_BLOCKS[surface])
    problems.push(`no more than ${MAX_BLOCKS[surface]} items allowed [json-pointer:/blocks]`)
  for (const [i, block] of blocks.entries()) checkBlock(block as Json, surface, `/blocks/${i}`, problems)
  if (problems.length > 0) return { error: 'invalid_blocks', messages: problems.map((problem) => `[ERROR] ${problem}`) }
  if (surface === 'message' && JSON.stringify(blocks).length > MAX_MESSAGE)
    return { error: 'msg_blocks_too_long', messages: [] }
  return undefined
}

export function refuseView(view: Json): Refused | undefined {
  const problems: string[] = []
  const check = problemsInto(problems)
  if (view.type === 'modal') {
    for (const key of ['title', 'submit', 'close'])
      check(view[key] === undefined && key !== 'title' ? true : textFits(view[key], 1, 24), `/view/${key}`)
  }
  check(String(view.private_metadata ?? '').length <= 3000, '/view/private_metadata')
  check(String(view.callback_id ?? '').length <= 255, '/view/callback_id')
  const surface = view.type === 'home' ? 'home' : 'modal'
  const blocks = refuseBlocks(view.blocks, surface)
  if (problems.length === 0) return blocks === undefined ? undefined : { ...blocks, error: 'invalid_arguments' }
  return { error: 'invalid_arguments', messages: problems }
}

function checkBlock(block: Json, surface: Surface, at: string, problems: string[]): void {
  const check = problemsInto(problems)
  const type = String(block.type)
  if (!SURFACES[surface]?.includes(type)) {
    problems.push(`unsupported type: ${type} [json-pointer:${at}/type]`)
    return
  }
  for (const key of Object.keys(block)) {
    check(['type', 'block_id', ...(KEYS[type] ?? [])].includes(key), `${at}/${key} unknown key`)
  }
  const elements = (block.elements ?? []) as Json[]
  if (type === 'header') check(textFits(block.text, 1, 150, 'plain_text'), `${at}/text`)
  if (type === 'context') {
    check(elements.length >= 1 && elements.length <= 10, `${at}/elements`)
    for (const [i, element] of elements.entries()) check(textFits(element, 1, 3000), `${at}/elements/${i}`)
  }
  if (type === 'section') {
    check(textFits(block.text, 1, 3000), `${at}/text`)
    if (block.accessory !== undefined) checkElement(block.accessory as Json, `${at}/accessory`, check)
  }
  if (type === 'actions') {
    check(elements.length >= 1 && elements.length <= 25, `${at}/elements`)
    const ids = elements.map((element) => element.action_id)
    check(new Set(ids).size === ids.length, `${at}/elements duplicate action_id`)
    for (const [i, element] of elements.entries()) checkElement(element, `${at}/elements/${i}`, check)
  }
  if (type === 'input') {
    check(textFits(block.label, 1, 2000, 'plain_text'), `${at}/label`)
    checkElement(block.element as Json, `${at}/element`, check)
  }
  if (type === 'rich_text') checkRichText(elements, at, check)
  if (type === 'container') {
    const children = (block.child_blocks ?? []) as Json[]
    check(textFits(block.title, 1, 150, 'plain_text'), `${at}/title`)
    check(children.length >= 1 && children.length <= 10, `${at}/child_blocks`)
    check(
      children.every((child) => child.type !== 'container' && child.type !== 'markdown'),
      `${at}/child_blocks nested`,
    )
    for (const [i, child] of children.entries()) checkBlock(child, surface, `${at}/child_blocks/${i}`, problems)
  }
  if (type === 'table') {
    const rows = (block.rows ?? []) as Json[][]
    check(rows.length >= 1 && rows.length <= 100, `${at}/rows`)
    check(
      rows.every((row) => row.length >= 1 && row.length <= 20),
      `${at}/rows columns`,
    )
    check(
      rows.flat().every((cell) => cell.type !== 'raw_text' || String(cell.text ?? '').length > 0),
      `${at}/rows empty cell`,
    )
  }
}

function checkElement(element: Json, at: string, check: Check): void {
  check(String(element.action_id ?? '').length <= 255, `${at}/action_id`)
  const options = (element.options ?? []) as Json[]
  const optionFits = (option: Json) => textFits(option.text, 1, 75) && String(option.value ?? '').length <= 150
  switch (element.type) {
    case 'button':
      check(textFits(element.text, 1, 75, 'plain_text'), `${at}/text`)
      check(element.value === undefined || String(element.value).length <= 2000, `${at}/value`)
      check(String(element.accessibility_label ?? '').length <= 75, `${at}/accessibility_label`)
      break
    case 'checkboxes':
      check(options.length >= 1 && options.length <= 10 && options.every(optionFits), `${at}/options`)
      break
    case 'static_select':
      check(options.length >= 1 && options.length <= 100 && options.every(optionFits), `${at}/options`)
      break
    case 'conversations_select':
      check(
        element.placeholder === undefined || textFits(element.placeholder, 1, 150, 'plain_text'),
        `${at}/placeholder`,
      )
      break
    case 'plain_text_input':
      check(Number(element.max_length ?? 1) <= 3000 && String(element.initial_value ?? '').length <= 3000, at)
      break
    default:
      check(false, `${at} unsupported element ${String(element.type)}`)
  }
}

function checkRichText(elements: Json[], at: string, check: Check): void {
  check(elements.length >= 1, `${at}/elements`)
  for (const [i, element] of elements.entries()) {
    const kind = String(element.type)
    check(
      ['rich_text_section', 'rich_text_quote', 'rich_text_list', 'rich_text_preformatted'].includes(kind),
      `${at}/elements/${i}`,
    )
    for (const leaf of (element.elements ?? []) as Json[]) {
      const text = leaf.type !== 'text' || String(leaf.text ?? '').length > 0
      const link = leaf.type !== 'link' || /^https?:\/\//.test(String(leaf.url))
      check(
        text && link && ['text', 'link', 'channel', 'user', 'emoji'].includes(String(leaf.type)),
        `${at}/elements/${i} leaf`,
      )
    }
  }
}

type Check = (holds: boolean, what: string) => void

function problemsInto(problems: string[]): Check {
  return (holds, what) => {
    if (!holds) problems.push(what.includes('[') ? what : `failed to match all allowed schemas [json-pointer:${what}]`)
  }
}

function textFits(value: unknown, min: number, max: number, type?: string): boolean {
  const object = value as { type?: string; text?: string } | undefined
  if (typeof object?.text !== 'string' || (type !== undefined && object.type !== type)) return false
  return object.text.length >= min && object.text.length <= max
}
