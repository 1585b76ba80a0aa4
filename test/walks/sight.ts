import assert from 'node:assert/strict'
import { isJson, type Json } from '../../src/local-slack/json.js'
import type { View } from '../../src/local-slack/views.js'
import type { Message, Workspace } from '../../src/local-slack/workspace.js'
import { buttonsThatTellTooLittle } from '../slack/telling-buttons.js'
import { linesOf, textOf } from './as-text.js'

/** Something that people see: a message, a modal, their Home tab. */
export class Sight {
  /** Line by line, as it is printed. */
  readonly text: string
  readonly blocks: Json[]
  readonly source: { message: Message } | { view: View }
  private readonly workspace: Workspace

  constructor(source: { message: Message } | { view: View }, workspace: Workspace) {
    this.source = source
    this.workspace = workspace
    const { blocks } = 'message' in source ? source.message : source.view.view
    this.blocks = (blocks as unknown[]).filter(isJson)
    this.text = this.lines().join('\n')
    assert.deepEqual(buttonsThatTellTooLittle(this.blocks), [], this.text)
  }

  /** Fails, with everything that is seen, where it does not say this. */
  says(...expected: (string | RegExp)[]): this {
    for (const each of expected) {
      const found = typeof each === 'string' ? this.text.includes(each) : each.test(this.text)
      assert.ok(found, `“${String(each)}” is not in what is seen:\n${this.text}`)
    }
    return this
  }

  saysNothingOf(...unexpected: (string | RegExp)[]): this {
    for (const each of unexpected) {
      const found = typeof each === 'string' ? this.text.includes(each) : each.test(this.text)
      assert.ok(!found, `“${String(each)}” is in what is seen:\n${this.text}`)
    }
    return this
  }

  /** What Slack tells the app when the button with this label is pressed, or the option with it is chosen. */
  action(label: string): Json {
    for (const block of everyBlock(this.blocks)) {
      for (const element of [...listOf(block.elements), block.accessory, block.element].filter(isJson)) {
        const found = actionOf(element, label, (value) => textOf(value, this.workspace))
        if (found !== undefined) return { block_id: block.block_id ?? 'b0', ...found }
      }
    }
    assert.fail(`there is no “${label}” in what is seen:\n${this.text}`)
  }

  /** What Slack tells the app when of the menu with these words the option is chosen that begins so. */
  choice(menu: string, begins: string): Json {
    const text = (value: unknown) => textOf(value, this.workspace)
    for (const block of everyBlock(this.blocks)) {
      for (const { type, action_id, placeholder, options } of listOf(block.elements)) {
        const option = text(placeholder) === menu && listOf(options).find((each) => text(each.text).startsWith(begins))
        if (option) return { block_id: block.block_id ?? 'b0', type, action_id, selected_option: option }
      }
    }
    assert.fail(`there is no “${begins}” in a menu “${menu}”:\n${this.text}`)
  }

  /** The block id and the element of the field with this label. */
  field(label: string): { id: string; element: Json } {
    for (const [i, block] of this.blocks.entries()) {
      if (block.type !== 'input' || !textOf(block.label, this.workspace).startsWith(label)) continue
      return { id: String(block.block_id ?? `b${i}`), element: block.element as Json }
    }
    assert.fail(`there is no field “${label}” in what is seen:\n${this.text}`)
  }

  private lines(): string[] {
    const shown = linesOf(this.blocks, this.workspace)
    if ('message' in this.source) {
      // Without blocks, the text is what is seen; with them, only what notifications show.
      return shown.length > 0
        ? shown
        : textOf({ type: 'mrkdwn', text: this.source.message.text }, this.workspace).split('\n')
    }
    const { type, title, submit, close } = this.source.view.view
    const text = (value: unknown) => textOf(value, this.workspace)
    if (type === 'home') return shown
    const buttons = [close, submit].filter(isJson).map((each) => `[${text(each)}]`)
    return [`「${text(title)}」`, ...shown, ...(buttons.length > 0 ? [buttons.join(' ')] : [])]
  }
}

function everyBlock(blocks: Json[]): Json[] {
  return blocks.flatMap((block) => [block, ...everyBlock(listOf(block.child_blocks))])
}

function actionOf(element: Json, label: string, text: (value: unknown) => string): Json | undefined {
  const { type, action_id } = element
  if (type === 'feedback_buttons') {
    const sides = [element.positive_button, element.negative_button].filter(isJson)
    const side = sides.find((each) => text(each.text) === label)
    return side === undefined ? undefined : { type, action_id, value: side.value, text: side.text }
  }
  if (type === 'button') {
    return text(element.text) === label ? { type, action_id, value: element.value, text: element.text } : undefined
  }
  if (type === 'conversations_select') return text(element.placeholder) === label ? { type, action_id } : undefined
  const option = listOf(element.options).find((each) => text(each.text) === label)
  if (option === undefined) return undefined
  // A box that is ticked already is cleared.
  const before = listOf(element.initial_options)
  const ticked = before.some(({ value }) => value === option.value)
    ? before.filter(({ value }) => value !== option.value)
    : [...before, option]
  return type === 'checkboxes' || String(type).startsWith('multi_')
    ? { type, action_id, selected_options: ticked }
    : { type, action_id, selected_option: option }
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}
