/** Requests that Slack did not send, or not so: none of them has an effect. */
import { connect } from 'node:net'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { signRequest } from '../../dist/local-slack/signed-http.js'
import { ANNA, GENERAL } from '../../dist/local-slack/test-company.js'
import { check, mentionOf, pause, startApp, until } from './load-app.mjs'

const nowS = () => Math.floor(Date.now() / 1000)
const AT_ONCE = 20

export async function badRequests(count) {
  const server = await startLocalSlack({ rates: false, subscriptions: ['app_mention'] })
  const app = await startApp(server)
  const payloadOf = (i) => {
    const ts = server.workspace.nextTs()
    const said = { user: ANNA, channel: GENERAL, text: mentionOf(i), ts, blocks: [], via: 'person', files: [] }
    return server.events.forMessage(server.workspace.add(said))[0]
  }
  const signed = (i, options) => signRequest({ kind: 'events_api', payload: payloadOf(i) }, options)
  const withoutSignature = (i) => {
    const { body, headers } = signed(i)
    const { 'x-slack-signature': _, ...rest } = headers
    return { body, headers: rest }
  }
  const KINDS = {
    'signed by somebody else': (i) => signed(i, { secret: 'another secret' }),
    'six minutes old': (i) => signed(i, { timestamp: nowS() - 360 }),
    'of the future': (i) => signed(i, { timestamp: nowS() + 360 }),
    unsigned: withoutSignature,
    'changed on the way': (i) => ({ ...signed(i), body: signed(i).body.replace(/残業|事例|情報|通信/, '給料') }),
    'two megabytes long': (i) => signed(i, { body: `{"event":"${'x'.repeat(2_000_000)}"}` }),
    'no JSON': (i) => signed(i, { body: '{"type":"event_callback",' }),
  }
  const taken = () => server.posts().length
  for (const [name, make] of Object.entries(KINDS)) {
    const before = taken()
    const statuses = new Map()
    for (let i = 0; i < count; i += AT_ONCE) {
      const sent = await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, j) => send(app.url, make(i + j))))
      for (const status of sent) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    await pause(500)
    const said = [...statuses].map(([status, times]) => `${times} × ${status || 'cut off'}`).join(', ')
    check(`${count} requests ${name}: ${taken() - before} had an effect (${said})`, taken() === before && !statuses.has(200))
  }
  await replayed()
  await dripping()
  check('it answers as before', await answersStill())
  await app.kill()
  await server.stop()

  /** One good request, sent again and again: it is acknowledged, and answered once. */
  async function replayed() {
    const before = taken()
    const good = signed(0)
    for (let i = 0; i < count; i += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, () => send(app.url, good)))
    }
    await until(() => taken() > before, 30_000)
    await pause(1000)
    check(`${count} times the same request: answered ${taken() - before} times`, taken() - before === 1)
  }

  /** Bodies that come a byte at a time: the others are served meanwhile. */
  async function dripping() {
    const { hostname, port } = new URL(app.url)
    const sockets = Array.from({ length: Math.min(count, 500) }, () => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{')
      return socket
    })
    const dripper = setInterval(() => {
      for (const socket of sockets) if (!socket.destroyed) socket.write(' ')
    }, 200)
    check(`while ${sockets.length} requests come a byte at a time, others are answered`, await answersStill())
    clearInterval(dripper)
    for (const socket of sockets) socket.destroy()
  }

  async function answersStill() {
    const before = taken()
    const { acks } = await server.say({ user: ANNA, channel: GENERAL, text: mentionOf(1) })
    await until(() => taken() > before, 10_000)
    return acks.every(({ status }) => status === 200) && taken() > before
  }
}

/** The status, or 0 where the app ended the connection. */
async function send(url, { body, headers }) {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
    await response.text()
    return response.status
  } catch {
    return 0
  }
}
