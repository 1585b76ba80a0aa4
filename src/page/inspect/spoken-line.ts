/** A line that a screen reader says: what the part is, and its words. */
export interface SpokenLine {
  /** Empty for plain text. */
  role: string
  words: string
}

/** What a part may be, in the words of Japanese screen readers. */
const ROLES: Record<string, string> = {
  window: 'ウィンドウ',
  heading: '見出し',
  image: '画像',
  field: '入力欄',
  group: 'グループ',
  'group, collapsed': 'グループ（閉じている）',
  quotation: '引用',
  table: '表',
  button: 'ボタン',
  'workflow button': 'ボタン',
  'feedback buttons': '評価のボタン',
  'icon button': 'ボタン',
  overflow: 'その他のメニュー',
  'static select': '選択',
  'external select': '検索して選択',
  'multi static select': '複数の選択',
  'multi external select': '検索して複数を選択',
  'users select': '人の選択',
  'multi users select': '人の複数の選択',
  'conversations select': 'チャンネルの選択',
  'multi conversations select': 'チャンネルの複数の選択',
  'channels select': 'チャンネルの選択',
  checkboxes: 'チェックボックス',
  'radio buttons': 'ラジオボタン',
  datepicker: '日付',
  timepicker: '時刻',
  'plain text input': 'テキスト入力',
  'rich text input': 'テキスト入力',
  'number input': '数の入力',
  'file input': 'ファイル',
}

export function toSpokenLine(line: string): SpokenLine {
  if (line === 'separator') return { role: '区切り線', words: '' }
  const table = /^table(?:: (.*))?, (\d+) rows$/.exec(line)
  if (table) return { role: '表', words: [table[1], `${table[2]}行`].filter((each) => each !== undefined).join('、') }
  const at = line.indexOf(': ')
  const role = line.slice(0, Math.max(0, at))
  if (!Object.hasOwn(ROLES, role)) return { role: '', words: line }
  return { role: ROLES[role]!, words: line.slice(at + 2).replace(/ \(optional\)$/, '（省略できます）') }
}
