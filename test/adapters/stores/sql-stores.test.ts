import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import Sqlite from 'libsql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStores } from '../../../src/adapters/stores/memory/memory-stores.js'
import { MIGRATIONS } from '../../../src/adapters/stores/sql/migrations/migrations.js'
import { openSqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { faultWords } from '../../../src/app/start-fault.js'
import { begunWith } from '../../../src/core/question/thread-state.js'
import type { RequestEvent } from '../../../src/service/stores/request-store.js'
import { describeAdditionStores } from '../../contracts/addition-stores.js'
import { describeDeskStores } from '../../contracts/desk-stores.js'
import { describeStores } from '../../contracts/stores.js'
import { describeWorkStores } from '../../contracts/work-stores.js'
import { until } from '../../slack/app-process.js'
import { onEachEngine } from './engines.js'
import { newPostgres, POSTGRES } from './postgres.js'

/** The version after the newest. */
const NEXT = MIGRATIONS.length + 1
const DAY_MS = 24 * 60 * 60 * 1000
const KEY = { team: 'T', channel: 'C', thread: '1.0' }
const STATE = begunWith('残業は？')

const root = mkdtempSync(join(tmpdir(), 'stores-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const newFolder = () => join(root, String(count++))

let logged: string[]
beforeEach(() => {
  logged = []
})
type Options = Partial<Parameters<typeof openSqlStores>[0]>
const open = (folder: string, more: Options = {}) =>
  openSqlStores({ folder, retentionDays: 90, log: (line) => logged.push(line), ...more })
const reasonOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error: unknown) => faultWords(error, 'slack')?.join('\n'),
  )

describeStores('memory', async (now) => {
  const kept = createMemoryStores(now)
  const empty = async () => {
    Object.assign(kept, createMemoryStores(now))
  }
  return { connections: [kept, kept], empty, close: async () => {} }
})

for (const describeOn of [describeStores, describeDeskStores, describeAdditionStores, describeWorkStores])
  onEachEngine(describeOn)

onEachEngine((name, openEmpty) =>
  it(`${name} says what waits, of every process: nothing that is sent, done or not due yet`, async () => {
    let now = 1_000_000
    const { connections, close } = await openEmpty(() => now)
    const [{ backlog, outbox, deliveries, jobs }, other] = connections
    const lease = { holder: 'x', ms: 1000 }
    const nothing = { messages: 0, queues: 0, longestQueue: 0, deliveries: 0, jobsDue: 0 }
    expect(await backlog.read()).toEqual(nothing)
    for (const id of ['a1', 'a2', 'b1', 'c1']) await outbox.add({ id, team: 'T', queue: id[0]!, body: '{}' })
    await outbox.take('T', 'c', lease)
    await outbox.settle('c1', 'sent')
    await outbox.take('T', 'b', lease)
    for (const key of ['k1', 'k2']) await deliveries.claim({ team: 'T', key, payload: '{}' }, lease)
    await deliveries.finish({ team: 'T', key: 'k2' }, 1000)
    for (const [key, due] of Object.entries({ early: now - 50, late: now - 10, next: now + 90 }))
      await jobs.add({ team: 'T', key, kind: 'k', data: null, due })
    now += 5
    await other.backlog.check()
    expect(await other.backlog.read()).toEqual({
      ...{ messages: 3, queues: 2, longestQueue: 2, oldestMessageAt: 1_000_000 },
      ...{ deliveries: 1, jobsDue: 2, oldestJobDue: 999_950 },
    })
    await close()
  }),
)

describe('what is old', () => {
  it('loses its words and its people, and is still counted; what has lapsed goes', async () => {
    let now = 1000 * DAY_MS
    const folder = newFolder()
    const stores = await open(folder, { now: () => now, retentionDays: 30 })
    const question = { id: 'q', team: 'T', channel: 'C', asked: 'question', kind: 'none', confidence: 0.1 } as const
    const vote = { team: 'T', channel: 'C', message: '1', helpful: true, passageIds: ['p'], at: now }
    const asking = { id: 'r', team: 'T', user: 'U', anonymous: false, question: '残業は？', words: 'w', shown: [] }
    const answered: Omit<RequestEvent, 'at'> = { kind: 'answered', user: 'H', words: 'しません。', shown: [] }
    const shared = { id: 's', team: 'T', channel: 'C', user: 'U', words: 'どうぞ', refs: [] }
    const fill = async (team: string, at: number) => {
      await stores.questions.add({ ...question, id: `q${team}`, team, user: 'U', words: '残業は？', shownIds: [], at })
      for (const user of ['U', 'V']) await stores.votes.set({ ...vote, team, user })
      for (const id of ['r', 'open']) await stores.requests.add({ ...asking, id, team, at })
      await stores.requests.move(team, 'r', { from: ['open'], to: 'done', takenBy: 'H' }, { ...answered, at })
      await stores.shares.add({ ...shared, team, at })
    }
    await fill('T', now)
    await fill('X', now)
    await stores.settings.set({ team: 'X' }, 'retentionDays', 60, { user: 'A', at: now })
    await stores.threads.set(KEY, STATE, DAY_MS)
    now += 31 * DAY_MS
    await stores.questions.add({ ...question, id: 'new', user: 'U', words: '通信費は？', shownIds: [], at: now })
    await stores.clear()
    expect(await stores.questions.list('T', { limit: 9 })).toEqual([
      { ...question, id: 'new', user: 'U', words: '通信費は？', shownIds: [], at: now },
      { ...question, id: 'qT', shownIds: [], at: 1000 * DAY_MS },
    ])
    expect(await stores.votes.list('T', { limit: 9 })).toEqual([
      { ...vote, user: '' },
      { ...vote, user: '' },
    ])
    expect(JSON.stringify(await stores.shares.list('T', { limit: 9 }))).not.toMatch(/"U"|どうぞ/)
    const done = [await stores.requests.get('T', 'r'), await stores.requests.events('T', 'r')]
    expect(JSON.stringify(done)).not.toMatch(/"[UH]"|残業|しません/)
    expect(done).toMatchObject([{ state: 'done' }, [{ kind: 'answered' }]])
    expect(await stores.requests.get('T', 'open')).toMatchObject({ user: 'U', question: '残業は？' })
    // A workspace that keeps people longer keeps them, and no longer.
    expect(await stores.questions.list('X', { limit: 9 })).toMatchObject([{ user: 'U', words: '残業は？' }])
    now += 30 * DAY_MS
    await stores.clear()
    expect((await stores.questions.list('X', { limit: 9 }))[0]).not.toHaveProperty('user')
    await stores.close()
    const file = new Sqlite(join(folder, 'telework.db'))
    expect(file.prepare('select count(*) as n from threads').get()).toMatchObject({ n: 0 })
    file.close()
  })
})

describe('a file that another program writes to', () => {
  it('is written to when that one has ended, and is not kept locked after a write that was given up', async () => {
    const folder = newFolder()
    const stores = await open(folder, { busyMs: 10 })
    const other = new Sqlite(join(folder, 'telework.db'))
    const set = (name: string) => stores.settings.set({ team: 'T' }, name, 1, { user: 'A', at: 1 })
    other.exec('begin immediate')
    expect(await Promise.all([stores.threads.set(KEY, STATE, DAY_MS).catch(String), set('a').catch(String)])).toEqual([
      'StoreAway: the database is away',
      'StoreAway: the database is away',
    ])
    const waiting = set('b')
    other.exec('commit')
    await waiting
    await stores.threads.set(KEY, STATE, DAY_MS)
    other.exec("insert into settings values ('T', '', 'c', '1')")
    expect(await stores.settings.of({ team: 'T' })).toEqual({ b: 1, c: 1 })
    other.close()
    await stores.close()
  })
})

const server = POSTGRES
if (server !== undefined) {
  describe('a server that breaks every connection', () => {
    it('costs the calls that need one then, is written to the log, and is used again when it is back', async () => {
      const { url, client, drop } = await newPostgres(server)
      const stores = await open('', { url })
      const set = (name: string) => stores.settings.set({ team: 'T' }, name, 1, { user: 'A', at: 1 })
      await set('before')
      const breakAll = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()'
      await client.query(`${breakAll} and pid <> pg_backend_pid()`)
      await until('the broken connection', () => logged.some((line) => line.includes('a connection broke')))
      await set('after')
      expect(await stores.settings.of({ team: 'T' })).toEqual({ before: 1, after: 1 })
      await drop()
      await expect(set('away')).rejects.toThrow()
      await expect(stores.settings.of({ team: 'T' })).rejects.toThrow()
      await stores.close()
    })
  })
}

describe('a database of another version', () => {
  const addSomething = async (db: Kysely<unknown>) => {
    await db.schema.alterTable('threads').addColumn('mood', 'text').execute()
  }

  it('that is older is brought up to date, after a copy of it was taken', async () => {
    const folder = newFolder()
    const before = await open(folder)
    await before.threads.set(KEY, STATE, DAY_MS)
    await before.close()
    const after = await open(folder, { migrations: [...MIGRATIONS, addSomething] })
    expect(await after.threads.get(KEY)).toEqual(STATE)
    await after.close()
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([`telework.db.before-${NEXT}`])
    const copy = new Sqlite(join(folder, `telework.db.before-${NEXT}`))
    expect(copy.prepare('select state from threads').all([])).toHaveLength(1)
    copy.close()
  })

  it('that is newer is refused in one sentence', async () => {
    const folder = newFolder()
    await (await open(folder, { migrations: [...MIGRATIONS, addSomething] })).close()
    expect(await reasonOf(open(folder))).toMatch(
      new RegExp(
        `db: was written by a newer version of this program .schema ${NEXT}, this one knows ${NEXT - 1}.; [^\\n]+$`,
      ),
    )
  })

  it('is as it was where a migration breaks off in the middle', async () => {
    const folder = newFolder()
    await (await open(folder)).close()
    const broken = async (db: Kysely<unknown>) => {
      await addSomething(db)
      await sql`select * from nowhere`.execute(db)
    }
    expect(await reasonOf(open(folder, { migrations: [...MIGRATIONS, broken] }))).toMatch(/telework\.db: .*nowhere/)
    await (await open(folder, { migrations: [...MIGRATIONS, addSomething] })).close()
  })
})

describe('a conversation that an earlier version kept', () => {
  it('is taken up with what that version did not know left empty', async () => {
    const folder = newFolder()
    const stores = await open(folder)
    await stores.threads.set(KEY, { question: '残業は？', asked: '残業は？' } as typeof STATE, DAY_MS)
    expect(await stores.threads.get(KEY)).toEqual(STATE)
    await stores.close()
  })
})

describe('a database that cannot be opened', () => {
  it('because another program holds it is said so', async () => {
    const folder = newFolder()
    await (await open(folder)).close()
    const other = new Sqlite(join(folder, 'telework.db'))
    other.exec('begin immediate')
    expect(await reasonOf(open(folder, { busyMs: 10 }))).toMatch(/telework\.db: is locked by another program.*BUSY\)$/)
    other.exec('rollback')
    other.close()
  })

  it('because it is none, or a folder, or below a file, is said so', async () => {
    const file = join(root, 'telework.db')
    writeFileSync(file, 'no database '.repeat(100))
    expect(await reasonOf(open(root))).toBe(
      `${file}: is damaged or no database; put a copy back, or move it away to start with an empty one (SQLITE_NOTADB)`,
    )
    expect(await reasonOf(open(file))).toMatch(/telework\.db: a file stands where a folder belongs/)
  })

  it('because the disk is full, or it may only be read, is said so', async () => {
    const folder = newFolder()
    await (await open(folder)).close()
    const failing = (rawCode: number, code: string) => async () => {
      throw Object.assign(new Error('x'), { code, rawCode })
    }
    for (const [rawCode, code, words] of [
      [13, 'SQLITE_FULL', 'the disk is full'],
      [1544, 'UNKNOWN_SQLITE_ERROR_1544', 'may only be read by the user that runs this program'],
    ] as const) {
      const migrations = [...MIGRATIONS, failing(rawCode, code)]
      expect(await reasonOf(open(folder, { migrations }))).toBe(`${join(folder, 'telework.db')}: ${words} (${code})`)
    }
  })

  it('because no server listens there is said so, without the password', async () => {
    const away = 'postgres://me:secret@127.0.0.1:1/telework'
    expect(await reasonOf(open('', { url: away }))).toBe(
      'DATABASE_URL: 127.0.0.1:1/telework: no database listens there (ECONNREFUSED)',
    )
  })
})
