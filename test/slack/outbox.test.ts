import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import type { Fault } from '../../src/local-slack/faults.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, BEN, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { SCOPES, TOKENS } from '../../src/local-slack/web-api.js'
import { BOT, TEAM } from '../../src/local-slack/workspace.js'
import type { OutboxStore } from '../../src/service/stores/outbox-store.js'
import type { Outbox } from '../../src/slack/outbox/outbox.js'
import { Queues } from '../../src/slack/outbox/queues.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import { openWorkspace } from '../../src/slack/workspace/workspace.js'
import { until } from './app-process.js'
import { TestClock } from './test-clock.js'

let slack: LocalSlack
let store: OutboxStore
let outbox: Outbox
let logged: string[]
let clock: TestClock
let queues: Queues
beforeEach(() => start())
afterEach(async () => {
  await queues.stop(0)
  clock.stop()
  await slack.stop()
})

async function start(scopes: readonly string[] = SCOPES): Promise<void> {
  slack = await startLocalSlack({ scopes })
  store = createMemoryStores(() => clock.now()).outbox
  logged = []
  // Time goes by as pauses are made, here and at Slack.
  clock = new TestClock(
    () => slack.faults.stalled,
    (ms) => {
      clock.turn(ms)
      slack.clock.turn(ms)
    },
  )
  outbox = await open()
}

/** A process that sends what stands in the store. */
async function open(): Promise<Outbox> {
  const logger = createLogger((line) => logged.push(line))
  queues = new Queues(store, clock, logger)
  return (await openWorkspace(TOKENS.bot, { apiUrl: slack.apiUrl, fetch, clock, logger, queues })).outbox
}

const saying = (text: string) => () => ({ text, blocks: [] })
const post = (thread?: string) =>
  outbox.deliver({ kind: 'thread', channel: GENERAL, ...(thread !== undefined && { thread }) }, saying('残業は'))
const forAll = (channel = GENERAL) => slack.posts(channel).filter(({ onlyFor }) => onlyFor === undefined)
const FAULTS: Omit<Fault, 'at'>[] = [
  { kind: 'reset', where: 'before' },
  { kind: 'reset', where: 'after' },
  { kind: 'reset', where: 'body' },
  { kind: 'serverError', where: 'before' },
  { kind: 'serverError', where: 'after' },
  { kind: 'stall', where: 'before' },
  { kind: 'stall', where: 'after' },
  { kind: 'stall', where: 'body' },
  { kind: 'rateLimited' },
]

describe.each(['in a thread', 'outside one'])('%s', (where) => {
  test.each(FAULTS.map((fault) => [`${fault.kind} ${fault.where ?? ''}`, fault] as const))(
    '%s: posted once',
    async (_, fault) => {
      const thread =
        where === 'in a thread'
          ? (await slack.say({ user: 'U0ANNA', channel: GENERAL, text: '残業は？' })).ts
          : undefined
      slack.faults.add(
        { at: 'chat.postMessage', ...fault },
        { at: 'conversations.replies', ...fault },
        { at: 'conversations.history', ...fault },
      )
      await post(thread)
      expect(slack.posts(GENERAL)).toHaveLength(1)
      expect(slack.posts(GENERAL)[0]?.thread).toBe(thread)
    },
  )
})

test('two answers of the same words are two', async () => {
  await post('1.0')
  slack.faults.add({ at: 'chat.postMessage', kind: 'reset' })
  await post('1.0')
  expect(slack.posts(GENERAL)).toHaveLength(2)
})

test('where it may not look, it posts again, and says so once', async () => {
  await slack.stop()
  await start(['chat:write'])
  slack.faults.add({ at: 'chat.postMessage', kind: 'reset', times: 2 })
  await post('1.0')
  expect(slack.posts(GENERAL)).toHaveLength(1)
  expect(logged.filter((line) => line.includes('feature ownMessages is off'))).toHaveLength(1)
})

test('it waits as long as Slack asks, up to a minute, and longer after each try that got no answer', async () => {
  clock.hold()
  slack.faults.add(
    { at: 'chat.postMessage', kind: 'serverError', times: 2 },
    { at: 'chat.postMessage', kind: 'rateLimited', retryAfterS: 3 },
    { at: 'chat.postMessage', kind: 'rateLimited', retryAfterS: 600 },
  )
  await outbox.send({ kind: 'thread', channel: GENERAL }, saying('残業は'))
  await until('the message', () => forAll().length === 1)
  expect(clock.pausesMs.map(Math.ceil)).toEqual([250, 500, 3000, 60_000])
})

