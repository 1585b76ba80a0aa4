import type { KnownBlock, ModalView } from '@slack/types'
import type { Calendar } from '../../../service/checklists/days.js'
import type { Notice } from '../../../service/desk/notices.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, quote, richText, run, section } from '../blocks.js'
import { shortDayAt } from '../days.js'
import { readView } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'

const TITLE = '最新のお知らせ'
const SHOWN = 3
const LISTED = 30
/** A modal holds so much. */
const SHOWN_SECTIONS = 30

/** The newest lines; nothing where there is no news. */
export function noticeBlocks(notices: readonly Notice[], calendar: Calendar): KnownBlock[] {
  if (notices.length === 0) return []
  const more = notices.length - SHOWN
  const text = more > 0 ? `詳しく（ほか${more}件）` : '詳しく'
  return [
    header(TITLE),
    richText(lines(...notices.slice(0, SHOWN).map((notice) => [run(lineOf(notice, calendar))]))),
    ...actions([button({ text, label: `${text}: ${TITLE}`, action: ACTIONS.openNotices, value: 'all' })]),
  ]
}

/** All of the last weeks. */
export function noticesView(notices: readonly Notice[], calendar: Calendar): ModalView {
  const more = notices.length - LISTED
  return readView(TITLE, [
    contextLine(notices.length === 0 ? 'この4週間に変わったところはありません。' : 'この4週間に変わったところです。'),
    ...notices.slice(0, LISTED).flatMap((notice, i): KnownBlock[] => {
      const line = section(run(lineOf(notice, calendar), true))
      const { text, upload, title } = notice
      if (text !== undefined) return [richText(line, quote(run(defangText(clipText(text, LIMITS.lineText.max)))))]
      if (upload === undefined) return [richText(line)]
      const read = { text: '読む', label: `読む: ${title}`, action: `${ACTIONS.readNotice}:${i}`, value: upload }
      return [richText(line), ...actions([button(read)])]
    }),
    ...(more > 0 ? [contextLine(`ほか${more}件`)] : []),
  ])
}

/** The text of a document that is new. */
export function noticeTextView(title: string, sections: readonly { name: string; lines: string[] }[]): ModalView {
  const more = sections.length - SHOWN_SECTIONS
  return readView(TITLE, [
    richText(section(run(defangText(clipText(title, LIMITS.lineText.max)), true))),
    ...sections.slice(0, SHOWN_SECTIONS).map(({ name, lines: all }) => {
      const own = all.filter((line) => line !== name && line !== title)
      const text = clipText(defangText(own.join('\n')), LIMITS.excerptText.max)
      return richText(lines([run(clipText(defangText(name || title), LIMITS.lineText.max), true)], [run(text)]))
    }),
    ...(more > 0 ? [contextLine(`ほか${more}か所は、質問していただければお答えします。`)] : []),
  ])
}

function lineOf({ at, what, title, isNew }: Notice, calendar: Calendar): string {
  const kind = what === 'rule' ? '規程' : '社内回答'
  return clipText(
    `${shortDayAt(at, calendar)} ${kind}の${isNew ? '追加' : '更新'}: ${defangText(title)}`,
    LIMITS.lineText.max,
  )
}
