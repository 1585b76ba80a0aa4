import { type Finding, fault, ok, warning } from './finding.js'

/** An answer of Slack's, with what stands in its head. */
interface SlackAnswer {
  error: string | undefined
  team: string
  bot: string
  scopes: string[] | undefined
  /** Slack's clock, in milliseconds since 1970. */
  date: number | undefined
}

interface SlackAccess {
  botToken: string
  appToken?: string
  apiUrl?: string
  /** What the manifest asks for, and which of that may be missing. */
  scopes: { all: readonly string[]; optional: readonly string[] }
  now: () => number
}

const SLACK = 'https://slack.com/api/'
const ANSWER_WITHIN_MS = 10_000
/** Over HTTP, Slack's requests are refused beyond five minutes; whoever is a minute off will be there. */
const CLOCK_FAULT_S = 5 * 60
const CLOCK_WARNING_S = 60

/** Whether Slack takes the tokens, what the app was granted, and whether the clocks agree. */
export async function checkSlack({ botToken, appToken, apiUrl = SLACK, scopes, now }: SlackAccess): Promise<Finding[]> {
  let answer: SlackAnswer
  try {
    answer = await ask(apiUrl, 'auth.test', botToken)
  } catch (error) {
    return [fault('slack', `Slackに接続できません（${reasonOf(error)}）`, reachWords(apiUrl))]
  }
  const findings = [...checkBot(answer), ...checkClock(answer, now())]
  if (answer.error === undefined) findings.push(...checkScopes(answer, scopes))
  if (appToken !== undefined) findings.push(await checkAppToken(apiUrl, appToken))
  return findings
}

function ask(apiUrl: string, method: string, token: string): Promise<SlackAnswer> {
  return askSlack(apiUrl, method, { token })
}

/** Throws where there is no answer. */
export async function askSlack(
  apiUrl: string,
  method: string,
  { token, form }: { token?: string; form?: Record<string, string> },
): Promise<SlackAnswer> {
  const url = new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`)
  const response = await fetch(url, {
    method: 'POST',
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    ...(form !== undefined && { body: new URLSearchParams(form) }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  if (response.status >= 400) throw new Error(`http_${response.status}`)
  const body = (await response.json()) as { ok?: boolean; error?: string; team?: string; user?: string }
  const date = Date.parse(response.headers.get('date') ?? '')
  return {
    error: body.ok === true ? undefined : (body.error ?? 'unknown'),
    ...{ team: body.team ?? '', bot: body.user ?? '' },
    scopes: response.headers
      .get('x-oauth-scopes')
      ?.split(/[\s,]+/)
      .filter(Boolean),
    date: Number.isNaN(date) ? undefined : date,
  }
}

function checkBot({ error, team, bot }: SlackAnswer): Finding[] {
  if (error === undefined)
    return [ok('botToken', `ボットトークン: ワークスペース「${team}」の ${bot} として接続できます`)]
  return [
    fault(
      'botToken',
      `ボットトークンをSlackが受け付けません（${error}）`,
      'api.slack.com/apps の「OAuth & Permissions」で Bot User OAuth Token をコピーし直し、SLACK_BOT_TOKEN に設定してください。取り消されている場合は、アプリを再インストールしてください',
    ),
  ]
}

function checkScopes({ scopes: granted }: SlackAnswer, { all, optional }: SlackAccess['scopes']): Finding[] {
  if (granted === undefined) return [ok('scopes', '権限: この接続先は権限の一覧を返しません')]
  const missing = all.filter((scope) => !granted.includes(scope))
  const needed = missing.filter((scope) => !optional.includes(scope))
  const left = missing.filter((scope) => optional.includes(scope))
  const again = 'api.slack.com/apps の「App Manifest」に manifest.yml を貼り直し、アプリを再インストールしてください'
  if (needed.length > 0) return [fault('scopes', `権限が足りません: ${needed.join(', ')}`, again)]
  if (left.length > 0)
    return [warning('scopes', `任意の権限がありません: ${left.join(', ')}（該当する機能だけが使えません）`, again)]
  return [ok('scopes', `権限: manifest.yml の ${all.length} 個がすべてあります`)]
}

function checkClock({ date }: SlackAnswer, now: number): Finding[] {
  if (date === undefined) return []
  const offS = Math.round(Math.abs(now - date) / 1000)
  const words = `時計: Slackとの差は ${offS} 秒です`
  const todo =
    '時刻の同期（chrony、systemd-timesyncd など）を有効にしてください。5分以上ずれると、HTTPで届くSlackの要求をすべて拒否します'
  if (offS > CLOCK_FAULT_S) return [fault('clock', words, todo)]
  return [offS > CLOCK_WARNING_S ? warning('clock', words, todo) : ok('clock', words)]
}

/** An address for a connection is asked for, and not used. */
async function checkAppToken(apiUrl: string, token: string): Promise<Finding> {
  try {
    const { error } = await ask(apiUrl, 'apps.connections.open', token)
    if (error === undefined) return ok('appToken', 'アプリレベルトークン: Socket Modeで接続できます')
    return fault(
      'appToken',
      `アプリレベルトークンをSlackが受け付けません（${error}）`,
      'api.slack.com/apps の「Basic Information → App-Level Tokens」で connections:write を付けたトークンを作り、SLACK_APP_TOKEN に設定してください。「Socket Mode」が有効かも確かめてください',
    )
  } catch (error) {
    return fault('appToken', `Socket Modeの接続先をSlackに尋ねられません（${reasonOf(error)}）`, reachWords(apiUrl))
  }
}

function reachWords(apiUrl: string): string {
  const { host } = new URL(apiUrl)
  return `このサーバーから ${host} の443番（Socket Modeでは wss-primary.slack.com なども）へ出られるか、DNS、プロキシ（HTTPS_PROXY と NODE_USE_ENV_PROXY=1）、ファイアウォールを確かめてください`
}

function reasonOf(error: unknown): string {
  const { message, cause } = Object(error) as { message?: string; cause?: { code?: string } }
  return cause?.code ?? message ?? String(error)
}
