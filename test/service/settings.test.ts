import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import {
  CHANNEL_SETTINGS,
  type ChannelSettings,
  Settings,
  WORKSPACE_SETTINGS,
  type WorkspaceSettings,
} from '../../src/service/settings.js'

const BY = { user: 'A', at: 1 }
let stores: SqlStores
let settings: Settings
beforeEach(async () => {
  stores = await openSqlStores({ retentionDays: 90, log: () => {} })
  settings = new Settings(stores.settings)
})
afterEach(() => stores.close())

const WORKSPACE: { [Name in keyof WorkspaceSettings]: { good: WorkspaceSettings[Name][]; bad: unknown[] } } = {
  requestChannel: { good: ['C1', ''], bad: ['#hr', 1] },
  topicPlaces: {
    good: [
      [],
      [
        { topic: '労務', channel: 'C1' },
        { topic: '機器', person: 'U1' },
      ],
    ],
    bad: [[{ topic: '', channel: 'C1' }], [{ topic: '労務' }], [{ topic: '労務', channel: 'C1', person: 'U1' }], 'C1'],
  },
  remindAfterDays: { good: [1, 30], bad: [0, 31, 1.5, '2'] },
  sharers: { good: ['everyone', 'hr', 'admin', 'nobody'], bad: ['managers', 'workspace'] },
  digest: { good: [false], bad: ['off'] },
  reminders: { good: [false], bad: [0] },
  retentionDays: { good: [0, 7, 30, 3650], bad: [-1, 1, 6, 7.5, 4000, '30'] },
  greeting: { good: ['ようこそ'], bad: ['あ'.repeat(501)] },
  contact: { good: ['人事部（内線 1234）'], bad: [1] },
  timeZone: { good: ['Asia/Tokyo', 'Europe/Berlin'], bad: ['Tokyo', 9] },
}
const CHANNEL: { [Name in keyof ChannelSettings]: { good: ChannelSettings[Name][]; bad: unknown[] } } = {
  autoAnswer: { good: [true], bad: ['on'] },
  followUps: { good: [false], bad: [null] },
  reaction: { good: ['', 'eyes'], bad: [':eyes:', 'a b'] },
  sharers: { good: ['workspace', 'nobody'], bad: ['managers'] },
}

test('every setting takes what is of its form and nothing else, in the whole workspace', async () => {
  expect(Object.keys(WORKSPACE).toSorted()).toEqual(WORKSPACE_SETTINGS.toSorted())
  for (const name of WORKSPACE_SETTINGS) {
    for (const value of WORKSPACE[name].good) {
      expect(await settings.changeWorkspace('T', name, value, BY), name).toBe(true)
      expect((await settings.workspace('T'))[name]).toEqual(value)
    }
    const before = await settings.workspace('T')
    for (const value of WORKSPACE[name].bad) {
      expect(await settings.changeWorkspace('T', name, value as never, BY), name).toBe(false)
    }
    expect(await settings.workspace('T')).toEqual(before)
  }
})

test('and so in a channel', async () => {
  expect(Object.keys(CHANNEL).toSorted()).toEqual(CHANNEL_SETTINGS.toSorted())
  const place = { team: 'T', channel: 'C' }
  for (const name of CHANNEL_SETTINGS) {
    for (const value of CHANNEL[name].good) {
      expect(await settings.changeChannel(place, name, value, BY), name).toBe(true)
      expect((await settings.channel('T', 'C'))[name]).toEqual(value)
    }
    for (const value of CHANNEL[name].bad) {
      expect(await settings.changeChannel(place, name, value as never, BY), name).toBe(false)
    }
  }
  expect(await settings.channel('T', 'D')).toMatchObject({ autoAnswer: false, followUps: true })
})

test('what is taken away, or was kept in a form that is none any more, is as if it had never been set', async () => {
  await settings.changeWorkspace('T', 'remindAfterDays', 5, BY)
  await settings.changeWorkspace('T', 'remindAfterDays', undefined, BY)
  await stores.settings.set({ team: 'T' }, 'sharers', 'managers', BY)
  expect(await settings.workspace('T')).toEqual(await settings.workspace('another'))
})

test('who may share is said by the channel, or by the workspace where the channel says nothing of its own', async () => {
  const rule = () => settings.sharersIn('T', 'C')
  expect(await rule()).toBe('everyone')
  await settings.changeWorkspace('T', 'sharers', 'hr', BY)
  expect(await rule()).toBe('hr')
  await settings.changeChannel({ team: 'T', channel: 'C' }, 'sharers', 'everyone', BY)
  await settings.changeChannel({ team: 'T', channel: 'D' }, 'sharers', 'workspace', BY)
  expect([await rule(), await settings.sharersIn('T', 'D')]).toEqual(['everyone', 'hr'])
  expect(await settings.sharersElsewhere('T')).toEqual([{ channel: 'C', sharers: 'everyone' }])
})

test('the log tells what was changed, not what was refused', async () => {
  await settings.changeWorkspace('T', 'contact', '人事部', BY)
  await settings.changeWorkspace('T', 'remindAfterDays', 99, BY)
  expect(await settings.changes('T', { limit: 9 })).toEqual([{ team: 'T', name: 'contact', after: '人事部', ...BY }])
})
