import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT, TEAM } from '../../src/local-slack/workspace.js'
import type { Meter } from '../../src/service/meter.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

const folder = mkdtempSync(join(tmpdir(), 'restart-'))
let server: LocalSlack
let app: AppHere
let stores: SqlStores

/** What was counted, the newest last; times are left out. */
const counted: string[] = []
const meter: Meter = {
  answered: (asked, { kind }) => counted.push(`answered ${asked} ${kind}`),
  acknowledged: () => counted.push('acknowledged'),
  delivered: (how) => counted.push(how),
  calledAgain: (why) => counted.push(why),
  sent: (outcome) => counted.push(outcome),
}
const countedAs = (what: string) => counted.filter((each) => each === what).length

const begin = async () => {
  stores = await openSqlStores({ folder, retentionDays: 90, log: (line) => app.log.push(line) })
  app = await AppHere.start(server, 'Socket Mode', stores, false, { meter })
}
const end = async () => {
  await app?.stop()
  await stores?.close()
}
beforeAll(async () => {
  server = await startLocalSlack()
  await begin()
})
afterAll(async () => {
  await end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const answersIn = (thread: string) => server.posts().filter((post) => post.thread === thread)

test('after a restart a conversation goes on, and what was answered is not answered again', async () => {
  const first = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 広島市の事例を教えて` })
  await until('the answer', () => answersIn(first.ts).length === 1)
  await app.idle()
  await end()
  await begin()
  for (const event of first.events) await server.deliverEvent(event, { num: 1, reason: 'http_timeout' })
  await app.idle()
  expect(answersIn(first.ts)).toHaveLength(1)
  const came = ['new', 'repeated', 'answered question case', 'sent'].map(countedAs)
  expect(came).toEqual([1, 2 * first.events.length - 1, 1, 1])
  // Beside these the app's own post.
  expect(countedAs('acknowledged')).toBeGreaterThanOrEqual(2 * first.events.length)

  await server.say({ user: ANNA, channel: GENERAL, text: 'そこでは残業できる？', thread: first.ts })
  await until('the second answer', () => answersIn(first.ts).length === 2)
  expect(JSON.stringify(answersIn(first.ts)[1])).toContain('広島市')
  expect((await stores.questions.list(TEAM, { limit: 9 })).map(({ words }) => words)).toEqual([
    'そこでは残業できる？',
    '広島市の事例を教えて',
  ])
  expect(app.log.filter((line) => line.startsWith('error'))).toEqual([])
})

test('what a process had written down when it was killed is answered by the next one, once', async () => {
  await end()
  const said = { user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` }
  const ts = server.workspace.nextTs()
  const [mention, message] = server.eventsFor(said, ts)
  stores = await openSqlStores({ folder, retentionDays: 90, log: () => {} })
  const key = `post:${TEAM}:${GENERAL}:${ts}`
  await stores.deliveries.claim({ team: TEAM, key, payload: JSON.stringify(mention) }, { holder: 'killed', ms: 0 })
  await stores.close()
  await begin()
  await until('the answer', () => answersIn(ts).length === 1)
  for (const event of [mention, message]) await server.deliverEvent(event ?? {}, { num: 1, reason: 'http_timeout' })
  await app.idle()
  expect(answersIn(ts)).toHaveLength(1)
  const file = new Sqlite(join(folder, 'telework.db'))
  const [row] = file.prepare('select * from deliveries where key = ?').all(key)
  file.close()
  expect(countedAs('taken_up')).toBe(1)
  expect(row).toMatchObject({ state: 'done', payload: null, holder: null, takes: 2 })
})

test('votes are there after a restart too', async () => {
  const vote = { team: TEAM, channel: GENERAL, message: '1.0', user: ANNA, helpful: true, passageIds: ['p'] }
  await stores.votes.set({ ...vote, at: 1 })
  await end()
  await begin()
  expect(await stores.votes.get(vote)).toMatchObject(vote)
})

test('while the database is away everything is answered all the same, once, and each fault is a line in the log', async () => {
  await stores.close()
  const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` })
  const { url } = await server.command('/telework', '通信費は？', ANNA, GENERAL)
  await until('the answers', () => answersIn(ts).length > 0 && server.responsesTo(url).length > 0)
  await app.idle()
  expect(answersIn(ts)).toHaveLength(1)
  expect(server.responsesTo(url)).toHaveLength(1)
  for (const what of ['deliveries: claim', 'threads: not kept', 'outbox: not kept, sent all the same'])
    expect(app.log.filter((line) => line.startsWith(`error ${what}`)).length).toBeGreaterThan(0)
})
