import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { Jobs, type JobWork } from '../../src/service/jobs.js'

const MINUTE_MS = 60_000
let now: number
let logged: string[]
let stores: SqlStores
beforeEach(async () => {
  now = 0
  logged = []
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => now })
})
afterEach(() => stores.close())

const withWork = (works: Record<string, JobWork>) =>
  new Jobs({ store: stores.jobs, works, log: (line) => logged.push(line), now: () => now })
const add = (key: string, kind = 'remind') => stores.jobs.add({ team: 'T', key, kind, data: key, due: now })

test('what is due is done once, however many look at the same time', async () => {
  const done: unknown[] = []
  const jobs = [1, 2, 3].map(() => withWork({ remind: async ({ data }) => void done.push(data) }))
  for (let number = 0; number < 50; number++) await add(`j${number}`)
  await Promise.all(jobs.map((each) => each.look()))
  await Promise.all(jobs.map((each) => each.look()))
  expect(done).toHaveLength(50)
  expect(new Set(done).size).toBe(50)
  expect(logged).toEqual([])
})

test('a job that fails is tried again, later each time, and given up in the end with a line in the log', async () => {
  let tries = 0
  const jobs = withWork({
    remind: async () => {
      tries += 1
      throw new Error('Slack is away')
    },
  })
  await add('a')
  const triedAt: number[] = []
  for (let minute = 0; minute < 300; minute++) {
    const before = tries
    await jobs.look()
    if (tries > before) triedAt.push(minute)
    now += MINUTE_MS
  }
  expect(triedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 127])
  expect(logged.at(-1)).toBe('error jobs: a: given up after 8 tries: Error: Slack is away')
})

test('one that fails does not keep the others, nor one of a kind that is not known', async () => {
  const done: string[] = []
  const jobs = withWork({
    remind: async ({ key }) => {
      if (key === 'bad') throw new Error('x')
      done.push(key)
    },
  })
  await add('bad')
  await add('new', 'of a later version')
  await add('good')
  await jobs.look()
  expect(done).toEqual(['good'])
  expect(logged.toSorted()).toEqual([
    'error jobs: bad: will be tried again: Error: x',
    'error jobs: new: will be tried again: Error: this version of the program does not know its kind',
  ])
})

test('a job that takes long is held for as long as it takes: no other process begins it again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const begun: string[] = []
    let end = () => {}
    const holding = new Promise<void>((resolve) => {
      end = resolve
    })
    const work: JobWork = async ({ key }) => {
      begun.push(key)
      await holding
    }
    const [first, second] = [withWork({ remind: work }), withWork({ remind: work })]
    await add('a')
    const working = first.look()
    await vi.waitFor(() => expect(begun).toEqual(['a']))
    for (let half = 0; half < 10; half++) {
      now += MINUTE_MS / 2
      await vi.advanceTimersByTimeAsync(MINUTE_MS / 2)
      void second.look()
    }
    end()
    await Promise.all([working, second.look()])
    expect(begun).toEqual(['a'])
  } finally {
    vi.useRealTimers()
  }
})

test('a database that is away costs a line in the log', async () => {
  const away = await openSqlStores({ retentionDays: 90, log: () => {} })
  await away.close()
  const jobs = new Jobs({ store: away.jobs, works: {}, log: (line) => logged.push(line) })
  await jobs.look()
  expect(logged).toEqual([expect.stringMatching(/^error jobs: not looked for: /)])
})
