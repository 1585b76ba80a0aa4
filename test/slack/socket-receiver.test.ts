import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { TOKENS } from '../../src/local-slack/web-api.js'
import { InFlight } from '../../src/slack/intake/in-flight.js'
import { SupervisedSocketReceiver } from '../../src/slack/intake/socket-receiver.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import { until } from './app-process.js'
import { TestClock } from './test-clock.js'

let server: LocalSlack
let clock: TestClock
let receiver: SupervisedSocketReceiver
let logged: string[]

beforeEach(async () => {
  server = await startLocalSlack()
  clock = new TestClock()
  logged = []
  const settings = { appToken: TOKENS.app, apiUrl: server.apiUrl }
  receiver = new SupervisedSocketReceiver(
    settings,
    new InFlight(),
    createLogger((line) => logged.push(line)),
    clock,
  )
  await receiver.start()
})
afterEach(async () => {
  await receiver.stop()
  clock.stop()
  await server.stop()
})

/** How often the receiver has said that it is connected again: the server sees a connection before its client does. */
const reconnects = () => logged.filter((line) => line.includes('connected again')).length

async function cut(): Promise<void> {
  const before = reconnects()
  for (const socket of server.sockets.sockets) socket.terminate()
  await until('the next connection', () => reconnects() > before)
}

test('a connection that keeps breaking is made again after growing pauses, up to half a minute', async () => {
  clock.hold()
  for (let i = 0; i < 10; i += 1) await cut()
  const pauses = clock.pausesMs
  expect(pauses).toHaveLength(10)
  for (const [i, ms] of pauses.entries()) {
    const planned = Math.min(30_000, 200 * 2 ** i)
    expect(ms).toBeGreaterThanOrEqual(planned / 2)
    expect(ms).toBeLessThanOrEqual(planned * 1.5)
  }
})

test('one that held is made again at once', async () => {
  await cut()
  clock.turn(10_000)
  await cut()
  expect(clock.pausesMs.at(-1)).toBe(0)
})
