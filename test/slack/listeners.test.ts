import { readFileSync } from 'node:fs'
import type { App, Receiver } from '@slack/bolt'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import type { Answer } from '../../src/core/answers/answer.js'
import type { Assistant, Question } from '../../src/core/answers/assistant.js'
import type { Documents } from '../../src/core/answers/documents.js'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import type { Reader } from '../../src/core/answers/readers.js'
import type { Excerpt } from '../../src/core/corpus/citation.js'
import { begunWith } from '../../src/core/question/thread-state.js'
import { excerptOf, WHOLE } from '../../src/core/ranking/excerpts.js'
import type { Exchange } from '../../src/service/asking.js'
import { Desk } from '../../src/service/desk/desk.js'
import { Service } from '../../src/service/service.js'
import type { Stores } from '../../src/service/stores.js'
import { replyIn } from '../../src/slack/reply-names.js'
import { createSlackApp, type SlackApp } from '../../src/slack/slack-app.js'
import { documentsOf, SOURCES, sampleAnswer } from './sample-answers.js'
import { sentAll } from './sent-all.js'
import { TestClock } from './test-clock.js'

type Json = Record<string, unknown>

interface Sent {
  url: string
  body: Json
}

/** A real Bolt App, fed saved payloads; what it would have sent is in `sent`. */
let app: App
let slackApp: SlackApp
let sent: Sent[]
let logged: string[]
let clock: TestClock
/** What the fake Slack answers, method by method, once. */
let failures: Map<string, Response | Error>
let answer: Answer
/** What the assistant's passages are read from. */
let documents: Documents
/** What the acknowledgements said. */
let acked: unknown[]
/** What the assistant was asked. */
let asked: Question[]
/** For whom it was asked. */
let readers: (Reader | undefined)[]
let exchanges: Exchange[]
const stores = createMemoryStores()
const NOTHING_SET = { of: async () => ({}), ofChannels: async () => [] }

