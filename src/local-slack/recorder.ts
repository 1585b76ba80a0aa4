import { unescapeText } from './escapes.js'
import { isJson, type Json } from './json.js'
import type { Workspace } from './workspace.js'

/** One thing that the app sent, as three readers meet it. */
export interface Outgoing {
  /** The method of the Web API, or `response_url`. */
  by: string
  at: number
  to: string
  /** What a locked phone shows. */
  notification: string
  /** What a screen reader says: first the summary, then the message part by part, with its roles. */
  screenReader: string
  json: string
}

/** What a locked phone shows of a message, in UTF-16 units: some four lines. */
const NOTIFICATION_CHARS = 178
const RECORDED =
  /^(chat\.(postMessage|postEphemeral|update|stopStream)|views\.(open|push|update|publish)|response_url)$/

/** Everything that the app sent and Slack took. */
export class Recorder {
  readonly outgoing: Outgoing[] = []
  private readonly workspace: Workspace

  constructor(workspace: Workspace) {
    this.workspace = workspace
  }

  record(by: string, args: Json, to: string, at: number): void {
    if (!RECORDED.test(by)) return
    const shown = isJson(args.view) ? args.view : args
    const read = partsAsRead(shown, String(args.text ?? args.markdown_text ?? ''), this.workspace)
    this.outgoing.push({ by, at, to, ...read, json: JSON.stringify(args, undefined, 2) })
  }
}

/** A message or view as a locked phone shows it, and as a screen reader says it. */
export function partsAsRead(
  shown: Json,
  text: string,
  workspace: Workspace,
): Pick<Outgoing, 'notification' | 'screenReader'> {
  const parts = partsOf(shown.blocks).map((part) => withNames(part, workspace))
  const summary = withNames(text, workspace)
  // Without a text of its own, Slack makes one of the blocks, and not a good one.
  const notice = summary === '' ? parts.join(' ') : summary
  const title = isJson(shown.title) ? [`window: ${String(shown.title.text)}`] : []
  return {
    notification: notice.length > NOTIFICATION_CHARS ? `${notice.slice(0, NOTIFICATION_CHARS - 1)}…` : notice,
    screenReader: [...title, ...(summary === '' ? [] : [summary]), ...parts].join('\n'),
  }
}

/** `<@U…>` and its like as people read them. */
export function withNames(text: string, workspace: Workspace): string {
  const named = text
    .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => `@${workspace.users.get(id)?.displayName ?? id}`)
    .replace(/<#(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => `#${workspace.channels.get(id)?.name ?? id}`)
    .replace(/<!subteam\^(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => `@${workspace.groups.get(id)?.handle ?? id}`)
    .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
    .replace(/<(https?:[^<|>]+)\|([^<>]+)>/g, '$2')
    .replace(/<(https?:[^<>]+)>/g, '$1')
  return unescapeText(named)
}

/** Each block as a screen reader walks over it, a line or more each. */
function partsOf(blocks: unknown): string[] {
  return Array.isArray(blocks) ? blocks.flatMap((block) => (isJson(block) ? partOf(block) : [])) : []
}

function partOf(block: Json): string[] {
  switch (block.type) {
    case 'header':
      return [`heading: ${textOf(block.text)}`]
    case 'divider':
      return ['separator']
    case 'image':
      return [`image: ${String(block.alt_text)}`]
    case 'input':
      return [
        `field: ${textOf(block.label)}${block.optional === true ? ' (optional)' : ''}`,
        ...elementsOf([block.element]),
      ]
    case 'actions':
    case 'context_actions':
      return elementsOf(block.elements)
    case 'container': {
      const folded = block.default_collapsed === true ? ', collapsed' : ''
      return [`group${folded}: ${textOf(block.title ?? block.rich_text_title)}`, ...partsOf(block.child_blocks)]
    }
    case 'table':
    case 'data_table': {
      const rows = (block.rows as Json[][]).map((row) => row.map(textOf).join(', '))
      return [`table${block.caption === undefined ? '' : `: ${String(block.caption)}`}, ${rows.length} rows`, ...rows]
    }
    case 'section':
      return [...wordsOf(block.text), ...listOf(block.fields).flatMap(wordsOf), ...elementsOf([block.accessory])]
    case 'context':
      return listOf(block.elements).map((each) =>
        each.type === 'image' ? `image: ${String(each.alt_text)}` : textOf(each),
      )
    case 'rich_text':
      return listOf(block.elements).map(
        (each) => `${each.type === 'rich_text_quote' ? 'quotation: ' : ''}${textOf(each)}`,
      )
    default:
      return wordsOf(block)
  }
}

/** A label for screen readers stands for the text of a button. */
function elementsOf(elements: unknown): string[] {
  return listOf(elements).map((element) => {
    const name = element.accessibility_label ?? textOf(element.text ?? element.placeholder ?? element.alt_text)
    const choices = listOf(element.options).map((each) => textOf(each.text))
    return `${String(element.type).replaceAll('_', ' ')}: ${[name, ...choices].filter((each) => each !== '').join(', ')}`
  })
}

function wordsOf(value: unknown): string[] {
  const words = textOf(value)
  return words === '' ? [] : [words]
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** Every string inside that a person reads. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join('')
  if (!isJson(value)) return ''
  switch (value.type) {
    case 'user':
      return `<@${String(value.user_id)}>`
    case 'channel':
      return `<#${String(value.channel_id)}>`
    case 'link':
      return String(value.text ?? value.url)
    case 'emoji':
      return `:${String(value.name)}:`
    default:
      return [value.text, value.title, value.body, value.elements]
        .map((each) => (each === undefined ? '' : textOf(each)))
        .join('')
  }
}
