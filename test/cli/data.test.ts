import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { fillStores } from '../contracts/full-stores.js'
import { teleworkHere } from './run-command.js'

const ANNA = 'U0ANNA0000'
const folder = mkdtempSync(join(tmpdir(), 'data-'))
const empty = mkdtempSync(join(tmpdir(), 'data-'))
beforeAll(async () => {
  const stores = await openSqlStores({ folder, retentionDays: 90, log: () => {}, keys: [Buffer.alloc(32, 1)] })
  await fillStores(stores, { team: 'T', user: ANNA, tag: 'anna' })
  await stores.close()
})
afterAll(() => {
  for (const each of [folder, empty]) rmSync(each, { recursive: true, force: true })
})
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '')
})
afterEach(() => vi.unstubAllEnvs())

test('telework data export prints every row of a person, by table, as JSON', async () => {
  const { status, stdout } = await teleworkHere(['data', 'export', '--user', ANNA, '--team', 'T'], folder)
  expect(status).toBe(0)
  const { user, team, tables } = JSON.parse(stdout)
  expect([user, team]).toEqual([ANNA, 'T'])
  expect(tables.questions).toMatchObject([{ person: ANNA, text: 'words of anna', at: 1_790_000_000_000 }])
  expect(Object.keys(tables)).toEqual(expect.arrayContaining(['threads', 'votes', 'requests', 'run_items', 'shares']))
  expect((await teleworkHere(['data', 'export', '--user', 'U0BEN', '--team', 'T'], folder)).stdout).toContain(
    '"tables": {}',
  )
})

test('telework data says in one line where DATA_DIR is no folder', async () => {
  const file = join(empty, 'file')
  writeFileSync(file, '')
  const { status, stderr } = await teleworkHere(['data', 'changes', '--team', 'T'], file)
  expect([status, stderr.trim()]).toEqual([1, 'DATA_DIR: is a file, and must be a folder'])
})

test('telework data forget says what it would take, and takes it with --yes', async () => {
  const asked = await teleworkHere(['data', 'forget', '--user', ANNA], folder)
  expect([asked.status, asked.stdout]).toEqual([2, ''])
  expect(asked.stderr).toMatch(/would take away: .*questions 1.*; --yes does it/)
  const done = await teleworkHere(['data', 'forget', '--user', ANNA, '--yes'], folder)
  expect(done.status).toBe(0)
  expect(JSON.parse(done.stdout).forgotten).toContainEqual({ table: 'questions', removed: 0, anonymised: 1 })
  const left = await teleworkHere(['data', 'export', '--user', ANNA], folder)
  expect(Object.keys(JSON.parse(left.stdout).tables).toSorted()).toEqual(['deliveries', 'outbox'])
})

test('telework data changes prints who changed which settings of a workspace, the newest first', async () => {
  const stores = await openSqlStores({ folder, retentionDays: 90, log: () => {} })
  await stores.settings.set({ team: 'LOG' }, 'sharers', 'hr', { user: ANNA, at: 1_790_000_000_000 })
  await stores.settings.set({ team: 'LOG', channel: 'C' }, 'sharers', 'everyone', { user: ANNA, at: 1_790_000_060_000 })
  await stores.close()
  const { status, stdout } = await teleworkHere(['data', 'changes', '--team', 'LOG'], folder)
  expect(status).toBe(0)
  expect(JSON.parse(stdout).changes).toEqual([
    { at: '2026-09-21T14:14:20.000Z', team: 'LOG', channel: 'C', name: 'sharers', after: 'everyone', user: ANNA },
    { at: '2026-09-21T14:13:20.000Z', team: 'LOG', name: 'sharers', after: 'hr', user: ANNA },
  ])
})

test('what is wrong with the call is one line, and nothing is made', async () => {
  const wrong: [string[], RegExp][] = [
    [['data'], /^usage: telework data export\|forget --user/],
    [['data', 'show', '--user', ANNA], /^usage: /],
    [['data', 'changes'], /--team takes the id of a team/],
    [['data', 'export'], /--user takes the id of a user/],
    [['data', 'export', '--user', "'; drop"], /--user takes the id of a user/],
    [['data', 'export', '--user', ANNA, '--team', 't t'], /--team takes the id of a team/],
    [['data', 'export', '--person', ANNA], /Unknown option '--person'/],
  ]
  for (const [args, words] of wrong) {
    const { status, stdout, stderr } = await teleworkHere(args, empty)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
  const none = await teleworkHere(['data', 'export', '--user', ANNA], empty)
  expect([none.status, none.stderr]).toEqual([1, `${join(empty, 'telework.db')}: there is no database yet\n`])
})
