import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SIGNING_SECRET } from '../../src/local-slack/signed-http.js'
import { ANNA, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { TOKENS } from '../../src/local-slack/web-api.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppProcess, freePort, startApp, until } from './app-process.js'

/** What the process does around its conversations: starting, stopping, losing its connection, features it lacks. */
const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop()
})

async function startServer(): Promise<LocalSlack> {
  const server = await startLocalSlack()
  running.push(server)
  return server
}

async function startSocketApp(server: LocalSlack): Promise<AppProcess> {
  const app = await startApp(server, 'Socket Mode')
  running.push(app)
  return app
}

function startWith(env: Record<string, string>): AppProcess {
  const app = new AppProcess(env, mkdtempSync(join(tmpdir(), 'telework-')))
  running.push(app)
  return app
}

describe('configuration', () => {
  test('every missing and wrong variable is named at once, no value is shown, and it ends with 1', async () => {
    const app = startWith({ SLACK_APP_TOKEN: 'xoxb-in-the-wrong-place', PORT: 'eighty', SLACK_API_URL: 'ftp://x' })
    expect(await app.ended()).toBe(1)
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT', 'SLACK_API_URL'])
      expect(app.stderr).toContain(name)
    for (const value of ['wrong-place', 'eighty', 'ftp:']) expect(app.stderr).not.toContain(value)
    expect(app.stdout).toBe('')
  })

  test('a token that the server refuses is named', async () => {
    const server = await startServer()
    const app = startWith({ SLACK_BOT_TOKEN: 'xoxb-other', SLACK_APP_TOKEN: TOKENS.app, SLACK_API_URL: server.apiUrl })
    expect(await app.ended()).toBe(1)
    expect(app.stderr).toMatch(/SLACK_BOT_TOKEN/)
    expect(app.stderr).not.toContain('xoxb-other')
    const half = startWith({ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_APP_TOKEN: 'xapp-other', SLACK_API_URL: server.apiUrl })
    expect(await half.ended()).toBe(1)
    expect(half.stderr).toMatch(/SLACK_APP_TOKEN/)
  })

  test('both transports configured: Socket Mode, with a warning', async () => {
    const server = await startServer()
    const app = startWith({
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: server.apiUrl,
    })
    await app.ready()
    expect(app.stderr).toMatch(/warn .*SLACK_SIGNING_SECRET/)
    expect(server.sockets.sockets.size).toBe(1)
  })

  test('a port in use is named', async () => {
    const server = await startServer()
    const env = { SLACK_BOT_TOKEN: TOKENS.bot, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: server.apiUrl }
    const app = startWith({ ...env, PORT: String(server.port) })
    expect(await app.ended()).toBe(1)
    expect(app.stderr).toMatch(/PORT/)
  })
})

describe('stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes what is under way, then ends with 0', async (signal) => {
    const server = await startServer()
    const app = await startSocketApp(server)
    server.api.pausesMs.set('chat.postMessage', 500)
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    await until('the call', () => server.api.calls.some((call) => call.method === 'chat.postMessage'))
    app.child.kill(signal)
    expect(await app.ended()).toBe(0)
    expect(server.posts().filter((post) => post.thread === ts)).toHaveLength(1)
  })

  test('over HTTP too, and new requests are refused meanwhile', async () => {
    const server = await startServer()
    const port = await freePort()
    const app = startWith({
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: server.apiUrl,
      PORT: String(port),
    })
    await app.ready()
    server.deliverTo(`http://127.0.0.1:${port}/slack/events`)
    server.api.pausesMs.set('chat.postMessage', 500)
    await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    await until('the call', () => server.api.calls.some((call) => call.method === 'chat.postMessage'))
    app.child.kill('SIGTERM')
    await until('the signal', () => app.stderr.includes('SIGTERM'))
    const late = await server.say({ user: ANNA, channel: DM_ANNA, text: '通信費は？' })
    expect(late.acks[0]?.status).not.toBe(200)
    expect(await app.ended()).toBe(0)
    expect(server.posts()).toHaveLength(1)
  })
})

