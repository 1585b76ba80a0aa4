import type { Button } from '@slack/types'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, plain, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'

/** Asks whoever asked whether the answer is to go. */
export function renderTakeBack({ reply, isDeleted }: { reply: string; isDeleted: boolean }): Message {
  const said = isDeleted
    ? '質問が削除されました。回答も取り消しますか。'
    : 'この回答を取り消しますか。元には戻せません。'
  return fitMessage({
    summary: said,
    head: [richText(section(run(said)))],
    later: [],
    counter: '件',
    tail: actions([
      { ...button({ text: '回答を取り消す', action: ACTIONS.takeBack, value: reply }), style: 'danger' },
      button({ text: '残す', action: ACTIONS.keepAnswer, value: reply, label: '回答を残す' }),
    ]),
  })
}

/** The same under what is read on: it asks by itself whether that is meant. */
export function takeBackButton(reply: string): Button {
  return {
    ...button({ text: 'この回答を取り消す', action: ACTIONS.takeBack, value: reply }),
    confirm: {
      title: plain('回答の取り消し', LIMITS.confirmTitle.max),
      text: plain('この回答をチャンネルから消します。元には戻せません。', LIMITS.confirmText.max),
      confirm: plain('取り消す', LIMITS.confirmButton.max),
      deny: plain('やめる', LIMITS.confirmButton.max),
      style: 'danger',
    },
  }
}
