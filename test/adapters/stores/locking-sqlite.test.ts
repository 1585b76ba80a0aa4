import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Kysely, sql } from 'kysely'
import Sqlite from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeTogether } from '../../../src/adapters/stores/sql/durably.js'
import { keptQuery, type ValueOf } from '../../../src/adapters/stores/sql/kept-query.js'
import { LockingSqliteDialect, Statements } from '../../../src/adapters/stores/sql/locking-sqlite.js'
import { currentTarget } from '../../../src/adapters/stores/sql/native-target.js'
import { Patience } from '../../../src/adapters/stores/sql/patience.js'

const LIBSQL = join(dirname(createRequire(import.meta.url).resolve('libsql')), 'package.json')

let file: Sqlite.Database
let db: Kysely<{ texts: { text: string } }>
beforeEach(async () => {
  file = new Sqlite(':memory:')
  db = new Kysely({ dialect: new LockingSqliteDialect(file, new Patience(0)) })
  await db.schema.createTable('texts').addColumn('text', 'text').execute()
})
afterEach(() => db.destroy())

const add = (text: string, on: typeof db = db) => on.insertInto('texts').values({ text }).execute()
const kept = async () => (await db.selectFrom('texts').select('text').execute()).map(({ text }) => text)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

test('a full disk is told as such, in a transaction and out of one; what comes later is written', async () => {
  file.pragma('max_page_count = 10')
  const large = 'x'.repeat(100_000)
  expect(await codeOf(add(large))).toBe('SQLITE_FULL')
  const both = db.transaction().execute(async (within) => {
    await add('first', within)
    await add(large, within)
  })
  expect(await codeOf(both)).toBe('SQLITE_FULL')
  await add('small')
  expect(await kept()).toEqual(['small'])
})

test('a transaction that fails takes back what it wrote, and leaves the next one alone', async () => {
  const failing = db.transaction().execute(async (within) => {
    await add('gone', within)
    await sql`insert into nowhere values (1)`.execute(within)
  })
  expect(await codeOf(failing)).toBe('SQLITE_ERROR')
  await db.transaction().execute((within) => add('kept', within))
  expect(await kept()).toEqual(['kept'])
})

test('what writes gives back its rows and how many there were', async () => {
  await add('a')
  await add('b')
  const changed = await db.updateTable('texts').set({ text: 'c' }).returning('text').execute()
  expect(changed).toEqual([{ text: 'c' }, { text: 'c' }])
  expect((await db.deleteFrom('texts').executeTakeFirst()).numDeletedRows).toBe(2n)
})

test('a file that is held by another keeps one write waiting for long and the next ones hardly, until it is free', async () => {
  const logged: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'locking-'))
  const path = join(folder, 'x.db')
  const other = new Sqlite(path)
  let waitedMs = 0
  const pause = async (ms: number) => {
    waitedMs += ms
  }
  const shared = new Kysely<{ texts: { text: string } }>({
    dialect: new LockingSqliteDialect(new Sqlite(path), new Patience(500, (line) => logged.push(line), pause)),
  })
  const waits = async () => {
    waitedMs = 0
    return [await codeOf(add('a', shared)), waitedMs] as const
  }
  try {
    await shared.schema.createTable('texts').addColumn('text', 'text').execute()
    expect(await waits()).toEqual(['done', 0])
    other.exec('begin immediate')
    const [code, longMs] = await waits()
    expect(code).toBe('away')
    expect(longMs).toBeGreaterThanOrEqual(500)
    expect(longMs).toBeLessThan(600)
    // Who only reads meanwhile does not end it.
    await shared.selectFrom('texts').select('text').execute()
    const [again, shortMs] = await waits()
    expect(again).toBe('away')
    expect(shortMs).toBeLessThan(100)
    other.exec('commit')
    expect((await waits())[0]).toBe('done')
    expect(logged).toEqual([
      expect.stringContaining('away: another program holds its file'),
      expect.stringMatching(/back after .* s; 2 calls could not be made meanwhile/),
    ])
    other.exec('begin immediate')
    expect((await waits())[1]).toBeGreaterThanOrEqual(500)
  } finally {
    other.close()
    await shared.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([
  ['linux', 'x64', 'glibc', 'linux-x64-gnu'],
  ['linux', 'arm64', 'musl', 'linux-arm64-musl'],
  ['linux', 'arm', 'glibc', 'linux-arm-gnueabihf'],
  ['darwin', 'arm64', null, 'darwin-arm64'],
  ['win32', 'x64', null, 'win32-x64-msvc'],
] as const)('the build of the database for %s on %s with %s is %s, which libsql comes with', (...given) => {
  const [platform, arch, family, name] = given
  expect(currentTarget(platform, arch, family)).toBe(name)
  const { optionalDependencies } = JSON.parse(readFileSync(LIBSQL, 'utf8'))
  expect(optionalDependencies).toHaveProperty([`@libsql/${name}`])
})

test('a query that is compiled once takes other values each time, null among them', async () => {
  const adding = keptQuery((value: ValueOf<{ text: string | null }>) =>
    db.insertInto('texts').values({ text: value('text') as string }),
  )
  for (const text of ['a', null, 'b']) await db.executeQuery(adding({ text }))
  expect(await kept()).toEqual(['a', null, 'b'])
})

test('writes that go together stand all of them, but for one that fails', async () => {
  await sql`create unique index once on texts (text)`.execute(db)
  const statements = new Statements(file)
  const { durably, together } = writeTogether({ db: db as never, file, statements, patience: new Patience(0) })
  const write = (text: string) => db.insertInto('texts').values({ text }).returning('text').compile()
  const written = [durably(write('a')), together(write('a')), together(write('b'))]
  expect((await Promise.allSettled(written)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(await kept()).toEqual(['a', 'b'])
  expect(await durably(write('c'))).toEqual([{ text: 'c' }])
})
