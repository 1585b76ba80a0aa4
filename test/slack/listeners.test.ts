import { readFileSync } from 'node:fs'
import type { App, Receiver } from '@slack/bolt'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  createMemoryDeliveryStore,
  createMemoryFeedbackStore,
  createMemoryThreadStore,
} from '../../src/adapters/memory-stores.js'
import type { Answer } from '../../src/core/answer.js'
import type { Assistant, Question } from '../../src/core/assistant.js'
import { createSlackApp } from '../../src/slack/slack-app.js'
import { excerpt, SOURCES, sampleAnswer } from './sample-answers.js'

type Json = Record<string, unknown>

interface Sent {
  url: string
  body: Json
}

/** A real Bolt App, fed saved payloads; what it would have sent is in `sent`. */
let app: App
let sent: Sent[]
let logged: string[]
/** What the fake Slack answers, method by method, once. */
let failures: Map<string, Response | Error>
let answer: Answer
/** What the assistant was asked. */
let asked: Question[]
const stores = {
  threads: createMemoryThreadStore(),
  deliveries: createMemoryDeliveryStore(),
  feedback: createMemoryFeedbackStore(),
}

beforeEach(async () => {
  sent = []
  logged = []
  failures = new Map()
  answer = sampleAnswer('answer')
  asked = []
  stores.threads = createMemoryThreadStore()
  stores.deliveries = createMemoryDeliveryStore()
  stores.feedback = createMemoryFeedbackStore()
  const receiver: Receiver = {
    init: (made) => {
      app = made
    },
    start: async () => {},
    stop: async () => {},
  }
  await createSlackApp({
    settings: {
      botToken: 'xoxb-test',
      apiUrl: 'https://slack.test/api/',
      transport: { kind: 'socket', appToken: 'x' },
    },
    assistant: stubAssistant(),
    stores,
    log: (line) => logged.push(line),
    receiver,
    fetch: fakeFetch as typeof fetch,
  })
})

describe('a post', () => {
  test('is answered once, whichever of its two events comes first', async () => {
    await feed('message-channel')
    await feed('app-mention')
    expect(posted()).toHaveLength(1)
    expect(posted()[0]).toMatchObject({
      channel: 'C0GENERAL',
      thread_ts: '1790000000.000100',
      unfurl_links: 'false',
      parse: 'none',
    })
    const [again] = [await feed('app-mention')]
    expect(again).toBe(1)
    expect(posted()).toHaveLength(1)
  })

  test('whose answer could not be sent is answered when it is delivered again', async () => {
    failures.set('chat.postMessage', json({ ok: false, error: 'fatal_error' }))
    await feed('app-mention')
    expect(logged.join('\n')).toMatch(/reference=[0-9A-Z]{4} .*fatal_error/)
    expect(posted().at(-1)?.text).toMatch(/^いま答えられませんでした。.*（受付番号 [0-9A-Z]{4}）$/)
    const before = posted().length
    await feed('app-mention')
    expect(posted()).toHaveLength(before + 1)
    expect(posted().at(-1)?.text).toContain('残業')
  })

  test('without a mention is heard in a thread that the bot knows, and chatter there is not answered', async () => {
    await feed('app-mention')
    const inThread = { text: 'ほかには？', ts: '1790000000.000300', thread_ts: '1790000000.000100' }
    await feed('message-channel', { event: inThread, event_id: 'Ev2' })
    expect(posted()).toHaveLength(2)
    answer = sampleAnswer('none')
    await feed('message-channel', {
      event: { ...inThread, ts: '1790000000.000400', text: '了解です' },
      event_id: 'Ev3',
    })
    expect(posted()).toHaveLength(2)
    await feed('message-channel', {
      event: { ...inThread, ts: '1790000000.000500', text: '手当は？' },
      event_id: 'Ev4',
    })
    expect(posted()).toHaveLength(3)
    await feed('message-channel', { event: { ...inThread, ts: '1790000000.000550', text: '' }, event_id: 'Ev6' })
    await feed('message-channel', {
      event: { ...inThread, thread_ts: '1.0', ts: '1790000000.000600' },
      event_id: 'Ev5',
    })
    expect(posted()).toHaveLength(3)
  })

  test('that is only a mention gets help', async () => {
    await feed('app-mention', { event: { text: '<@U0BOT>' } })
    expect(JSON.stringify(posted())).toContain('/telework-share')
  })
})

