import {
  type ChannelSettings,
  initialOf,
  type Sharers,
  type TopicPlace,
  type WorkspaceSettings,
} from '../../../service/settings.js'
import type { SettingChange } from '../../../service/stores/setting-store.js'

type Name = keyof WorkspaceSettings | keyof ChannelSettings

/** What settings are called, in forms and in the log of changes. */
export const SETTING_NAMES: Record<Name, string> = {
  requestChannel: '担当者への質問を送るチャンネル',
  topicPlaces: '話題ごとの送り先',
  remindAfterDays: '未対応のお知らせまでの日数',
  sharers: 'チャンネルに共有できる人',
  digest: '先週のまとめ',
  reminders: 'チェックリストのお知らせ',
  retentionDays: '記録を残す日数',
  greeting: 'はじめてのあいさつ',
  contact: '問い合わせ先の一行',
  timeZone: '時間帯',
  autoAnswer: 'メンションのない質問',
  followUps: 'スレッドの続き',
  reaction: '質問にする絵文字',
}

export const SHARER_WORDS: Record<Sharers | 'workspace', string> = {
  workspace: '全体の設定と同じ',
  everyone: 'だれでも',
  hr: '人事の担当者と管理者だけ',
  admin: '管理者だけ',
  nobody: 'だれも共有できない',
}

/** Who wanted to be forgotten. */
export const FORGOTTEN = '（記録を消した人）'

/** A part of what is said: words, or a channel or a person, whose name the reader's front knows. */
export type Piece = { words: string } | { channel: string } | { person: string }

export function nameOfSetting(name: string): string {
  return Object.hasOwn(SETTING_NAMES, name) ? SETTING_NAMES[name as Name] : name
}

/** What a change has before or after it, in words; undefined: nothing was set. What another version set is said as it was kept. */
export function valueOfSetting({ name, ...place }: Pick<SettingChange, 'name' | 'channel'>, given: unknown): Piece[] {
  const value = given === undefined ? initialOf(name, place) : given
  if (value === undefined) return [{ words: '（はじめのまま）' }]
  if (value === null) return [{ words: FORGOTTEN }]
  if (value === '') return [{ words: '（なし）' }]
  switch (name as Name) {
    case 'requestChannel':
      return [{ channel: String(value) }]
    case 'topicPlaces':
      return Array.isArray(value) && value.length > 0 ? topicPieces(value as TopicPlace[]) : [{ words: '（なし）' }]
    case 'remindAfterDays':
      return [{ words: `${value}営業日` }]
    case 'retentionDays':
      return [{ words: value === 0 ? '（はじめのまま）' : `${value}日` }]
    case 'sharers':
      return [{ words: SHARER_WORDS[value as Sharers] ?? String(value) }]
    case 'reaction':
      return [{ words: `:${value}:` }]
    default:
      if (typeof value === 'boolean') return [{ words: value ? 'オン' : 'オフ' }]
      return [{ words: typeof value === 'string' ? value : JSON.stringify(value) }]
  }
}

function topicPieces(places: readonly TopicPlace[]): Piece[] {
  return places.flatMap(({ topic, channel, person }, i): Piece[] => [
    { words: `${i === 0 ? '' : '、'}${topic}は` },
    typeof channel === 'string' ? { channel } : typeof person === 'string' ? { person } : { words: FORGOTTEN },
  ])
}
