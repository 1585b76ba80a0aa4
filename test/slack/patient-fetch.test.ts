import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { quickFetch } from '../../src/adapters/undici/quick-fetch.js'
import { NO_METER } from '../../src/service/meter.js'
import { patientFetch } from '../../src/slack/outbox/patient-fetch.js'
import { wholeFetch } from '../../src/slack/outbox/whole-fetch.js'
import { TestClock } from './test-clock.js'

let clock: TestClock
let unanswered: number
let again: string[]
const meter = { ...NO_METER, calledAgain: (why: string) => again.push(why) }
beforeEach(() => {
  unanswered = 0
  again = []
  clock = new TestClock(() => unanswered)
})
afterEach(() => clock.stop())

/** Answers one after the other; after the last, that one again. */
function answering(...answers: (Response | Error)[]) {
  let calls = 0
  const fetchOnce = async () => {
    const answer = answers[Math.min(calls, answers.length - 1)]!
    calls += 1
    if (answer instanceof Error) throw answer
    return answer.clone()
  }
  return { fetch: patientFetch(fetchOnce, clock, meter), calls: () => calls }
}
const busy = (retryAfter: string) => new Response('', { status: 429, headers: { 'retry-after': retryAfter } })

it('tries again after a broken connection, a 429 and a 5xx, and gives the answer that comes at last', async () => {
  const { fetch } = answering(new TypeError('reset'), busy('1'), new Response('', { status: 503 }), new Response('ok'))
  expect(await (await fetch('http://x')).text()).toBe('ok')
  expect(clock.pausesMs).toEqual([250, 1000, 1000])
  expect(again).toEqual(['no_answer', 'rate_limited', 'server_error'])
})

it('waits as long as Slack says, at most twenty seconds, and as long as ever where it says nothing of use', async () => {
  const { fetch } = answering(busy('600'), busy('soon'), new Response('ok'))
  await fetch('http://x')
  expect(clock.pausesMs).toEqual([20_000, 500])
})

it('does not repeat what Slack refuses', async () => {
  const { fetch, calls } = answering(new Response('used_url', { status: 404 }))
  expect((await fetch('http://x')).status).toBe(404)
  expect(calls()).toBe(1)
})

it('gives the last answer, or the last fault, after five tries', async () => {
  const refused = answering(new Response('', { status: 502 }))
  expect((await refused.fetch('http://x')).status).toBe(502)
  expect(refused.calls()).toBe(5)
  const broken = answering(new TypeError('reset'))
  await expect(broken.fetch('http://x')).rejects.toThrow('reset')
  expect(broken.calls()).toBe(5)
})

it('gives up an answer whose body never ends', async () => {
  const endless = async () => {
    unanswered = 1
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) }))
  }
  await expect(wholeFetch(endless, clock)('http://x')).rejects.toThrow('no answer in 10000 ms')
})

it('sends a text and gives the answer as fetch does, and follows no redirect', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end()
    else
      request.pipe(response.writeHead(418, { 'x-said': [request.method ?? '', request.headers['x-asked'] as string] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const init = { method: 'POST', headers: { 'X-Asked': 'yes' }, body: '残業', redirect: 'error' } as const
  for (const each of [fetch, quickFetch]) {
    const answer = await each(url, init)
    expect([answer.status, answer.headers.get('x-said'), await answer.text()]).toEqual([418, 'POST, yes', '残業'])
    await expect(each(`${url}moved`, init)).rejects.toThrow(TypeError)
  }
  server.closeAllConnections()
  server.close()
})
