import { expandedSize } from './blocks/check-message.js'
import { isJson, type Json } from './json.js'
import { RULES, type Rule } from './rules.js'

/** A figure of a message or view against what Slack takes at most. */
export interface Size {
  /** 「ブロックの数」 */
  name: string
  value: number
  max: number
  /** What stands behind the limit. */
  source: string
}

/** What a message takes of what Slack takes at most. */
export function messageSizes(text: string, blocks: readonly Json[]): Size[] {
  return [
    size('本文（通知と読み上げ）の文字数', text.length, RULES.messageText),
    size(
      'ブロックの数',
      blocks.reduce((sum, block) => sum + expandedSize(block), 0),
      RULES.messageBlocks,
    ),
    size('ブロック全体の文字数（JSON）', JSON.stringify(blocks).length, RULES.messageChars),
    ...partSizes(blocks),
  ]
}

/** The same for a modal or a Home tab. */
export function viewSizes(view: Json): Size[] {
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Json[]) : []
  return [
    size('ブロックの数', blocks.length, RULES.viewBlocks),
    size('画面全体のバイト数（JSON）', Buffer.byteLength(JSON.stringify(view)), RULES.viewBytes),
    size('控え（private_metadata）の文字数', String(view.private_metadata ?? '').length, RULES.privateMetadata),
    ...partSizes(blocks),
  ]
}

const PARTS: { name: string; rule: Rule; lengths: (part: Json) => number[] }[] = [
  {
    name: '一番長いボタンの文字',
    rule: RULES.buttonText,
    lengths: (part) => (part.type === 'button' ? [textLength(part.text)] : []),
  },
  {
    name: '一番長いボタンの値',
    rule: RULES.buttonValue,
    lengths: (part) => (part.type === 'button' ? [String(part.value ?? '').length] : []),
  },
  {
    name: '一番長い見出し',
    rule: RULES.headerText,
    lengths: (part) => (part.type === 'header' ? [textLength(part.text)] : []),
  },
  {
    name: '一番長い折りたたみの題',
    rule: RULES.containerTitle,
    lengths: (part) => (part.type === 'container' ? [textLength(part.title)] : []),
  },
  {
    name: '一番長い選択肢の文字',
    rule: RULES.optionText,
    lengths: (part) =>
      Array.isArray(part.options) ? (part.options as Json[]).map(({ text }) => textLength(text)) : [],
  },
  {
    name: '一番多い選択肢の数',
    rule: RULES.selectOptions,
    lengths: (part) =>
      String(part.type).endsWith('select') && Array.isArray(part.options) ? [part.options.length] : [],
  },
  {
    name: '一番長い表の行数',
    rule: RULES.tableRows,
    lengths: (part) => (part.type === 'table' && Array.isArray(part.rows) ? [part.rows.length] : []),
  },
]

/** The largest of each sort of part that there is. */
function partSizes(blocks: readonly Json[]): Size[] {
  const parts = blocks.flatMap(partsOf)
  return PARTS.flatMap(({ name, rule, lengths }) => {
    const found = parts.flatMap(lengths)
    return found.length === 0 ? [] : [size(name, Math.max(...found), rule)]
  })
}

/** The block itself and everything inside it that has a type. */
function partsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (!isJson(value)) return []
  return [...(typeof value.type === 'string' ? [value] : []), ...Object.values(value).flatMap(partsOf)]
}

function textLength(text: unknown): number {
  return isJson(text) ? String(text.text ?? '').length : 0
}

function size(name: string, value: number, { max, source }: Rule): Size {
  return { name, value, max, source }
}
