import type { Button, KnownBlock, ModalView } from '@slack/types'
import { renderDate } from '../../../core/corpus/citation.js'
import type { LeftOutKind } from '../../../core/library/left-out.js'
import type { Calendar } from '../../../service/checklists/days.js'
import type { MadeDocument } from '../../../service/desk/document-maker.js'
import { AUDIENCE_NAMES } from '../../../service/desk/tables/answer-table.js'
import type { Upload, UploadFacts, UploadState } from '../../../service/stores/upload-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, lines, richText, run, section } from '../blocks.js'
import { dayWordsAt, shortDay } from '../days.js'
import { fileField, formView, readView, sentenceView, textField } from '../form-views.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { audienceField, inForceField, reviewField } from './facts-fields.js'

const TITLE = '自社の規程'
const SEND = '規程を追加'
const UPLOAD_TYPES = ['docx', 'xlsx', 'pptx', 'pdf', 'txt', 'md', 'html', 'csv', 'zip']
const NO_SCOPE = 'ファイルを読む権限（files:read）がないため、内容を貼り付けてください。'
const STATES: Record<UploadState, string> = {
  read: '確認待ち',
  live: '使用中',
  replaced: '前の版',
  undone: '引用をやめた',
}
const LEFT_OUT: Record<LeftOutKind, string> = {
  'running head': '毎ページの見出し',
  'page number': 'ページ番号',
  'table of contents': '目次',
  'struck out': '取り消し線',
  hidden: '非表示',
  comment: 'コメント',
  'reading aid': 'ふりがな',
  navigation: 'ナビゲーション',
  'column names': '列の見出し',
  markup: '書式の記号',
  scrap: '切れ端',
}
const SHOWN_SECTIONS = 30
const SHOWN_LINES = 3
const SHOWN_LEFT_OUT = 30

/** What stands beside a document that was sent. */
export interface UploadContext {
  names: ReadonlyMap<string, string>
  /** The version that it would take the place of. */
  before?: Upload
  calendar: Calendar
  /** From when it holds: YYYY, YYYY-MM or YYYY-MM-DD; empty where it does not say. */
  inForce: string
}

/** A document that was sent, as it stands, with what can be done about it. */
export function renderUpload(upload: Upload, context: UploadContext): Message {
  const { title, name, state, kept, leftOut, passages, audience, reviewOn } = upload
  const head = `${clipText(title, LIMITS.lineText.max)} · ${STATES[state]}`
  const nameOf = (user: string | undefined) => context.names.get(user ?? '') || '担当者'
  const { before, inForce } = context
  const facts = [
    AUDIENCE_NAMES[audience],
    ...(inForce === '' ? [] : [`施行日 ${renderDate({ published: inForce, circa: false })}`]),
    reviewOn === undefined ? '見直しの期日なし' : `見直し ${shortDay(reviewOn, context.calendar)}`,
    `送った人: ${nameOf(upload.user)}さん`,
  ]
  return fitMessage({
    summary: `${head}。読んだ行 ${kept}、読み飛ばした行 ${leftOut}。`,
    head: [
      richText(section(run(head, true))),
      richText(
        lines(
          [run(`ファイル: ${clipText(defangText(name), LIMITS.lineText.max)}`)],
          [run(`読んだ行 ${kept}（${passages}か所）、読み飛ばした行 ${leftOut}`)],
        ),
      ),
      contextLine(facts.join(' · ')),
      ...(state === 'read' && before !== undefined
        ? [
            contextLine(
              `使うと、いまの版（${dayWordsAt(before.decidedAt ?? before.at, context.calendar)}）と入れ替わります。`,
            ),
          ]
        : []),
      ...(state === 'read' ? [contextLine('まだ引用されません。中身を確かめてから［使う］を押してください。')] : []),
    ],
    later: [],
    counter: '件',
    tail: actions(uploadButtons(upload)),
  })
}

/** The same in a modal, under what was done with it. */
export function uploadView(upload: Upload, context: UploadContext, done?: string): ModalView {
  const { blocks } = renderUpload(upload, context)
  return readView(TITLE, done === undefined ? blocks : [richText(section(run(done))), ...blocks])
}

function uploadButtons({ id, revision, state, title }: Upload): Button[] {
  const make = (text: string, action: string) => button({ text, action, value: `${id}\n${revision}`, of: title })
  const look = make('中身を見る', ACTIONS.lookAtUpload)
  const edit = make('直す', ACTIONS.editUpload)
  switch (state) {
    case 'read':
      return [make('使う', ACTIONS.useUpload), edit, look, make('やめる', ACTIONS.dropUpload)]
    case 'live':
      return [edit, look, make('引用をやめる', ACTIONS.undoUpload)]
    case 'undone':
      return [make('元に戻す', ACTIONS.useUpload), look]
    case 'replaced':
      return [look]
  }
}

