import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Json } from '../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, BEN, DM_ANNA, GENERAL, QUIET_ROOM, SHARED_ROOM, STRANGER } from '../../src/local-slack/test-company.js'
import { SCOPES, TOKENS } from '../../src/local-slack/web-api.js'
import { BOT, OTHER_TEAM } from '../../src/local-slack/workspace.js'
import { until } from '../slack/app-process.js'
import { plain, section } from './block-cases.js'
import { call, type Received, type StubAnswer, stubApp } from './stub-app.js'

/** Rules of time, order and number of uses; the clock is turned, nobody waits. */
let slack: LocalSlack
let received: Received[] = []
const stops: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  slack = await startLocalSlack({
    scopes: [...SCOPES, 'reactions:write', 'files:read', 'files:write'],
    subscriptions: [
      'app_mention',
      'message.channels',
      'message.im',
      'app_home_opened',
      'app_context_changed',
      'reaction_added',
      'function_executed',
    ],
  })
  // A slow machine makes nothing late.
  slack.clock.hold()
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await slack.stop()
})

async function withApp(answer?: (body: Json, seen: number) => StubAnswer): Promise<void> {
  const app = await stubApp(slack, answer)
  received = app.received
  stops.push(app.stop)
}
const modal = (more: Json = {}) => ({
  type: 'modal',
  title: plain('a'),
  submit: plain('b'),
  blocks: [section()],
  ...more,
})
const nameInput = {
  type: 'input',
  block_id: 'name',
  label: plain('a'),
  element: { type: 'plain_text_input', action_id: 'name' },
}
const open = (view: Json) => call(slack, 'views.open', { trigger_id: slack.tickets.makeTrigger(ANNA), view })
const top = () => slack.desk.views.stackOf(ANNA).at(-1)

