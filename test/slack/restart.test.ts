import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

const folder = mkdtempSync(join(tmpdir(), 'restart-'))
let server: LocalSlack
let app: AppHere
let stores: SqlStores

const begin = async () => {
  stores = await openSqlStores({ folder, retentionDays: 90, log: (line) => app.log.push(line) })
  app = await AppHere.start(server, 'Socket Mode', stores)
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

  await server.say({ user: ANNA, channel: GENERAL, text: 'そこでは残業できる？', thread: first.ts })
  await until('the second answer', () => answersIn(first.ts).length === 2)
  expect(JSON.stringify(answersIn(first.ts)[1])).toContain('広島市')
  expect((await stores.questions.all()).map(({ words }) => words)).toEqual([
    '広島市の事例を教えて',
    'そこでは残業できる？',
  ])
  expect(app.log.filter((line) => line.startsWith('error'))).toEqual([])
})
