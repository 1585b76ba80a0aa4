import { afterEach, describe, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import type { TransportName } from './app-process.js'

const QUESTIONS = [
  '在宅勤務の日の残業は？',
  '建設業の事例を教えてください',
  'サテライトオフィスとは何ですか',
  '情報の持ち出しはどう決めていますか',
  '通信費は会社が払いますか',
]

/** How fast is measured by test/bench/load.mjs. */
describe.each<TransportName>(['Socket Mode', 'signed HTTP'])('100 questions at once over %s', (transport) => {
  let server: LocalSlack
  let app: AppHere
  afterEach(async () => {
    await app?.stop()
    await server?.stop()
  })

  test('are all acknowledged, and answered once', async () => {
    server = await startLocalSlack({ rates: false })
    // Within how much time is measured elsewhere: here nobody waits in vain because the machine is slow.
    server.clock.hold()
    app = await AppHere.start(server, transport, undefined, false, { ackMs: 60_000 })
    const ask = async (i: number) => {
      const text = `${QUESTIONS[i % QUESTIONS.length]} その${i}`
      if (i % 4 === 0) return server.say({ user: ANNA, channel: DM_ANNA, text })
      if (i % 4 === 1) return server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> ${text}` })
      return server.command('/telework', text, ANNA, GENERAL)
    }
    const asked = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(i)))
    await app.idle()
    // Beside the word to those who wait that it takes long, and the greeting to whoever writes for the first time.
    const answers = server.posts().filter(({ onlyFor, thread }) => onlyFor === undefined && thread !== undefined)
    expect(answers.length + server.responses.length).toBe(100)
    for (const each of asked) {
      if ('url' in each) {
        expect(each.ack.status).toBe(200)
        expect(server.responsesTo(each.url)).toHaveLength(1)
      } else {
        expect(each.acks.map(({ status }) => status)).toEqual(each.acks.map(() => 200))
        expect(server.posts().filter((post) => post.thread === each.ts)).toHaveLength(1)
      }
    }
  })
})

describe('100 mentions at once in one channel, at the pace that Slack lets through', () => {
  let server: LocalSlack
  let app: AppHere
  afterEach(async () => {
    await app?.stop()
    await server?.stop()
  })

  test('are all answered once, with one word at most that it takes long', async () => {
    server = await startLocalSlack()
    app = await AppHere.start(server, 'Socket Mode', undefined, true)
    const asked = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        server.say({
          user: ANNA,
          channel: GENERAL,
          text: `<@${BOT.userId}> ${QUESTIONS[i % QUESTIONS.length]} その${i}`,
        }),
      ),
    )
    await app.idle()
    const counts = asked.map(({ ts }) => server.posts().filter(({ thread }) => thread === ts).length)
    expect(counts).toEqual(Array(100).fill(1))
    expect(server.posts().filter(({ onlyFor }) => onlyFor === ANNA).length).toBeLessThanOrEqual(1)
    expect(app.log.filter((line) => line.startsWith('error'))).toEqual([])
  })
})
