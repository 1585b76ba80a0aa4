import type { Forgotten } from '../../service/stores/people-store.js'
import { ACTIONS } from '../ids.js'
import { actions, button, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'

/** What becomes of something that is kept. Said alike before and after, but for the tense. */
type Deed = 'gone' | 'words' | 'name'

const DEEDS: Record<Deed, (end: 'ます' | 'ました') => string> = {
  gone: (end) => `消し${end}`,
  words: (end) => `言葉とお名前を消し${end}（件数だけが残ります）`,
  name: (end) => `お名前を消し${end}（中身は残ります）`,
}

/** What people know of, by what becomes of it; said before anything is done. */
const PROMISED: Record<Deed, string> = {
  gone: '会話の続き、人に聞いた質問、自分だけのチェックリスト、予定のお知らせ',
  words: '質問と調べた言葉、共有',
  name: '評価、チャンネルのチェックリストと項目の印・担当、あなたが書いた社内回答など',
}
const IN_CHANNELS =
  'チャンネルのチェックリストのメッセージからも、お名前が消えます。ほかに投稿されたメッセージは、Slackに残ります。'

/** What would be forgotten, with the button that does it. */
export function renderForgetAsk(): Message {
  const lines = [
    'あなたについて残しているものを、次のように消します。',
    ...(Object.keys(DEEDS) as Deed[]).map((deed) => `・${DEEDS[deed]('ます')}: ${PROMISED[deed]}`),
    '・ボットが動くための控え（受け取った操作、送ったメッセージ）も消します。',
    `${IN_CHANNELS}元には戻せません。`,
  ]
  return fitMessage({
    summary: lines.join(''),
    head: [
      richText(section(run(lines.join('\n')))),
      ...actions([
        {
          ...button({ text: '消す', action: ACTIONS.forgetMe, value: 'all', label: '残しているものを消す' }),
          style: 'danger',
        },
        button({ text: 'やめる', action: ACTIONS.keepMine, value: 'all', label: 'やめる（何も消しません）' }),
      ]),
    ],
    later: [],
    counter: '件',
    tail: [],
  })
}

/** As people call what is theirs. */
const GONE: Record<string, string> = {
  threads: '会話の続き',
  requests: '人に聞いた質問',
  runs: '自分だけのチェックリスト',
  jobs: '予定のお知らせ',
}
const WORDLESS: Record<string, string> = { questions: '質問と調べた言葉', shares: '共有' }
const NAMELESS: Record<string, string> = {
  votes: '評価',
  runs: 'チャンネルで始めたチェックリスト',
  list_versions: '自社のチェックリストの版',
  taught_versions: '書いた社内回答の版',
  request_events: '質問への対応',
  additions: '足した言い換えと質問',
  uploads: '追加した規程',
  setting_changes: '設定の変更の記録',
}
/** As people call what they did with what is not theirs. */
const TOUCHED: Record<string, string> = {
  run_items: 'チェックリストの項目の印・担当',
  runs: 'チェックリストの一時停止・完了などの操作',
  questions: '答えられなかった質問への対応',
  requests: '引き受けた質問',
  taught_versions: '社内回答の承認',
  additions: '言い換えと質問の承認',
  uploads: '規程の使用の決定',
  jobs: 'ほかの人への予定のお知らせ',
}
const OTHERS = '設定'

/** What was done, as it was promised, with how many of each. */
export function renderForgotten(forgotten: Forgotten[]): Message {
  const done: Record<Deed, string[]> = { gone: [], words: [], name: [] }
  const add = (deed: Deed, name: string, count: number) => {
    if (count > 0) done[deed].push(`${name} ${count}件`)
  }
  for (const { table, removed, anonymised, touched = 0 } of forgotten) {
    const gone = GONE[table]
    if (gone !== undefined) add('gone', gone, removed)
    const wordless = WORDLESS[table]
    if (wordless !== undefined) add('words', wordless, anonymised)
    else add('name', NAMELESS[table] ?? OTHERS, anonymised)
    add('name', TOUCHED[table] ?? OTHERS, touched)
  }
  const said = (Object.keys(DEEDS) as Deed[]).filter((deed) => done[deed].length > 0)
  const lines = [
    forgotten.length === 0
      ? 'あなたについて残しているものはありませんでした。'
      : 'あなたについて残していたものを、次のように消しました。',
    ...said.map((deed) => `・${DEEDS[deed]('ました')}: ${done[deed].join('、')}`),
    ...(forgotten.length === 0 ? [] : ['・ボットが動くための控え（受け取った操作、送ったメッセージ）も消しました。']),
    'いま処理している途中のもの（この操作の控えも）は、25時間以内に消えます。このあとの質問は、また残ります。',
  ]
  return fitMessage({
    summary: lines.join('\n'),
    head: [richText(section(run(lines.join('\n'))))],
    later: [],
    counter: '件',
    tail: [],
  })
}
