import type { Button, KnownBlock } from '@slack/types'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, plain, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'

/** Asks whoever asked whether the answer is to go. */
export function renderTakeBack({ reply, isDeleted }: { reply: string; isDeleted: boolean }): Message {
  const said = isDeleted
    ? '質問が削除されました。回答も取り消しますか。'
    : 'この回答を取り消しますか。元には戻せません。'
  return asking(said, '回答', ACTIONS.takeBack, reply)
}

/** Asks whoever shared something whether it is to go. */
export function renderTakeBackShare(share: string): Message {
  return asking('共有したこの投稿を取り消しますか。元には戻せません。', '投稿', ACTIONS.takeBackShare, share)
}

function asking(said: string, what: string, action: string, value: string): Message {
  return fitMessage({
    summary: said,
    head: [richText(section(run(said)))],
    later: [],
    counter: '件',
    tail: actions([
      { ...button({ text: `${what}を取り消す`, action, value }), style: 'danger' },
      button({ text: '残す', action: ACTIONS.keepAnswer, value, label: `${what}を残す` }),
    ]),
  })
}

/** The same under what is read on: it asks by itself whether that is meant. */
export function takeBackButton(reply: string): Button {
  return sure('回答', button({ text: 'この回答を取り消す', action: ACTIONS.takeBack, value: reply }))
}

/** The same beside the word that something was shared. */
export function takeBackShareButton(share: string): Button {
  return sure('投稿', button({ text: '投稿を取り消す', action: ACTIONS.takeBackShare, value: share }))
}

function sure(what: string, made: Button): Button {
  return {
    ...made,
    confirm: {
      title: plain(`${what}の取り消し`, LIMITS.confirmTitle.max),
      text: plain(`この${what}をチャンネルから消します。元には戻せません。`, LIMITS.confirmText.max),
      confirm: plain('取り消す', LIMITS.confirmButton.max),
      deny: plain('やめる', LIMITS.confirmButton.max),
      style: 'danger',
    },
  }
}

/** The button as it stands among these blocks: it goes along from page to page. */
export function takeBackIn(blocks: readonly { type: string }[]): Button[] {
  return (blocks as readonly KnownBlock[]).flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((each) => (each.type === 'button' && each.action_id === ACTIONS.takeBack ? [each] : []))
      : [],
  )
}