test('what was given up because it took too long may still come: it is looked for after as long again', async () => {
  slack.faults.add({ at: 'chat.postMessage', kind: 'stall', where: 'after' })
  expect(await post()).toBeUndefined()
  expect(clock.pausesMs.filter((ms) => ms > 1000)).toEqual([10_000])
  expect(forAll()).toHaveLength(1)
})

test('Slack may ask for as many pauses as it likes: they count as no try, and nothing is looked for after them', async () => {
  slack.faults.add({ at: 'chat.postMessage', kind: 'rateLimited', times: 300 })
  expect(await post()).toBeUndefined()
  expect(forAll()).toHaveLength(1)
  expect(slack.api.calls.filter(({ method }) => method.startsWith('conversations.'))).toEqual([])
})

test('a refusal is told to whoever sent it, or in its place; what gets no answer for an hour is given up', async () => {
  expect(await outbox.deliver({ kind: 'thread', channel: 'C0NOWHERE' }, saying('a'))).toBe('channel_not_found')
  slack.api.refusals.set('chat.postMessage', { error: 'restricted_action' })
  await outbox.send({ kind: 'thread', channel: GENERAL }, saying('a'))
  await until('the second refusal', () => logged.filter((line) => line.includes('restricted_action')).length > 1)
  slack.api.refusals.clear()
  slack.faults.add({ at: '*', kind: 'reset', times: 9999 })
  const begun = clock.now()
  expect(await post('1.0')).toBe('unreachable')
  expect(clock.now() - begun).toBeGreaterThan(60 * 60_000)
  expect(forAll()).toHaveLength(0)
})

test('Slack’s own trouble is no refusal', async () => {
  slack.api.refusals.set('chat.postMessage', { error: 'fatal_error' })
  const posting = post()
  await until('some tries', () => slack.api.calls.filter(({ method }) => method === 'chat.postMessage').length > 2)
  slack.api.refusals.clear()
  expect(await posting).toBeUndefined()
  expect(forAll()).toHaveLength(1)
})

describe('many messages at once', () => {
  const asked = (i: number, channel = GENERAL, asker = ANNA) =>
    outbox.answering(`post ${i}`).send({ kind: 'thread', channel, asker }, saying(`答え ${i}`))
  const calls = (method: string) => slack.api.calls.filter((call) => call.method === method)

  test('into a channel all arrive, once, in their order, and at the pace that Slack lets through', async () => {
    for (let i = 0; i < 100; i += 1) await asked(i)
    await until('the last', () => forAll().length === 100)
    expect(forAll().map(({ text }) => text)).toEqual(Array.from({ length: 100 }, (_, i) => `答え ${i}`))
    // One in a second after the first ten: nothing had to be refused.
    expect(calls('chat.postMessage')).toHaveLength(100)
    const [first, last] = [forAll()[0], forAll()[99]].map((each) => Number(each?.ts))
    expect(Number(last) - Number(first)).toBeGreaterThanOrEqual(89)
    expect(Number(last) - Number(first)).toBeLessThan(100)
  })

  test('are held up by no other channel', async () => {
    for (let i = 0; i < 40; i += 1) await asked(i)
    await asked(40, DM_ANNA)
    await until('the other one', () => forAll(DM_ANNA).length === 1)
    expect(forAll().length).toBeLessThan(40)
  })

  test('each person whose turn is long off is told so once, for their eyes', async () => {
    for (let i = 0; i < 40; i += 1) await asked(i, GENERAL, i % 2 === 0 ? ANNA : BEN)
    await until('the last', () => forAll().length === 40)
    const told = slack.posts(GENERAL).filter(({ onlyFor }) => onlyFor !== undefined)
    expect(told.map(({ text }) => text)).toEqual(Array(2).fill('混み合っています。順番にお答えします。'))
    expect(told.map(({ onlyFor }) => onlyFor).sort()).toEqual([ANNA, BEN])
  })

  test('put there again are sent once, each answer by itself', async () => {
    for (let i = 0; i < 3; i += 1) await asked(1)
    const two = outbox.answering('post 2')
    for (let i = 0; i < 2; i += 1) await two.send({ kind: 'thread', channel: GENERAL }, saying('二つ'))
    await until('all', () => forAll().length === 3)
    await post()
    expect(forAll().map(({ text }) => text)).toEqual(['答え 1', '二つ', '二つ', '残業は'])
  })
})

