import type { KnownBlock, ModalView } from '@slack/types'
import type { NamedPlan, TableName } from '../../../service/desk/tables/exchange.js'
import { rowProblemWords } from '../../../service/desk/tables/table.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, lines, richText, run, section } from '../blocks.js'
import { fileField, formView, readView, sentenceView, textField } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'

const TITLE = '書き出す・読み込む'
const TITLE_IN = '読み込む'
const IMPORT = 'ファイルを読み込む'
const PASTE = '貼り付けて読み込む'
export const TABLE_NAMES: Record<TableName, string> = {
  answers: '社内回答',
  synonyms: '言い換え',
  tests: '確認用の質問',
}
const USED: Record<TableName, string> = { answers: '引用されます', synonyms: '使われます', tests: '使われます' }
const TYPES = ['csv', 'tsv', 'xlsx']
/** What a pasted table may hold, so that it can stand in the form again. */
const MOST_PASTED = LIMITS.plainTextInput.max
const SHOWN_PROBLEMS = 30
const SHOWN_ROWS = 40
const ANOTHER = '別の内容を読み込む'

/** What comes back when the form of a file is sent off. */
export interface ImportData {
  /** The file that was read. */
  file?: string
  /** What it would do, as it was shown. */
  seen?: string
}

/** What the app may do with files; where it may not, tables go as text. */
export interface FileScopes {
  reads: boolean
  writes: boolean
}

/** What is taught as files: out and in; `said` is what was just done. */
export function tablesView({ reads, writes }: FileScopes, said?: string): ModalView {
  const how = writes
    ? '表計算ソフトでまとめて直せます。書き出したファイルは、このボットとのDMに届きます。'
    : 'まとめて直せます。書き出した内容（CSV）は、このボットとのDMに文字で届きます。'
  const formats = writes ? (['csv', 'xlsx'] as const) : (['csv'] as const)
  const names = { csv: 'CSVで書き出す', xlsx: 'Excelで書き出す' }
  return readView(TITLE, [
    ...(said === undefined ? [] : [richText(section(run(said, true)))]),
    richText(
      section(
        run(how),
        run('行を直したり加えたりして読み込むと、行ごとに新しい版になります。書かれていない行は、そのままです。'),
      ),
    ),
    ...(Object.keys(TABLE_NAMES) as TableName[]).flatMap((table, i): KnownBlock[] => [
      richText(section(run(TABLE_NAMES[table], true))),
      ...actions(
        formats.map((format, k) =>
          button({
            ...{ text: names[format], label: `${names[format]}: ${TABLE_NAMES[table]}` },
            ...{ action: `${ACTIONS.exportTable}:${i * 2 + k}`, value: `${table}\n${format}` },
          }),
        ),
      ),
    ]),
    ...actions([importButton(reads ? IMPORT : PASTE)]),
  ])
}

function importButton(text: string) {
  return button({ text, action: ACTIONS.importTable, value: 'import', of: '社内回答や言い換えの表' })
}

/** A file to read, or, where the app may read none, its text. */
export function importView(canRead: boolean): ModalView {
  const field = canRead
    ? fileField({
        ...{ field: DESK_FIELDS.file, label: 'CSVかExcelのファイル', types: TYPES },
        hint: '1行目は見出しです。書き出したファイルの見出しのまま、お使いください。',
      })
    : pastedField('')
  return importForm('読む', {}, [
    field,
    contextLine('次の画面で、何が変わるかを確かめてから取り込みます。まだ何も変わりません。'),
  ])
}

/** While it is read, or, where it was seen, taken in. */
export function workingTableView({ seen }: ImportData): ModalView {
  return sentenceView(TITLE_IN, seen === undefined ? '読んでいます。' : '取り込んでいます。')
}

