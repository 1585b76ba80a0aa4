import type { Forgotten } from '../../service/stores/people-store.js'
import { ACTIONS } from '../ids.js'
import { actions, button, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'

const ASKED = [
  'あなたについて残しているものを消します。',
  '聞いた質問の言葉、会話の続き、人に聞いた質問、自分だけのチェックリスト、予定の通知は消えます。',
  '評価、共有、みんなで進めるチェックリスト、あなたが書いて資料になった回答は残り、だれのものか分からなくなります。',
  'みんなで進めるチェックリストのメッセージからは、お名前が消えます。ほかに投稿されたメッセージは、Slackに残ります。元には戻せません。',
]

/** What would be forgotten, with the button that does it. */
export function renderForgetAsk(): Message {
  return fitMessage({
    summary: ASKED.join(''),
    head: [
      richText(section(run(ASKED.join('\n')))),
      ...actions([
        {
          ...button({ text: '消す', action: ACTIONS.forgetMe, value: 'all', label: '残しているものを消す' }),
          style: 'danger',
        },
      ]),
    ],
    later: [],
    counter: '件',
    tail: [],
  })
}

/** As people call what is kept; what is only the bot's own way of working is told together. */
const NAMES: Record<string, string> = {
  threads: '会話の続き',
  votes: '評価',
  questions: '質問',
  jobs: '予定の通知',
  requests: '人に聞いた質問',
  request_events: '質問への対応',
  settings: '設定の担当者',
  setting_changes: '設定の変更の記録',
  taught_versions: '資料にした回答',
  additions: '足した言葉と質問',
  uploads: '追加した規程',
  list_versions: '作ったチェックリスト',
  runs: 'チェックリストの実施',
  run_items: 'チェックリストの項目',
  shares: '共有',
}
const OTHERS = '受け取りの記録'

/** What was done, line by line. */
export function renderForgotten(forgotten: Forgotten[]): Message {
  const counts = new Map<string, { removed: number; anonymised: number }>()
  for (const { table, removed, anonymised } of forgotten) {
    const name = NAMES[table] ?? OTHERS
    const before = counts.get(name) ?? { removed: 0, anonymised: 0 }
    counts.set(name, { removed: before.removed + removed, anonymised: before.anonymised + anonymised })
  }
  const done = [...counts].map(([name, { removed, anonymised }]) => {
    const parts = [
      ...(removed > 0 ? [`${removed}件を消しました`] : []),
      ...(anonymised > 0 ? [`${anonymised}件を、だれのものか分からなくしました`] : []),
    ]
    return `・${name}: ${parts.join('。')}`
  })
  const lines = [
    done.length === 0
      ? 'あなたについて残しているものはありませんでした。'
      : 'あなたについて残していたものを消しました。',
    ...done,
    'いま処理している途中のもの（この操作の記録も）は、25時間以内に消えます。このあとの質問は、また残ります。',
  ]
  return fitMessage({
    summary: lines.join('\n'),
    head: [richText(section(run(lines.join('\n'))))],
    later: [],
    counter: '件',
    tail: [],
  })
}
