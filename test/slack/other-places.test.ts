import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, DM_ANNA } from '../../src/local-slack/test-company.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

/** The app in Slack's other places than messages, commands and modals. */
let server: LocalSlack
let app: AppHere
let stores: SqlStores

const begin = async () => {
  app = await AppHere.start(server, 'Socket Mode', stores, false, { desk: stores })
}
beforeAll(async () => {
  server = await startLocalSlack({ rates: false })
  server.clock.hold()
  stores = await openSqlStores({ retentionDays: 1, log: () => {}, now: () => app.clock.now() })
  await begin()
  await server.openApp(ANNA, 'messages')
  await app.idle()
})
afterAll(async () => {
  await app?.stop()
  await server?.stop()
  await stores?.close()
})

const callsOf = (name: string) => server.api.calls.filter(({ method }) => method === name)

describe('the sign of work in a DM', () => {
  const signOf = (ts: string) => server.desk.sessions.get(`${DM_ANNA}:${ts}`)?.status
  const ask = () => server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
  const posts = () => callsOf('chat.postMessage').length
  /** Asked, and not answered for longer than a moment. */
  const askSlowly = async (sign: string | undefined) => {
    server.api.pausesMs.set('chat.postMessage', 5000)
    const before = posts()
    const { ts } = await ask()
    await until('the answer on its way', () => posts() > before)
    app.clock.turn(800)
    await until('the sign', () => signOf(ts) === sign)
    server.api.pausesMs.clear()
    return ts
  }

  test('is not there where the answer comes at once', async () => {
    const { ts } = await ask()
    await app.idle()
    app.clock.turn(800)
    await app.idle()
    expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
    expect(signOf(ts)).toBeUndefined()
  })

  test('is there while an answer takes longer, and goes when it has come', async () => {
    const ts = await askSlowly('processing')
    server.clock.turn(6000)
    await until('the end of the sign', () => signOf(ts) === 'active')
    expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
  })

  test('goes where the answer is refused, too', async () => {
    server.api.refusals.set('chat.postMessage', { error: 'restricted_action' })
    // A refusal comes after the pause as well.
    const ts = await askSlowly('processing')
    server.clock.turn(6000)
    await until('the end of the sign', () => signOf(ts) === 'active')
    server.api.refusals.clear()
  })

  test('goes when somebody presses stop', async () => {
    const ts = await askSlowly('processing')
    await server.stopAgent(ANNA, DM_ANNA, ts)
    await until('the end of the sign', () => signOf(ts) === 'active')
    server.clock.turn(6000)
    await app.idle()
    expect(signOf(ts)).toBe('active')
  })

  test('goes after a restart where the process that showed it was ended', async () => {
    const ts = await askSlowly('processing')
    await app.stop()
    await begin()
    expect(signOf(ts)).toBe('processing')
    await app.later(3 * 60_000)
    expect(signOf(ts)).toBe('active')
    server.clock.turn(6000)
    await app.idle()
  })

  test('costs one line in the log where the server has none, and never the answer', async () => {
    server.api.refusals.set('agents.sessions.setStatus', { error: 'unknown_method' })
    for (let i = 0; i < 2; i += 1) {
      const ts = await askSlowly(undefined)
      server.clock.turn(6000)
      await app.idle()
      expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
    }
    expect(app.log.filter((line) => line.includes('feature workSign is off'))).toHaveLength(1)
    server.api.refusals.clear()
  })
})
