import type { Calendar } from '../../../service/checklists/days.js'
import type { Review } from '../../../service/desk/reviews.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, richText, run, section } from '../blocks.js'
import { dayWords } from '../days.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { sendUploadButton } from './upload-views.js'

const CHANGED: Record<Review['what'], string> = {
  answer: '変わっていれば、［開く］から直してください。',
  upload: '変わっていれば、新しいファイルを追加してください。同じ名前のファイルが、次の版になります。',
}

/** What the owner of a document or an answer hears on the day that they chose for it. */
export function renderReview({ what, id, title, version, day }: Review, calendar: Calendar): Message {
  const name = clipText(defangText(title), LIMITS.lineText.max)
  const sentence = `見直しの期日です: ${name}`
  return fitMessage({
    summary: sentence,
    head: [
      richText(section(run(sentence))),
      contextLine(
        `期日 ${dayWords(day, calendar)}。いまも正しければ、［開く］で新しい期日にしてください。${CHANGED[what]}`,
      ),
    ],
    later: [],
    counter: '件',
    tail: actions([
      button({
        ...{ text: '開く', of: name, value: `${id}\n${version}` },
        action: what === 'answer' ? ACTIONS.openDraft : ACTIONS.openUpload,
      }),
      ...(what === 'upload' ? [sendUploadButton('ファイルを追加')] : []),
    ]),
  })
}