describe('A7, acknowledgements and retries', () => {
  test('what people see when the app is late', async () => {
    await withApp((body) => (body.command === '/late' ? { never: true } : { status: 500 }))
    const late = slack.command('/late', '', ANNA, GENERAL)
    await until('the command', () => received.length === 1)
    slack.clock.turn(2900)
    expect(slack.notices).toEqual([])
    slack.clock.turn(200)
    await late
    await slack.command('/broken', '', ANNA, GENERAL)
    await slack.press(ANNA, { channel: GENERAL, message: '1.0' }, { type: 'button', action_id: 'a' })
    await slack.people.shortcut(ANNA, 'ask_about')
    await slack.command('/telework', '', ANNA, GENERAL, '1.0')
    expect(slack.notices.map((notice) => notice.text)).toEqual([
      '/late failed with the error "operation_timeout"',
      '/broken failed with the error "dispatch_failed"',
      'This app responded with Status Code 500',
      'ask_about didn’t work. The app may be having trouble.',
      '/telework is not supported in threads. Sorry!',
    ])
  })

  test('an event comes again at once, after one minute and after five, the same each time', async () => {
    await withApp(() => ({ status: 500 }))
    await slack.say({ user: ANNA, channel: DM_ANNA, text: 'a' })
    // What is turned before Slack has the answer to a try counts for nothing.
    const tries = (count: number) =>
      until(`try ${count}, answered`, () => slack.events.journeys[0]?.acks.length === count)
    await tries(1)
    slack.clock.turn(0)
    await tries(2)
    slack.clock.turn(59_000)
    expect(received).toHaveLength(2)
    slack.clock.turn(1500)
    await tries(3)
    slack.clock.turn(300_500)
    await tries(4)
    slack.clock.turn(24 * 60 * 60_000)
    await anotherCommand()
    const events = received.filter(({ body }) => body.event_id !== undefined)
    expect(events.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3'])
    expect(events.at(-1)?.headers['x-slack-retry-reason']).toBe('http_error')
    expect(new Set(events.map(({ body }) => body.event_id)).size).toBe(1)
  })

  test('x-slack-no-retry ends the tries; interactions are never repeated', async () => {
    await withApp(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }))
    await slack.say({ user: ANNA, channel: DM_ANNA, text: 'a' })
    await slack.command('/x', '', ANNA, GENERAL)
    await until('both, answered', () => received.length === 2 && slack.events.journeys[0]?.acks.length === 1)
    slack.clock.turn(600_000)
    await anotherCommand()
    expect(received).toHaveLength(3)
  })

  test('a mention is two events with two ids, in a DM one; without the bot none', async () => {
    await withApp()
    const said = await slack.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> a` })
    expect(said.events.map((each) => (each.event as Json).type)).toEqual(['app_mention', 'message'])
    expect(new Set(said.events.map((each) => each.event_id)).size).toBe(2)
    expect((await slack.say({ user: ANNA, channel: DM_ANNA, text: `<@${BOT.userId}> a` })).events).toHaveLength(1)
    expect((await slack.say({ user: ANNA, channel: QUIET_ROOM, text: `<@${BOT.userId}> a` })).events).toHaveLength(0)
  })

  test('edits, deletions, own messages, shared channels and contexts are told as Slack tells them', async () => {
    await withApp()
    const { ts } = await slack.say({ user: ANNA, channel: GENERAL, text: 'a' })
    await slack.edit(GENERAL, ts, 'b')
    await slack.edit(GENERAL, ts, undefined)
    await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'a' })
    await slack.say({ user: STRANGER, channel: SHARED_ROOM, text: 'a' })
    await slack.openApp(ANNA, 'messages', { entities: [] })
    await slack.changeContext(ANNA, { entities: [{ type: 'slack#/types/channel_id', value: GENERAL }] })
    await until('all', () => received.length === 7)
    const events = received.map(({ body }) => body.event as Json)
    expect(events.map((event) => event.subtype ?? event.type)).toEqual(
      expect.arrayContaining(['message_changed', 'message_deleted', 'app_home_opened', 'app_context_changed']),
    )
    expect(events.some((event) => event.bot_id === BOT.botId)).toBe(true)
    const shared = received.find(({ body }) => body.is_ext_shared_channel === true)?.body
    expect(shared).toMatchObject({ context_team_id: OTHER_TEAM, event: { user_team: OTHER_TEAM } })
  })

  test('a thousand failures in an hour take the subscription away', async () => {
    await withApp(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }))
    for (let i = 0; i < 10; i += 1)
      await Promise.all(Array.from({ length: 100 }, () => slack.events.dispatch(slack.envelope({ type: 'message' }))))
    expect(slack.events.enabled).toBe(false)
  })

  test('a search is completed before it is acknowledged', async () => {
    await withApp(() => ({}))
    const { completedFirst, id } = await slack.execute('search', { query: 'a' })
    expect(completedFirst).toBe(false)
    expect(await call(slack, 'functions.completeSuccess', { function_execution_id: id, outputs: {} })).toMatchObject({
      ok: true,
    })
    expect(await call(slack, 'functions.completeError', { function_execution_id: id, error: 'a' })).toMatchObject({
      ok: false,
    })
  })
})

describe('A4, views', () => {
  test('a trigger is good once and for three seconds', async () => {
    const [once, late] = [slack.tickets.makeTrigger(ANNA), slack.tickets.makeTrigger(ANNA)]
    expect(await call(slack, 'views.open', { trigger_id: once, view: modal() })).toMatchObject({ ok: true })
    expect(await call(slack, 'views.open', { trigger_id: once, view: modal() })).toMatchObject({
      error: 'exchanged_trigger_id',
    })
    slack.clock.turn(3100)
    expect(await call(slack, 'views.open', { trigger_id: late, view: modal() })).toMatchObject({
      error: 'expired_trigger_id',
    })
  })

  test('three modals lie on each other, a fourth does not', async () => {
    await open(modal())
    const push = () =>
      call(slack, 'views.push', { trigger_id: slack.tickets.makeTrigger(ANNA, top()?.id), view: modal() })
    expect([await push(), await push(), await push()].map((each) => each.error)).toEqual([
      undefined,
      undefined,
      'push_limit_reached',
    ])
    expect(
      await call(slack, 'views.push', { trigger_id: slack.tickets.makeTrigger(ANNA), view: modal() }),
    ).toMatchObject({ error: 'invalid_trigger_id' })
  })

  test('hash, external_id, and views that are gone', async () => {
    const view = Object((await open(modal({ external_id: 'mine' }))).view)
    expect(await open(modal({ external_id: 'mine' }))).toMatchObject({ error: 'duplicate_external_id' })
    expect(await call(slack, 'views.update', { external_id: 'mine', hash: 'old', view: modal() })).toMatchObject({
      error: 'hash_conflict',
    })
    expect(await call(slack, 'views.update', { external_id: 'mine', hash: view.hash, view: modal() })).toMatchObject({
      ok: true,
    })
    slack.desk.views.leave(ANNA)
    expect(await call(slack, 'views.update', { view_id: view.id, view: modal() })).toMatchObject({ error: 'not_found' })
  })

  test('a form carries its state, and the answer to it happens: errors, update, push, clear', async () => {
    const answers: Json[] = [
      { response_action: 'errors', errors: { name: '短すぎます' } },
      { response_action: 'errors', errors: { nowhere: 'x' } },
      { response_action: 'push', view: modal() },
      { response_action: 'update', view: modal({ title: plain('長すぎる題名'.repeat(5)) }) },
      { response_action: 'clear' },
    ]
    await withApp((_, seen) => ({ body: answers[seen - 1] ?? {} }))
    await open(modal({ blocks: [nameInput] }))
    const submit = (values: Record<string, Json> = {}) => slack.submit(ANNA, { id: top()?.id ?? '' }, values)
    await expect(submit()).rejects.toThrow('name')
    await submit({ name: { value: 'ア' } })
    expect(received[0]?.body).toMatchObject({
      view: { state: { values: { name: { name: { type: 'plain_text_input', value: 'ア' } } } } },
    })
    await submit({ name: { value: 'ア' } })
    await submit({ name: { value: 'ア' } })
    expect(slack.desk.views.stackOf(ANNA)).toHaveLength(2)
    await submit()
    await submit()
    expect(slack.desk.views.stackOf(ANNA)).toHaveLength(0)
    const trouble = 'We had some trouble connecting. Try again?'
    expect(slack.notices.map((notice) => notice.text)).toEqual(['短すぎます', trouble, trouble])
  })

  test('suggestions are asked for from the third character', async () => {
    await withApp((_, seen) => ({
      body: { options: [{ text: plain('残業'), value: seen === 1 ? 'a' : 'a'.repeat(76) }] },
    }))
    const element = { type: 'external_select', action_id: 's' }
    expect(await slack.people.suggest(ANNA, element, '残業')).toBeUndefined()
    expect(received).toHaveLength(0)
    expect(await slack.people.suggest(ANNA, { ...element, min_query_length: 1 }, '残')).toHaveProperty('options')
    expect(await slack.people.suggest(ANNA, element, '残業の')).toBeUndefined()
    expect(slack.notices).toHaveLength(1)
  })
})

describe('A8–A9, counts and private messages', () => {
  test('a response_url is good five times', async () => {
    const answers = await useUrl(6)
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'used_url'])
    expect(slack.responses).toHaveLength(5)
  })

  test('a response_url is good for half an hour', async () => {
    const url = slack.tickets.makeUrl(slack.url, { user: ANNA, channel: GENERAL })
    slack.clock.turn(30 * 60_000 + 1)
    expect(await (await fetch(url, { method: 'POST', body: '{"text":"a"}' })).text()).toBe('expired_url')
  })

  test('a private message in a thread nobody has answered in is ok, and is not seen', async () => {
    const { ts } = await slack.say({ user: ANNA, channel: GENERAL, text: 'a' })
    const args = { channel: GENERAL, user: BEN, thread_ts: ts, text: 'a' }
    expect(await call(slack, 'chat.postEphemeral', args)).toMatchObject({ ok: true })
    await call(slack, 'chat.postMessage', { channel: GENERAL, thread_ts: ts, text: 'a' })
    await call(slack, 'chat.postEphemeral', args)
    expect(
      slack
        .posts()
        .filter((post) => post.onlyFor === BEN)
        .map((post) => post.hidden === true),
    ).toEqual([true, false])
  })

  test('too many calls: 429 with Retry-After, by tier; a turned clock helps', async () => {
    const add = () => call(slack, 'users.info', { user: ANNA })
    for (let i = 0; i < 100; i += 1) await add()
    const limited = await add()
    expect(limited).toMatchObject({ status: 429, retryAfter: '1', error: 'ratelimited' })
    slack.clock.turn(1000)
    expect(await add()).toMatchObject({ ok: true })
    for (let i = 0; i < 20; i += 1) await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'a' })
    expect(await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'a' })).toMatchObject({ status: 429 })
    expect(await call(slack, 'chat.postMessage', { channel: DM_ANNA, text: 'a' })).toMatchObject({ ok: true })
  })

  test('a stream ends after five minutes', async () => {
    const { ts } = await call(slack, 'chat.startStream', { channel: DM_ANNA, thread_ts: '1.0' })
    expect(await call(slack, 'chat.appendStream', { channel: DM_ANNA, ts, markdown_text: 'a' })).toMatchObject({
      ok: true,
    })
    slack.clock.turn(300_001)
    expect(await call(slack, 'chat.stopStream', { channel: DM_ANNA, ts })).toMatchObject({
      error: 'message_not_in_streaming_state',
    })
  })

  test('sessions: made by their status, renamed after that, with a warning where nobody hears the stop button', async () => {
    const session = { channel_id: DM_ANNA, thread_ts: '1.0' }
    expect(await call(slack, 'agents.sessions.rename', { ...session, title: 'a' })).toMatchObject({
      error: 'session_not_found',
    })
    const set = await call(slack, 'agents.sessions.setStatus', { ...session, status: 'processing' })
    expect(set).toMatchObject({ ok: true, warning: 'missing_agent_session_stopped_event_subscription' })
    expect(await call(slack, 'agents.sessions.rename', { ...session, title: 'a' })).toMatchObject({
      ok: true,
      title: 'a',
    })
  })

  test('files: announced, sent, completed; without a token only a page to sign in', async () => {
    const announced = await call(slack, 'files.getUploadURLExternal', { filename: 'a.txt', length: 3 })
    const files = [{ id: announced.file_id }]
    expect(await call(slack, 'files.completeUploadExternal', { files, channel_id: GENERAL })).toMatchObject({
      error: 'file_not_found',
    })
    expect((await fetch(String(announced.upload_url), { method: 'POST', body: 'abc' })).status).toBe(200)
    expect(await call(slack, 'files.completeUploadExternal', { files, channel_id: GENERAL })).toMatchObject({
      ok: true,
    })
    const info = Object((await call(slack, 'files.info', { file: announced.file_id })).file)
    const signedIn = { headers: { authorization: `Bearer ${TOKENS.bot}` } }
    expect(await (await fetch(info.url_private, signedIn)).text()).toBe('abc')
    expect(await (await fetch(info.url_private)).text()).toContain('<title>Slack</title>')
  })
})

describe('A10, Socket Mode', () => {
  test('an envelope goes to one of several connections; a link is good once', async () => {
    const [first, second] = [await connect(), await connect()]
    for (let i = 0; i < 4; i += 1) await slack.say({ user: ANNA, channel: DM_ANNA, text: 'a' })
    expect([first.envelopes.length, second.envelopes.length]).toEqual([2, 2])
    const again = new WebSocket(first.url)
    await new Promise((resolve) => again.on('error', resolve))
    expect(slack.sockets.sockets.size).toBe(2)
  })

  test('an eleventh connection is sent away', async () => {
    for (let i = 0; i < 10; i += 1) await connect()
    const eleventh = await connect()
    expect(eleventh.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' })
  })

  test('each reason of a disconnect is said', async () => {
    const { frames } = await connect()
    for (const reason of ['warning', 'refresh_requested', 'link_disabled'] as const) slack.sockets.disconnect(reason)
    await until('the words', () => frames.length === 4)
    expect(frames.slice(1).map((frame) => frame.reason)).toEqual(['warning', 'refresh_requested', 'link_disabled'])
  })
})

async function connect() {
  const { url } = await call(slack, 'apps.connections.open', {}, TOKENS.app)
  const socket = new WebSocket(String(url))
  const frames: Json[] = []
  const envelopes: Json[] = []
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Json
    frames.push(frame)
    if (frame.envelope_id === undefined) return
    envelopes.push(frame)
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id }))
  })
  await until('hello', () => frames.length > 0)
  return { url: String(url), frames, envelopes }
}

async function useUrl(times: number): Promise<string[]> {
  const url = slack.tickets.makeUrl(slack.url, { user: ANNA, channel: GENERAL })
  const answers: string[] = []
  for (let i = 0; i < times; i += 1)
    answers.push(await (await fetch(url, { method: 'POST', body: '{"text":"a"}' })).text())
  return answers
}

/** What was under way before it has been sent when it is answered. */
async function anotherCommand(): Promise<void> {
  const { length } = received
  await slack.command('/another', '', ANNA, GENERAL)
  await until('the command', () => received.length > length)
}
