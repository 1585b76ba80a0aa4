import type { Button, KnownBlock, ModalView } from '@slack/types'
import { MOST_ITEMS } from '../../../service/checklists/lists.js'
import type { ListVersion } from '../../../service/stores/run-store.js'
import { ACTIONS, RUN_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, option, plain, richText, run, section } from '../blocks.js'
import { fileField, formView, readView, textField } from '../form-views.js'
import { clipText } from '../plain-text.js'
import { renderRunRef } from './run-ref.js'

export const LISTS_TITLE = '自社のチェックリスト'

/** What the form of a list was opened with. */
export interface ListData {
  /** Absent for a new one. */
  list?: string
  /** The version that is edited; 0 for a new one. */
  based: number
  /** The list that it is copied from: what stays word for word keeps its citation. */
  from?: string
}

const MOST_LISTS = 40
/** A field takes 3000; what is left is room to write in. */
const FIELD_MAX = 2400
/** Fields for new lines, beside those that are filled. */
const EMPTY_FIELDS = 1

/** The lists that people of the workspace wrote, and the ways to a new one. */
export function listsView(
  own: readonly ListVersion[],
  ofDocuments: readonly { id: string; title: string }[],
  above: KnownBlock[] = [],
): ModalView {
  const shown = own.slice(0, MOST_LISTS)
  return readView(LISTS_TITLE, [
    ...above,
    ...actions([
      button({ text: '新しく作る', action: ACTIONS.editList, value: '' }),
      {
        type: 'static_select',
        action_id: ACTIONS.copyList,
        placeholder: plain('資料のリストを写して作る', LIMITS.placeholder.max),
        options: ofDocuments.slice(0, LIMITS.selectOptions.max).map(({ id, title }) => option(title, id)),
      },
    ]),
    ...(shown.length === 0 ? [contextLine('まだありません。')] : []),
    ...shown.flatMap(({ list, title, items, version }, i) => [
      richText(section(run(clipText(title, LIMITS.lineText.max), true), run(`　${items.length}項目・第${version}版`))),
      ...actions([
        button({
          text: '開く',
          action: `${ACTIONS.openRun}:${i}`,
          value: renderRunRef({ list }),
          label: `${title}を開く`,
        }),
        button({ text: '編集する', action: `${ACTIONS.editList}:${i}`, value: list, label: `${title}を編集する` }),
        retireButton(list, title, i),
      ]),
    ]),
    ...(own.length > shown.length ? [contextLine(`ほか${own.length - shown.length}件`)] : []),
  ])
}

function retireButton(list: string, title: string, i: number): Button {
  return {
    ...button({ text: 'しまう', action: `${ACTIONS.retireList}:${i}`, value: list, label: `${title}をしまう` }),
    confirm: {
      title: plain('しまいますか', 100),
      text: plain('これからは選べなくなります。進行中のものは、そのまま続けられます。', 300),
      confirm: plain('しまう', 30),
      deny: plain('やめる', 30),
    },
  }
}

/** A list as text: headings, a line an item. */
export function listForm(title: string, text: string, data: ListData): ModalView {
  const parts = partsOf(text)
  return formView({
    title: data.based === 0 ? 'リストを作る' : 'リストを編集',
    callback: VIEWS.editList,
    submit: '保存する',
    data,
    blocks: [
      textField({
        ...{ field: RUN_FIELDS.title, label: '名前', initial: title, oneLine: true, max: 100, optional: text === '' },
        ...(text === '' && { hint: 'ファイルから作るときは、空のままにするとファイルの名前になります。' }),
      }),
      contextLine(
        '見出しは「## 」、項目は一行に一つ。項目の終わりに「（出典: 規程 第3条）」と書くと、出典になります。CSV（区分,項目,出典）も貼り付けられます。',
      ),
      ...parts.map((part, i) =>
        textField({
          field: fieldOf(i),
          label: parts.length === 1 ? '項目' : `項目（${i + 1}/${parts.length}）`,
          initial: part,
          optional: i > 0 || text === '',
        }),
      ),
      ...(text === '' ? [{ ...fileField(LIST_FILE), optional: true }] : []),
      contextLine(
        data.based === 0
          ? `${MOST_ITEMS}項目まで。資料の文を変えた項目からは、資料の出典が外れます。`
          : `${MOST_ITEMS}項目まで。進行中のものは、始めたときの版のままです。資料の文を変えた項目からは、資料の出典が外れます。`,
      ),
    ],
  })
}

const LIST_FILE = {
  ...{ field: RUN_FIELDS.file, label: 'ファイルから作る', types: ['csv', 'tsv', 'md', 'txt'] },
  hint: 'CSVかMarkdownのファイルを選ぶと、上の欄の項目のあとに加わります。',
}

export function fieldOf(part: number): string {
  return `${RUN_FIELDS.items}:${part}`
}

/** The text in as many fields as it needs, cut between lines. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (const line of text === '' ? [] : text.split('\n')) {
    const last = parts.at(-1)
    if (last === undefined || last.length + line.length + 1 > FIELD_MAX) parts.push(line.slice(0, FIELD_MAX))
    else parts[parts.length - 1] = `${last}\n${line}`
  }
  return [...parts, ...Array<string>(parts.length === 0 ? 1 : EMPTY_FIELDS).fill('')]
}
