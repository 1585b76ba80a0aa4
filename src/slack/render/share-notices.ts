import type { KnownBlock } from '@slack/types'
import type { Sharers } from '../../service/settings.js'
import { richText, run, section } from './blocks.js'

const WHO: Record<Exclude<Sharers, 'nobody'>, string> = {
  everyone: 'このワークスペースの人',
  hr: '人事の担当者と管理者',
  admin: '管理者',
}
const ANOTHER = '別のチャンネルを選んでください。'

/** How to let the bot into a channel where it is not. */
export function inviteNotice(channel: string, botName: string): KnownBlock[] {
  return [
    richText(
      section(
        { type: 'channel', channel_id: channel },
        run(' には、まだこのボットが参加していません。チャンネルで '),
        run(`/invite @${botName}`, true),
        run(' と送ってから、もう一度「共有する」を押してください。'),
      ),
    ),
  ]
}

export function refusedNotice(channel: string, archived: boolean): KnownBlock[] {
  const why = archived ? 'はアーカイブされています。' : 'には投稿が許可されていません。'
  return ofChannel(channel, `${why}${ANOTHER}`)
}

/** Why somebody may not share into the channel that they chose. */
export function mayNotShareNotice(channel: string, sharers: Sharers): KnownBlock[] {
  const why =
    sharers === 'nobody' ? 'には、だれも共有できない設定です。' : `に共有できるのは、${WHO[sharers]}だけです。`
  return ofChannel(channel, `${why}${ANOTHER}`)
}

/** Why the company's own rules do not go into a channel that others read, too. */
export function sharedChannelNotice(channel: string): KnownBlock[] {
  return ofChannel(channel, `には社外の方が参加しています。社内の規程や回答は共有できません。${ANOTHER}`)
}

/** Why somebody may not share at all. */
export function mayNotShareWords(sharers: Sharers): string {
  return sharers === 'nobody'
    ? 'このワークスペースは、だれもチャンネルに共有できない設定です。'
    : `チャンネルに共有できるのは、${WHO[sharers]}だけです。`
}

function ofChannel(channel: string, words: string): KnownBlock[] {
  return [richText(section({ type: 'channel', channel_id: channel }, run(` ${words}`)))]
}