describe('a connection that goes', () => {
  test('is made again when Slack recycles it, and what comes then is answered', async () => {
    const server = await startServer()
    const app = await startSocketApp(server)
    const [before] = server.sockets.sockets
    server.sockets.recycle()
    await until(
      'another connection',
      () => server.sockets.sockets.size === 1 && !server.sockets.sockets.has(before as never),
    )
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
    expect(app.exitCode).toBeUndefined()
  })

  test('is made again when it breaks and the server refuses for a while', async () => {
    const server = await startServer()
    const app = await startSocketApp(server)
    server.api.refusals.set('apps.connections.open', { error: 'internal_error' })
    for (const socket of server.sockets.sockets) socket.terminate()
    await until(
      'a refused try',
      () => server.api.calls.filter((call) => call.method === 'apps.connections.open').length > 1,
    )
    server.api.refusals.clear()
    await until('another connection', () => server.sockets.sockets.size === 1)
    expect(app.exitCode).toBeUndefined()
  })

  test('outlives what no app expects', async () => {
    const server = await startServer()
    const app = await startSocketApp(server)
    for (const text of [
      'not json',
      '{}',
      '{"type":"events_api","envelope_id":"1","payload":{"type":"app_rate_limited"}}',
    ]) {
      server.sockets.sendRaw(text)
    }
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
    expect(app.exitCode).toBeUndefined()
  })
})

describe('a server that lacks something', () => {
  test('costs one feature and one log line each, never an answer', async () => {
    const server = await startServer()
    const app = await startSocketApp(server)
    server.api.takesNewBlocks = false
    server.api.refusals.set('chat.postEphemeral', { error: 'unknown_method' })
    server.api.refusals.set('views.publish', { error: 'missing_scope', needed: 'x:write' })
    server.api.refusals.set('views.open', { error: 'unknown_method' })

    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` })
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
    const answer = server.posts().find((post) => post.thread === ts)
    expect(JSON.stringify(answer?.blocks)).not.toContain('container')
    for (const action_id of ['helpful', 'more']) {
      const where = { channel: GENERAL, message: answer?.ts ?? '', thread: ts }
      const { url } = await server.press(ANNA, where, { type: 'button', action_id, value: 'x' })
      await until('the private word', () => server.responsesTo(url).length === 1)
    }
    const { url } = await server.command('/telework-share', '残業', ANNA, GENERAL)
    await until('the word on sharing', () => server.responsesTo(url).length === 1)
    await server.people.shortcut(ANNA, 'ask_question')
    await until('the word on asking', () => server.posts(DM_ANNA).length === 1)
    expect(server.posts(DM_ANNA)[0]?.text).toContain('質問の画面を開けません')
    for (let i = 0; i < 2; i += 1) {
      await server.deliverEvent(server.envelope({ type: 'app_home_opened', user: ANNA, channel: DM_ANNA, tab: 'home' }))
    }
    await until('the log', () => app.stderr.includes('feature home'))
    for (const feature of ['folding', 'repliesInThreads', 'modals', 'home']) {
      expect(app.stderr.match(new RegExp(`feature ${feature} is off`, 'g'))).toHaveLength(1)
    }
  })

  test('trouble is one sentence with a number that the log has too', async () => {
    const server = await startServer()
    const app = await startSocketApp(server)
    server.api.refusals.set('views.open', { error: 'expired_trigger_id' })
    const { url } = await server.command('/telework-share', '残業', ANNA, GENERAL)
    await until('the sentence', () => server.responsesTo(url).length === 1)
    const said = JSON.stringify(server.responsesTo(url)[0]?.body)
    const reference = /受付番号 ([0-9A-Z]{4})/.exec(said)?.[1]
    expect(reference).toBeDefined()
    expect(said).not.toContain('expired_trigger_id')
    expect(app.stderr).toMatch(new RegExp(`reference=${reference} .*expired_trigger_id`))
  })

  test('a used-up response_url does not lose the answer: it comes as a DM', async () => {
    const server = await startServer()
    await startSocketApp(server)
    const { payload } = await server.command('/telework', 'help', ANNA, GENERAL)
    await server.deliverCommand({
      ...payload,
      trigger_id: 'other',
      response_url: `http://127.0.0.1:${server.port}/response/gone`,
    })
    await until('the DM', () => server.posts(DM_ANNA).length === 1)
  })
})
