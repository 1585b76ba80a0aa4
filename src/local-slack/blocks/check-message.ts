import { type Json, SlackRefusal } from '../json.js'
import { RULES } from '../rules.js'
import { BLOCK_SCHEMAS, type Surface } from './blocks.js'
import { type BlockProblem, errorLines, problemsOf } from './problems.js'

/** Everything that Slack would refuse in these blocks, without the size of the whole. */
export function blockProblems(blocks: unknown, surface: Surface, at = '/blocks'): BlockProblem[] {
  if (!Array.isArray(blocks)) return [{ pointer: at, code: 'failed_constraint', message: 'must be an array' }]
  const problems = blocks.flatMap((block, i) => {
    const checked = BLOCK_SCHEMAS[surface].safeParse(block)
    return checked.success ? [] : problemsOf(checked.error, `${at}/${i}`)
  })
  const most = surface === 'message' ? RULES.messageBlocks.max : RULES.viewBlocks.max
  const count = blocks.reduce((sum: number, block) => sum + expandedSize(block), 0)
  if (count > most) problems.push(failed(at, `no more than ${most} items allowed`))
  if (surface === 'message') problems.push(...wholeMessage(blocks as Json[], at))
  const ids = blocks.flatMap((block: Json) => (typeof block?.block_id === 'string' ? [block.block_id] : []))
  if (new Set(ids).size < ids.length) problems.push(failed(at, 'block_id is used twice'))
  return problems
}

function wholeMessage(blocks: Json[], at: string): BlockProblem[] {
  const problems: BlockProblem[] = []
  const markdown = blocks.filter((block) => block?.type === 'markdown').map((block) => String(block.text))
  if (markdown.reduce((sum, text) => sum + [...text].length, 0) > RULES.markdownChars.max)
    problems.push(failed(at, `markdown must be less than ${RULES.markdownChars.max + 1} characters`))
  const inContainers = blocks.flatMap((block) => (block?.type === 'container' ? (block.child_blocks as Json[]) : []))
  const tables = [...blocks, ...inContainers].filter((block) => block?.type === 'table').length
  if (tables + markdown.reduce((sum, text) => sum + markdownTables(text), 0) > RULES.messageTables.max)
    problems.push({ pointer: at, code: 'only_one_table_allowed', message: 'only one table is allowed' })
  return problems
}

/** Throws as `chat.postMessage` does where the message is not one that Slack takes. */
export function checkMessage(message: Json): void {
  const { text, blocks, attachments, markdown_text } = message
  const empty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if ([text, blocks, attachments, markdown_text].every(empty)) throw new SlackRefusal('no_text')
  if (!empty(markdown_text) && !(empty(text) && empty(blocks))) throw new SlackRefusal('markdown_text_conflict')
  if ([...String(markdown_text ?? '')].length > RULES.markdownChars.max) throw new SlackRefusal('msg_too_long')
  if (blocks === undefined) return
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format')
  const problems = blockProblems(blocks, 'message')
  if (problems.length > 0) {
    const messages = errorLines(problems)
    throw new SlackRefusal('invalid_blocks', { errors: messages, response_metadata: { messages } })
  }
  if (JSON.stringify(blocks).length > RULES.messageChars.max) throw new SlackRefusal('msg_blocks_too_long')
}

/** How many blocks Slack makes of one: markdown comes apart at headings, rules, tables and code. */
export function expandedSize(block: unknown): number {
  const { type, text } = (block ?? {}) as Json
  if (type !== 'markdown' || typeof text !== 'string') return 1
  let count = 0
  let inProse = false
  let inCode = false
  for (const line of text.split('\n')) {
    if (/^(```|~~~)/.test(line)) {
      if (!inCode) count += 1
      inCode = !inCode
      inProse = false
    } else if (inCode || line.trim() === '') {
      // A blank line ends nothing: paragraphs run on in one rich_text block.
    } else if (/^(#{1,6} |(\*{3,}|-{3,}|_{3,})\s*$|!\[)/.test(line)) {
      count += 1
      inProse = false
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      if (/^\s*\|[\s:|-]+\|\s*$/.test(line)) count += 1
      inProse = false
    } else if (!inProse) {
      count += 1
      inProse = true
    }
  }
  return Math.max(1, count)
}

function markdownTables(text: string): number {
  return text.split('\n').filter((line) => isTableRule(line.trim())).length
}

/** `|---|:-:|`: the line under a table's head. */
function isTableRule(line: string): boolean {
  return line.length > 1 && line.startsWith('|') && line.endsWith('|') && line.includes('-') && /^[\s:|-]*$/.test(line)
}

function failed(pointer: string, message: string): BlockProblem {
  return { pointer, code: 'failed_constraint', message }
}
