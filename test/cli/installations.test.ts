import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { fillStores } from '../contracts/full-stores.js'
import { teleworkHere } from './run-command.js'

const OLD = Buffer.alloc(32, 1)
const NEW = Buffer.alloc(32, 2)
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'installations-'))
  vi.stubEnv('DATABASE_URL', '')
  withKeys(NEW, OLD)
  const stores = await openSqlStores({ folder, retentionDays: 90, log: () => {}, keys: [OLD] })
  await fillStores(stores, { team: 'T1', user: 'U1', tag: 'one' })
  await fillStores(stores, { team: 'T2', user: 'U2', tag: 'two' })
  await stores.installations.end('T2', 1_790_000_000_000)
  await stores.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function withKeys(key: Buffer, ...old: Buffer[]): void {
  const env = {
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_SIGNING_SECRET: 's' },
    SLACK_REDIRECT_URI: 'https://x.example/slack/oauth_redirect',
    ENCRYPTION_KEY: key.toString('base64'),
    ENCRYPTION_KEYS_OLD: old.map((each) => each.toString('base64')).join(),
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
}
const run = (...args: string[]) => teleworkHere(['installations', ...args], folder)

test('the list says where the app is installed, since and until when, and no token', async () => {
  const { status, stdout } = await run('list')
  expect([status, stdout.trim().split('\n')]).toEqual([
    0,
    ['T1\tone\tinstalled 2026-09-21\tactive', 'T2\ttwo\tinstalled 2026-09-21\tuninstalled 2026-09-21'],
  ])
  expect((await run('list', '--json')).stdout).not.toContain('token of one')
})

test('keys are rotated, after which the new one suffices; a token that no key opens is named', async () => {
  withKeys(NEW)
  expect((await run('list')).stdout).toContain('T1\tone\tinstalled 2026-09-21\ttoken of T1: was enciphered with a key')
  const lost = await run('rotate-keys')
  expect([lost.status, lost.stderr]).toEqual([1, expect.stringMatching(/^T1: no key opens/)])
  withKeys(NEW, OLD)
  expect(await run('rotate-keys')).toMatchObject({ status: 0, stdout: '2 tokens were enciphered anew\n' })
  withKeys(NEW)
  expect((await run('list')).stdout).toContain('T1\tone\tinstalled 2026-09-21\tactive')
})

test('one is removed with all that is kept of its team, when that is meant', async () => {
  const rule = join(folder, 'rule.md')
  writeFileSync(rule, '# 在宅勤務規程\n\n## 第1条\n\n在宅勤務は、週2日までとする。\n')
  expect((await teleworkHere(['import', '--team', 'T1', rule], folder)).status).toBe(0)
  expect((await teleworkHere(['library', 'list', '--team=T1'], folder)).stdout).toContain('在宅勤務規程')
  expect(existsSync(join(folder, 'library'))).toBe(false)
  const asked = await run('remove', '--team', 'T1')
  expect([asked.status, asked.stderr]).toEqual([2, expect.stringContaining('everything kept of T1; --yes does it')])
  expect((await run('remove', '--team', 'T1', '--yes')).status).toBe(0)
  expect(readdirSync(join(folder, 'teams'))).toEqual([])
  expect((await run('list')).stdout).not.toContain('T1')
  expect((await run('remove', '--team', 'T1', '--yes')).status).toBe(2)
})

test('roles are said team by team', async () => {
  const { stdout } = await run('roles', '--team', 'T1', '--hr-users', 'U5,U6', '--hr-group', '')
  expect(JSON.parse(stdout)).toEqual({ team: 'T1', hrUsers: ['U5', 'U6'], adminUsers: ['U1'] })
  expect(JSON.parse((await run('roles', '--team', 'T2')).stdout)).toMatchObject({ hrUsers: ['U2'], hrGroup: 'Stwo' })
  for (const wrong of [['--hr-users', 'x'], ['--hr-group', 'x'], []])
    expect((await run('roles', ...(wrong.length > 0 ? ['--team', 'T1'] : []), ...wrong)).status).toBe(2)
})
