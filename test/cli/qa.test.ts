import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { teleworkHere } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'qa-'))
const empty = mkdtempSync(join(tmpdir(), 'qa-'))
const file = (name: string) => join(folder, name)
const qa = (...args: string[]) => teleworkHere(['qa', ...args], folder)

beforeAll(async () => {
  const stores = await openSqlStores({ folder, retentionDays: 90, log: () => {} })
  const text = { questions: ['通信費は？'], text: '月3,000円。', source: '人事部', audience: 'everyone' as const }
  await stores.taught.add({ team: 'T1', id: 'a', text: { ...text, synonyms: [] }, user: 'U', at: 1 })
  await stores.close()
})
afterAll(() => {
  for (const each of [folder, empty]) rmSync(each, { recursive: true, force: true })
})
beforeEach(() => vi.stubEnv('DATABASE_URL', ''))
afterEach(() => vi.unstubAllEnvs())

test('taught answers go out as a file, which says in again that nothing changed', async () => {
  for (const name of ['a.csv', 'a.xlsx']) {
    expect(await qa('export', file(name), '--team', 'T1')).toMatchObject({ status: 0, stdout: '' })
    const { status, stdout } = await qa('import', file(name), '--team', 'T1')
    expect([status, stdout]).toEqual([0, 'answers: 0 added, 0 changed, 1 unchanged\n'])
  }
  expect(readFileSync(file('a.csv'), 'utf8')).toContain('通信費は？,"月3,000円。",人事部,全員,,,下書き')
})

test('a trial changes nothing; an import does, whole', async () => {
  writeFileSync(file('b.csv'), '質問,回答,メモ\n机は？,買えます。,x\n')
  expect((await qa('import', file('b.csv'), '--team', 'T1', '--dry-run')).stdout).toMatch(
    /1 added.*nothing was imported/,
  )
  const { stdout, stderr } = await qa('import', file('b.csv'), '--team', 'T1')
  expect([stdout, stderr]).toEqual([
    'answers: 1 added, 0 changed, 0 unchanged\n',
    `warning: ${file('b.csv')}: the column "メモ" is not read\n`,
  ])
})

test('rows at fault are named, and nothing is imported', async () => {
  writeFileSync(file('c.csv'), '質問,回答\n椅子は？,買えます。\n,\n\n窓は？,\n')
  const { status, stderr } = await qa('import', file('c.csv'), '--team', 'T1')
  expect([status, stderr]).toEqual([2, `${file('c.csv')}: row 5, 回答: empty\nnothing was imported\n`])
  await qa('export', file('d.csv'), '--team', 'T1')
  expect(readFileSync(file('d.csv'), 'utf8')).not.toContain('椅子')
})

test('what is wrong with the call is one line', async () => {
  const wrong: [string[], RegExp][] = [
    [['qa'], /^usage: telework qa export/],
    [['qa', 'export', 'x.csv'], /--team takes the id of a workspace/],
    [['qa', 'export', 'x.pdf', '--team', 'T1'], /writes .csv or .xlsx/],
    [['qa', 'import', file('no.csv'), '--team', 'T1'], /it is not there/],
    [['qa', 'export', 'x.csv', '--team', 'T1', '--table', 'all'], /--table is one of/],
  ]
  for (const [args, words] of wrong) {
    const { status, stderr } = await teleworkHere(args, folder)
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stderr).toMatch(words)
  }
  writeFileSync(file('e.xlsx'), 'x')
  expect((await qa('import', file('e.xlsx'), '--team', 'T1')).stderr).toMatch(/the content does not/)
  expect(await teleworkHere(['qa', 'export', 'x.csv', '--team', 'T1'], empty)).toMatchObject({ status: 1 })
})
