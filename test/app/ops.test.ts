import { afterEach, expect, it } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type Ops, startOps } from '../../src/app/ops/ops.js'
import { createService } from '../../src/app/service.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { begunWith } from '../../src/core/question/thread-state.js'
import { freePort } from '../slack/app-process.js'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

/** How it answers is of no matter here. */
const assistant = {
  converse: async () => ({ answer: { kind: 'answer', confidence: 0.97, excerpts: [] }, thread: begunWith('') }),
  caseStudy: async () => ({ kind: 'cases', confidence: 0.5, excerpts: [] }),
  sources: () => [],
} as unknown as Assistant

let port = 0
async function start(): Promise<Ops> {
  port = await freePort()
  const ops = await startOps({ host: '127.0.0.1', port })
  open.push(ops)
  return ops
}
const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
const readiness = async () => {
  const response = await get('/readyz')
  const { faults } = (await response.json()) as { faults: { part: string; reason: string }[] }
  return { status: response.status, faults: faults.map(({ part, reason }) => `${part} ${reason}`) }
}
/** The lines of the app's own that hold a value. */
async function counted(): Promise<string[]> {
  const text = await (await get('/metrics')).text()
  return text.split('\n').filter((line) => /^telework_\w+(\{[^}]*\})? [^0]/.test(line) && !line.includes('_bucket'))
}

it('is ready when index, database and Slack are, and says of each that is not why', async () => {
  const ops = await start()
  expect((await get('/healthz')).status).toBe(200)
  expect(await readiness()).toEqual({
    status: 503,
    faults: [
      'database is not opened yet',
      'index the dictionary and the index are being loaded',
      'slack is not connected yet',
    ],
  })
  const stores = await openSqlStores({ retentionDays: 1, log: () => {} })
  let connected = true
  ops.opened(stores)
  ops.loaded({ index: { passages: 7, madeAt: Date.now() } })
  ops.connected({ isConnected: () => connected })
  expect(await readiness()).toEqual({ status: 200, faults: [] })
  connected = false
  expect(await readiness()).toEqual({ status: 503, faults: ['slack is not connected'] })
  connected = true
  await stores.close()
  const { status, faults } = await readiness()
  expect([status, faults.length]).toEqual([503, 1])
  expect(faults[0]).toMatch(/^database cannot be used: ./)
  ops.opened({ backlog: { check: async () => {}, read: () => Promise.reject(new Error()) } })
  ops.ending()
  expect(await readiness()).toEqual({ status: 503, faults: ['process is ending'] })
})

it('stays ready while the search engine is away, tells of it and counts it', async () => {
  const ops = await start()
  const state: { fault?: string; failed: number } = { fault: 'gave no answer (ECONNREFUSED)', failed: 3 }
  ops.opened({ backlog: { check: async () => {}, read: () => Promise.reject(new Error()) } })
  ops.loaded({ index: { passages: 7, madeAt: Date.now() } })
  ops.connected({ isConnected: () => true })
  expect((await counted()).join()).not.toContain('telework_search')
  ops.searching({ state })
  const response = await get('/readyz')
  expect([response.status, await response.json()]).toEqual([
    200,
    { ready: true, faults: [], lacks: [{ part: 'search', reason: 'gave no answer (ECONNREFUSED)' }] },
  ])
  expect(await counted()).toContain('telework_search_failed 3')
  expect(await (await get('/metrics')).text()).toContain('\ntelework_search_up 0\n')
  delete state.fault
  expect(await readiness()).toEqual({ status: 200, faults: [] })
  expect(await counted()).toContain('telework_search_up 1')
})

it('counts what the app does, shows what waits, and of a database that is away nothing but that', async () => {
  const ops = await start()
  const stores = await openSqlStores({ retentionDays: 1, log: () => {} })
  const service = createService({ assistant, stores, log: () => {}, meter: ops.meter })
  ops.opened(stores)
  ops.loaded({ index: { passages: 7, madeAt: Date.now() - 9000 } })
  ops.connected({ isConnected: () => true })
  const asker = { team: 'T', user: 'U' }
  await service.reply({ want: { kind: 'question', text: '在宅勤務の日の残業は？' }, asker })
  await service.reply({ want: { kind: 'cases', words: '広島市' }, asker })
  const delivery = { team: 'T', key: 'k', payload: '{}' }
  for (let i = 0; i < 3; i += 1) {
    await service.deliveries.once(
      delivery,
      async () => {},
      async () => {},
    )
  }
  for (const queue of ['a', 'a', 'b'])
    await stores.outbox.add({ id: crypto.randomUUID(), team: 'T', queue, body: '{}' })
  await stores.jobs.add({ team: 'T', key: 'j', kind: 'k', data: null, due: Date.now() - 60_000 })
  await stores.jobs.add({ team: 'T', key: 'later', kind: 'k', data: null, due: Date.now() + 60_000 })
  const lines = await counted()
  for (const line of [
    'telework_questions_total{asked="question",kind="answer",confidence="sure"} 1',
    'telework_questions_total{asked="cases",kind="cases",confidence="likely"} 1',
    'telework_answer_seconds_count 2',
    'telework_deliveries_total{how="new"} 1',
    'telework_deliveries_total{how="repeated"} 2',
    'telework_outbox_messages 3',
    'telework_outbox_queues 2',
    'telework_outbox_longest_queue 2',
    'telework_jobs_due 1',
    'telework_index_passages 7',
    'telework_database_up 1',
    'telework_slack_connected 1',
  ]) {
    expect(lines).toContain(line)
  }
  const value = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1])
  expect(value('telework_jobs_late_seconds')).toBeGreaterThanOrEqual(60)
  expect(value('telework_index_age_seconds')).toBeGreaterThanOrEqual(9)
  const text = await (await get('/metrics')).text()
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
  expect(text).not.toMatch(/残業|広島/)

  await stores.close()
  const without = await (await get('/metrics')).text()
  expect(without).toMatch(/^telework_database_up 0$/m)
  expect(without).not.toMatch(/^telework_(outbox|jobs|deliveries_open)/m)
})

it('says what it does not know, and nothing listens where no port is set', async () => {
  await start()
  expect((await get('/')).status).toBe(404)
  expect((await get('/toString')).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(405)
  await expect(startOps({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE', variables: 'OPS_' })
  open.push(await startOps(undefined))
})
