import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BLOCK_SCHEMAS } from '../../src/local-slack/blocks/blocks.js'
import { blockProblems, expandedSize } from '../../src/local-slack/blocks/check-message.js'
import type { Json } from '../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { RULES } from '../../src/local-slack/rules.js'
import {
  ANNA,
  BEN,
  DM_ANNA,
  GENERAL,
  GONE,
  OLD_ROOM,
  QUIET_ROOM,
  RESTRICTED_ROOM,
  SECRET_ROOM,
} from '../../src/local-slack/test-company.js'
import { METHODS, SCOPES, TOKENS } from '../../src/local-slack/web-api.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { BLOCK_CASES, input, ja, plain, section, table } from './block-cases.js'
import { BEHAVIOUR_TESTS, NOT_COVERED } from './not-covered.js'
import { call } from './stub-app.js'

let slack: LocalSlack
beforeEach(async () => {
  slack = await startLocalSlack({
    scopes: [...SCOPES, 'reactions:write', 'files:write', 'files:read', 'channels:read', 'usergroups:read'],
  })
})
afterEach(() => slack.stop())

afterAll(() => {
  const covered = new Set([...BLOCK_CASES.map((each) => each.rule), ...API_RULES, ...Object.keys(BEHAVIOUR_TESTS)])
  console.info(
    `${covered.size} rules covered; not covered:\n${NOT_COVERED.map(({ of, rule, why }) => `  ${of}: ${rule} — ${why}`).join('\n')}`,
  )
})

describe('A4–A5, blocks', () => {
  test.each(BLOCK_CASES.map((each) => [`${each.rule} (${each.on})`, each] as const))('%s', (_, { on, good, bad }) => {
    expect(blockProblems(good, on)).toEqual([])
    expect(blockProblems(bad, on)).not.toEqual([])
  })

  test('every rule with a number is covered, here or by a test of what happens', () => {
    const covered = new Set([
      ...BLOCK_CASES.map((each) => each.rule),
      ...API_RULES,
      ...Object.keys(BEHAVIOUR_TESTS),
      ...NOT_COVERED.map((each) => each.rule),
    ])
    expect(Object.keys(RULES).filter((rule) => !covered.has(rule))).toEqual([])
    for (const { source } of Object.values(RULES)) expect(source).not.toBe('')
  })

  test('every test that is named as covering a rule is there', () => {
    const there = ['behaviour', 'conformance'].map((name) =>
      readFileSync(join(import.meta.dirname, `${name}.test.ts`), 'utf8'),
    )
    const named = Object.values(BEHAVIOUR_TESTS)
    expect(named.filter((name) => !there.some((text) => text.includes(`test('${name}'`)))).toEqual([])
  })

  test('a refusal names the place', async () => {
    const refused = await call(slack, 'chat.postMessage', {
      channel: GENERAL,
      text: 'a',
      blocks: [section(), section(ja(3001))],
    })
    expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' })
    expect(Object(refused.response_metadata).messages).toEqual([
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]',
    ])
  })

  test('markdown comes apart', () => {
    expect(expandedSize({ type: 'markdown', text: 'a\n\nb' })).toBe(1)
    expect(expandedSize({ type: 'markdown', text: '# a\nb\n\n```\nc\n\nd\n```\ne' })).toBe(4)
    expect(Object.keys(BLOCK_SCHEMAS)).toEqual(['message', 'modal', 'home'])
  })
})

