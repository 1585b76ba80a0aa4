import { isJson, type Json } from '../../src/local-slack/json.js'
import { withNames } from '../../src/local-slack/recorder.js'
import type { Workspace } from '../../src/local-slack/workspace.js'

/** Blocks as lines of text, the way a person sees them: quotations, strong words, buttons, what is folded, fields. */
export function linesOf(blocks: readonly unknown[], workspace: Workspace): string[] {
  return blocks.filter(isJson).flatMap((block) => linesOfBlock(block, workspace))
}

function linesOfBlock(block: Json, workspace: Workspace): string[] {
  const text = (value: unknown) => textOf(value, workspace)
  switch (block.type) {
    case 'header':
      return [`# ${text(block.text)}`]
    case 'divider':
      return ['---']
    case 'image':
      return [`(image: ${String(block.alt_text)})`]
    case 'rich_text':
      return listOf(block.elements).flatMap((element) => linesOfRichText(element, text))
    case 'section':
      return [
        ...split(text(block.text)),
        ...listOf(block.fields).flatMap((field) => split(text(field))),
        ...(isJson(block.accessory) ? [inRow([block.accessory], text)] : []),
      ]
    case 'context':
      return [listOf(block.elements).map(text).join('  ')]
    case 'actions':
    case 'context_actions': {
      const elements = listOf(block.elements)
      const boxes = elements.flatMap((element) => (element.type === 'checkboxes' ? boxesOf(element, text) : []))
      const others = elements.filter(({ type }) => type !== 'checkboxes')
      return [...boxes, ...(others.length === 0 ? [] : [inRow(others, text)])]
    }
    case 'input':
      return linesOfField(text(block.label), block.element as Json, text)
    case 'container':
      return [
        `▸ ${text(block.title ?? block.rich_text_title)}`,
        ...linesOf(listOf(block.child_blocks), workspace).map((line) => `  ${line}`),
      ]
    case 'table':
    case 'data_table':
      return (block.rows as Json[][]).map(
        (row) => `| ${row.map((cell) => text(cell).replaceAll('\n', ' / ')).join(' | ')} |`,
      )
    default:
      return [`(${String(block.type)}) ${text(block)}`.trim()]
  }
}

function linesOfRichText(element: Json, text: (value: unknown) => string): string[] {
  switch (element.type) {
    case 'rich_text_quote':
      return split(text(element.elements)).map((line) => `> ${line}`)
    case 'rich_text_list': {
      const sign = (i: number) => (element.style === 'ordered' ? `${i + 1}.` : '•')
      return listOf(element.elements).map((item, i) => `${sign(i)} ${text(item)}`)
    }
    default:
      return split(text(element.elements))
  }
}

/** Boxes to tick stand under each other, anything else behind its label. */
function linesOfField(label: string, element: Json, text: (value: unknown) => string): string[] {
  if (element.type !== 'checkboxes') return [`${label}: ${inRow([element], text)}`]
  return [`${label}:`, ...boxesOf(element, text).map((box) => `  ${box}`)]
}

function boxesOf(element: Json, text: (value: unknown) => string): string[] {
  return listOf(element.options).map((option) => inRow([{ ...element, options: [option] }], text))
}

/** `[詳しく] [共有]`, `☑ 一つ目`, `(選ぶ: 甲 / 乙)`, `____`. */
function inRow(elements: Json[], text: (value: unknown) => string): string {
  return elements
    .flatMap((element) => {
      const options = listOf(element.options)
      switch (element.type) {
        case 'button':
          return [`[${text(element.text)}]`]
        case 'feedback_buttons':
          return [
            `[${text((element.positive_button as Json).text)}]`,
            `[${text((element.negative_button as Json).text)}]`,
          ]
        case 'checkboxes':
        case 'radio_buttons': {
          const chosen = [...listOf(element.initial_options), element.initial_option].filter(isJson)
          const isChosen = (option: Json) => chosen.some(({ value }) => value === option.value)
          return options.map(
            (option) => `${isChosen(option) ? '☑' : '☐'} ${text(option.text)}${text(option.description)}`,
          )
        }
        case 'plain_text_input':
        case 'email_text_input':
        case 'number_input':
        case 'url_text_input':
          return [`[${String(element.initial_value ?? `${text(element.placeholder)}…`)}]`]
        default: {
          const shown = options.slice(0, 3).map((option) => text(option.text))
          const more = options.length > shown.length ? [`… ${options.length}`] : []
          return [`(${[text(element.placeholder) || String(element.type), ...shown, ...more].join(' / ')})`]
        }
      }
    })
    .join(' ')
}

/** Every string inside that a person reads, strong words between stars. */
export function textOf(value: unknown, workspace: Workspace): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((each) => textOf(each, workspace)).join('')
  if (!isJson(value)) return ''
  switch (value.type) {
    case 'user':
      return `@${workspace.users.get(String(value.user_id))?.displayName ?? String(value.user_id)}`
    case 'channel':
      return `#${workspace.channels.get(String(value.channel_id))?.name ?? String(value.channel_id)}`
    case 'emoji':
      return `:${String(value.name)}:`
    case 'link':
      return String(value.text ?? value.url)
    case 'mrkdwn':
      return withNames(String(value.text), workspace)
    case 'text': {
      const strong = isJson(value.style) && value.style.bold === true
      return strong ? `*${String(value.text)}*` : String(value.text)
    }
    default:
      return [value.text, value.title, value.body, value.elements].map((each) => textOf(each, workspace)).join('')
  }
}

function split(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}
