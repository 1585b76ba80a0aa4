import type { KnownBlock, ModalView } from '@slack/types'
import type { NamedPlan, TableName } from '../../../service/desk/tables/exchange.js'
import { rowProblemWords } from '../../../service/desk/tables/table.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, lines, richText, run, section } from '../blocks.js'
import { fileField, formView, readView, sentenceView, textField } from '../form-views.js'
import { clipText } from '../plain-text.js'

const TITLE = 'Q&Aのファイル'
const IMPORT = 'ファイルを読み込む'
export const TABLE_NAMES: Record<TableName, string> = {
  answers: '追加した回答',
  synonyms: '言い換え',
  tests: '確認用の質問',
}
const TYPES = ['csv', 'tsv', 'xlsx']
/** What a pasted table may hold, so that it can stand in the form again. */
const MOST_PASTED = LIMITS.plainTextInput.max
const SHOWN_PROBLEMS = 30

/** What comes back when the form of a file is sent off. */
export interface ImportData {
  /** The file that was read. */
  file?: string
  /** What it would do, as it was shown. */
  seen?: string
}

/** What is taught as files: out and in. */
export function tablesView(): ModalView {
  return readView(TITLE, [
    richText(
      section(
        run('表計算ソフトでまとめて直せます。書き出したファイルは、このボットとのDMに届きます。'),
        run('行を直したり加えたりして読み込むと、行ごとに新しい版になります。ファイルにない行は、そのままです。'),
      ),
    ),
    ...(Object.keys(TABLE_NAMES) as TableName[]).flatMap((table, i): KnownBlock[] => [
      richText(section(run(TABLE_NAMES[table], true))),
      ...actions(
        (['csv', 'xlsx'] as const).map((format, k) =>
          button({
            text: format === 'csv' ? 'CSVで書き出す' : 'Excelで書き出す',
            label: `${format === 'csv' ? 'CSVで書き出す' : 'Excelで書き出す'}: ${TABLE_NAMES[table]}`,
            ...{ action: `${ACTIONS.exportTable}:${i * 2 + k}`, value: `${table}\n${format}` },
          }),
        ),
      ),
    ]),
    ...actions([button({ text: IMPORT, action: ACTIONS.importTable, value: 'import' })]),
  ])
}

/** A file to read, or, where the app may read none, its text. */
export function importView(canRead: boolean): ModalView {
  const field = canRead
    ? fileField({
        ...{ field: DESK_FIELDS.file, label: 'CSVかExcelのファイル', types: TYPES },
        hint: '1行目は見出しです。書き出したファイルの見出しのまま、お使いください。',
      })
    : pastedField('')
  return importForm('読む', {}, [field, contextLine('読んだ内容を確かめてから取り込みます。まだ何も変わりません。')])
}

export function readingTableView(): ModalView {
  return sentenceView(IMPORT, '読んでいます。')
}

/** What taking it in would do; sent off again, it is done. `pasted` stands in the form again. */
export function planView(
  plan: NamedPlan,
  { file, pasted, changed }: { file?: string; pasted?: string; changed?: boolean },
): ModalView {
  const { problems, added, changed: edited, unchanged, table } = plan
  const notRead = ignoredLine(plan)
  if (problems.length > 0) {
    const shown = problems.slice(0, SHOWN_PROBLEMS).map((each) => rowProblemWords(each, 'ja'))
    const more = problems.length - shown.length
    return readView(IMPORT, [
      richText(section(run('直すところがあります。何も取り込んでいません。', true))),
      richText(lines(...shown.map((line) => [run(line)]))),
      ...(more > 0 ? [contextLine(`ほか${more}件`)] : []),
      ...notRead,
    ])
  }
  if (added + edited === 0)
    return readView(IMPORT, [
      richText(section(run(`${TABLE_NAMES[table]} ${unchanged}件は、いまと同じです。変わるところはありません。`))),
      ...notRead,
    ])
  const data: ImportData = { seen: planKey(plan), ...(file !== undefined && { file }) }
  return importForm('取り込む', data, [
    ...(changed ? [richText(section(run('ほかの担当者の変更がありました。もう一度お確かめください。', true)))] : []),
    richText(section(run(`${TABLE_NAMES[table]}: 新しい${added}件、変わる${edited}件、同じ${unchanged}件`, true))),
    contextLine('状態が「使用中」の行は、取り込むとすぐに引用されるようになります。'),
    ...notRead,
    ...(pasted === undefined ? [] : [pastedField(pasted)]),
  ])
}

/** What was shown is what will be done. */
export function planKey({ table, added, changed, unchanged }: NamedPlan): string {
  return [table, added, changed, unchanged].join(' ')
}

export function takenView({ table, added, changed }: NamedPlan, used: boolean): ModalView {
  const done = `${TABLE_NAMES[table]}: 新しい${added}件、変わった${changed}件を取り込みました。`
  return sentenceView(IMPORT, used ? done : `${done}まだ引用に使えていません。数秒おきに試しています。`)
}

export function notReadView(sentence: string): ModalView {
  return sentenceView(IMPORT, sentence)
}

function importForm(submit: string, data: ImportData, blocks: KnownBlock[]): ModalView {
  return formView({ title: IMPORT, callback: VIEWS.importTable, submit, data, blocks })
}

function pastedField(initial: string) {
  return textField({
    ...{ field: DESK_FIELDS.text, label: 'CSVの文字', initial, max: MOST_PASTED },
    hint: 'ファイルを読む権限（files:read）がないため、文字を貼り付けてください。1行目は見出しです。',
  })
}

function ignoredLine({ ignored }: NamedPlan): KnownBlock[] {
  const names = ignored.map((name) => `「${clipText(name, LIMITS.optionText.max)}」`)
  return names.length === 0 ? [] : [contextLine(clipText(`読まない列: ${names.join('')}`, LIMITS.lineText.max))]
}
