import type { Role } from '../protocol.js'

/** Something that was sent from a composer. */
export interface Sent {
  /** As typed. */
  text: string
  direct: boolean
  inThread: boolean
  role: Role
}

/** Something to try. */
export interface Step {
  id: string
  title: string
  note: string
  where: 'dm' | 'channel' | 'thread'
  /** Who it is for; absent for anybody. */
  role?: Role
  text: string
  /** Put into the composer, so that one sees how it is typed, instead of being sent at once. */
  fill: boolean
  isDoneBy(sent: Sent): boolean
}

const commands =
  (name: string) =>
  ({ text }: Sent) =>
    text === name || text.startsWith(`${name} `)

export const STEPS: readonly Step[] = [
  {
    id: 'ask',
    title: 'DMで質問する',
    note: '資料の文をそのまま引用し、出典を添えて答えます。',
    where: 'dm',
    text: '在宅勤務の日の残業はどうなりますか？',
    fill: false,
    isDoneBy: ({ text, direct, inThread }) => direct && !inThread && !text.startsWith('/'),
  },
  {
    id: 'follow',
    title: '同じスレッドで続けて聞く',
    note: '前の話を受けて答えます。',
    where: 'thread',
    text: 'ほかには？',
    fill: false,
    isDoneBy: ({ text, inThread }) => inThread && !text.startsWith('/'),
  },
  {
    id: 'case',
    title: '事例を探す',
    note: '業種や規模を並べて書きます。答えは自分だけに見えます。',
    where: 'channel',
    text: '/telework-case 建設業 24人',
    fill: true,
    isDoneBy: commands('/telework-case'),
  },
  {
    id: 'compare',
    title: 'チャンネルで事例を比べる',
    note: 'メンションすると、答えがスレッドに付きます。',
    where: 'channel',
    text: '@テレワーク相談 NECと日産を比べて',
    fill: false,
    isDoneBy: ({ text }) => text.includes('比べ'),
  },
  {
    id: 'checklist',
    title: 'チェックリストを出す',
    note: 'テーマや役割を並べて書きます。',
    where: 'channel',
    text: '/telework-checklist セキュリティ 経営者',
    fill: true,
    isDoneBy: commands('/telework-checklist'),
  },
  {
    id: 'share',
    title: '人事として、資料を共有する',
    note: '引用を確かめ、一言を添えて、チャンネルに投稿します。',
    where: 'channel',
    role: 'hr',
    text: '/telework-share 情報の持ち出し',
    fill: true,
    isDoneBy: (sent) => sent.role === 'hr' && commands('/telework-share')(sent),
  },
  {
    id: 'none',
    title: '資料にないことを聞く',
    note: '作り話をせず、何を聞けるかを伝えます。',
    where: 'dm',
    text: '社員食堂の今日のメニューは？',
    fill: false,
    isDoneBy: ({ text }) => text.includes('社員食堂'),
  },
]

/** The steps that sending this has done. */
export function stepsDoneBy(sent: Sent): string[] {
  return STEPS.filter((step) => step.isDoneBy(sent)).map(({ id }) => id)
}
