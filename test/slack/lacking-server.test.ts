import { afterEach, describe, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

/** What the app makes of a connection that goes and of a server that lacks something. */
const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop()
})

async function startServer(): Promise<LocalSlack> {
  const server = await startLocalSlack()
  running.push(server)
  return server
}

async function startApp(server: LocalSlack): Promise<AppHere> {
  const app = await AppHere.start(server, 'Socket Mode')
  running.push(app)
  return app
}

describe('a connection that goes', () => {
  test('is made again when Slack recycles it, and what comes then is answered', async () => {
    const server = await startServer()
    await startApp(server)
    const [before] = server.sockets.sockets
    server.sockets.recycle()
    await until(
      'another connection',
      () => server.sockets.sockets.size === 1 && !server.sockets.sockets.has(before as never),
    )
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
  })

  test('is made again when it breaks and the server refuses for a while', async () => {
    const server = await startServer()
    await startApp(server)
    server.api.refusals.set('apps.connections.open', { error: 'internal_error' })
    for (const socket of server.sockets.sockets) socket.terminate()
    await until(
      'a refused try',
      () => server.api.calls.filter((call) => call.method === 'apps.connections.open').length > 1,
    )
    server.api.refusals.clear()
    await until('another connection', () => server.sockets.sockets.size === 1)
  })
})

describe('a server that lacks something', () => {
  test('costs one feature and one log line each, never an answer', async () => {
    const server = await startServer()
    const app = await startApp(server)
    server.api.takesNewBlocks = false
    server.api.refusals.set('chat.postEphemeral', { error: 'unknown_method' })
    server.api.refusals.set('views.publish', { error: 'missing_scope', needed: 'x:write' })
    server.api.refusals.set('views.open', { error: 'unknown_method' })

    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` })
    await until('the answer', () => server.posts().some((post) => post.thread === ts))
    const answer = server.posts().find((post) => post.thread === ts)
    expect(JSON.stringify(answer?.blocks)).not.toContain('container')
    for (const action_id of ['others', 'more']) {
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
    await until('the log', () => app.log.some((line) => line.includes('feature home')))
    for (const feature of ['folding', 'repliesInThreads', 'modals', 'home']) {
      expect(app.log.filter((line) => line.includes(`feature ${feature} is `))).toHaveLength(1)
    }
  })

  test('suggests what to ask where the DM is opened, and does without where the server cannot, with one line', async () => {
    const server = await startServer()
    const app = await startApp(server)
    await server.openApp(ANNA, 'messages')
    await app.idle()
    const calls = () => server.api.calls.filter(({ method }) => method === 'assistant.threads.setSuggestedPrompts')
    expect(calls()).toHaveLength(1)
    expect(JSON.stringify(calls()[0]?.args)).toContain('在宅勤務の日の残業は？')
    server.api.refusals.set('assistant.threads.setSuggestedPrompts', { error: 'unknown_method' })
    for (let i = 0; i < 3; i += 1) {
      await server.openApp(ANNA, 'messages')
      await app.idle()
    }
    expect(calls()).toHaveLength(2)
    expect(app.log.filter((line) => line.includes('feature suggestedPrompts is '))).toHaveLength(1)
  })

  test('trouble is one sentence with a number that the log has too', async () => {
    const server = await startServer()
    const app = await startApp(server)
    server.api.refusals.set('views.open', { error: 'expired_trigger_id' })
    const { url } = await server.command('/telework-share', '残業', ANNA, GENERAL)
    await until('the sentence', () => server.responsesTo(url).length === 1)
    const said = JSON.stringify(server.responsesTo(url)[0]?.body)
    const reference = /受付番号 ([0-9A-Z]{4})/.exec(said)?.[1]
    expect(reference).toBeDefined()
    expect(said).not.toContain('expired_trigger_id')
    expect(app.log.join('\n')).toMatch(new RegExp(`reference=${reference} .*expired_trigger_id`))
  })

  test('a used-up response_url does not lose the answer: it comes as a DM', async () => {
    const server = await startServer()
    await startApp(server)
    const { payload } = await server.command('/telework', 'help', ANNA, GENERAL)
    await server.deliverCommand({
      ...payload,
      trigger_id: 'other',
      response_url: `http://127.0.0.1:${server.port}/response/gone`,
    })
    await until('the DM', () => server.posts(DM_ANNA).length === 1)
  })
})
