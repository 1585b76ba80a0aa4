import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type Examined, examine } from '../../src/app/doctor/doctor.js'
import { checkIndex } from '../../src/app/doctor/machine-checks.js'
import { SlackOfTeams } from '../../src/local-slack/install/slack-of-teams.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SCOPES, TOKENS } from '../../src/local-slack/web-api.js'
import { PROJECT } from '../fixtures/loaded.js'
import { freePort } from '../slack/app-process.js'
import { teleworkHere } from './run-command.js'

const root = mkdtempSync(join(tmpdir(), 'doctor-'))
let count = 0
let dataDir = ''
let slack: LocalSlack
let other: Server
let otherPort = 0
beforeAll(async () => {
  slack = await startLocalSlack({ rates: false })
  other = createServer((_, response) => response.writeHead(418).end())
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  otherPort = (other.address() as AddressInfo).port
})
afterAll(async () => {
  await slack?.stop()
  other?.close()
  rmSync(root, { recursive: true, force: true })
})
beforeEach(() => {
  dataDir = join(root, String(count++))
  mkdirSync(join(dataDir, 'library'), { recursive: true })
})

const socketMode = () => ({
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_APP_TOKEN: TOKENS.app,
  SLACK_API_URL: slack.apiUrl,
  DATA_DIR: dataDir,
})
const overHttp = (port: number) => ({
  ...{ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_SIGNING_SECRET: 'secret', SLACK_API_URL: slack.apiUrl },
  ...{ DATA_DIR: dataDir, PORT: String(port) },
})
const newer = () => {
  const file = new Sqlite(join(dataDir, 'telework.db'))
  file.exec('create table schema_version (id integer, version integer); insert into schema_version values (1, 999)')
  file.close()
}

const WELL = () => ({ check: 'index', state: 'ok', words: '' }) as const

/** What was found to be in disorder, as `state check`. */
async function foundBy(env: Record<string, string>, more: Partial<Examined> = {}): Promise<string[]> {
  const findings = await examine({ root: PROJECT, env, freeMegabytes: () => 5000, index: WELL, ...more })
  for (const { state, words, todo } of findings) {
    expect([state, todo !== undefined]).toEqual([state, state !== 'ok'])
    expect(`${words}${todo}`).not.toMatch(/xoxb-\w|xapp-\w|secret|p-word/)
  }
  return findings.flatMap(({ state, check }) => (state === 'ok' ? [] : `${state} ${check}`))
}

/** Puts one thing into disorder. */
interface Disorder {
  env?: () => Record<string, string>
  more?: Partial<Examined>
  before?: () => void | Promise<void>
  found: string
}

