import { parse } from 'csv-parse/sync'
import { originWords } from '../../core/corpus/line-sources.js'
import { countGraphemes, offsetAfterGraphemes } from '../../core/text/graphemes.js'
import { fromCell } from '../csv.js'
import type { ListItem } from '../stores/run-store.js'
import type { WrittenItem } from './lists.js'

/** A list as people write it: headings, a line for each item, where it comes from in brackets at its end. */

/** One line is cut here. */
const MOST_LETTERS = 300
const HEADING = /^#{1,6}\s+(\S.*)$/
const BULLET = /^(?:[-*+・●○□☐☑]|[\d０-９]{1,3}[.)．）、])\s*(?:\[[ xX]?\]\s*)?(\S.*)$/
const SOURCE_BEGINS = /[（(]\s?出典\s?[:：]/g
const HEAD_CELLS = {
  text: /^(項目|内容|チェック項目|確認事項|text|item)$/i,
  group: /^(区分|分類|見出し|章|group|section)$/i,
}
const SOURCE_CELL = /^(出典|根拠|資料|source)$/i

/**
 * Reads a list that was pasted or sent as a file: CSV (with 「項目」「区分」「出典」 as its first row, or without one: group and item,
 * or items alone), Markdown, or plain lines. Never throws: what it cannot read as a table it reads as lines.
 */
export function readList(text: string): WrittenItem[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  return readTable(plain) ?? readLines(plain)
}

/** The title of a Markdown file: its one heading of the first level, which is then no group. */
export function titleIn(text: string): string | undefined {
  const titles = [...text.matchAll(/^#\s+(.+)$/gm)]
  return titles.length === 1 ? titles[0]?.[1]?.trim() : undefined
}

function readLines(text: string): WrittenItem[] {
  const title = titleIn(text)
  const items: WrittenItem[] = []
  let group: string | undefined
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || /^(-{3,}|\*{3,})$/.test(line)) continue
    const heading = HEADING.exec(line)?.[1]?.trim()
    if (heading !== undefined) {
      group = heading === title ? undefined : heading.slice(0, MOST_LETTERS)
      continue
    }
    const words = (BULLET.exec(line)?.[1] ?? line).trim()
    const item = splitSource(words)
    if (item.text !== '') items.push(toItem({ ...item, group }))
  }
  return items
}

/** 「…（出典: 規程（2025年）第4条）」: the brackets at the end of the line. */
function splitSource(words: string): { text: string; source?: string } {
  const last = [...words.matchAll(SOURCE_BEGINS)].at(-1)
  if (last === undefined || !/[）)]$/.test(words)) return { text: words }
  const source = words.slice(last.index + last[0].length, -1).trim()
  return { text: words.slice(0, last.index).trim(), ...(source !== '' && { source }) }
}

/** Undefined where it is no table of items. */
function readTable(text: string): WrittenItem[] | undefined {
  const delimiter = text.split('\n', 1)[0]?.includes('\t') ? '\t' : ','
  const rows = rowsIn(text, delimiter)
  const head = rows?.[0]?.map((cell) => cell.trim())
  if (rows === undefined || head === undefined) return undefined
  const columnOf = (name: RegExp) => head.findIndex((cell) => name.test(cell))
  const at = { text: columnOf(HEAD_CELLS.text), group: columnOf(HEAD_CELLS.group), source: columnOf(SOURCE_CELL) }
  const named = at.text >= 0
  // Without a head, commas may as well belong to sentences.
  if (!named && !(head.length > 1 && rows.every((row) => row.length === head.length) && rows.length > 1))
    return undefined
  const columns = named ? at : head.length > 1 ? { text: 1, group: 0, source: 2 } : { text: 0, group: -1, source: -1 }
  return rows.slice(named ? 1 : 0).flatMap((row) => {
    const cell = (column: number) => fromCell(row[column]?.trim() ?? '') || undefined
    const words = cell(columns.text)
    return words === undefined
      ? []
      : [toItem({ text: words, group: cell(columns.group), source: cell(columns.source) })]
  })
}

function rowsIn(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][]
  } catch {
    return undefined
  }
}

/** What this program writes where a line has no source is none. */
function isSource(words: string): boolean {
  return words !== originWords('own') && words !== originWords('gone')
}

function toItem({ text, group, source }: { text: string; group?: string | undefined; source?: string | undefined }) {
  return {
    text: oneLine(text),
    ...(group !== undefined && { group: oneLine(group) }),
    ...(source !== undefined && isSource(source) && { source: oneLine(source) }),
  }
}

/** Cut between letters as a person sees them. */
function oneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= MOST_LETTERS) return line
  const whole = countGraphemes(line.slice(0, MOST_LETTERS))
  const ends = [whole, whole - 1].map((count) => offsetAfterGraphemes(line, count))
  return line
    .slice(
      0,
      ends.find((end) => end <= MOST_LETTERS),
    )
    .trimEnd()
}

/** The same lines to edit: what `readList` reads as these items again, but for the citations of documents, which stay with their words. */
export function writeList(items: readonly ListItem[]): string {
  const lines = items.flatMap(({ text, group, source }, i) => {
    const head = group !== items[i - 1]?.group ? [...(i === 0 ? [] : ['']), `## ${group ?? 'その他'}`] : []
    return [
      ...(i === 0 && group === undefined ? [] : head),
      `- ${text}${source === undefined ? '' : `（出典: ${source}）`}`,
    ]
  })
  return lines.join('\n')
}