beforeEach(async () => {
  sent = []
  logged = []
  clock = new TestClock()
  failures = new Map()
  answer = sampleAnswer('answer')
  documents = documentsOf('残業は認められません。')
  asked = []
  readers = []
  exchanges = []
  acked = []
  Object.assign(stores, createMemoryStores())
  const receiver: Receiver = {
    init: (made) => {
      app = made
    },
    start: async () => {},
    stop: async () => {},
  }
  // That something was answered is a line too.
  const log = (line: string) => line.startsWith('info answered') || logged.push(line)
  slackApp = await createSlackApp({
    settings: {
      botToken: 'xoxb-test',
      apiUrl: 'https://slack.test/api/',
      transport: { kind: 'socket', appToken: 'x' },
      roles: { hrUsers: ['U0HR'] },
    },
    service: new Service({
      ...{ assistant: stubAssistant(), stores, log },
      now: () => Date.parse('2025-04-01T00:00:00Z'),
      onExchange: (exchange) => exchanges.push(exchange),
    }),
    desk: new Desk({
      stores: { settings: NOTHING_SET, jobs: { add: async () => undefined } } as unknown as Stores,
      assistant: stubAssistant() as never,
      files: {} as never,
      maker: {} as never,
      log,
    }),
    log,
    receiver,
    fetch: fakeFetch as typeof fetch,
    clock,
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

  test('is written down, then acknowledged, then answered; chatter is not written down', async () => {
    const key = 'post:T0TEST:C0GENERAL:1790000000.000100'
    const claims: Promise<boolean>[] = []
    let sentBeforeAck = -1
    await feed('app-mention', {}, () => {
      claims.push(stores.deliveries.claim({ team: 'T0TEST', key, payload: '' }, { holder: 'other', ms: 1 }))
      sentBeforeAck = posted().length
    })
    expect([await Promise.all(claims), sentBeforeAck, posted().length]).toEqual([[false], 0, 1])
    stores.deliveries.claim = async () => {
      throw new Error('was to be written down')
    }
    expect(await feed('message-channel', { event: { ts: '1790000000.000700', text: 'お昼にしましょう' } })).toBe(1)
    expect(logged).toEqual([])
  })

  test('whose answer could not be sent is one sentence with a number', async () => {
    failures.set('chat.postMessage', json({ ok: false, error: 'restricted_action' }))
    await feed('app-mention')
    expect(logged.join('\n')).toMatch(/reference=[0-9A-Z]{4} .*restricted_action/)
    expect(posted().at(-1)?.text).toMatch(/^いま答えられませんでした。.*（受付番号 [0-9A-Z]{4}）$/)
    const before = posted().length
    await feed('app-mention')
    expect(posted()).toHaveLength(before)
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

  test('is left alone where the stores are away and it was not meant for the bot; a mention is answered all the same', async () => {
    const away = async () => {
      throw new Error('disk')
    }
    for (const store of [stores.threads, stores.deliveries, stores.votes, stores.questions])
      for (const call of Object.keys(store)) Object.assign(store, { [call]: away })
    const elsewhere = { ts: '1790000000.000700', text: 'お昼はどこにしますか？' }
    const inThread = { thread_ts: '1790000000.000050' }
    await feed('message-channel', { event: { ...inThread, text: 'お昼にしましょう' } })
    await feed('message-channel', { event: { ...elsewhere, ...inThread }, event_id: 'Ev2' })
    await feed('message-channel', { event: elsewhere, event_id: 'Ev3' })
    expect(sent.filter(({ url }) => !url.endsWith('auth.test'))).toEqual([])
    await feed('app-mention')
    expect(posted()).toHaveLength(1)
  })

  test('that fails leaves a number under a question, and nothing under chatter in its thread', async () => {
    await feed('app-mention')
    answer = undefined as unknown as Answer
    const inThread = { ts: '1790000000.000300', thread_ts: '1790000000.000100' }
    await feed('message-channel', { event: { ...inThread, text: '了解です' }, event_id: 'Ev2' })
    expect(posted()).toHaveLength(1)
    await feed('message-channel', {
      event: { ...inThread, ts: '1790000000.000400', text: 'ほかには？' },
      event_id: 'Ev3',
    })
    expect(posted()).toHaveLength(2)
    expect(posted()[1]?.text).toMatch(/受付番号/)
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

describe('what is for HR only', () => {
  const HR = { audience: 'hr', today: '2025-04-01' }
  const EVERYONE = { ...HR, audience: 'everyone' }
  const direct = (user: string) => ({ event: { channel: 'D0HR', channel_type: 'im', user } })

  test('is read from for somebody of HR where nobody else sees the answer', async () => {
    await feed('message-channel', direct('U0HR'))
    await feed('slash-command', { user_id: 'U0HR' })
    await feed('view-submission', { user: { id: 'U0HR' } })
    expect(readers).toEqual([HR, HR, HR])
  })

  test('is not for anybody else, nor for HR in a channel', async () => {
    await feed('message-channel', direct('U0ANNA'))
    await feed('app-mention', { event: { user: 'U0HR', ts: '1790000000.000900' } })
    await feed('slash-command')
    expect(readers).toEqual([EVERYONE, EVERYONE, EVERYONE])
  })

  test('is read on in by HR alone, and shared by nobody', async () => {
    const [shown] = sentencesShown()
    const pressed = (action: string, id: string) =>
      feed('block-actions', {
        user: { id },
        trigger_id: `${action} ${id}`,
        actions: [press(action, excerptRef(shown!))],
      })
    for (const [action, user, reader] of [
      ['more', 'U0HR', HR],
      ['more', 'U0ANNA', EVERYONE],
      ['others', 'U0HR', HR],
      ['share', 'U0HR', EVERYONE],
    ] as const) {
      readers = []
      await pressed(action, user)
      expect(new Set(readers)).toEqual(new Set([reader]))
    }
    readers = []
    await feed('slash-command', { user_id: 'U0HR', command: '/telework-share', text: '残業', trigger_id: 'share' })
    expect(readers).toEqual([EVERYONE])
  })
})

test('an excerpt of a document that should have been looked at again says so under its place', async () => {
  const shown = sampleAnswer('answer')
  answer = {
    ...shown,
    excerpts: shown.excerpts.map((excerpt) => ({ ...excerpt, overdueSince: '2025-03-31' })),
  } as Answer
  await feed('app-mention')
  expect(JSON.stringify(posted()[0]?.blocks)).toContain('見直しの期日（2025年3月）を過ぎています')
})

describe('a shortcut on a message', () => {
  test('is acknowledged first, and looks the words up for the person alone, in the thread and by what it was about', async () => {
    const state = { ...begunWith('広島市'), caseIds: ['hiroshima'], bound: true }
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

describe('the modal to ask in', () => {
  const submitted = (value: string | null, changes: Json = {}) => {
    const values = { 'question:4': { question: { type: 'plain_text_input', value } } }
    return { view: { ...saved('view-submission').view, state: { values }, ...changes } }
  }
  const updated = () => calls('views.update').map((call) => JSON.parse(String(call.view)) as Json)
  const fieldOf = (view: Json | undefined) => Object((view?.blocks as Json[] | undefined)?.at(-1))

  test('opens after the acknowledgement, once, also where Slack’s answer got lost', async () => {
    let sentBeforeAck = -1
    failures.set('views.open', new Error('reset'))
    await feed('shortcut', {}, () => {
      sentBeforeAck = sent.filter((each) => !each.url.endsWith('auth.test')).length
    })
    expect(sentBeforeAck).toBe(0)
    await feed('shortcut')
    failures.set('views.open', json({ ok: false, error: 'exchanged_trigger_id' }))
    await feed('shortcut', { trigger_id: 'another' })
    expect(calls('views.open').map((call) => call.trigger_id)).toEqual(['1.2.jkl', '1.2.jkl', 'another'])
    expect(fieldOf(JSON.parse(String(calls('views.open')[0]?.view)) as Json)).toMatchObject({
      block_id: 'question:0',
      element: { type: 'plain_text_input', multiline: true, max_length: 1000 },
    })
    expect(posted()).toHaveLength(0)
  })

  test('that the server does not have is one sentence, to the person who wanted it', async () => {
    failures.set('views.open', json({ ok: false, error: 'unknown_method' }))
    await feed('shortcut')
    const container = { is_ephemeral: true, message_ts: '1.0', channel_id: 'C0GENERAL' }
    await feed('block-actions', { container, actions: [press('rephrase', '手当は？')] })
    expect(posted()).toEqual([
      expect.objectContaining({ channel: 'U0BEN', text: expect.stringContaining('質問の画面を開けません') }),
    ])
    expect(replies()).toEqual([expect.objectContaining({ text: expect.stringContaining('質問の画面を開けません') })])
    expect(calls('views.open')).toHaveLength(1)
  })

  test('takes no empty question, and says so beside the field', async () => {
    for (const value of [null, '', ' 　\n', '<@U0BEN> ']) await feed('view-submission', submitted(value))
    expect(acked).toEqual(
      Array(4).fill({ response_action: 'errors', errors: { 'question:4': '質問を書いてください。' } }),
    )
    expect([asked, updated()]).toEqual([[], []])
  })

  test('shows at once that it searches, then the answer and a new field, once for two submissions', async () => {
    let sentBeforeAck = -1
    await feed('view-submission', submitted('<@U0BEN> 残業は？'), () => {
      sentBeforeAck = sent.filter((each) => !each.url.endsWith('auth.test')).length
    })
    await feed('view-submission', submitted('<@U0BEN> 残業は？'))
    expect(sentBeforeAck).toBe(0)
    expect(acked[0]).toMatchObject({ response_action: 'update', view: { type: 'modal' } })
    expect(asked).toEqual([{ text: '残業は？' }])
    expect(calls('views.update')[0]?.view_id).toBe('V0ASK')
    const [view, again] = updated()
    // The second draws what the first did, in its acknowledgement and after it.
    expect(again).toEqual(view)
    expect(acked[1]).toEqual({ response_action: 'update', view })
    expect(JSON.stringify(view)).toContain('質問: 残業は？')
    expect(JSON.stringify(view)).not.toMatch(/"container"|"table"/)
    expect(fieldOf(view).block_id).toBe('question:5')
    expect(fieldOf(view).element).not.toHaveProperty('initial_value')
  })

  test('is one conversation, and another modal another', async () => {
    await feed('view-submission')
    await feed('view-submission', submitted('ほかには？', { hash: '2.abc' }))
    await feed('view-submission', submitted('ほかには？', { id: 'V0OTHER' }))
    expect(asked.map((each) => each.thread !== undefined)).toEqual([false, true, false])
  })

  test('leaves a question that was not answered in the field', async () => {
    answer = sampleAnswer('none')
    await feed('view-submission', submitted('  手当は？'))
    expect(fieldOf(updated()[0]).element.initial_value).toBe('手当は？')
    expect(JSON.stringify(updated()[0])).not.toContain('"rephrase"')
  })

  test('that fails has the question still, and a number', async () => {
    answer = undefined as unknown as Answer
    await feed('view-submission')
    expect(JSON.stringify(updated()[0])).toMatch(/受付番号 [0-9A-Z]{4}/)
    expect(fieldOf(updated()[0])).toMatchObject({
      block_id: 'question:1',
      element: { initial_value: 'そこの課題は？' },
    })
  })

  test('that was closed meanwhile is not written into, nor is anything else', async () => {
    failures.set('views.update', json({ ok: false, error: 'not_found' }))
    await feed('view-submission')
    expect(calls('views.update')).toHaveLength(1)
    expect(posted()).toHaveLength(0)
    expect(logged.join()).not.toContain('reference=')
  })

  test.each(['手当は？', '手'.repeat(3000)])(
    'opens with the question that found nothing, to put it in other words',
    async (question) => {
      answer = sampleAnswer('none')
      await feed('app-mention', { event: { text: `<@U0BOT> ${question}` } })
      const blocks = JSON.parse(String(posted()[0]?.blocks)) as { elements?: Json[] }[]
      const button = blocks.flatMap((block) => block.elements ?? []).find((each) => each.action_id === 'rephrase')
      expect(String(button?.value).length).toBeLessThanOrEqual(1000)
      await feed('block-actions', { actions: [press('rephrase', String(button?.value))] })
      const [opened] = calls('views.open')
      expect(opened?.trigger_id).toBe('1.2.abc')
      const field = fieldOf(JSON.parse(String(opened?.view)) as Json)
      expect(field.element.initial_value).toBe(question.length > 1000 ? `${'手'.repeat(999)}…` : question)
    },
  )
})

describe('a button in that modal', () => {
  const view = (changes: Json = {}) => ({ ...saved('view-submission').view, ...changes })
  const inModal = (action: Json, changes: Json = {}) =>
    feed('block-actions', {
      ...{ channel: undefined, message: undefined, response_url: undefined },
      container: { type: 'view', view_id: 'V0ASK' },
      view: view(changes),
      actions: [action],
    })

  test('that looks closer puts it on top, and on top of that in its place', async () => {
    await inModal(press('more', 'doc#規程@0-11'))
    expect(calls('views.push')).toHaveLength(1)
    expect(calls('views.push')[0]).toMatchObject({ trigger_id: '1.2.abc', view: expect.stringContaining('規程') })
    await inModal(press('others', 'doc#規程@0-11'), { id: 'V0TOP' })
    expect(calls('views.push')).toHaveLength(1)
    expect(calls('views.update')).toEqual([expect.objectContaining({ view_id: 'V0TOP' })])
    expect(String(calls('views.update')[0]?.view)).not.toContain('plain_text_input')
    expect([posted(), calls('chat.postEphemeral')]).toEqual([[], []])
  })

  test.each(['unknown_method', 'push_limit_reached', 'expired_trigger_id'])(
    'shows it in the modal itself where the server says %s, and keeps the field',
    async (error) => {
      failures.set('views.push', json({ ok: false, error }))
      await inModal(press('more', 'doc#規程@0-11'))
      expect(calls('views.update')).toEqual([expect.objectContaining({ view_id: 'V0ASK' })])
      expect(String(calls('views.update')[0]?.view)).toMatch(/規程.*question:0/)
    },
  )

  test('that asks is answered in the modal, as one more turn of its conversation', async () => {
    await inModal(press('ask:0', '手当は？'))
    await feed('view-submission')
    expect(asked.map((each) => [each.text, each.thread !== undefined])).toEqual([
      ['手当は？', false],
      ['そこの課題は？', true],
    ])
    expect(String(calls('views.update')[0]?.view)).toMatch(/質問: 手当は？.*question:1/)
  })

  test('whose trigger is spent is shown on top where a lost try did it, else in the modal', async () => {
    const spent = () => json({ ok: false, error: 'exchanged_trigger_id' })
    failures.set('views.push', spent())
    await inModal(press('more', 'doc#規程@0-11'))
    expect(calls('views.update').map((call) => [call.external_id !== undefined, call.view_id])).toEqual([
      [true, undefined],
    ])
    failures.set('views.push', spent())
    failures.set('views.update', json({ ok: false, error: 'not_found' }))
    await inModal({ ...press('more', 'doc#規程@0-11'), action_ts: 'another' })
    expect(calls('views.update').at(-1)?.view_id).toBe('V0ASK')
  })

  test('that shares puts the preview on top', async () => {
    await inModal(press('share', 'doc#規程@0-11'))
    expect(calls('views.push')).toHaveLength(1)
    expect(calls('views.open')).toHaveLength(0)
    expect(String(calls('views.update')[0]?.view)).toContain('share_excerpts')
  })

  test('that shares is over where the modal was closed before it was filled, and nobody is told of trouble', async () => {
    failures.set('views.update', json({ ok: false, error: 'not_found' }))
    await inModal(press('share', 'doc#規程@0-11'))
    expect(calls('views.update')).toHaveLength(1)
    expect(logged.join()).not.toContain('reference=')
  })

  test('of feedback is thanked for on top, and fails there too', async () => {
    await inModal(press('helpful', 'doc#規程@0-11'))
    expect(String(calls('views.push')[0]?.view)).toContain('ありがとう')
    expect(await stores.votes.list('T0TEST', { limit: 9 })).toMatchObject([{ helpful: true, user: 'U0BEN' }])
    stores.votes.set = async () => {
      throw new Error('disk')
    }
    await inModal({ ...press('helpful', 'doc#規程@0-11'), action_ts: 'another' })
    expect(String(calls('views.push')[1]?.view)).toMatch(/受付番号 [0-9A-Z]{4}/)
  })
})

describe('a button', () => {
  test('that looks closer answers whoever pressed it, beside the thread', async () => {
    const look = { actions: [press('others', 'doc#規程@0-11')] }
    await feed('block-actions', look)
    expect(calls('chat.postEphemeral')[0]).toMatchObject({ user: 'U0BEN', thread_ts: '1790000000.000100' })
    await feed('block-actions', look)
    expect(calls('chat.postEphemeral')).toHaveLength(1)
  })

  test('that reads on opens a modal; beside the thread where its three seconds are over', async () => {
    await feed('block-actions')
    expect(calls('views.open')[0]).toMatchObject({ trigger_id: '1.2.abc', view: expect.stringContaining('引用の前後') })
    expect(calls('chat.postEphemeral')).toEqual([])
    failures.set('views.open', json({ ok: false, error: 'expired_trigger_id' }))
    await feed('block-actions', { actions: [{ ...press('more', 'doc#規程@0-11'), action_ts: 'later' }] })
    expect(calls('chat.postEphemeral')[0]).toMatchObject({ user: 'U0BEN', thread_ts: '1790000000.000100' })
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
    expect(await stores.votes.list('T0TEST', { limit: 9 })).toEqual([
      {
        team: 'T0TEST',
        channel: 'C0GENERAL',
        message: '1790000000.000200',
        user: 'U0BEN',
        helpful: false,
        passageIds: ['doc#規程', 'b#1'],
        at: expect.any(Number),
      },
    ])
  })

  test('of a list goes on under its conditions, and of one found empty looks again with less', async () => {
    const list = sampleAnswer('cases', '市', 12)
    answer = list
    await feed('block-actions', { actions: [press('more_cases', '?市\ncase-10\ncase-11')] })
    const shown = String(calls('chat.postEphemeral')[0]?.blocks)
    expect(shown).toContain('条件: 市　2件')
    expect(shown).toContain('case-11')
    expect(shown).not.toContain('case-1"')
    await feed('block-actions', { actions: [{ ...press('find_cases:0', '市'), action_ts: 'another' }] })
    expect(String(calls('chat.postEphemeral')[1]?.blocks)).toContain('条件: 市　12件')
  })

  test('of sharing previews the very sentence that was shown, also one from the middle of its passage', async () => {
    documents = documentsOf('在宅勤務の扱いです。残業は認められません。申請は前日までです。')
    const [, shown] = sentencesShown()
    await feed('block-actions', { actions: [press('share', excerptRef(shown!))] })
    const preview = String(calls('views.update')[0]?.view)
    expect(preview).toContain('"残業は認められません。"')
    expect(preview).not.toMatch(/扱いです|前日まで/)
  })

  test('of sharing says where a passage has changed since, previews it as it is now, and posts no other words', async () => {
    const [, shown] = sentencesShown('在宅勤務の扱いです。残業は認められません。')
    const ref = excerptRef(shown!)
    documents = documentsOf('在宅勤務の扱いです。残業は事前に命じたときだけ認めます。')
    await feed('block-actions', { actions: [press('share', ref)] })
    const preview = String(calls('views.update')[0]?.view)
    expect(preview).toContain('表示したあとで資料が変わった箇所があります')
    expect(preview).toContain('事前に命じたときだけ認めます')
    const values = { channel: { channel: { selected_conversation: 'C0GENERAL' } } }
    const view = {
      ...saved('view-submission').view,
      callback_id: 'share_excerpts',
      private_metadata: JSON.stringify({ refs: [ref], chosen: [0], sentence: '', channel: 'C0GENERAL' }),
      state: { values },
    }
    for (const callback_id of ['share_excerpts', 'share_preview']) {
      await feed('view-submission', { view: { ...view, callback_id, hash: callback_id } })
      expect(posted()).toEqual([])
      const again = String(calls('views.update').at(-1)?.view)
      expect(again).toContain('表示したあとで資料が変わった箇所があります')
      expect(again).toContain('事前に命じたときだけ認めます')
    }
  })

  test('of further places shows the very sentences that the message had no room for', async () => {
    documents = documentsOf('在宅勤務の扱いです。残業は認められません。申請は前日までです。')
    const [, ...left] = sentencesShown()
    await feed('block-actions', { actions: [press('others', left.map(excerptRef).join('\n'))] })
    const blocks = JSON.parse(String(calls('chat.postEphemeral')[0]?.blocks)) as Json[]
    const quoted = JSON.stringify(blocks.filter((block) => block.type === 'rich_text'))
    expect(quoted).toMatch(/残業は認められません。.*申請は前日までです。/)
    expect(quoted).not.toContain('扱いです')
  })

  test('whose passage is gone says so', async () => {
    await feed('block-actions', { actions: [press('more', 'gone@0-5')] })
    expect(String(calls('chat.postEphemeral')[0]?.text)).toContain('いまの資料の中にありません')
  })
})

describe('a message with an answer', () => {
  test('carries the name of its reply, also where only one person sees it', async () => {
    await feed('app-mention')
    await feed('slash-command')
    const blocks = [JSON.parse(String(posted()[0]?.blocks)), replies()[0]?.blocks] as Json[][]
    expect(blocks.map(replyIn)).toEqual(exchanges.map(({ id }) => id))
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(2)
  })
})

describe('blocks that the server refuses', () => {
  const refusal = (message: string) =>
    json({ ok: false, error: 'invalid_blocks', response_metadata: { messages: [message] } })
  const ask = (n: number) => feed('app-mention', { event: { ts: `179000${n}.000100` }, event_id: `Ev${n}` })
  const typesPosted = () => (JSON.parse(String(posted().at(-1)?.blocks)) as Json[]).map(({ type }) => type)

  test('are left out, and their kind with them for an hour, with Slack’s own words in the log', async () => {
    failures.set('chat.postMessage', refusal('[ERROR] x'))
    await ask(1)
    expect(posted()).toHaveLength(2)
    expect(String(posted()[0]?.blocks)).toContain('container')
    expect(typesPosted()).not.toContain('container')
    expect(logged.filter((line) => line.includes('feature folding is held back'))).toHaveLength(1)
    expect(logged.join()).toContain('[ERROR] x')
    await ask(2)
    expect(posted()).toHaveLength(3)
    expect(typesPosted()).not.toContain('container')
    clock.turn(60 * 60_000)
    await ask(3)
    expect(typesPosted()).toContain('container')
  })

  test('because one message is too long say nothing of the next', async () => {
    failures.set('chat.postMessage', json({ ok: false, error: 'msg_blocks_too_long' }))
    await ask(1)
    expect(posted()).toHaveLength(2)
    expect(typesPosted()).not.toContain('container')
    expect(logged.join()).not.toContain('held back')
    await ask(2)
    expect(posted()).toHaveLength(3)
    expect(typesPosted()).toContain('container')
  })

  test('inside what is folded are put in plainer ones there, and it stays folded', async () => {
    await ask(1)
    const at = typesPosted().indexOf('container')
    failures.set(
      'chat.postMessage',
      refusal(`[ERROR] unsupported type [json-pointer:/blocks/${at}/child_blocks/0/type]`),
    )
    await ask(2)
    const folded = () => (JSON.parse(String(posted().at(-1)?.blocks)) as Json[])[at] as { child_blocks: Json[] }
    expect(folded().child_blocks.map(({ type }) => type)).toEqual(folded().child_blocks.map(() => 'section'))
    expect(JSON.stringify(folded())).toContain('「')
    await ask(3)
    expect(folded().child_blocks[0]?.type).toBe('section')
    clock.turn(60 * 60_000)
    await ask(4)
    expect(folded().child_blocks[0]?.type).toBe('rich_text')
    expect(logged.filter((line) => line.includes('feature richFolds is held back'))).toHaveLength(1)
  })

  test('of one kind leave the other kind alone: the one that Slack points at', async () => {
    answer = sampleAnswer('compare')
    await ask(1)
    const refuseTable = (type: string) => {
      const at = typesPosted().indexOf(type)
      expect(at).toBeGreaterThanOrEqual(0)
      failures.set('chat.postMessage', refusal(`[ERROR] unsupported type: ${type} [json-pointer:/blocks/${at}/type]`))
    }
    // In the place of the table that names its rows comes a plain one, then lines.
    refuseTable('data_table')
    await ask(2)
    expect(typesPosted()).toContain('table')
    refuseTable('table')
    await ask(3)
    expect(typesPosted()).not.toContain('table')
    answer = sampleAnswer('answer')
    await ask(4)
    expect(typesPosted()).toContain('container')
    answer = sampleAnswer('compare')
    await ask(5)
    expect(typesPosted().filter((type) => String(type).endsWith('table'))).toEqual([])
    expect(logged.filter((line) => /feature (dataTables|tables) is held back/.test(line))).toHaveLength(2)
  })

  test('in every form are sent as their text alone', async () => {
    failures.set('chat.postMessage', refusal('[ERROR] x'))
    answer = sampleAnswer('none')
    await ask(1)
    expect(posted()).toHaveLength(2)
    expect(posted()[1]).not.toHaveProperty('blocks')
    expect(String(posted()[1]?.text)).toContain('見つかりませんでした')
  })
})

function saved(name: string): Json & { view?: Json } {
  return JSON.parse(readFileSync(`test/fixtures/slack/${name}.json`, 'utf8')) as Json
}

async function feed(name: string, changes: Json = {}, onAck: () => void = () => {}): Promise<number> {
  const payload = saved(name)
  const event = changes.event === undefined ? {} : { event: { ...(payload.event as Json), ...(changes.event as Json) } }
  let acks = 0
  await app.processEvent({
    body: { ...payload, ...changes, ...event },
    ack: async (said) => {
      acks += 1
      if (said !== undefined) acked.push(said)
      onAck()
    },
  })
  await sentAll(stores.outbox, slackApp)
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
  if (/views\.(open|push)$/.test(url)) return json({ ok: true, view: { id: 'V0NEW', hash: '9.abc' } })
  return json({ ok: true, ts: '1790000000.000900' })
}

function json(body: Json): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

function calls(method: string): Json[] {
  return sent.filter((each) => each.url.endsWith(`/api/${method}`)).map((each) => each.body)
}

/** Each sentence of the one passage, as an answer would have shown it. */
function sentencesShown(text?: string): Excerpt[] {
  const from = text === undefined ? documents : documentsOf(text)
  const passage = from.passage('doc#規程')!
  return passage.sentences.map((_, at) => excerptOf(passage, at, () => 0, WHOLE, from.cite(passage)))
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
    converse: async (question, reader) => {
      asked.push(question)
      readers.push(reader)
      return { answer, thread: begunWith('') }
    },
    caseStudy: now,
    checklist: now,
    snippets: (_, reader) => {
      readers.push(reader)
      return now()
    },
    caseById: now,
    checklistById: now,
    compare: now,
    similarCases: now,
    quoted: (ref, reader) => {
      readers.push(reader)
      return documents.quoted(ref)
    },
    passage: (id) => {
      const passage = documents.passage(id)
      return passage ? documents.whole(passage) : []
    },
    alike: () => [],
    notedQuestions: () => [],
    besides: () => ({}),
    unheldWords: () => [],
    cases: () => [],
    checklists: () => [],
    sources: () => SOURCES,
  }
}