/** What of a document can be quoted, section by section, and what was read over. */
export function uploadContentsView(
  { title }: UploadFacts,
  { sections, leftOut }: { sections: { name: string; lines: string[] }[] } & Pick<MadeDocument, 'leftOut'>,
  mostLines = SHOWN_LINES,
): ModalView {
  const shown = sections.slice(0, SHOWN_SECTIONS)
  const more = sections.length - shown.length
  return readView(TITLE, [
    richText(section(run(clipText(title, LIMITS.lineText.max), true))),
    contextLine(`引用できるところ（${sections.length}か所）`),
    ...shown.map(({ name, lines: all }) => {
      // The headings that it stands under are among its lines.
      const own = all.filter((line) => line !== name && line !== title)
      const rest = own.length - mostLines
      return richText(
        lines(
          [run(clipText(defangText(name || title), LIMITS.lineText.max), true)],
          ...own.slice(0, mostLines).map((line) => [run(clipText(defangText(line), LIMITS.lineText.max))]),
          ...(rest > 0 ? [[run(`ほか${rest}行`)]] : []),
        ),
      )
    }),
    ...(more > 0 ? [contextLine(`ほか${more}か所`)] : []),
    contextLine(leftOut.length === 0 ? '読み飛ばした行はありません。' : `読み飛ばした行（${leftOut.length}行）`),
    ...leftOut
      .slice(0, SHOWN_LEFT_OUT)
      .map(({ kind, text }) => contextLine(clipText(`${LEFT_OUT[kind]}: ${defangText(text)}`, LIMITS.lineText.max))),
    ...(leftOut.length > SHOWN_LEFT_OUT ? [contextLine(`ほか${leftOut.length - SHOWN_LEFT_OUT}行`)] : []),
  ])
}

/** Title, from when, for whom, until when. */
export function editUploadView({ title, audience, reviewOn }: UploadFacts, inForce: string, data: object): ModalView {
  return formView({
    title: TITLE,
    callback: VIEWS.editUpload,
    submit: '保存する',
    data,
    blocks: [
      textField({ field: DESK_FIELDS.source, label: '題名', initial: title, oneLine: true, max: 200 }),
      inForceField(inForce),
      audienceField(audience, '「人事のみ」にすると、社員への答えには出なくなります。'),
      reviewField(reviewOn, 'この日に、送った人のDMにお知らせします。'),
    ],
  })
}

/** Documents that were sent, each with the button that opens it; beside `hidden` ones that only HR sees. `canRead`: files can be sent. */
export function uploadListView(uploads: readonly Upload[], canRead: boolean, hidden = 0): ModalView {
  const add = [
    ...actions([sendUploadButton(canRead ? 'ファイルを追加' : '内容を貼り付けて追加')]),
    contextLine(
      canRead
        ? 'このボットとのDMにファイルを送っても追加できます。使うまでは引用されません。'
        : `${NO_SCOPE}使うまでは引用されません。`,
    ),
  ]
  const none = hidden > 0 ? '表示できる規程はありません。' : '追加した規程はまだありません。'
  return readView(TITLE, [
    ...add,
    ...(uploads.length === 0 ? [richText(section(run(none)))] : []),
    ...(hidden > 0 ? [contextLine(`人事のみの規程が${hidden}件あります。人事の担当者だけが開けます。`)] : []),
    ...uploads.slice(0, SHOWN_SECTIONS).flatMap((upload, i): KnownBlock[] => [
      richText(section(run(STATES[upload.state], true), run(` ${clipText(upload.title, LIMITS.lineText.max)}`))),
      ...actions([
        button({
          ...{ text: '開く', label: `開く: ${upload.title}`, action: `${ACTIONS.openUpload}:${i}` },
          value: `${upload.id}\n${upload.revision}`,
        }),
      ]),
    ]),
  ])
}

export function sendUploadButton(text: string): Button {
  return button({ text, action: ACTIONS.sendUpload, value: 'send' })
}

/** A file to read, or, where the app may read none, a title and the text. */
export function sendUploadView(canRead: boolean): ModalView {
  const fields = canRead
    ? [
        fileField({
          ...{ field: DESK_FIELDS.file, label: '規程のファイル', types: UPLOAD_TYPES },
          hint: 'Word、Excel、PowerPoint、PDF、テキスト、HTML。50MBまで。',
        }),
      ]
    : [
        textField({ field: DESK_FIELDS.source, label: '題名', oneLine: true, max: 200 }),
        textField({
          ...{ field: DESK_FIELDS.text, label: '規程の本文' },
          hint: '第1条（目的）のような見出しは、一行に書いてください。長いときは、いくつかに分けて題名を変えてください。',
        }),
      ]
  return formView({
    title: SEND,
    callback: VIEWS.sendUpload,
    submit: '読む',
    blocks: [...fields, contextLine('読んだ内容を確かめてから使います。まだ引用されません。')],
  })
}

export function readingUploadView(): ModalView {
  return sentenceView(SEND, '読んでいます。長い文書は一分ほどかかります。')
}

export function uploadSentenceView(sentence: string): ModalView {
  return sentenceView(TITLE, sentence)
}

/** Why a file was not read, and the way to another. */
export function notReadUploadView(sentence: string): ModalView {
  return readView(TITLE, [richText(section(run(sentence))), ...actions([sendUploadButton('別のファイルを読む')])])
}

export function savingUploadView(): ModalView {
  return sentenceView(TITLE, '保存しています。')
}
