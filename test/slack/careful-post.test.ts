import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '../../src/local-slack/faults.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { GENERAL } from '../../src/local-slack/test-company.js'
import { SCOPES, TOKENS } from '../../src/local-slack/web-api.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { CarefulPoster } from '../../src/slack/outbox/careful-post.js'
import { wholeFetch } from '../../src/slack/outbox/whole-fetch.js'
import { Features } from '../../src/slack/workspace/features.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import { TestClock } from './test-clock.js'

let slack: LocalSlack
let poster: CarefulPoster
let logged: string[]
let clock: TestClock
beforeEach(() => start())
afterEach(() => {
  clock.stop()
  return slack.stop()
})

async function start(scopes: readonly string[] = SCOPES): Promise<void> {
  slack = await startLocalSlack({ scopes })
  logged = []
  clock = new TestClock(() => slack.faults.stalled)
  const logger = createLogger((line) => logged.push(line))
  const client = new WebClient(TOKENS.bot, {
    slackApiUrl: slack.apiUrl,
    fetch: wholeFetch(fetch, clock),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  })
  poster = new CarefulPoster(client, new Features(logger, clock), logger, BOT.botId, clock)
}
const post = (thread_ts?: string) =>
  poster.post({ channel: GENERAL, text: '残業は', ...(thread_ts !== undefined && { thread_ts }) })
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

test('it waits as long as Slack asks, up to a minute, and longer after each failure', async () => {
  slack.faults.add(
    { at: 'chat.postMessage', kind: 'serverError', times: 2 },
    { at: 'chat.postMessage', kind: 'rateLimited', retryAfterS: 3 },
    { at: 'chat.postMessage', kind: 'rateLimited', retryAfterS: 600 },
  )
  await post()
  expect(clock.pausesMs).toEqual([250, 500, 3000, 60_000])
})

test('a refusal is thrown at once, a break that lasts after some tries', async () => {
  await expect(poster.post({ channel: 'C0NOWHERE', text: 'a' })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  })
  slack.faults.add({ at: '*', kind: 'reset', times: 99 })
  await expect(post('1.0')).rejects.toThrow()
  expect(slack.posts(GENERAL)).toHaveLength(0)
})