describe('a process that ends', () => {
  const put = (id: string, text: string) =>
    store.add({
      ...{ id, team: TEAM, queue: GENERAL },
      body: JSON.stringify({ place: { kind: 'thread', channel: GENERAL }, forms: [{ message: { text, blocks: [] } }] }),
    })

  test('leaves what stands in its queues to the next, in order', async () => {
    await queues.stop(0)
    for (let i = 0; i < 5; i += 1) await put(`id${i}`, `答え ${i}`)
    await open()
    queues.start()
    await until('all', () => forAll().length === 5)
    expect(forAll().map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((i) => `答え ${i}`))
  })

  test.each([
    ['after it was posted', true],
    ['before it was posted', false],
  ])('while it sends: what it sent is looked for, and posted once (killed %s)', async (_, posted) => {
    await put('key', '答え')
    await store.take(TEAM, GENERAL, { holder: 'killed', ms: 0 })
    if (posted) {
      const metadata = { event_type: 'telework_answer', event_payload: { key: 'key' } }
      slack.workspace.add({
        ...{ channel: GENERAL, ts: slack.workspace.nextTs(), user: BOT.userId, text: '答え', blocks: [], via: 'api' },
        metadata,
      })
      // Others have written since: more than fits on one page.
      for (let i = 0; i < 250; i += 1) await slack.say({ user: BEN, channel: GENERAL, text: `${i}` })
    }
    queues.start()
    expect(await queues.outcome('key')).toBe('sent')
    expect(forAll().filter(({ text }) => text === '答え')).toHaveLength(1)
  })
})

test('what takes long to send is held for as long as it takes: no other process sends it as well', async () => {
  await queues.stop(0)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    queues = new Queues(
      store,
      clock,
      createLogger(() => {}),
    )
    let begun = false
    queues.serve(TEAM, {
      carry: () => {
        begun = true
        return new Promise(() => {})
      },
      refused: async () => {},
    })
    queues.start()
    await queues.put(TEAM, GENERAL, 'key', { place: { kind: 'thread', channel: GENERAL }, forms: [] })
    await until('the sending', () => begun)
    for (let i = 0; i < 12; i += 1) {
      clock.turn(5000)
      await vi.advanceTimersByTimeAsync(5000)
      expect(await store.take(TEAM, GENERAL, { holder: 'another', ms: 1 })).toBeUndefined()
    }
  } finally {
    vi.useRealTimers()
  }
})

describe('what one person alone reads', () => {
  const send = async (kind: 'private' | 'aside') => {
    const { url, payload } = await slack.command('/telework', 'x', ANNA, GENERAL)
    const thread = (await slack.say({ user: ANNA, channel: GENERAL, text: 'x' })).ts
    const to = { user: ANNA, responseUrl: String(payload.response_url) }
    await outbox.send(
      kind === 'private' ? { kind, ...to } : { kind, ...to, channel: GENERAL, thread },
      saying('どうぞ'),
    )
    return url
  }

  test('waits where Slack asks for a pause, and is tried again where it gave no answer', async () => {
    clock.hold()
    slack.faults.add(
      { at: 'response_url', kind: 'rateLimited', retryAfterS: 7, times: 9 },
      { at: 'response_url', kind: 'reset', times: 2 },
    )
    const url = await send('private')
    await until('the answer', () => slack.responsesTo(url).length === 1)
    expect(clock.pausesMs.map(Math.ceil)).toEqual([...Array(9).fill(7000), 250, 500])
  })

  test('takes the other way where the first one fails again and again', async () => {
    slack.faults.add({ at: 'chat.postEphemeral', kind: 'reset', times: 99 })
    const url = await send('aside')
    await until('the answer', () => slack.responsesTo(url).length === 1)
    slack.faults.add({ at: 'response_url', kind: 'serverError', times: 99 })
    await send('private')
    await until('the DM', () => forAll(DM_ANNA).length === 1)
  })
})

test('at its end a process sends what it has put into queues', async () => {
  queues.start()
  await Promise.all([1, 2, 3].map(() => outbox.send({ kind: 'thread', channel: GENERAL }, saying('残業は'))))
  await queues.stop(5000)
  expect(forAll()).toHaveLength(3)
})

test('at its end it waits for what Slack does not take only as long as it may; that stands there for the next', async () => {
  slack.faults.add({ at: 'chat.postMessage', kind: 'serverError', times: 1000 })
  await outbox.send({ kind: 'thread', channel: GENERAL }, saying('残業は'))
  await queues.stop(30)
  slack.faults.clear()
  await open()
  queues.start()
  await until('the message', () => forAll().length === 1)
})
