import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readLibrary } from '../../data/library-store.js'
import type { Config, InstallConfig } from '../config.js'
import { openStores } from '../stores.js'
import { teamLibrary } from '../team-folders.js'
import { type Finding, fault, ok, warning } from './finding.js'
import { askSlack } from './slack-checks.js'

const SLACK = 'https://slack.com/api/'
/** No code: who sends it with the right client id and secret is told that, and not that those are wrong. */
const NO_CODE = 'doctor'

/** Whether Slack knows the client and its secret. */
export async function checkClient(install: InstallConfig): Promise<Finding> {
  const { clientId, clientSecret, redirectUri, apiUrl = SLACK } = install
  const given = { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, code: NO_CODE }
  try {
    const { error } = await askSlack(apiUrl, 'oauth.v2.access', { form: given })
    if (error === 'invalid_client_id' || error === 'bad_client_secret') {
      const todo = '「Basic Information → App Credentials」の Client ID と Client Secret をコピーし直してください'
      return fault('client', 'SLACK_CLIENT_ID か SLACK_CLIENT_SECRET をSlackが受け付けません', todo)
    }
    return ok('client', 'アプリのIDとシークレット: Slackが受け付けます')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fault('slack', `Slackに接続できません（${why}）`, 'ネットワークと、プロキシの設定を確かめてください')
  }
}

/** Whether each installation's token can be read and is taken by Slack, and whose documents answer nobody. */
export async function checkInstallations(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'telework.db'))) return []
  const stores = await openStores(config, () => {}).catch(() => undefined)
  // That it cannot be opened is told already.
  if (stores === undefined) return []
  const findings: Finding[] = []
  try {
    const all = (await stores.installations.list()).filter(({ endedAt }) => endedAt === undefined)
    const lost: string[] = []
    const refused: string[] = []
    for (const { id, expiresAt } of all) {
      const token = await stores.installations.tokens(id).catch(() => undefined)
      if (token === undefined) lost.push(id)
      else if (expiresAt === undefined || expiresAt > Date.now()) {
        const asking = askSlack(config.install?.apiUrl ?? SLACK, 'auth.test', { token: token.token })
        const answer = await asking.catch(() => undefined)
        if (answer?.error !== undefined) refused.push(`${id}（${answer.error}）`)
      }
    }
    if (lost.length > 0)
      findings.push(fault('installations', `トークンを復号できないワークスペース: ${lost.join('、')}`, LOST))
    if (refused.length > 0)
      findings.push(
        warning('installations', `トークンをSlackが受け付けないワークスペース: ${refused.join('、')}`, REFUSED),
      )
    if (findings.length === 0)
      findings.push(ok('installations', `インストール: ${all.length} か所、トークンはすべて使えます`))
    findings.push(...checkTeamLibraries(config.dataDir, all))
  } finally {
    await stores.close()
  }
  return findings
}

const LOST =
  '鍵を取り替えたときは、前の鍵を ENCRYPTION_KEYS_OLD に設定し、telework installations rotate-keys を実行してください。鍵をなくしたときは、そのワークスペースに再インストールを頼んでください'
const REFUSED =
  'アンインストールされていれば、次に何か届いたときに自動的に終わります。そうでないときは、再インストールを頼んでください'

function checkTeamLibraries(dataDir: string, installations: readonly { id: string }[]): Finding[] {
  const findings: Finding[] = []
  const faulty = installations.filter(({ id }) => readLibrary(teamLibrary(dataDir, id)).problems.length > 0)
  if (faulty.length > 0) {
    const names = faulty.map(({ id }) => id).join('、')
    const todo = 'telework library list --team T… で確かめ、もとのファイルから取り込み直してください'
    findings.push(fault('teamLibrary', `読めない文書があるワークスペース: ${names}`, todo))
  }
  if (readLibrary(join(dataDir, 'library')).documents.length > 0) {
    const todo = 'どのワークスペースの文書かを確かめ、DATA_DIR/teams/T…/library に移してください'
    const words = '複数のワークスペースでは、DATA_DIR の library にある文書は使われません'
    findings.push(warning('teamLibrary', words, todo))
  }
  return findings
}
