import { expect, test } from 'vitest'
import { loadConfig, secretsOf } from '../../src/app/config.js'
import { ConfigError } from '../../src/app/config-error.js'

const BOT = 'xoxb-1'
const APP = 'xapp-1'

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

const HERE = { host: '127.0.0.1', port: 3000, storesQuestions: true, retentionDays: 90, roles: {}, logLevel: 'info' }

const namesOf = (env: Record<string, string>) => problemsOf(env).map((problem) => problem.split(':')[0])

test('without a Slack variable the app runs without Slack', () => {
  expect(loadConfig({})).toEqual({ ...HERE, dataDir: 'data', warnings: [] })
  expect(loadConfig({ SLACK_BOT_TOKEN: '', DATA_DIR: '/var/x' })).toEqual({ ...HERE, dataDir: '/var/x', warnings: [] })
})

test('the process is watched where a port is set, on this machine alone unless said otherwise; beside the page that is of no use', () => {
  const slack = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }
  expect(loadConfig({ ...slack, OPS_PORT: '9464' }).ops).toEqual({ host: '127.0.0.1', port: 9464 })
  expect(loadConfig({ ...slack, OPS_PORT: '1', OPS_HOST: '0.0.0.0' }).ops).toEqual({ host: '0.0.0.0', port: 1 })
  expect(loadConfig({ OPS_PORT: '1' }).warnings.join()).toMatch(/OPS_PORT/)
  expect(namesOf({ OPS_PORT: '0' })).toEqual(['OPS_PORT'])
})

test('a search engine is one address or several, with a password beside them and never in them', () => {
  const slack = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }
  const SEARCH_URL = 'https://a.example:9200, https://b.example:9200'
  expect(loadConfig({ ...slack, SEARCH_URL })).toMatchObject({
    search: { urls: ['https://a.example:9200', 'https://b.example:9200'], index: 'telework' },
    warnings: [],
  })
  const who = { SEARCH_USER: 'app', SEARCH_PASSWORD: 'p w', SEARCH_CA: '/etc/ca.pem', SEARCH_INDEX: 'acme' }
  expect(loadConfig({ ...slack, SEARCH_URL, ...who }).search).toMatchObject({
    ...{ user: 'app', password: 'p w', caFile: '/etc/ca.pem', index: 'acme' },
  })
  expect(secretsOf({ SEARCH_PASSWORD: 'p w' })).toContain('p w')
  const open = { ...slack, ...who, SEARCH_URL: 'http://10.0.0.7:9200' }
  expect(loadConfig(open).warnings.join()).toMatch(/^SEARCH_PASSWORD/)
  expect(loadConfig({ ...open, SEARCH_URL: 'http://127.0.0.1:9200' }).warnings).toEqual([])
  expect(loadConfig({ SEARCH_URL }).warnings.join()).toMatch(/^SEARCH_URL/)
  for (const url of ['ftp://a', 'a:9200', 'https://user:secret@a', 'https://a?b'])
    expect(namesOf({ ...slack, SEARCH_URL: url })).toEqual(['SEARCH_URL'])
  expect(problemsOf({ ...slack, SEARCH_URL: 'https://user:secret@a' }).join()).not.toContain('secret')
  expect(namesOf({ ...slack, SEARCH_INDEX: 'Ä b' })).toEqual(['SEARCH_INDEX'])
  expect(namesOf({ ...slack, SEARCH_USER: 'app' })).toEqual(['SEARCH_USER'])
  expect(namesOf({ ...slack, SEARCH_URL, SEARCH_USER: 'app' })).toEqual(['SEARCH_USER and SEARCH_PASSWORD'])
})

test('an app-level token means Socket Mode', () => {
  expect(loadConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP })).toEqual({
    slack: { botToken: BOT, transport: { kind: 'socket', appToken: APP } },
    ...HERE,
    dataDir: 'data',
    warnings: [],
  })
})

test('a signing secret means HTTP, on 127.0.0.1:3000 unless said otherwise', () => {
  const env = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 's' }
  expect(loadConfig(env).slack?.transport).toEqual({ kind: 'http', signingSecret: 's', host: '127.0.0.1', port: 3000 })
  expect(loadConfig({ ...env, PORT: '8080', HOST: '0.0.0.0' }).slack?.transport).toEqual({
    kind: 'http',
    signingSecret: 's',
    host: '0.0.0.0',
    port: 8080,
  })
})

test('both mean Socket Mode, with a warning', () => {
  const config = loadConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: 's' })
  expect(config.slack?.transport.kind).toBe('socket')
  expect(config.warnings.join()).toMatch(/SLACK_SIGNING_SECRET/)
})

test('another server may have tokens of its own making, over plain http', () => {
  const env = { SLACK_BOT_TOKEN: 'bot', SLACK_APP_TOKEN: 'app', SLACK_API_URL: 'http://127.0.0.1:1/api/' }
  expect(loadConfig(env).slack?.apiUrl).toBe('http://127.0.0.1:1/api/')
})

