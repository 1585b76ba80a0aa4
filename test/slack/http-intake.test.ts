import { request } from 'node:http'
import type { App } from '@slack/bolt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SIGNING_SECRET, signRequest } from '../../src/local-slack/signed-http.js'
import { ANNA, DM_ANNA } from '../../src/local-slack/test-company.js'
import type { Delivery } from '../../src/local-slack/transport.js'
import { SignedHttpReceiver } from '../../src/slack/intake/http-receiver.js'
import { InFlight } from '../../src/slack/intake/in-flight.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import { AppHere } from './app-here.js'
import { freePort, until } from './app-process.js'

/** What the app takes in over HTTP, and what it refuses. */
let server: LocalSlack
let app: AppHere
let url: string

beforeAll(async () => {
  server = await startLocalSlack()
  app = await AppHere.start(server, 'signed HTTP')
  url = app.url
})
afterAll(async () => {
  await app?.stop()
  await server?.stop()
})

const nowS = () => Math.floor(Date.now() / 1000)

function message(): { delivery: Delivery; ts: string } {
  const ts = server.workspace.nextTs()
  const [payload = {}] = server.eventsFor({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' }, ts)
  return { delivery: { kind: 'events_api', payload }, ts }
}

async function send(signed: { body: string; headers: Record<string, string> }, to = url) {
  const response = await fetch(to, { method: 'POST', ...signed })
  return { status: response.status, text: await response.text() }
}

test.each([
  ['another secret', () => ({ secret: 'other' })],
  ['a timestamp six minutes old', () => ({ timestamp: nowS() - 360 })],
  ['a timestamp six minutes ahead', () => ({ timestamp: nowS() + 360 })],
])('refuses %s', async (_, options) => {
  const { delivery, ts } = message()
  expect((await send(signRequest(delivery, options()))).status).toBe(401)
  await app.idle()
  expect(server.posts().some((post) => post.thread === ts)).toBe(false)
})

test.each(['x-slack-signature', 'x-slack-request-timestamp'])('refuses a request without %s', async (name) => {
  const signed = signRequest(message().delivery)
  delete signed.headers[name]
  expect((await send(signed)).status).toBe(401)
})

test('refuses a body changed after it was signed', async () => {
  const signed = signRequest(message().delivery)
  expect((await send({ ...signed, body: signed.body.replace('残業', '休憩') })).status).toBe(401)
})

test.each(['application/json; charset=utf-8', 'application/json', 'Application/JSON;charset=UTF-8'])(
  'takes %s',
  async (contentType) => {
    const { delivery, ts } = message()
    expect((await send(signRequest(delivery, { contentType }))).status).toBe(200)
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
  },
)

test('takes a clock four minutes off either way', async () => {
  for (const offS of [-240, 240]) {
    expect((await send(signRequest(message().delivery, { timestamp: nowS() + offS }))).status).toBe(200)
  }
})

test('takes a form with a charset', async () => {
  const { payload } = await typed('help')
  const signed = signRequest(
    { kind: 'slash_commands', payload },
    { contentType: 'application/x-www-form-urlencoded; charset=utf-8' },
  )
  expect((await send(signed)).status).toBe(200)
})

test('refuses a body over 1 MB, announced or not', async () => {
  const signed = signRequest({ kind: 'events_api', payload: { padding: 'あ'.repeat(400_000) } })
  expect((await send(signed)).status).toBe(413)
  expect(await statusWithoutEnd(signed)).toBe(413)
})

test('refuses other paths, methods, and bodies that are not what they say', async () => {
  const signed = signRequest(message().delivery)
  expect((await send(signed, url.replace('/slack/events', '/'))).status).toBe(404)
  expect((await fetch(url)).status).toBe(405)
  const broken = signRequest({ kind: 'slash_commands', payload: { a: 'b' } }, { contentType: 'application/json' })
  expect((await send(broken)).status).toBe(400)
  const foreign = signRequest(message().delivery, { contentType: 'text/plain' })
  expect((await send(foreign)).status).toBe(400)
})

test.each([
  ['a type that is no text', '{"type":{"toString":"x"}}'],
  ['an event that is none', '{"type":"event_callback","event":null}'],
  ['an event without a type', '{"type":"event_callback","event":{}}'],
  ['no object at all', 'null'],
  ['a list', '[]'],
  ['a command that is no text', '{"command":{"toString":1}}'],
  ['actions that are none', '{"type":"block_actions","actions":[null]}'],
])('refuses %s, signed or not, and goes on', async (_, body) => {
  const contentType = 'application/json'
  const signed = signRequest({ kind: 'events_api', payload: {} }, { contentType, body })
  expect((await send(signed)).status).toBe(400)
  const { delivery } = message()
  expect((await send(signRequest(delivery))).status).toBe(200)
})

test('keeps a connection longer than what is in front of it', async () => {
  const response = await fetch(url, { method: 'POST', ...signRequest(message().delivery) })
  expect(response.headers.get('keep-alive')).toBe('timeout=620')
})

test('answers url_verification when signed, and ssl_check without a look at the rest', async () => {
  const challenge = signRequest({ kind: 'events_api', payload: { type: 'url_verification', challenge: 'abc' } })
  expect(await send(challenge)).toEqual({ status: 200, text: '{"challenge":"abc"}' })
  const unsigned = { ...challenge, headers: { 'content-type': 'application/json' } }
  expect((await send(unsigned)).status).toBe(401)

  // What the tests before sent is still being answered.
  await app.idle()
  const before = server.api.calls.length
  const { payload } = await typed('help')
  const smuggled = new URLSearchParams({ ...(payload as Record<string, string>), ssl_check: '1' }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await send({ body: smuggled, headers })).toEqual({ status: 200, text: '' })
  await app.idle()
  expect(server.api.calls).toHaveLength(before)
})

test('what nothing listens to is not found when the time for an acknowledgement is over', async () => {
  const port = await freePort()
  const settings = { signingSecret: SIGNING_SECRET, host: '127.0.0.1', port }
  const logger = createLogger(() => {})
  const receiver = new SignedHttpReceiver(settings, new InFlight(), logger, 10)
  receiver.init({ processEvent: async () => {} } as unknown as App)
  await receiver.start()
  try {
    const to = `http://127.0.0.1:${port}/slack/events`
    const command = signRequest({ kind: 'slash_commands', payload: { command: '/other' } })
    expect((await send(command, to)).status).toBe(404)
  } finally {
    await receiver.stop()
  }
})

/** The answer to a body of unknown length that has not ended when it comes. */
function statusWithoutEnd({ body, headers }: { body: string; headers: Record<string, string> }): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } })
    sending.once('response', (response) => {
      resolve(response.statusCode ?? 0)
      sending.destroy()
    })
    sending.once('error', reject)
    sending.write(body)
  })
}

/** The payload of a command that is not sent. */
async function typed(text: string) {
  const { payload } = await server.command('/telework', text, ANNA, DM_ANNA)
  return { payload }
}