/** Rules that one call of the Web API shows: arguments that pass, arguments that do not, and Slack's word for it. */
const legal = (count: number) => Array.from({ length: count }, () => section(ja(2000)))
const modal = (more: Json = {}) => ({ type: 'modal', title: plain('a'), blocks: [section()], ...more })
const home = (more: Json = {}) => ({ type: 'home', blocks: [section()], ...more })
const to = (channel: string, more: Json = {}) => ({ channel, text: 'a', ...more })
const opened = (view: Json): [string, () => Json] => [
  'views.open',
  () => ({ trigger_id: slack.tickets.makeTrigger(ANNA), view }),
]
type ApiCase = [rule: string, method: string, good: Json | (() => Json), bad: Json | (() => Json), error: string]
const API_CASES: ApiCase[] = [
  [
    'messageChars',
    'chat.postMessage',
    to(GENERAL, { blocks: legal(6) }),
    to(GENERAL, { blocks: legal(7) }),
    'msg_blocks_too_long',
  ],
  [
    'messageTables',
    'chat.postMessage',
    to(GENERAL, { blocks: [table(2)] }),
    to(GENERAL, { blocks: [table(2), table(2)] }),
    'invalid_blocks',
  ],
  ['a message says something', 'chat.postMessage', to(GENERAL), { channel: GENERAL }, 'no_text'],
  [
    'blocks are a list',
    'chat.postMessage',
    to(GENERAL, { blocks: [section()] }),
    to(GENERAL, { blocks: section() }),
    'invalid_blocks_format',
  ],
  ['channel is required', 'chat.postMessage', to(GENERAL), { text: 'a' }, 'invalid_arguments'],
  ['channel exists', 'chat.postMessage', to(GENERAL), to('C0NOWHERE'), 'channel_not_found'],
  [
    'a private channel without the bot is not there',
    'chat.postMessage',
    to(GENERAL),
    to(SECRET_ROOM),
    'channel_not_found',
  ],
  ['the bot is in the channel', 'chat.postMessage', to(GENERAL), to(QUIET_ROOM), 'not_in_channel'],
  ['archived', 'chat.postMessage', to(GENERAL), to(OLD_ROOM), 'is_archived'],
  ['restricted', 'chat.postMessage', to(GENERAL), to(RESTRICTED_ROOM), 'restricted_action'],
  ['a user id is the DM', 'chat.postMessage', to(ANNA), to('U0NOBODY'), 'channel_not_found'],
  [
    'thread_ts is a ts',
    'chat.postMessage',
    to(GENERAL, { thread_ts: '1.0' }),
    to(GENERAL, { thread_ts: 'yesterday' }),
    'invalid_thread_ts',
  ],
  [
    'metadata has its form',
    'chat.postMessage',
    to(GENERAL, { metadata: { event_type: 'a', event_payload: {} } }),
    to(GENERAL, { metadata: { a: 1 } }),
    'invalid_metadata_format',
  ],
  [
    'ephemeral: member',
    'chat.postEphemeral',
    to(GENERAL, { user: BEN }),
    to(DM_ANNA, { user: BEN }),
    'user_not_in_channel',
  ],
  [
    'ephemeral: active account',
    'chat.postEphemeral',
    to(GENERAL, { user: BEN }),
    to(GENERAL, { user: GONE }),
    'user_not_in_channel',
  ],
  [
    'ephemeral: bot in the channel',
    'chat.postEphemeral',
    to(GENERAL, { user: ANNA }),
    to(QUIET_ROOM, { user: ANNA }),
    'not_in_channel',
  ],
  [
    'update: own messages',
    'chat.update',
    () => to(GENERAL, { ts: own(BOT.userId) }),
    () => to(GENERAL, { ts: own(ANNA) }),
    'cant_update_message',
  ],
  [
    'update: no ephemeral',
    'chat.update',
    () => to(GENERAL, { ts: own(BOT.userId) }),
    () => to(GENERAL, { ts: own(BOT.userId, ANNA) }),
    'message_not_found',
  ],
  [
    'delete: own messages',
    'chat.delete',
    () => to(GENERAL, { ts: own(BOT.userId) }),
    () => to(GENERAL, { ts: own(ANNA) }),
    'cant_delete_message',
  ],
  [
    'schedule: in the future',
    'chat.scheduleMessage',
    () => to(GENERAL, { post_at: Math.ceil(slack.clock.now() / 1000) + 60 }),
    to(GENERAL, { post_at: 1 }),
    'time_in_past',
  ],
  [
    'streams outside DMs name the reader',
    'chat.startStream',
    to(DM_ANNA, { thread_ts: '1.0' }),
    to(GENERAL, { thread_ts: '1.0' }),
    'missing_recipient_user_id',
  ],
  [
    'viewTitle',
    ...opened(modal({ title: plain(ja(24)) })),
    () => opened(modal({ title: plain(ja(25)) }))[1](),
    'invalid_arguments',
  ],
  [
    'submit and close: 24',
    ...opened(modal({ submit: plain(ja(24)) })),
    () => opened(modal({ submit: plain(ja(25)) }))[1](),
    'invalid_arguments',
  ],
  [
    'privateMetadata',
    ...opened(modal({ private_metadata: ja(3000) })),
    () => opened(modal({ private_metadata: ja(3001) }))[1](),
    'invalid_arguments',
  ],
  [
    'callbackId',
    ...opened(modal({ callback_id: 'a'.repeat(255) })),
    () => opened(modal({ callback_id: 'a'.repeat(256) }))[1](),
    'invalid_arguments',
  ],
  [
    'inputs want a submit',
    ...opened(modal({ submit: plain('a'), blocks: input({ type: 'plain_text_input' }) })),
    () => opened(modal({ blocks: input({ type: 'plain_text_input' }) }))[1](),
    'invalid_arguments',
  ],
  ['unknown keys: view', ...opened(modal()), () => opened(modal({ colour: 'red' }))[1](), 'invalid_arguments'],
  [
    'viewBytes',
    ...opened(modal({ blocks: Array.from({ length: 20 }, () => section(ja(3000))) })),
    () => opened(modal({ blocks: Array.from({ length: 90 }, () => section(ja(3000))) }))[1](),
    'view_too_large',
  ],
  ['a trigger is one of ours', ...opened(modal()), { trigger_id: '1.2.3', view: modal() }, 'invalid_trigger_id'],
  [
    'home is home',
    'views.publish',
    { user_id: ANNA, view: home() },
    { user_id: ANNA, view: modal() },
    'invalid_arguments',
  ],
  [
    'reaction once',
    'reactions.add',
    () => ({ channel: GENERAL, timestamp: own(ANNA), name: 'eyes' }),
    () => ({ channel: GENERAL, timestamp: '1.0', name: 'eyes' }),
    'message_not_found',
  ],
  ['user exists', 'users.info', { user: ANNA }, { user: 'U0NOBODY' }, 'user_not_found'],
  [
    'history: only where the bot is',
    'conversations.history',
    { channel: GENERAL },
    { channel: QUIET_ROOM },
    'not_in_channel',
  ],
  [
    'conversations.* take no user id',
    'conversations.history',
    { channel: DM_ANNA },
    { channel: ANNA },
    'channel_not_found',
  ],
  [
    'replies: of a thread',
    'conversations.replies',
    () => ({ channel: GENERAL, ts: own(ANNA) }),
    { channel: GENERAL, ts: '1.0' },
    'thread_not_found',
  ],
  [
    'sessionTitle',
    'agents.sessions.setStatus',
    { channel_id: DM_ANNA, thread_ts: '1.0', status: 'active', title: ja(200) },
    { channel_id: DM_ANNA, thread_ts: '1.0', status: 'active', title: ja(201) },
    'invalid_arguments',
  ],
  [
    'session status',
    'agents.sessions.setStatus',
    { channel_id: DM_ANNA, thread_ts: '1.0', status: 'processing' },
    { channel_id: DM_ANNA, thread_ts: '1.0', status: 'busy' },
    'invalid_status',
  ],
  [
    'suggestedPrompts',
    'assistant.threads.setSuggestedPrompts',
    { channel_id: DM_ANNA, prompts: prompts(4) },
    { channel_id: DM_ANNA, prompts: prompts(5) },
    'invalid_arguments',
  ],
  [
    'searchResults',
    'functions.completeSuccess',
    () => completed(50),
    () => completed(51),
    'parameter_validation_failed',
  ],
  ['blocks.validate: blocks', 'blocks.validate', { blocks: [section()] }, { blocks: [section('')] }, 'invalid_blocks'],
  [
    'blocks.validate: view',
    'blocks.validate',
    { view: modal() },
    { view: { type: 'modal', blocks: [] } },
    'invalid_view',
  ],
  [
    'blocks.validate: one of three',
    'blocks.validate',
    { message: { blocks: [section()] } },
    { blocks: [], view: modal() },
    'invalid_arguments',
  ],
  [
    'uploads are announced',
    'files.getUploadURLExternal',
    { filename: 'a.txt', length: 3 },
    { filename: 'a.txt', length: 0 },
    'invalid_arguments',
  ],
]
const API_RULES = API_CASES.map(([rule]) => rule)

