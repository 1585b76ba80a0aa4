import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
  RichTextQuote,
  RichTextSection,
} from '@slack/types'
import type { Span } from '../../core/text/span.js'
import { LIMITS } from '../limits.js'
import { cleanText, clipText } from './plain-text.js'

/** Block Kit values that are inside their limits by construction. Text goes in as plain text: nothing is read as markup. */

export function plain(text: string, max: number = LIMITS.sectionText.max): PlainTextElement {
  return { type: 'plain_text', text: nonEmpty(clipText(cleanText(text), max)), emoji: false }
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text.replaceAll('\n', ' '), LIMITS.headerText.max) }
}

export function contextLine(text: string): ContextBlock {
  return { type: 'context', elements: [plain(text, LIMITS.contextText.max)] }
}

/** What an answer answers, in one line. */
export function questionLine(question: string): ContextBlock {
  return contextLine(clipText(`質問: ${question.replaceAll('\n', ' ')}`, LIMITS.lineText.max))
}

export function richText(...elements: (RichTextSection | RichTextQuote)[]): RichTextBlock {
  return { type: 'rich_text', elements }
}

export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements }
}

/** Lines of runs in one section: what Slack does between two sections is nowhere said. */
export function lines(...each: RichTextElement[][]): RichTextSection {
  return section(...each.flatMap((runs, i) => (i === 0 ? runs : [run('\n'), ...runs])))
}

export function quote(...elements: RichTextElement[]): RichTextQuote {
  return { type: 'rich_text_quote', elements }
}

export function run(text: string, bold = false): RichTextElement {
  const clean = nonEmpty(cleanText(text))
  return bold ? { type: 'text', text: clean, style: { bold: true } } : { type: 'text', text: clean }
}

/** The text as runs, strong inside the marks. `max` counts UTF-16 units. */
export function markedRuns(text: string, marks: readonly Span[], max: number): RichTextElement[] {
  const shown = clipText(text, max)
  const end = shown === text ? text.length : shown.length - 1
  const runs: RichTextElement[] = []
  let at = 0
  for (const mark of marks) {
    const from = Math.max(mark.start, at)
    const to = Math.min(mark.end, end)
    if (from >= to) continue
    if (from > at) runs.push(run(shown.slice(at, from)))
    runs.push(run(shown.slice(from, to), true))
    at = to
  }
  if (at < shown.length || runs.length === 0) runs.push(run(shown.slice(at)))
  return runs
}

export interface ButtonLook {
  text: string
  action: string
  value: string
  /** What a screen reader says where the text alone is not enough. */
  label?: string
  /** What it is about, where the text says only what is done: a screen reader says both. */
  of?: string
}

export function button(look: ButtonLook): Button {
  const made: Button = {
    type: 'button',
    text: plain(look.text, LIMITS.buttonText.max),
    action_id: look.action,
    value: cleanText(look.value.slice(0, LIMITS.buttonValue.max)),
  }
  const label = look.label ?? (look.of === undefined || look.of === '' ? undefined : `${look.text}、${look.of}`)
  if (label !== undefined)
    made.accessibility_label = clipText(cleanText(label).replaceAll('\n', ' '), LIMITS.accessibilityLabel.max)
  return made
}

/** Several buttons of one action, their ids numbered. */
export function buttons(action: string, looks: { text: string; value: string }[]): Button[] {
  return looks.map((look, i) => button({ ...look, action: `${action}:${i}` }))
}

/** None where there is nothing to press. */
export function actions(elements: ActionsBlockElement[]): ActionsBlock[] {
  if (elements.length === 0) return []
  return [{ type: 'actions', elements: elements.slice(0, LIMITS.actionsElements.max) }]
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, LIMITS.optionText.max), value: cleanText(value.slice(0, LIMITS.optionValue.max)) }
}

/** Slack refuses an empty text. */
function nonEmpty(text: string): string {
  return text === '' ? ' ' : text
}
