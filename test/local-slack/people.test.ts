import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Json } from '../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SUBSCRIPTIONS } from '../../src/local-slack/subscriptions.js'
import {
  ANNA,
  BEN,
  DM_ANNA,
  GENERAL,
  GROUP,
  GUEST,
  OLD_ROOM,
  QUIET_ROOM,
  STRANGER,
} from '../../src/local-slack/test-company.js'
import { SCOPES } from '../../src/local-slack/web-api.js'
import { button, plain, section } from './block-cases.js'
import { call, type Received, stubApp } from './stub-app.js'

/** What people do, and what the app hears of it. */
let slack: LocalSlack
let received: Received[]
let stopApp: () => Promise<unknown>
beforeEach(async () => {
  slack = await startLocalSlack({
    scopes: [
      ...SCOPES,
      'usergroups:read',
      'usergroups:write',
      'channels:read',
      'channels:join',
      'im:write',
      'mpim:write',
    ],
    subscriptions: [...SUBSCRIPTIONS, 'reaction_added'],
  })
  const app = await stubApp(slack)
  received = app.received
  stopApp = app.stop
})
afterEach(async () => {
  await stopApp()
  await slack.stop()
})
const last = () => received.at(-1)?.body as Json
const modal = (more: Json = {}) => ({ type: 'modal', title: plain('a'), blocks: [section()], ...more })

test('scopes and events are those of the manifest', () => {
  const manifest = parse(readFileSync('manifest.yml', 'utf8'))
  expect([...SCOPES].sort()).toEqual([...manifest.oauth_config.scopes.bot].sort())
  expect([...SUBSCRIPTIONS].sort()).toEqual([...manifest.settings.event_subscriptions.bot_events].sort())
})

test('shortcuts: from a message with a response_url, from anywhere without one', async () => {
  const { ts } = await slack.say({ user: BEN, channel: GENERAL, text: '残業は？' })
  await slack.people.shortcut(ANNA, 'ask', { channel: GENERAL, message: ts })
  expect(last()).toMatchObject({
    type: 'message_action',
    message: { ts, text: '残業は？' },
    response_url: expect.any(String),
  })
  await slack.people.shortcut(ANNA, 'ask')
  expect(last()).toMatchObject({ type: 'shortcut', callback_id: 'ask', trigger_id: expect.any(String) })
  expect(last().response_url).toBeUndefined()
})

test('a button in a modal has no channel; a closed modal is told where that was asked for', async () => {
  await call(slack, 'views.open', {
    trigger_id: slack.tickets.makeTrigger(ANNA),
    view: modal({ notify_on_close: true }),
  })
  const view = slack.desk.views.stackOf(ANNA)[0]
  if (view === undefined) throw new Error('no view')
  await slack.people.pressInView(ANNA, view, button())
  expect(last()).toMatchObject({ type: 'block_actions', container: { type: 'view', view_id: view.id } })
  expect(last().channel).toBeUndefined()
  await slack.people.close(ANNA, view)
  expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false })
})

test('a button in a form is pressed before the form is filled in; the form is not sent off so', async () => {
  const field = {
    type: 'input',
    block_id: 'f',
    label: plain('a'),
    element: { type: 'plain_text_input', action_id: 'f' },
  }
  const view = modal({ submit: plain('b'), blocks: [field, section()] })
  await call(slack, 'views.open', { trigger_id: slack.tickets.makeTrigger(ANNA), view })
  const [open] = slack.desk.views.stackOf(ANNA)
  if (open === undefined) throw new Error('no view')
  await slack.people.pressInView(ANNA, open, button())
  expect(last()).toMatchObject({ view: { state: { values: { f: { f: { value: null } } } } } })
  await slack.people.pressInView(ANNA, open, button(), { f: { value: 'あ' } })
  expect(last()).toMatchObject({ view: { state: { values: { f: { f: { value: 'あ' } } } } } })
  await expect(slack.submit(ANNA, open, {})).rejects.toThrow('wants f')
})

