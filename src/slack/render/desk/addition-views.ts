import type { KnownBlock, ModalView } from '@slack/types'
import type { Addition } from '../../../service/stores/addition-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { formView, readView, sentenceView, textField } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'

const TITLE = '言い換えを足す'
const LIST_TITLE = '言い換えと結びつけ'
/** Two or three blocks each, in a view of a hundred. */
const MOST = 30

/** What comes back when the form is sent off. */
export interface SynonymData {
  /** Of a proposal that is decided on. */
  id?: string
}

/** 略語＝資料の言葉. `question` is what it was met in. */
export function synonymView(
  { said = '', meant = '', question }: { said?: string; meant?: string; question?: string },
  data: SynonymData,
): ModalView {
  const word = { oneLine: true, max: 100 }
  return formView({
    title: TITLE,
    callback: VIEWS.synonym,
    submit: '足す',
    data,
    blocks: [
      ...(question === undefined ? [] : [richText(quote(run(clipText(question, LIMITS.excerptText.max))))]),
      textField({
        ...{
          field: DESK_FIELDS.said,
          label: '社員の言葉（略語など）',
          initial: said,
          placeholder: '例: 社食',
          ...word,
        },
      }),
      textField({
        ...{ field: DESK_FIELDS.meant, label: '資料の言葉', initial: meant, placeholder: '例: 社員食堂', ...word },
        hint: '同じ意味の言葉が資料にいくつかあるときは、「、」でつないでください。',
      }),
      contextLine('足すと、十秒ほどで質問の読み取りと検索に使われます。いつでも取り消せます。'),
    ],
  })
}

export function addingView(): ModalView {
  return sentenceView(TITLE, '足しています。十秒ほどかかります。')
}

export function addedView(sentence: string, undo?: string): ModalView {
  return readView(TITLE, [
    richText(section(run(sentence))),
    ...actions(
      undo === undefined ? [] : [button({ text: '取り消す', action: ACTIONS.undoAdded, value: undo, of: sentence })],
    ),
  ])
}

/** Everything that was added, what is to be decided on first. */
export function additionsView(additions: readonly Addition[]): ModalView {
  const shown = additions.slice(0, MOST)
  const left = additions.length - shown.length
  return readView(LIST_TITLE, [
    ...actions([
      button({ text: '言い換えを足す', action: ACTIONS.addSynonym, value: '' }),
      button({ text: '確認用の質問を足す', action: ACTIONS.addTest, value: '' }),
    ]),
    ...(additions.length === 0 ? [richText(section(run('まだ何も足されていません。')))] : []),
    ...shown.flatMap(additionBlocks),
    ...(left === 0 ? [] : [contextLine(`ほか${left}件は省略しました。`)]),
  ])
}

function additionBlocks({ id, added, state }: Addition, i: number): KnownBlock[] {
  const own = (text: string) => clipText(defangText(text).replaceAll('\n', ' '), LIMITS.lineText.max)
  const of = added.kind === 'synonym' ? added.words.join('＝') : added.question
  const undo = (text: string) => button({ text, action: `${ACTIONS.undoAdded}:${i}`, value: id, of })
  const words = (kind: string, text: string) => richText(section(run(kind, true), run(` ${own(text)}`)))
  switch (added.kind) {
    case 'synonym':
      if (state !== 'proposed') return [words('言い換え', added.words.join('＝')), ...actions([undo('取り消す')])]
      return [
        words('提案', `「${added.words[0] ?? ''}」は資料にない言葉です。`),
        ...actions([
          button({ text: '資料の言葉を書く', action: `${ACTIONS.approveAdded}:${i}`, value: id, of }),
          undo('足さない'),
        ]),
      ]
    case 'noted':
      return [words('結びつけた質問', added.question), ...actions([undo('取り消す')])]
    case 'test':
      return [words('確認用の質問', added.question), ...actions([undo('消す')])]
  }
}

/** True for the list of what was added. */
export function isAdditionsView({ title }: Pick<ModalView, 'title'>): boolean {
  return title.text === LIST_TITLE
}