describe('a command', () => {
  test('is acknowledged before anything else, and answered privately', async () => {
    let sentBeforeAck = -1
    await feed('slash-command', {}, () => {
      sentBeforeAck = sent.filter((each) => !each.url.endsWith('auth.test')).length
    })
    expect(sentBeforeAck).toBe(0)
    expect(replies()).toHaveLength(1)
    expect(replies()[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  })

  test('is tried again where its response_url fails, and comes as a DM where that is gone', async () => {
    failures.set('/commands/', new Error('reset'))
    await feed('slash-command')
    expect(replies()).toHaveLength(2)
    failures.set('/commands/', new Response('used_url', { status: 404 }))
    await feed('slash-command', { trigger_id: 'another' })
    expect(posted()[0]).toMatchObject({ channel: 'U0ANNA' })
  })
})

describe('a shortcut on a message', () => {
  test('is acknowledged first, and looks the words up for the person alone, in the thread and by what it was about', async () => {
    const state = { caseIds: ['hiroshima'], bound: true, topic: '広島市', shownPassageIds: [] }
    await stores.threads.set({ team: 'T0TEST', channel: 'C0GENERAL', thread: '1790000000.000100' }, state, 1000)
    let sentBeforeAck = -1
    await feed('message-action', {}, () => {
      sentBeforeAck = sent.filter((each) => !each.url.endsWith('auth.test')).length
    })
    expect(sentBeforeAck).toBe(0)
    expect(asked).toEqual([{ text: 'そこの課題は？', thread: state }])
    expect(replies()).toHaveLength(1)
    expect(replies()[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '1790000000.000100',
    })
    await feed('message-action')
    expect(replies()).toHaveLength(1)
  })

  test('outside a thread, or where one began, is answered in the channel', async () => {
    await feed('message-action', { message: { ts: '1.0', text: '残業は？' } })
    await feed('message-action', { message: { ts: '1.0', thread_ts: '1.0', text: '残業は？' }, trigger_id: 'another' })
    expect(replies()).toHaveLength(2)
    for (const reply of replies()) expect(reply).not.toHaveProperty('thread_ts')
  })

  test.each([
    [
      [
        richText(
          { type: 'text', text: '在宅勤務の' },
          { type: 'user', user_id: 'U0BEN' },
          { type: 'text', text: '残業は？' },
        ),
      ],
    ],
    [
      [
        { type: 'section', text: { type: 'mrkdwn', text: 'お知らせ' } },
        richText({ type: 'link', url: 'https://a.example', text: '在宅勤務の' }, { type: 'emoji', name: 'wave' }),
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_list', elements: [line({ type: 'text', text: '残業は？' })] }],
        },
      ],
    ],
  ])('without a text is looked up by its rich text', async (blocks) => {
    await feed('message-action', { message: { ts: '1.0', text: ' ', blocks } })
    expect(asked[0]?.text.replace(/\s+/g, '')).toBe('在宅勤務の残業は？')
  })

  test.each([
    [{ ts: '1.0', files: [{ id: 'F1' }] }],
    [{ ts: '1.0', text: '<@U0BEN>', blocks: [{ type: 'image' }, null, richText({ type: 'emoji', name: 'wave' })] }],
  ])('with nothing to look up says so', async (message) => {
    await feed('message-action', { message })
    expect(asked).toEqual([])
    expect(replies()).toHaveLength(1)
    expect(replies()[0]).toMatchObject({ text: 'このメッセージには、調べられる文がありません。' })
  })

  test('that fails tells the person, with a number', async () => {
    answer = undefined as unknown as Answer
    await feed('message-action')
    expect(replies()).toHaveLength(1)
    expect(replies()[0]?.text).toMatch(/受付番号 [0-9A-Z]{4}/)
    expect(replies()[0]?.thread_ts).toBe('1790000000.000100')
  })
})

describe('a button', () => {
  test('that looks closer answers whoever pressed it, beside the thread', async () => {
    await feed('block-actions')
    expect(calls('chat.postEphemeral')[0]).toMatchObject({ user: 'U0BEN', thread_ts: '1790000000.000100' })
    await feed('block-actions')
    expect(calls('chat.postEphemeral')).toHaveLength(1)
  })

  test('that asks is answered in the thread', async () => {
    await feed('block-actions', { actions: [press('ask:3', '手当は？')] })
    expect(posted()[0]).toMatchObject({ channel: 'C0GENERAL', thread_ts: '1790000000.000100' })
  })

  test('in a private message is answered privately', async () => {
    const container = { is_ephemeral: true, message_ts: '1.0', channel_id: 'C0GENERAL' }
    await feed('block-actions', { container, actions: [press('ask:0', '手当は？')] })
    expect(replies()).toHaveLength(1)
    expect(posted()).toHaveLength(0)
  })

  test('of feedback keeps the judgement, the last one counting', async () => {
    await feed('block-actions', { actions: [press('helpful', 'doc#規程@0-11\nb#1@0-7')] })
    await feed('block-actions', { actions: [press('unhelpful', 'doc#規程@0-11\nb#1@0-7')] })
    expect(await stores.feedback.all()).toEqual([
      {
        team: 'T0TEST',
        channel: 'C0GENERAL',
        message: '1790000000.000200',
        user: 'U0BEN',
        helpful: false,
        passageIds: ['doc#規程', 'b#1'],
      },
    ])
  })

  test('whose passage is gone says so', async () => {
    await feed('block-actions', { actions: [press('more', 'gone@0-5')] })
    expect(String(calls('chat.postEphemeral')[0]?.text)).toContain('いまの資料の中にありません')
  })
})

describe('blocks that the server refuses', () => {
  test('are sent flat, and flat from then on', async () => {
    failures.set(
      'chat.postMessage',
      json({ ok: false, error: 'invalid_blocks', response_metadata: { messages: ['[ERROR] x'] } }),
    )
    await feed('app-mention')
    expect(posted()).toHaveLength(2)
    expect(String(posted()[0]?.blocks)).toContain('container')
    expect(String(posted()[1]?.blocks)).not.toContain('container')
    expect(logged.filter((line) => line.includes('feature folding is off'))).toHaveLength(1)
    expect(logged.join()).toContain('[ERROR] x')
    await feed('app-mention', { event: { ts: '1790000009.000100' }, event_id: 'Ev9' })
    expect(posted()).toHaveLength(3)
  })
})

async function feed(name: string, changes: Json = {}, onAck: () => void = () => {}): Promise<number> {
  const saved = JSON.parse(readFileSync(`test/fixtures/slack/${name}.json`, 'utf8')) as Json
  const event = changes.event === undefined ? {} : { event: { ...(saved.event as Json), ...(changes.event as Json) } }
  let acks = 0
  await app.processEvent({
    body: { ...saved, ...changes, ...event },
    ack: async () => {
      acks += 1
      onAck()
    },
  })
  return acks
}

function press(action_id: string, value: string): Json {
  return { type: 'button', block_id: 'b', action_id, value, action_ts: '1790000001.000200' }
}

function richText(...elements: Json[]): Json {
  return { type: 'rich_text', elements: [line(...elements)] }
}

function line(...elements: Json[]): Json {
  return { type: 'rich_text_section', elements }
}

async function fakeFetch(url: string, init: { body: string }): Promise<Response> {
  const isApi = url.startsWith('https://slack.test/api/')
  const body = isApi ? Object.fromEntries(new URLSearchParams(init.body)) : (JSON.parse(init.body) as Json)
  sent.push({ url, body })
  for (const [part, failure] of failures) {
    if (!url.includes(part)) continue
    failures.delete(part)
    if (failure instanceof Error) throw failure
    return failure
  }
  if (url.endsWith('auth.test')) return json({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', user: 'telework' })
  return json({ ok: true, ts: '1790000000.000900' })
}

function json(body: Json): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

function calls(method: string): Json[] {
  return sent.filter((each) => each.url.endsWith(`/api/${method}`)).map((each) => each.body)
}

function posted(): Json[] {
  return calls('chat.postMessage')
}

function replies(): Json[] {
  return sent.filter((each) => each.url.includes('hooks.slack.test')).map((each) => each.body)
}

function stubAssistant(): Assistant {
  const now = async () => answer
  return {
    answer: async (question) => {
      asked.push(question)
      return answer
    },
    caseStudy: now,
    checklist: now,
    snippets: now,
    caseById: now,
    checklistById: now,
    compare: now,
    similarCases: now,
    passage: (id) => (id === 'gone' ? [] : [excerpt()]),
    threadAfter: () => ({ caseIds: [], bound: false, topic: '', shownPassageIds: [] }),
    cases: () => [],
    checklists: () => [],
    sources: () => SOURCES,
    cite: () => undefined,
  }
}
