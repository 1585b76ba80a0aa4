import { readFileSync } from 'node:fs'
import type { App } from '@slack/bolt'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Manifest, manifestSchema } from '../../src/data/manifest-schema.js'
import type { Desk } from '../../src/service/desk/desk.js'
import type { Service } from '../../src/service/service.js'
import {
  ACTIONS,
  COMMANDS,
  ENDINGS,
  EVENTS,
  SHORTCUT_NAMES,
  SHORTCUTS,
  STEP_FIELDS,
  STEPS,
  VIEWS,
} from '../../src/slack/ids.js'
import { registerListeners } from '../../src/slack/listeners/register.js'

const manifest: Manifest = manifestSchema.parse(parse(readFileSync('manifest.yml', 'utf8')))

const SHORTCUT = {
  name: 'x'.repeat(24),
  type: 'message',
  callback_id: 'x'.repeat(255),
  description: 'x'.repeat(150),
}

/** What the listeners register, kind by kind; `bolt`: how many listeners Bolt has of each. */
function registered() {
  const kinds = ['event', 'command', 'action', 'view', 'shortcut', 'options', 'function']
  const given: Record<string, unknown[]> = Object.fromEntries(kinds.map((kind) => [kind, []]))
  const app = Object.fromEntries(kinds.map((kind) => [kind, (name: unknown) => given[kind]?.push(name)]))
  const { named, presses } = registerListeners(app as unknown as App, { assistant: {} } as Service, {} as Desk)
  const names: Record<string, unknown[]> = { ...given }
  for (const kind of ['event', 'command', 'view', 'shortcut'] as const) names[kind] = named.names(kind)
  return { names, presses: presses.names, bolt: Object.values(given).flat().length }
}

test('Bolt asks few listeners about each delivery, however many names are listened to', () => {
  expect(registered().bolt).toBeLessThanOrEqual(15)
})

test('the commands are those that are registered, and those of the ids', () => {
  const declared = manifest.features.slash_commands?.map((command) => command.command)
  expect(declared?.toSorted()).toEqual(registered().names.command?.toSorted())
  expect(declared?.toSorted()).toEqual(Object.values(COMMANDS).toSorted())
})

test('the events are those that are registered', () => {
  const declared = manifest.settings.event_subscriptions?.bot_events.map((event) =>
    event.replace(/^message\..*/, 'message'),
  )
  const elsewhere = ['function_executed', ...Object.values(ENDINGS)] as string[]
  expect(declared).toEqual(expect.arrayContaining(elsewhere))
  const listened = [...new Set(declared)].filter((event) => !elsewhere.includes(event)).toSorted()
  expect(listened).toEqual(registered().names.event?.toSorted())
  expect(listened).toEqual(Object.values(EVENTS).toSorted())
})

test('the functions are those that are registered, and those of the ids, with their inputs', () => {
  const declared = Object.keys(manifest.functions ?? {}).toSorted()
  expect(declared).toEqual(registered().names.function?.toSorted())
  expect(declared).toEqual(Object.values(STEPS).toSorted())
  const inputs = Object.values(manifest.functions ?? {}).flatMap((each) => Object.keys(each.input_parameters))
  expect(new Set(inputs)).toEqual(new Set([...Object.values(STEP_FIELDS), 'user_context']))
  expect(manifest.features.search?.search_function_callback_id).toBe(STEPS.search)
})

test('every action and view of the ids is listened to, and nothing else is', () => {
  const { presses, names } = registered()
  const { view = [], options = [] } = names
  expect([...presses, ACTIONS.findField].toSorted()).toEqual(Object.values(ACTIONS).toSorted())
  expect(view.toSorted()).toEqual(Object.values(VIEWS).toSorted())
  expect(options.map((name) => (name as RegExp).test(ACTIONS.findField))).toEqual([true])
})

