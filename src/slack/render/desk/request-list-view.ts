import type { KnownBlock, ModalView } from '@slack/types'
import type { Calendar } from '../../../service/checklists/days.js'
import type { HelpRequest } from '../../../service/stores/request-store.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, richText, run, section } from '../blocks.js'
import { shortTimeAt } from '../days.js'
import { readView, sentenceView } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'
import { STATES } from './request-card.js'

const TITLE = '担当者への質問'
const MOST = 30

/** Requests that are not done, the oldest first. */
export function requestListView(requests: readonly HelpRequest[], calendar: Calendar): ModalView {
  if (requests.length === 0) return sentenceView(TITLE, '未対応の質問はありません。')
  const left = requests.length - MOST
  return readView(TITLE, [
    ...requests
      .slice(0, MOST)
      .flatMap(({ id, state, question, at }, i): KnownBlock[] => [
        richText(section(run(`${STATES[state]} `, true), run(clipText(defangText(question), LIMITS.lineText.max)))),
        contextLine(shortTimeAt(at, calendar)),
        ...actions([
          ...(state === 'open'
            ? [button({ text: '引き受ける', action: `${ACTIONS.takeRequest}:${i}`, value: id, of: question })]
            : []),
          button({ text: '回答する', action: `${ACTIONS.answerRequest}:${i}`, value: id, of: question }),
          button({ text: '資料にあった', action: `${ACTIONS.foundForRequest}:${i}`, value: id, of: question }),
        ]),
      ]),
    ...(left > 0 ? [contextLine(`ほか${left}件は省略しました。`)] : []),
  ])
}
