import type { App, Receiver } from '@slack/bolt'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { Desk } from '../../src/service/desk/desk.js'
import { Service } from '../../src/service/service.js'
import type { Job } from '../../src/service/stores/job-store.js'
import type { ConversationStores, Stores } from '../../src/service/stores.js'
import { createSlackApp, type SlackApp } from '../../src/slack/slack-app.js'
import { type Calling, openWorkspace, type Workspace } from '../../src/slack/workspace/workspace.js'
import { SOURCES, sampleAnswer } from './sample-answers.js'
import { sentAll } from './sent-all.js'

/** One app, installed by two teams. */
const TEAMS = ['ONE', 'TWO']
let app: App
let slackApp: SlackApp
let stores: ConversationStores
/** What is to be done later. */
let planned: Job[]
/** Calls of Slack's methods, with the token that each was made with. */
let calls: { method: string; token: string; body: Record<string, string> }[]
/** Teams whose server takes no new blocks. */
let old: Set<string>

beforeEach(async () => {
  calls = []
  planned = []
  old = new Set()
  const receiver: Receiver = {
    init: (made) => {
      app = made
    },
    start: async () => {},
    stop: async () => {},
  }
  const log = () => {}
  stores = createMemoryStores()
  slackApp = await createSlackApp({
    settings: { botToken: '', apiUrl: 'https://slack.test/api/', transport: { kind: 'socket', appToken: 'x' } },
    service: new Service({ assistant: assistant(), stores, log }),
    desk: new Desk({
      stores: {
        settings: { of: async () => ({}) },
        jobs: { add: async (job: Job) => planned.push(job) },
      } as unknown as Stores,
      assistant: assistant() as never,
      files: {} as never,
      maker: {} as never,
      log,
    }),
    log,
    receiver,
    fetch: slack as typeof fetch,
    workspaces: async (calling: Calling) => {
      const open = (team: string) => openWorkspace(`xoxb-${team}`, calling)
      const workspaces = new Map<string, Workspace>()
      for (const team of TEAMS) workspaces.set(team, await open(team))
      return { find: async (team) => workspaces.get(team ?? '')! }
    },
  })
  calls = []
})

async function slack(url: string, init: { body: string; headers: Record<string, string> }): Promise<Response> {
  const method = url.slice('https://slack.test/api/'.length)
  const token = /xoxb-(\w+)/.exec(String(new Headers(init.headers).get('authorization')))?.[1] ?? ''
  const body = Object.fromEntries(new URLSearchParams(init.body))
  calls.push({ method, token, body })
  const refused = method === 'chat.postMessage' && old.has(token) && body.blocks?.includes('"container"')
  const said = refused
    ? { ok: false, error: 'invalid_blocks' }
    : { ok: true, team_id: token, user_id: `UBOT${token}`, bot_id: `B${token}`, user: 'telework', ts: '1.1' }
  return new Response(JSON.stringify(said), { headers: { 'content-type': 'application/json' } })
}

function assistant(): Assistant {
  return {
    converse: async () => ({
      answer: sampleAnswer('answer'),
      thread: { caseIds: [], bound: false, topic: '', shownPassageIds: [] },
    }),
    sources: () => SOURCES,
  } as unknown as Assistant
}

async function say(team: string, text: string, ts: string): Promise<void> {
  const event = { type: 'message', channel_type: 'channel', channel: 'C1', user: 'U1', text, ts }
  await app.processEvent({
    body: { type: 'event_callback', team_id: team, event_id: `Ev${team}${ts}`, event },
    ack: async () => {},
  })
  await sentAll(stores.outbox, slackApp)
}
const tokens = () => calls.map(({ token }) => token)

test('each team is answered with its own token', async () => {
  await say('ONE', '<@UBOTONE> 残業は？', '1.0')
  await say('TWO', '<@UBOTTWO> 残業は？', '1.0')
  expect(tokens()).toEqual(TEAMS)
})

test('each team has its own digest of the week planned, once', async () => {
  for (const ts of ['1.0', '2.0']) {
    await say('ONE', '<@UBOTONE> 残業は？', ts)
    await say('TWO', '<@UBOTTWO> 残業は？', ts)
  }
  expect(planned.map(({ team, kind }) => [team, kind])).toEqual(TEAMS.map((team) => [team, 'digest']))
})

test('the name of one team’s bot means nothing in the other', async () => {
  await say('ONE', '<@UBOTTWO> 残業は？', '1.0')
  expect(calls).toEqual([])
})

test('what one team’s server does not take is held back there alone', async () => {
  old.add('ONE')
  await say('ONE', '<@UBOTONE> 残業は？', '1.0')
  await say('ONE', '<@UBOTONE> 残業は？', '2.0')
  await say('TWO', '<@UBOTTWO> 残業は？', '1.0')
  const folded = calls.map(({ token, body }) => [token, body.blocks?.includes('"container"')])
  expect(folded).toEqual([
    ['ONE', true],
    ['ONE', false],
    ['ONE', false],
    ['TWO', true],
  ])
})

test('a conversation of one team is not that of another in a channel and thread of the same name', async () => {
  await say('ONE', '<@UBOTONE> 残業は？', '1.0')
  calls = []
  const event = {
    type: 'message',
    channel_type: 'channel',
    channel: 'C1',
    user: 'U1',
    text: 'ほかには？',
    ts: '3.0',
    thread_ts: '1.0',
  }
  const envelope = { type: 'event_callback', event, event_id: 'Ev3' }
  await app.processEvent({ body: { ...envelope, team_id: 'TWO' }, ack: async () => {} })
  await sentAll(stores.outbox, slackApp)
  expect(calls).toEqual([])
  await app.processEvent({ body: { ...envelope, team_id: 'ONE', event_id: 'Ev4' }, ack: async () => {} })
  await sentAll(stores.outbox, slackApp)
  expect(tokens()).toEqual(['ONE'])
})

test('what HR looks at is read before the app takes anything', async () => {
  const order: string[] = []
  const receiver = { init: () => {}, start: async () => order.push('connected'), stop: async () => {} }
  const readAhead = async () => {
    await new Promise(setImmediate)
    order.push('read')
  }
  const desk = {
    ...{ jobs: { claim: async () => [] }, checklists: { reminders: { askZonesOf: () => {} } }, readAhead },
    ...{ teaching: { follow: () => {}, stop: () => {} }, digests: { plan: async () => {} } },
  }
  const here = await createSlackApp({
    settings: { botToken: 'xoxb-ONE', apiUrl: 'https://slack.test/api/', transport: { kind: 'socket', appToken: 'x' } },
    service: new Service({ assistant: assistant(), stores: createMemoryStores(), log: () => {} }),
    ...{ desk: desk as unknown as Desk, log: () => {}, receiver: receiver as unknown as Receiver },
    fetch: slack as typeof fetch,
  })
  await here.start()
  await here.stop(0)
  expect(order).toEqual(['read', 'connected'])
})