test.each([
  [{ SLACK_BOT_TOKEN: BOT }, ['SLACK_APP_TOKEN or SLACK_SIGNING_SECRET']],
  [{ SLACK_APP_TOKEN: APP }, ['SLACK_BOT_TOKEN']],
  [{ SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
  [{ SLACK_API_URL: 'http://x/api' }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET']],
  [{ SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: BOT }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
  [{ SLACK_BOT_TOKEN: 'token', SLACK_APP_TOKEN: 'token' }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
  [{ SLACK_BOT_TOKEN: 'a b', SLACK_APP_TOKEN: APP, SLACK_API_URL: 'http://x' }, ['SLACK_BOT_TOKEN']],
  [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL: 'slack.com' }, ['SLACK_API_URL']],
  [{ PORT: '0' }, ['PORT']],
  [{ PORT: '70000', HOST: 'a b' }, ['PORT', 'HOST']],
  [{ PORT: '80.5' }, ['PORT']],
])('%j is refused, every variable by its name', (env, names) => {
  expect(namesOf(env)).toEqual(names)
})

test('no problem shows a value', () => {
  const env = { SLACK_BOT_TOKEN: 'xapp-hush', SLACK_APP_TOKEN: 'xoxb-hush', PORT: 'hush', SLACK_API_URL: 'hush' }
  expect(problemsOf(env).join()).not.toContain('hush')
  expect(problemsOf(env)).toHaveLength(4)
})

test('who is HR is a list of ids of users; a wrong one is named and not shown', () => {
  expect(loadConfig({}).roles).toEqual({})
  expect(loadConfig({ HR_USERS: ' U0ANNA,W0BEN, U0CHIE ' }).roles.hrUsers).toEqual(['U0ANNA', 'W0BEN', 'U0CHIE'])
  for (const HR_USERS of ['anna', 'U0ANNA,@ben', 'u0anna', ','])
    expect(problemsOf({ HR_USERS })).toEqual(['HR_USERS: must be ids of users (U…), separated by commas'])
})

test('a group of HR, administrators and a channel for requests are told by their ids', () => {
  const config = loadConfig({ HR_USER_GROUP: 'S0HR', ADMIN_USERS: 'U0MIO', REQUEST_CHANNEL: 'C0JINJI' })
  expect(config.roles).toEqual({ hrGroup: 'S0HR', adminUsers: ['U0MIO'] })
  expect(config.requestChannel).toBe('C0JINJI')
  expect(namesOf({ HR_USER_GROUP: '@hr', ADMIN_USERS: 'mio', REQUEST_CHANNEL: '#jinji' })).toEqual([
    ...['HR_USER_GROUP', 'ADMIN_USERS', 'REQUEST_CHANNEL'],
  ])
})

test('what is kept, where and for how long is chosen; each wrong value is named at once, none is shown', () => {
  const url = 'postgres://telework:secret@db:5432/telework'
  expect(loadConfig({ DATABASE_URL: url, STORE_QUESTIONS: 'off', RETENTION_DAYS: '30' })).toMatchObject({
    ...{ databaseUrl: url, storesQuestions: false, retentionDays: 30 },
  })
  const wrong = { DATABASE_URL: 'mysql://u:secret@db/x', STORE_QUESTIONS: 'no', RETENTION_DAYS: '0' }
  expect(problemsOf(wrong)).toEqual([
    'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
    'STORE_QUESTIONS: must be "on" or "off"',
    'RETENTION_DAYS: must be a whole number of days from 1 to 3650',
  ])
})

const KEY = Buffer.alloc(32, 1).toString('base64')
const MANY = {
  ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'secret', SLACK_SIGNING_SECRET: 's', ENCRYPTION_KEY: KEY },
  SLACK_REDIRECT_URI: 'https://telework.example.co.jp/slack/oauth_redirect',
}

test('a client id means many workspaces, with keys of which the first is in use', () => {
  const old = Buffer.alloc(32, 2).toString('base64')
  const { install, slack } = loadConfig({ ...MANY, ENCRYPTION_KEYS_OLD: `${old}, ${KEY}` })
  expect(slack).toBeUndefined()
  expect(install).toEqual({
    ...{ clientId: '1.2', clientSecret: 'secret', signingSecret: 's', redirectUri: MANY.SLACK_REDIRECT_URI },
    keys: [KEY, old, KEY].map((key) => Buffer.from(key, 'base64')),
  })
})

test('what many workspaces need is named where it is missing or wrong, and never by its value', () => {
  expect(namesOf({ SLACK_CLIENT_ID: '1.2' })).toEqual([
    ...['SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'SLACK_REDIRECT_URI', 'ENCRYPTION_KEY'],
  ])
  expect(namesOf({ ...MANY, SLACK_CLIENT_ID: '' })).toEqual(['SLACK_CLIENT_ID'])
  expect(namesOf({ ...MANY, SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP })).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
  ])
  const short = Buffer.alloc(31, 5).toString('base64')
  for (const env of [
    { ...MANY, ENCRYPTION_KEY: short },
    { ...MANY, ENCRYPTION_KEYS_OLD: `${KEY} ${short}` },
  ]) {
    const problems = problemsOf(env).join()
    expect(problems).toMatch(/^ENCRYPTION_KEY\w*: must be 32 bytes/)
    expect(problems).not.toContain(short)
  }
  const http = { ...MANY, SLACK_REDIRECT_URI: 'http://127.0.0.1/slack/oauth_redirect' }
  expect(namesOf(http)).toEqual(['SLACK_REDIRECT_URI'])
  expect(namesOf({ ...http, SLACK_API_URL: 'http://127.0.0.1/api/' })).toEqual([])
  expect(namesOf({ ...MANY, SLACK_REDIRECT_URI: 'https://telework.example.co.jp/' })).toEqual(['SLACK_REDIRECT_URI'])
  expect(secretsOf({ ...MANY, ENCRYPTION_KEYS_OLD: `${short},x` })).toEqual(
    expect.arrayContaining([KEY, short, 'secret', 's']),
  )
})

test('who has a role in one workspace is said there, and not for all of them', () => {
  const { roles, requestChannel, warnings } = loadConfig({ ...MANY, HR_USERS: 'U1', REQUEST_CHANNEL: 'C1' })
  expect({ roles, warnings: warnings.length }).toEqual({ roles: {}, warnings: 2 })
  expect(requestChannel).toBe('C1')
})