test('the shortcuts are those that are registered, and those of the ids, under the names that help gives them', () => {
  const declared = manifest.features.shortcuts ?? []
  const ids = declared.map((shortcut) => shortcut.callback_id)
  expect(ids.toSorted()).toEqual(registered().names.shortcut?.toSorted())
  expect(Object.fromEntries(declared.map(({ callback_id, name, type }) => [callback_id, { name, type }]))).toEqual({
    [SHORTCUTS.lookUp]: { name: SHORTCUT_NAMES.lookUp, type: 'message' },
    [SHORTCUTS.ask]: { name: SHORTCUT_NAMES.ask, type: 'global' },
    [SHORTCUTS.teach]: { name: SHORTCUT_NAMES.teach, type: 'message' },
    [SHORTCUTS.takeBack]: { name: SHORTCUT_NAMES.takeBack, type: 'message' },
  })
  expect(manifest.oauth_config.scopes.bot).toContain('commands')
})

test('each event has the scope that Slack wants for it', () => {
  const scopes = manifest.oauth_config.scopes.bot
  const wants: Record<string, string | undefined> = {
    agent_session_stopped: undefined,
    app_home_opened: undefined,
    app_mention: 'app_mentions:read',
    app_uninstalled: undefined,
    tokens_revoked: undefined,
    function_executed: undefined,
    link_shared: 'links:read',
    member_joined_channel: 'channels:read',
    reaction_added: 'reactions:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
    'message.mpim': 'mpim:history',
  }
  for (const event of manifest.settings.event_subscriptions?.bot_events ?? []) {
    expect(Object.keys(wants)).toContain(event)
    if (wants[event] !== undefined) expect(scopes).toContain(wants[event])
  }
})

test('the agent view has four prompts, and the retired assistant view is gone', () => {
  expect(manifest.features.agent_view?.suggested_prompts).toHaveLength(4)
  expect(manifest.features).not.toHaveProperty('assistant_view')
})

test.each([
  [(raw: Raw) => ({ ...raw, surprise: 1 })],
  [(raw: Raw) => ({ ...raw, features: { ...raw.features, assistant_view: { assistant_description: 'x' } } })],
  [(raw: Raw) => ({ ...raw, display_information: { name: 'x'.repeat(36) } })],
  [
    (raw: Raw) => ({
      ...raw,
      features: { ...raw.features, slash_commands: [{ command: 'telework', description: 'x' }] },
    }),
  ],
  [(raw: Raw) => ({ ...raw, oauth_config: { scopes: { bot: ['commands'], bot_optional: ['files:read'] } } })],
  [(raw: Raw) => ({ ...raw, functions: {} })],
  [(raw: Raw) => ({ ...raw, settings: { ...Object(raw.settings), org_deploy_enabled: false } })],
  [(raw: Raw) => withShortcuts(raw, [{ ...SHORTCUT, name: 'x'.repeat(25) }])],
  [(raw: Raw) => withShortcuts(raw, [{ ...SHORTCUT, type: 'channel' }])],
  [(raw: Raw) => withShortcuts(raw, [{ ...SHORTCUT, callback_id: 'x'.repeat(256) }])],
  [(raw: Raw) => withShortcuts(raw, [{ ...SHORTCUT, description: 'x'.repeat(151) }])],
  [(raw: Raw) => withShortcuts(raw, Array(11).fill(SHORTCUT))],
])('the schema refuses what Slack refuses', (spoil) => {
  expect(manifestSchema.safeParse(spoil(structuredClone(manifest) as Raw)).success).toBe(false)
})

test('the schema takes ten shortcuts at their longest', () => {
  const raw = structuredClone(manifest) as Raw
  expect(manifestSchema.safeParse(withShortcuts(raw, Array(10).fill(SHORTCUT))).error).toBeUndefined()
})

function withShortcuts(raw: Raw, shortcuts: object[]): Raw {
  return { ...raw, features: { ...raw.features, shortcuts } }
}

type Raw = Record<string, unknown> & { features: object }