test('a private message is changed and taken back through its button’s response_url only', async () => {
  const { message_ts } = await call(slack, 'chat.postEphemeral', { channel: GENERAL, user: ANNA, text: 'a' })
  const ts = String(message_ts)
  expect(await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'b' })).toMatchObject({
    error: 'message_not_found',
  })
  const { url } = await slack.press(ANNA, { channel: GENERAL, message: ts, isPrivate: true }, button())
  expect(last().message).toBeUndefined()
  await fetch(url, { method: 'POST', body: JSON.stringify({ replace_original: true, text: 'b' }) })
  expect(slack.workspace.find(GENERAL, ts)?.text).toBe('b')
  await fetch(url, { method: 'POST', body: JSON.stringify({ delete_original: true }) })
  expect(slack.workspace.find(GENERAL, ts)).toBeUndefined()
})

test('events not subscribed to are not sent: reactions are, the stop button is not', async () => {
  const { ts } = await slack.say({ user: BEN, channel: GENERAL, text: 'a' })
  await slack.react(ANNA, GENERAL, ts, 'eyes')
  expect(last()).toMatchObject({ event: { type: 'reaction_added', reaction: 'eyes', item: { channel: GENERAL, ts } } })
  slack.events.subscriptions.delete('agent_session_stopped')
  expect(await slack.stopAgent(ANNA, DM_ANNA, ts)).toEqual([])
  slack.events.subscriptions.add('agent_session_stopped')
  await slack.stopAgent(ANNA, DM_ANNA, ts)
  expect(last()).toMatchObject({ event: { type: 'agent_session_stopped', thread_ts: ts } })
})

test('files come with the message, by their ids', async () => {
  const file = slack.addFile('rules.txt', Buffer.from('規程'))
  await slack.say({ user: ANNA, channel: DM_ANNA, text: 'これです', files: [file.id] })
  expect(last()).toMatchObject({ event: { subtype: 'file_share', files: [{ id: file.id }] } })
})

test('guests, people of other organisations, groups', async () => {
  const kind = async (user: string) => Object((await call(slack, 'users.info', { user })).user)
  expect(await kind(GUEST)).toMatchObject({ is_ultra_restricted: true, is_restricted: true })
  expect(await kind(STRANGER)).toMatchObject({ is_stranger: true, team_id: 'T0OTHER' })
  expect(await call(slack, 'usergroups.list', { include_users: true })).toMatchObject({
    usergroups: [{ id: GROUP, users: [ANNA] }],
  })
  await call(slack, 'usergroups.users.update', { usergroup: GROUP, users: `${ANNA},${BEN}` })
  expect((await call(slack, 'usergroups.users.list', { usergroup: GROUP })).users).toEqual([ANNA, BEN])
  await expect(slack.say({ user: GUEST, channel: GENERAL, text: 'a' })).rejects.toThrow('not in')
  await expect(slack.say({ user: ANNA, channel: OLD_ROOM, text: 'a' })).rejects.toThrow('archived')
})

test('joining lets the bot post; lists come in pages', async () => {
  expect(await call(slack, 'chat.postMessage', { channel: QUIET_ROOM, text: 'a' })).toMatchObject({
    error: 'not_in_channel',
  })
  await call(slack, 'conversations.join', { channel: QUIET_ROOM })
  expect(await call(slack, 'chat.postMessage', { channel: QUIET_ROOM, text: 'a' })).toMatchObject({ ok: true })
  const first = await call(slack, 'conversations.list', { limit: '2' })
  expect(first.channels).toHaveLength(2)
  const { next_cursor } = Object(first.response_metadata)
  expect((await call(slack, 'conversations.list', { limit: '100', cursor: next_cursor })).channels).toHaveLength(3)
  expect(await call(slack, 'conversations.open', { users: BEN })).toMatchObject({ ok: true, channel: { id: 'D0BEN' } })
  expect(await call(slack, 'conversations.open', { users: `${ANNA},${BEN}` })).toMatchObject({
    channel: { id: 'G0MPIM' },
  })
})
