import type { KnownBlock, ModalView } from '@slack/types'
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

/** Each takes two blocks of the hundred. */
const MOST_LISTS = 30
const MOST_AWAY = 25
/** A field takes 3000; what is left is room to write in. */
const FIELD_MAX = 2400
/** Fields for new lines, beside those that are filled. */
const EMPTY_FIELDS = 1

/** What is shown of the lists of one's own. */
export interface OwnLists {
  /** Those that are offered. */
  own: readonly ListVersion[]
  /** Those that were put away. */
  away: readonly ListVersion[]
  ofDocuments: readonly { id: string; title: string }[]
  /** What the app has to say of what was just done, and the way back from it. */
  said?: { sentence: string; undo?: string }
}

/** The lists that people of the workspace wrote, the ways to a new one, and those that were put away. */
export function listsView({ own, away, ofDocuments, said }: OwnLists): ModalView {
  const shown = own.slice(0, MOST_LISTS)
  const stored = away.slice(0, MOST_AWAY)
  return readView(LISTS_TITLE, [
    ...(said === undefined ? [] : saidBlocks(said)),
    ...actions([
      button({ text: '新しく作る', action: ACTIONS.editList, value: '', of: 'チェックリスト' }),
      {
        type: 'static_select',
        action_id: ACTIONS.copyList,
        placeholder: plain('資料のリストをコピーして作る', LIMITS.placeholder.max),
        options: ofDocuments.slice(0, LIMITS.selectOptions.max).map(({ id, title }) => option(title, id)),
      },
    ]),
    ...(shown.length === 0 ? [contextLine('自社のリストはまだありません。')] : []),
    ...shown.flatMap(({ list, title, items, version }, i) => [
      richText(section(run(clipText(title, LIMITS.lineText.max), true), run(`　${items.length}項目・第${version}版`))),
      ...actions([
        button({
          text: '開く',
          action: `${ACTIONS.openRun}:${i}`,
          value: renderRunRef({ list }),
          label: `開く（${title}）`,
        }),
        button({ text: '編集する', action: `${ACTIONS.editList}:${i}`, value: list, label: `編集する（${title}）` }),
        ...(version < 2
          ? []
          : [
              button({
                text: '変更を見る',
                action: `${ACTIONS.listChanges}:${i}`,
                value: `${list}\n${version}`,
                label: `変更を見る（${title}）`,
              }),
            ]),
        button({
          text: 'アーカイブする',
          action: `${ACTIONS.retireList}:${i}`,
          value: list,
          label: `アーカイブする（${title}。選べなくなります。元に戻せます）`,
        }),
      ]),
    ]),
    ...leftOut(own.length - shown.length),
    ...(stored.length === 0
      ? []
      : [
          { type: 'divider' as const },
          contextLine('アーカイブ（新しく始めることはできません。進行中のものは続けられます）'),
          ...stored.map(awayBlock),
          ...leftOut(away.length - stored.length),
        ]),
  ])
}

function saidBlocks({ sentence, undo }: NonNullable<OwnLists['said']>): KnownBlock[] {
  return [
    richText(section(run(sentence))),
    ...actions(undo === undefined ? [] : [button({ text: '元に戻す', action: ACTIONS.restoreList, value: undo })]),
  ]
}

function awayBlock({ list, title, items }: ListVersion, i: number): KnownBlock {
  return {
    type: 'section',
    text: plain(`${clipText(title, LIMITS.lineText.max)}　${items.length}項目`),
    accessory: button({
      text: '元に戻す',
      action: `${ACTIONS.restoreList}:${i}`,
      value: list,
      label: `元に戻す（${title}）`,
    }),
  }
}

function leftOut(count: number): KnownBlock[] {
  return count > 0 ? [contextLine(`ほか${count}件`)] : []
}

/** A list as text: headings, a line an item. `isQuoted`: some of its lines are those of documents. */
export function listForm(title: string, text: string, data: ListData, isQuoted = false): ModalView {
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
        '見出しは「## 」、項目は一行に一つ。項目の終わりに「（出典: 規程 第3条）」と書くと、「入力された出典」として示します。CSV（区分,項目,出典）も貼り付けられます。',
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
        [
          `${MOST_ITEMS}項目まで。`,
          ...(data.based === 0 ? [] : ['進行中のものは始めたときの版のままで、［最新版との違い］から替えられます。']),
          ...(isQuoted ? ['資料の文を変えた項目は「自社で追加した項目」になり、資料の出典は付きません。'] : []),
        ].join(''),
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
