import type { DataTableBlock, KnownBlock, TableBlock } from '@slack/types'
import type { CompareAnswer } from '../../core/answers/answer.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, buttons, contextLine, header, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { furtherExcerpts, newerLine, sourceLine, spokenLines } from './excerpts.js'
import type { Draft } from './message.js'
import { cleanText, clipText } from './plain-text.js'

/** What stands where a document is silent. */
const SILENT = '記載なし'
/** Wider is not readable on a phone. */
const MAX_SUBJECTS = 4
/** A comparison has about a dozen fields. */
const MAX_ROWS = 16

/** Cases side by side: a table that names its rows where the server shows those, else a plain one, or lines. */
export function draftCompare(answer: CompareAnswer, context: RenderContext): Draft {
  const names = answer.subjects.slice(0, MAX_SUBJECTS)
  const left = answer.subjects.length - names.length
  const rows = answer.rows.map((row) => ({
    field: row.field,
    cells: names.map((_, i) => clipLines(cleanText(row.cells[i] ?? '') || SILENT, cellMax(names.length))),
  }))
  const table = context.dataTables ? dataTableOf(names, rows) : context.tables ? tableOf(names, rows) : undefined
  const body = table === undefined ? { head: [], later: linesOf(names, rows) } : { head: [table], later: [] }
  return {
    summary: spokenLines([`${names.join('と')}を比べました。`, ...rows.map((row) => spokenRow(names, row))], '項目'),
    head: [header(`${names.join('・')}の比較`), ...body.head],
    ...(body.later.length === 0 ? furtherExcerpts([], context) : { later: body.later, counter: '項目' }),
    tail: [
      ...(left > 0 ? [contextLine(`ほか${left}件は省略しました。`)] : []),
      ...actions(
        buttons(
          ACTIONS.openCase,
          answer.cases.slice(0, MAX_SUBJECTS).map((each) => ({ text: `${each.name}を見る`, value: each.id })),
        ),
      ),
      ...sourcesOf(answer, context),
    ],
  }
}

/** The places of what is quoted; of the cases as such where nothing is. */
function sourcesOf(answer: CompareAnswer, context: RenderContext): KnownBlock[] {
  const labels = [...new Set(answer.excerpts.map((excerpt) => excerpt.citation.label))]
  const newer = new Map([
    ...answer.cases.map((each) => [each.source, each.newer] as const),
    ...answer.excerpts.map((excerpt) => [excerpt.citation.source, excerpt.newer] as const),
  ])
  return [
    ...(labels.length > 0
      ? [contextLine(clipText(`出典: ${labels.join('、')}`, LIMITS.lineText.max * 3))]
      : [...newer.keys()].slice(0, MAX_SUBJECTS).flatMap((source) => sourceLine(source, '', context.sources))),
    ...[...newer].slice(0, MAX_SUBJECTS).flatMap(([source, editions]) => newerLine(source, editions, context.sources)),
  ]
}

/** 「導入時期は、広島市が2010年8月、NECが2000年。」 */
function spokenRow(names: string[], { field, cells }: Row): string {
  const said = cells.map((cell, i) => `${names[i]}が${clipText(cell.replaceAll('\n', ' '), LIMITS.summaryQuote.max)}`)
  return `${field}は、${said.join('、')}。`
}

interface Row {
  field: string
  cells: string[]
}

/** As many whole lines as there is room for, and how many more there are. */
function clipLines(text: string, max: number): string {
  const each = text.split('\n')
  if (text.length <= max || each.length === 1) return clipText(text, max)
  const room = max - `\nほか${each.length}件`.length
  let [kept, used] = [0, 0]
  for (const line of each.slice(0, -1)) {
    used += line.length + (kept > 0 ? 1 : 0)
    if (used > room && kept > 0) break
    kept += 1
  }
  return clipText([...each.slice(0, kept), `ほか${each.length - kept}件`].join('\n'), max)
}

/** Twenty rows of cells must stay inside the message. */
function cellMax(columns: number): number {
  return Math.floor(240 / Math.max(1, columns))
}

function tableOf(names: string[], rows: Row[]): TableBlock {
  return { type: 'table', rows: cellsOf(names, rows), column_settings: [{ is_wrapped: true }] }
}

/** All rows on one page: whoever compares reads up and down. */
function dataTableOf(names: string[], rows: Row[]): DataTableBlock | undefined {
  if (rows.length === 0) return undefined
  const cells = cellsOf(names, rows)
  return {
    ...{ type: 'data_table', caption: '項目ごとの比較', rows: cells },
    ...{ page_size: MAX_ROWS, row_header_column_index: 0 },
  }
}

function cellsOf(names: string[], rows: Row[]) {
  // Whether a cell has lines is nowhere said.
  const cell = (text: string) => ({ type: 'raw_text' as const, text: text.replaceAll('\n', '、') || ' ' })
  const width = LIMITS.tableColumns.max
  return [
    [cell('項目'), ...names.map((name) => cell(clipText(cleanText(name), 60)))].slice(0, width),
    ...rows
      .slice(0, MAX_ROWS)
      .map((row) => [cell(clipText(cleanText(row.field), 60)), ...row.cells.map(cell)].slice(0, width)),
  ]
}

function linesOf(names: string[], rows: Row[]) {
  return rows.map((row) => ({
    blocks: [
      richText(
        section(
          run(clipText(row.field, 60), true),
          ...names.map((name, i) => run(`\n${clipText(name, 60)}: ${row.cells[i] ?? SILENT}`)),
        ),
      ),
    ],
    ref: row.field,
  }))
}
