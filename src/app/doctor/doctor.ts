import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadManifest } from '../../data/load-manifest.js'
import { type Config, loadConfig } from '../config.js'
import { ConfigError } from '../config-error.js'
import { type Finding, fault, ok } from './finding.js'
import {
  checkDatabase,
  checkDataDir,
  checkIndex,
  checkLibrary,
  checkNode,
  checkPort,
  libraryIn,
} from './machine-checks.js'
import { checkSlack } from './slack-checks.js'

export interface Examined {
  /** The folder that holds `corpus/`, `intents/`, `manifest.yml` and `package.json`. */
  root: string
  env: Record<string, string | undefined>
  nodeVersion?: string
  freeMegabytes?: (folder: string) => number
  now?: () => number
  /** How the index stands: to read it takes as long as all else. */
  index?: (root: string) => Finding
}

/**
 * Looks at everything that a start and a day's work depend on, and changes nothing; may run beside the app. Where the settings
 * are at fault, what does not depend on those is looked at all the same.
 */
export async function examine({
  root,
  env,
  nodeVersion = process.versions.node,
  freeMegabytes,
  now = Date.now,
  index = checkIndex,
}: Examined): Promise<Finding[]> {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }
  const findings = [checkNode(nodeVersion, engines.node)]
  const config = readConfig(env, findings)
  const dataDir = config?.dataDir ?? (env.DATA_DIR?.trim() || 'data')
  const folder = checkDataDir(dataDir, freeMegabytes)
  findings.push(...folder)
  const isUsable = !folder.some(({ check, state }) => check === 'dataDir' && state === 'fault')
  if (isUsable) findings.push(...checkLibrary(libraryIn(dataDir)))
  if (config?.databaseUrl !== undefined || isUsable)
    findings.push(await checkDatabase({ folder: dataDir, url: config?.databaseUrl }))
  findings.push(index(root))
  if (config === undefined) return findings
  const { slack, install, ops } = config
  if (ops !== undefined) findings.push(await checkPort('OPS_PORT', ops, '/healthz', 200))
  if (install !== undefined) {
    const { checkInstallations, checkClient } = await import('./install-checks.js')
    const http = { host: config.host, port: config.port }
    findings.push(await checkPort('PORT', http, '/slack/events', 405), await checkClient(install))
    findings.push(...(await checkInstallations(config)))
    return findings
  }
  if (slack === undefined) return findings
  const { transport, botToken, apiUrl } = slack
  // Whoever asks for the address itself is told that it takes only what is posted.
  if (transport.kind === 'http') findings.push(await checkPort('PORT', transport, '/slack/events', 405))
  const { bot, bot_optional = [] } = loadManifest(root).oauth_config.scopes
  const app = transport.kind === 'socket' ? { appToken: transport.appToken } : {}
  const api = apiUrl === undefined ? {} : { apiUrl }
  findings.push(...(await checkSlack({ botToken, ...app, ...api, scopes: { all: bot, optional: bot_optional }, now })))
  return findings
}

/** What the settings lack, by what whoever sets them has to do. */
const WHAT_TO_DO: Record<string, string> = {
  SLACK_BOT_TOKEN: 'api.slack.com/apps の「OAuth & Permissions」にある、xoxb- で始まるトークンを設定してください',
  SLACK_CLIENT_ID: '「Basic Information → App Credentials」の Client ID と Client Secret を、両方とも設定してください',
  SLACK_CLIENT_SECRET:
    '「Basic Information → App Credentials」の Client ID と Client Secret を、両方とも設定してください',
  SLACK_REDIRECT_URI:
    'https:// で始まり /slack/oauth_redirect で終わる、外から届く住所を設定し、同じものをアプリの「OAuth & Permissions → Redirect URLs」に登録してください',
  ENCRYPTION_KEY: 'openssl rand -base64 32 で作った鍵を設定し、パスワードと同じように保管してください',
  ENCRYPTION_KEYS_OLD: '前の鍵を、コンマで区切ってそのまま設定してください。もう使わない鍵は消してかまいません',
  SLACK_APP_TOKEN: '「Basic Information → App-Level Tokens」にある、xapp- で始まるトークンを設定してください',
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET':
    'Socket Modeでは SLACK_APP_TOKEN（xapp-）、HTTPでは SLACK_SIGNING_SECRET を設定してください',
}

function readConfig(env: Examined['env'], findings: Finding[]): Config | undefined {
  try {
    const config = loadConfig(env)
    if (config.slack === undefined && config.install === undefined) {
      findings.push(
        fault(
          'settings',
          'Slackの設定がありません（このまま起動すると、試用ページだけが動きます）',
          WHAT_TO_DO.SLACK_BOT_TOKEN!,
        ),
      )
    } else findings.push(ok('settings', '設定: すべて読めます'))
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const problem of error.problems) {
      const [name = '', words = ''] = [problem.split(':')[0], problem.split(': ').slice(1).join(': ')]
      const todo = WHAT_TO_DO[name] ?? `${name} の値を、docs/運用.md の表に合わせてください`
      findings.push(fault('settings', `設定 ${name} が正しくありません（${words}）`, todo))
    }
    return undefined
  }
}
