import type { Role, Shown } from '../protocol.js'

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
  /** The channel to go to; any with the app where not said. */
  room?: string
  /** What is typed; absent where one goes there and presses what is there. */
  text?: string
  /** Put into the composer, so that one sees how it is typed, instead of being sent at once. */
  fill: boolean
  isDoneBy(sent: Sent): boolean
  /** What came into view shows that it was done. */
  isDoneWith?(shown: Shown): boolean
}

const commands =
  (name: string) =>
  ({ text }: Sent) =>
    text === name || text.startsWith(`${name} `)

const never = () => false
/** A message of the app's that begins so. */
const tells =
  (...words: string[]) =>
  ({ fromApp, text }: Shown) =>
    fromApp && words.some((each) => text.includes(each))

/** What HR does: what nobody can answer is asked of a person, answered once, and quoted from then on. */
const DESK_STEPS: readonly Step[] = [
  {
    id: 'desk-ask',
    title: '社員として、資料にないことを人に聞く',
    note: '答えの下の［人に聞く］を押して送ります。名前は、出さないままで送れます。',
    where: 'dm',
    role: 'employee',
    text: '在宅勤務の日の社員食堂の補助はどうなりますか',
    fill: false,
    isDoneBy: never,
    isDoneWith: tells('テレワークの質問 · 未対応'),
  },
  {
    id: 'desk-answer',
    title: '人事として、引き受けて答える',
    note: '［引き受ける］、［回答する］の順に押します。質問した人には、このアプリのDMで届きます。',
    where: 'channel',
    role: 'hr',
    room: '人事-質問',
    fill: false,
    isDoneBy: never,
    isDoneWith: tells('テレワークの質問 · 対応済'),
  },
  {
    id: 'desk-teach',
    title: '人事として、回答を資料に加える',
    note: '［この回答を資料に追加］で下書きを保存し、スレッドの［答えを試す］で確かめて、［承認する］を押します。',
    where: 'channel',
    role: 'hr',
    room: '人事-質問',
    fill: false,
    isDoneBy: never,
    isDoneWith: tells('社内回答 · 使用中'),
  },
  {
    id: 'desk-again',
    title: 'ほかの人が、別の言い方で聞く',
    note: '承認した回答が、そのまま引用されます。',
    where: 'dm',
    role: 'administrator',
    text: 'テレワークの日でも食堂の補助はもらえますか',
    fill: false,
    isDoneBy: ({ text, role }) => role === 'administrator' && text.includes('食堂の補助'),
  },
  {
    id: 'desk-rule',
    title: '人事として、自社の規程を加える',
    note: '入力欄の［＋］から「ファイルを送る」を選びます。読んだ中身を確かめてから［使う］を押します。',
    where: 'dm',
    role: 'hr',
    fill: false,
    isDoneBy: never,
    isDoneWith: tells(' · 確認待ち'),
  },
]

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
    isDoneBy: ({ text }) => text.includes('メニュー'),
  },
  ...DESK_STEPS,
]

/** The steps that sending this has done. */
export function stepsDoneBy(sent: Sent): string[] {
  return STEPS.filter((step) => step.isDoneBy(sent)).map(({ id }) => id)
}

/** The steps that somebody must have done where this came into view. */
export function stepsDoneWith(shown: Shown): string[] {
  return STEPS.filter((step) => step.isDoneWith?.(shown) === true).map(({ id }) => id)
}
