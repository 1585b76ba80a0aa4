import type { Review } from '../../../service/desk/reviews.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, richText, run, section } from '../blocks.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'

/** What the owner of a document or an answer hears on the day that they chose for it. */
export function renderReview({ what, id, title, version, day }: Review): Message {
  const name = clipText(defangText(title), LIMITS.lineText.max)
  const sentence = `見直しの期日です: ${name}`
  return fitMessage({
    summary: sentence,
    head: [
      richText(section(run(sentence))),
      contextLine(`期日 ${day}。いまも正しければ新しい期日に、変わっていれば中身を直してください。`),
    ],
    later: [],
    counter: '件',
    tail: actions([
      button({
        ...{ text: '開く', label: `開く: ${name}`, value: `${id}\n${version}` },
        action: what === 'answer' ? ACTIONS.openDraft : ACTIONS.openUpload,
      }),
    ]),
  })
}