describe('A4–A10, one call', () => {
  test.each(API_CASES)('%s', async (_, method, good, bad, error) => {
    const made = (args: Json | (() => Json)) => (typeof args === 'function' ? args() : args)
    expect(await call(slack, method, made(good))).toMatchObject({ ok: true })
    expect(await call(slack, method, made(bad))).toMatchObject({ ok: false, error })
  })

  test('methods that do not exist are unknown_method, those that do want a token of their kind and a scope', async () => {
    for (const method of ['chat.shout', 'constructor', 'toString'])
      expect(await call(slack, method, {})).toMatchObject({ ok: false, error: 'unknown_method' })
    expect(await call(slack, 'auth.test', {}, '')).toMatchObject({ error: 'not_authed' })
    expect(await call(slack, 'auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' })
    expect(await call(slack, 'auth.test', {}, TOKENS.app)).toMatchObject({ error: 'not_allowed_token_type' })
    expect(await call(slack, 'apps.connections.open', {}, TOKENS.bot)).toMatchObject({
      error: 'not_allowed_token_type',
    })
    expect(await call(slack, 'blocks.validate', { blocks: [section()] }, '')).toMatchObject({ ok: true })
    expect(await call(slack, 'usergroups.users.update', { usergroup: 'S0HR', users: ANNA })).toMatchObject({
      error: 'missing_scope',
      needed: 'usergroups:write',
    })
    expect(await call(slack, 'conversations.info', { channel: DM_ANNA })).toMatchObject({
      error: 'missing_scope',
      needed: 'im:read',
    })
    expect(await call(slack, 'conversations.info', { channel: GENERAL })).toMatchObject({ ok: true })
  })

  test('every family of methods is there', () => {
    for (const family of [
      'users.info',
      'conversations.',
      'chat.',
      'views.',
      'reactions.',
      'auth.test',
      'usergroups.',
      'files.',
      'agents.sessions.',
      'functions.',
      'blocks.validate',
    ])
      expect(Object.keys(METHODS).some((name) => name.startsWith(family))).toBe(true)
  })

  test('messageText: 40,000 characters are kept', async () => {
    await call(slack, 'chat.postMessage', { channel: GENERAL, text: ja(40_001) })
    expect(slack.posts(GENERAL)[0]?.text).toHaveLength(RULES.messageText.max)
  })
})

function own(user: string, onlyFor?: string): string {
  const ts = slack.workspace.nextTs()
  slack.workspace.add({
    channel: GENERAL,
    ts,
    user,
    text: 'a',
    blocks: [],
    via: 'person',
    ...(onlyFor !== undefined && { onlyFor }),
  })
  return ts
}

function prompts(count: number): Json[] {
  return Array.from({ length: count }, () => ({ title: 'a', message: 'a' }))
}

function completed(count: number): Json {
  const id = slack.desk.nextId('Fx')
  slack.desk.executions.set(id, { id, callbackId: 'search' })
  const result = {
    external_ref: { id: 'a' },
    title: 'a',
    description: 'a',
    link: 'https://a.example',
    date_updated: '2026-11-20',
  }
  return { function_execution_id: id, outputs: { search_results: Array.from({ length: count }, () => result) } }
}