/** What taking it in would do; sent off again, it is done. `pasted` stands in the form again. */
export function planView(
  plan: NamedPlan,
  { file, pasted, changed }: { file?: string; pasted?: string; changed?: boolean },
): ModalView {
  const { problems, rows, added, changed: edited, unchanged, table } = plan
  const live = liveIn(plan)
  const shownRows = rows.slice(0, SHOWN_ROWS)
  const notRead = ignoredLine(plan)
  if (problems.length > 0) {
    const shown = problems.slice(0, SHOWN_PROBLEMS).map((each) => rowProblemWords(each, 'ja'))
    const more = problems.length - shown.length
    return readView(TITLE_IN, [
      richText(section(run('直すところがあります。何も取り込んでいません。', true))),
      richText(lines(...shown.map((line) => [run(line)]))),
      ...(more > 0 ? [contextLine(`ほか${more}件`)] : []),
      ...notRead,
      ...actions([importButton(ANOTHER)]),
    ])
  }
  if (added + edited === 0)
    return readView(TITLE_IN, [
      richText(section(run(`${TABLE_NAMES[table]} ${unchanged}件は、いまと同じです。変わるところはありません。`))),
      ...notRead,
      ...actions([importButton(ANOTHER)]),
    ])
  const data: ImportData = { seen: planKey(plan), ...(file !== undefined && { file }) }
  return importForm('取り込む', data, [
    ...(changed ? [richText(section(run('その間に内容が変わりました。もう一度お確かめください。', true)))] : []),
    richText(section(run(`${TABLE_NAMES[table]}: ${countWords(plan, '変わる')}`, true))),
    ...(live > 0 ? [richText(section(run(`取り込むと、${live}件がすぐに${USED[table]}。`)))] : []),
    richText(lines(...shownRows.map((row) => [run(rowWords(row))]))),
    ...(rows.length > shownRows.length ? [contextLine(`ほか${rows.length - shownRows.length}件`)] : []),
    ...notRead,
    ...(pasted === undefined ? [] : [pastedField(pasted)]),
  ])
}

/** 新しい1件、変わる2件; what there is none of is not named. */
function countWords({ added, changed, unchanged }: Partial<NamedPlan>, changes: string): string {
  const counts = { 新しい: added, [changes]: changed, 同じ: unchanged }
  return Object.entries(counts)
    .flatMap(([name, count = 0]) => (count === 0 ? [] : [`${name}${count}件`]))
    .join('、')
}

function rowWords({ title, isNew, isLive }: NamedPlan['rows'][number]): string {
  const what = `${isNew ? '新しい' : '変わる'}・${isLive ? '使用中' : '下書き'}`
  return `${what}: ${clipText(defangText(title).replaceAll('\n', ' '), LIMITS.lineText.max)}`
}

/** How many of its rows are in use at once. */
function liveIn({ rows }: NamedPlan): number {
  return rows.filter(({ isLive }) => isLive).length
}

/** What was shown is what will be done. */
export function planKey(plan: NamedPlan): string {
  const { table, added, changed, unchanged } = plan
  return [table, added, changed, unchanged, liveIn(plan)].join(' ')
}

export function takenView(plan: NamedPlan, used: boolean): ModalView {
  const { table, added, changed } = plan
  const live = liveIn(plan)
  const done = `${TABLE_NAMES[table]}: ${countWords({ added, changed }, '変わった')}を取り込みました。`
  const drafts = added + changed - live
  const wait =
    drafts === 0
      ? ''
      : `下書き${drafts}件は、${table === 'answers' ? '承認すると引用されます' : '決めると使われます'}。`
  const now = used
    ? `${live}件は、これから${USED[table]}。`
    : `${live}件は、まだ反映できていません。繰り返し試しています。`
  const late = live > 0 ? now : ''
  return readView(TITLE_IN, [richText(section(run(`${done}${wait}${late}`)))])
}

export function notReadView(sentence: string): ModalView {
  return readView(TITLE_IN, [richText(section(run(sentence))), ...actions([importButton(ANOTHER)])])
}

function importForm(submit: string, data: ImportData, blocks: KnownBlock[]): ModalView {
  return formView({ title: TITLE_IN, callback: VIEWS.importTable, submit, data, blocks })
}

function pastedField(initial: string) {
  return textField({
    ...{ field: DESK_FIELDS.text, label: 'CSVの内容を貼り付け', initial, max: MOST_PASTED },
    hint: 'ファイルを読む権限（files:read）がないため、内容を貼り付けてください。1行目は見出しです。',
  })
}

function ignoredLine({ ignored }: NamedPlan): KnownBlock[] {
  const names = ignored.map((name) => `「${clipText(name, LIMITS.optionText.max)}」`)
  return names.length === 0 ? [] : [contextLine(clipText(`読まない列: ${names.join('')}`, LIMITS.lineText.max))]
}
