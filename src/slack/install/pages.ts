/** What whoever installs the app is shown in the end. */
export type Outcome = 'installed' | 'cancelled' | 'expired' | 'refused' | 'busy'

const WORDS: Record<Outcome, { status: number; title: string; lines: string[] }> = {
  installed: {
    status: 200,
    title: 'インストールが完了しました',
    lines: [
      'Slackで「テレワーク相談」にメッセージを送るか、/telework に続けて質問を入力すると使えます。',
      'インストールした方は、このワークスペースの管理者と人事の担当として登録されています。設定は、Slackで /telework settings と入力して変えられます。',
    ],
  },
  cancelled: {
    status: 200,
    title: 'インストールを取りやめました',
    lines: [
      'Slackの画面でキャンセルされたため、何も追加していません。',
      'もう一度始めるときは、下のボタンを押してください。',
    ],
  },
  expired: {
    status: 400,
    title: 'もう一度やり直してください',
    lines: [
      'インストールの手続きの期限（10分）が切れたか、手続きが始めたときと別のブラウザーで開かれたか、すでに終わっています。',
      '下のボタンから、同じブラウザーで始めてください。',
    ],
  },
  refused: {
    status: 400,
    title: 'インストールできませんでした',
    lines: [
      'Slackがインストールを受け付けませんでした。ワークスペースの管理者の承認が必要な場合があります。',
      '下のボタンからもう一度お試しください。続けてできないときは、アプリの管理者にお知らせください。',
    ],
  },
  busy: {
    status: 503,
    title: 'ただいま手続きを始められません',
    lines: ['しばらくしてから、もう一度お試しください。'],
  },
}

interface Page {
  status: number
  headers: Record<string, string>
  body: string
}

const STYLE = [
  'body{font-family:system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;line-height:1.8;margin:0;background:#f6f7f7;color:#1d2b2c}',
  'main{max-width:36rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:.75rem}',
  'h1{font-size:1.4rem;margin:0 0 1rem}',
  'a{display:inline-block;margin-top:.5rem;padding:.5rem 1.25rem;border-radius:.5rem;background:#2f5d62;color:#fff;text-decoration:none}',
  '@media(prefers-color-scheme:dark){body{background:#141b1c;color:#e6eded}main{background:#1e2829}}',
].join('')

/** A whole page; `name` is of whoever the app was installed in, and `again` where it is begun anew. */
export function installPage(outcome: Outcome, { name, again }: { name?: string; again: string }): Page {
  const { status, title, lines } = WORDS[outcome]
  const where = name === undefined || name === '' ? [] : [`「${name}」に「テレワーク相談」を追加しました。`]
  const text = [...where, ...lines].map((line) => `<p>${escaped(line)}</p>`).join('')
  const link =
    outcome === 'installed'
      ? '<a href="https://slack.com/app_redirect">Slackを開く</a>'
      : `<a href="${escaped(again)}">Slackに追加</a>`
  const body = [
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1>${text}${link}</main></body></html>`,
  ].join('')
  return {
    ...{ status, body },
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