const settings = 'fault settings'
const DISORDERS: Record<string, Disorder> = {
  'no token at all': { env: () => ({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', SLACK_API_URL: '' }), found: settings },
  'only a bot token': { env: () => ({ SLACK_APP_TOKEN: '' }), found: settings },
  'an app-level token in place of the bot’s': { env: () => ({ SLACK_BOT_TOKEN: 'xapp-1' }), found: settings },
  'a bot token in place of the app-level one': { env: () => ({ SLACK_APP_TOKEN: 'xoxb-1' }), found: settings },
  'a setting of no such value': { env: () => ({ LOG_LEVEL: 'loud' }), found: settings },
  'a bot token that Slack refuses': { env: () => ({ SLACK_BOT_TOKEN: 'revoked' }), found: 'fault botToken' },
  'an app-level token that Slack refuses': { env: () => ({ SLACK_APP_TOKEN: 'revoked' }), found: 'fault appToken' },
  'a Slack that cannot be reached': { env: () => ({ SLACK_API_URL: 'http://127.0.0.1:1/api/' }), found: 'fault slack' },
  'a Slack in trouble': {
    before: () => slack.faults.add({ at: 'auth.test', kind: 'serverError' }),
    found: 'fault slack',
  },
  'a scope that is needed and was not granted': {
    before: () => void slack.api.scopes.delete('chat:write'),
    found: 'fault scopes',
  },
  'a scope that may be left out': { before: () => void slack.api.scopes.delete('files:read'), found: 'warning scopes' },
  'a clock that is off': { more: { now: () => Date.now() - 6 * 60_000 }, found: 'fault clock' },
  'a clock that begins to be off': { more: { now: () => Date.now() + 2 * 60_000 }, found: 'warning clock' },
  'a disk that is full': { more: { freeMegabytes: () => 100 }, found: 'fault disk' },
  'a disk that fills': { more: { freeMegabytes: () => 900 }, found: 'warning disk' },
  'a Node.js that is too old': { more: { nodeVersion: '20.9.0' }, found: 'fault node' },
  'a DATA_DIR that is a file': { env: () => ({ DATA_DIR: join(PROJECT, 'package.json') }), found: 'fault dataDir' },
  'a document of the library at fault': {
    before: () => writeFileSync(join(dataDir, 'library/x.md'), '---\nid: [\n---\n'),
    found: 'fault library',
  },
  'a database that is none': {
    before: () => writeFileSync(join(dataDir, 'telework.db'), 'no database at all'.repeat(400)),
    found: 'fault database',
  },
  'a database of a newer version': { before: newer, found: 'fault database' },
  'a database server that is not there': {
    env: () => ({ DATABASE_URL: 'postgres://me:p-word@127.0.0.1:1/x' }),
    found: 'fault database',
  },
  'a port that another program has': {
    env: () => ({ ...overHttp(otherPort), SLACK_APP_TOKEN: '' }),
    found: 'fault port',
  },
  'a port for watching that another program has': {
    env: () => ({ OPS_PORT: String(otherPort) }),
    found: 'fault ops_port',
  },
}

const REDIRECT = 'https://telework.example.co.jp/slack/oauth_redirect'
const KEY = Buffer.alloc(32, 4)
interface ManyDisorder {
  env?: Record<string, string>
  disturb?: (many: SlackOfTeams) => void
  found?: string
}
const MANY_DISORDERS: Record<string, ManyDisorder> = {
  nothing: {},
  'a missing key': { env: { ENCRYPTION_KEY: '' }, found: settings },
  'a key that is too short': { env: { ENCRYPTION_KEY: Buffer.alloc(31).toString('base64') }, found: settings },
  'a client id without its secret': { env: { SLACK_CLIENT_SECRET: '' }, found: settings },
  'a redirect that is not https': {
    env: { SLACK_REDIRECT_URI: REDIRECT.replace('https', 'http'), SLACK_API_URL: '' },
    found: settings,
  },
  'the token of one workspace beside it': { env: { SLACK_BOT_TOKEN: 'xoxb-1' }, found: settings },
  'a client secret that Slack refuses': { env: { SLACK_CLIENT_SECRET: 'another' }, found: 'fault client' },
  'a token that no key opens': {
    env: { ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64') },
    found: 'fault installations',
  },
  'a token that Slack refuses': {
    disturb: (many) => many.grants.end('T0ONE', 'revoked'),
    found: 'warning installations',
  },
  'a document of a team at fault': {
    disturb: () => {
      mkdirSync(join(dataDir, 'teams/T0ONE/library'), { recursive: true })
      writeFileSync(join(dataDir, 'teams/T0ONE/library/x.md'), '---\nid: [\n---\n')
    },
    found: 'fault teamLibrary',
  },
}

describe('the doctor', () => {
  it.each(Object.entries(DISORDERS))('finds %s, and nothing else', async (_, { env, more, before, found }) => {
    await before?.()
    try {
      expect(await foundBy({ ...socketMode(), ...env?.() }, more)).toEqual([found])
    } finally {
      slack.faults.clear()
      for (const scope of SCOPES) slack.api.scopes.add(scope)
    }
  })

  it('finds nothing where all is well, also where the database is in use, and changes nothing', async () => {
    const env = { ...overHttp(await freePort()), OPS_PORT: String(await freePort()) }
    expect(await foundBy(env)).toEqual([])
    const stores = await openSqlStores({ folder: dataDir, retentionDays: 1, log: () => {} })
    expect(await foundBy(env)).toEqual([])
    await stores.close()
  })

  it.each(Object.entries(MANY_DISORDERS))('finds %s with many workspaces, and nothing else', async (_, disorder) => {
    const { env, disturb, found } = disorder
    const many = await SlackOfTeams.start({ clientId: '1.2', clientSecret: 'client-secret', redirectUris: [REDIRECT] })
    many.addTeam({ id: 'T0ONE', name: '第一商事' })
    const code = many.grants.allow({ id: 'T0ONE', user: 'U1', scopes: SCOPES, redirectUri: REDIRECT })
    const { token } = many.grants.spendCode(code, REDIRECT).given
    const stores = await openSqlStores({ folder: dataDir, retentionDays: 1, log: () => {}, keys: [KEY] })
    await stores.installations.install({ id: 'T0ONE', name: 'x', botUser: 'U', scopes: [], at: 0 }, { token })
    await stores.close()
    disturb?.(many)
    const set = {
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret', SLACK_SIGNING_SECRET: 'secret' },
      ...{ SLACK_REDIRECT_URI: REDIRECT, ENCRYPTION_KEY: KEY.toString('base64'), SLACK_API_URL: many.apiUrl },
      ...{ DATA_DIR: dataDir, PORT: String(await freePort()) },
    }
    expect(await foundBy({ ...set, ...env })).toEqual(found === undefined ? [] : [found])
    await many.stop()
  })

  it('finds a folder that it may not write to', async () => {
    // Root may write everywhere.
    if (process.getuid?.() === 0) return
    chmodSync(dataDir, 0o555)
    expect(await foundBy(socketMode())).toEqual(['fault dataDir'])
    chmodSync(dataDir, 0o755)
  })

  it('finds what was compiled of other documents', () => {
    const bare = join(root, 'bare')
    mkdirSync(join(bare, 'corpus'), { recursive: true })
    mkdirSync(join(bare, 'intents'))
    expect(checkIndex(bare)).toMatchObject({ state: 'warning', check: 'index' })
  })

  it('prints a line each with what to do, or JSON, and ends with 1 where something is at fault', async () => {
    const { status, stdout } = await teleworkHere(['doctor'], dataDir)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^正常 {2}Node\.js: \d+/)
    expect(stdout).toMatch(/^異常 {2}Slackの設定がありません.*\n {6}→ .*xoxb-/m)
    expect(stdout).toMatch(/^異常 1 件、注意 \d 件$/m)
    const json = await teleworkHere(['doctor', '--json'], dataDir)
    expect(json.status).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, faults: 1 })
    expect((await teleworkHere(['doctor', 'now'])).status).toBe(2)
  })
})
