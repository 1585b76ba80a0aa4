import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import type { Tokens } from '../../src/service/stores/installation-store.js'
import { InstallationToken, NotInstalled, withToken } from '../../src/slack/install/tokens.js'
import { TestClock } from './test-clock.js'

const HOUR_MS = 60 * 60_000
const ONE = { id: 'T1', name: 'x', botUser: 'UBOT', scopes: [] }

let folder: string
let clock: TestClock
/** Two processes on one database. */
let processes: SqlStores[]
let logged: string[]
/** Refresh tokens in the order in which Slack was given them. */
let spent: string[]
let slackFails: boolean
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'))
  clock = new TestClock()
  clock.hold()
  const options = { folder, retentionDays: 90, log: () => {}, keys: [Buffer.alloc(32, 3)], now: () => clock.now() }
  processes = [await openSqlStores(options), await openSqlStores(options)]
  logged = []
  spent = []
  slackFails = false
  const tokens = { token: 'token-1', refreshToken: 'refresh-1', expiresAt: clock.now() + 12 * HOUR_MS }
  await processes[0]!.installations.install({ ...ONE, at: clock.now() }, tokens)
})
afterEach(async () => {
  for (const stores of processes) await stores.close()
  clock.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** As Slack does it: each refresh token once. */
async function refresh(refreshToken: string): Promise<Tokens> {
  if (slackFails) throw new Error('no answer')
  if (spent.includes(refreshToken)) throw new Error('invalid_refresh_token')
  spent.push(refreshToken)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const number = spent.length + 1
  return { token: `token-${number}`, refreshToken: `refresh-${number}`, expiresAt: clock.now() + 12 * HOUR_MS }
}
const tokenIn = ({ installations: store }: SqlStores) =>
  new InstallationToken({ id: 'T1', store, refresh, clock, log: (line) => logged.push(line) })

test('a token that holds is used as it is', async () => {
  const token = tokenIn(processes[0]!)
  clock.turn(9 * HOUR_MS)
  expect([await token.now(), await token.now()]).toEqual(['token-1', 'token-1'])
  expect(spent).toEqual([])
})

test('two processes that find it lapsed use up its refresh token once, and both have the new one', async () => {
  clock.turn(13 * HOUR_MS)
  const tokens = [...processes, ...processes].map(tokenIn)
  const got = await Promise.all(tokens.flatMap((token) => [token.now(), token.now()]))
  expect(new Set(got)).toEqual(new Set(['token-2']))
  expect(spent).toEqual(['refresh-1'])
  expect(logged).toEqual([])
})

test('one that lapses soon is refreshed while calls go on with it', async () => {
  const token = tokenIn(processes[0]!)
  await token.now()
  clock.turn(11 * HOUR_MS)
  expect(await token.now()).toBe('token-1')
  await expect.poll(() => token.now()).toBe('token-2')
  expect(spent).toEqual(['refresh-1'])
})

test('where Slack gives no answer it is tried again, and the right to do so goes back', async () => {
  const [one, two] = processes.map(tokenIn) as [InstallationToken, InstallationToken]
  clock.turn(13 * HOUR_MS)
  slackFails = true
  await expect(one.now()).rejects.toThrow('no answer')
  slackFails = false
  expect(await two.now()).toBe('token-2')
  expect(await one.now()).toBe('token-2')
  expect(logged).toEqual(['error install: the token of T1 was not refreshed: Error: no answer'])
})

test('who died over it loses the right to another after its time', async () => {
  clock.turn(13 * HOUR_MS)
  await processes[0]!.installations.beginRefresh('T1', 1, 10_000)
  const waiting = tokenIn(processes[1]!).now()
  await new Promise((resolve) => setTimeout(resolve, 20))
  clock.turn(10_000)
  expect(await waiting).toBe('token-2')
})

test('what Slack gave is not lost with a database that is away just then', async () => {
  const [first] = processes as [SqlStores]
  let away = true
  const store = {
    ...first.installations,
    renew: (...args: Parameters<typeof first.installations.renew>) =>
      away ? Promise.reject(new Error('away')) : first.installations.renew(...args),
  }
  const token = new InstallationToken({ id: 'T1', store, refresh, clock, log: (line) => logged.push(line) })
  clock.turn(13 * HOUR_MS)
  expect(await token.now()).toBe('token-2')
  expect(logged).toHaveLength(1)
  away = false
  await token.now()
  expect(await first.installations.tokens('T1')).toMatchObject({ token: 'token-2', generation: 2 })
})

test('where the app is installed no more there is none', async () => {
  await processes[0]!.installations.end('T1', clock.now())
  await expect(tokenIn(processes[1]!).now()).rejects.toThrow(NotInstalled)
})

test('a call goes out with the token of now, and without one where it had none', async () => {
  const sent: (string | null)[] = []
  const call = withToken(
    (async (_, init) => {
      sent.push(new Headers(init?.headers).get('authorization'))
      return new Response()
    }) as typeof fetch,
    tokenIn(processes[0]!),
  )
  await call('https://slack.test/', { headers: { Authorization: 'Bearer old' } })
  await call('https://slack.test/', {})
  expect(sent).toEqual(['Bearer token-1', null])
})
