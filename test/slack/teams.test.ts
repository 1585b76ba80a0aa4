import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDocuments } from '../../src/data/library-store.js'
import type { LocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, DM_ANNA, fillTestCompany, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { Browser, TeamsHere } from './teams-here.js'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const QUESTION = '通信費は月いくら支給されますか'

let here: TeamsHere
let one: LocalSlack
let two: LocalSlack
beforeEach(async () => {
  here = await TeamsHere.start()
  // Slack gives no two teams the same ids; where they had the same, nothing of one may reach the other all the same.
  one = here.slack.addTeam({ id: 'T0ONE', name: '第一商事' }, { fill: fillTestCompany })
  two = here.slack.addTeam({ id: 'T0TWO', name: '第二工業' }, { fill: fillTestCompany })
})
afterEach(() => here.stop())

const install = (team: string) => new Browser(here).install({ user: ANNA, in: team })

/** A document of the team's own, in its folder. */
function withRule(team: string, yen: string): void {
  const folder = join(here.folder, 'teams', team, 'library')
  const entry = {
    ...{ id: 'kitei', title: `${team}の在宅勤務規程`, sha256: '0'.repeat(64), importedAt: '2026-11-20T00:00:00.000Z' },
    originalName: 'kitei.txt',
  }
  const line = { form: 'paragraph' as const, text: `在宅勤務者には、通信費として月${yen}円を支給する。` }
  const passages = [{ section: '第2条（通信費）', place: '第2条', lines: [line] }]
  writeDocuments(folder, [{ entry, passages, leftOut: [] }])
}

async function ask(slack: LocalSlack, text: string, channel = DM_ANNA): Promise<string> {
  const before = slack.posts().length
  await slack.say({ user: ANNA, channel, text })
  await here.idle()
  return JSON.stringify(slack.posts().slice(before))
}

test('each team is answered by its own token, in its own workspace', async () => {
  await install('T0ONE')
  await install('T0TWO')
  expect(await ask(one, '在宅勤務の日の残業は？')).toContain('残業')
  expect(two.posts()).toEqual([])
  expect(await ask(two, `<@${BOT.userId}> セキュリティ対策は？`, GENERAL)).toContain('セキュリティ')
  expect(JSON.stringify(one.posts())).not.toContain('T0TWO')
  const [kept] = await here.stores.questions.list('T0TWO', { limit: 9 })
  expect(kept?.words).toContain('セキュリティ')
})

test('what is delivered for a team that has not installed the app is acknowledged, and no more than a line of the log', async () => {
  const { acks } = await one.say({ user: ANNA, channel: DM_ANNA, text: '残業は？' })
  await here.idle()
  expect(acks.map(({ status }) => status)).toEqual([200])
  expect(one.posts()).toEqual([])
  expect(here.log.filter((line) => line.includes('T0ONE'))).toHaveLength(1)
  expect(await here.stores.questions.list('T0ONE', { limit: 9 })).toEqual([])
})

test('own documents, conversations and people of one team are nothing to another with the same ids', async () => {
  await install('T0ONE')
  await install('T0TWO')
  withRule('T0ONE', '4,000')
  withRule('T0TWO', '1,500')
  const first = await ask(one, QUESTION)
  expect(first).toContain('4,000')
  expect(first).not.toContain('1,500')
  const second = await ask(two, QUESTION)
  expect(second).toContain('1,500')
  expect(second).not.toMatch(/4,000|T0ONE/)
  await here.restart()
  expect(await ask(two, QUESTION)).not.toMatch(/4,000|T0ONE/)
  expect((await here.stores.questions.list('T0ONE', { limit: 9 })).length).toBe(1)
})

test.each([
  [['app_uninstalled', 'tokens_revoked']],
  [['tokens_revoked', 'app_uninstalled']],
  [['tokens_revoked']],
  [['app_uninstalled', 'tokens_revoked', 'app_uninstalled']],
] as const)('uninstalled, told as %j: nothing is answered, nothing is sent, and the others go on', async (order) => {
  await install('T0ONE')
  await install('T0TWO')
  await ask(one, '残業は？')
  await here.stores.outbox.add({ id: 'waiting', team: 'T0ONE', queue: GENERAL, body: '{}' })
  const acks = await here.slack.uninstall('T0ONE', order)
  expect(acks.every(({ status }) => status === 200)).toBe(true)
  expect(await here.stores.outbox.outcome('waiting')).not.toBe('sent')
  expect(here.log.filter((line) => line.includes('has uninstalled'))).toHaveLength(1)
  const calls = one.api.calls.length
  await one.say({ user: ANNA, channel: DM_ANNA, text: '残業は？' })
  await here.idle()
  expect(one.api.calls.length).toBe(calls)
  expect(await ask(two, '残業は？')).toContain('残業')
  expect(await here.stores.installations.tokens('T0ONE')).toBeUndefined()
})

test('installed anew within the retention time, a team has its data again; what came late of the uninstalling changes nothing', async () => {
  await install('T0ONE')
  withRule('T0ONE', '4,000')
  await ask(one, QUESTION)
  const eventTime = Math.floor(Date.now() / 1000)
  await here.slack.uninstall('T0ONE', ['tokens_revoked'])
  await here.later(20 * DAY_MS)
  await here.stores.clear()
  await install('T0ONE')
  const acks = await here.slack.tellOfEnd('T0ONE', 'app_uninstalled', eventTime)
  expect(acks.status).toBe(200)
  expect(await ask(one, QUESTION)).toContain('4,000')
  expect((await here.stores.questions.list('T0ONE', { limit: 9 })).length).toBe(2)
})

test('after the retention time everything of the team is gone, its folder too', async () => {
  await install('T0ONE')
  withRule('T0ONE', '4,000')
  await ask(one, QUESTION)
  await here.slack.uninstall('T0ONE', ['app_uninstalled'])
  await here.later(31 * DAY_MS)
  await here.stores.clear()
  expect(await here.stores.questions.list('T0ONE', { limit: 9 })).toEqual([])
  expect(existsSync(join(here.folder, 'teams', 'T0ONE'))).toBe(false)
  await install('T0ONE')
  expect(await ask(one, QUESTION)).not.toContain('4,000')
})

test('the tokens of people who left do not end the installation', async () => {
  await install('T0ONE')
  const revoked = { type: 'tokens_revoked', tokens: { oauth: ['U0GONE'], bot: [] } }
  await one.deliverEvent(one.envelope({ ...revoked, event_ts: '1.0' }))
  expect(await ask(one, '残業は？')).toContain('残業')
})

test('an installation that ended while nobody could be told is found ended', async () => {
  await install('T0ONE')
  here.slack.grants.end('T0ONE', 'uninstalled')
  await one.say({ user: ANNA, channel: DM_ANNA, text: '残業は？' })
  await here.idle()
  expect(await here.stores.installations.find('T0ONE')).toHaveProperty('endedAt')
  expect(here.log.join()).toContain('T0ONE has ended')
})

test('tokens that lapse are refreshed ahead, and nobody’s question waits for it in vain', async () => {
  here.slack.grants.rotates = true
  await install('T0ONE')
  const first = await here.stores.installations.tokens('T0ONE')
  expect(first).toMatchObject({ refreshToken: expect.stringContaining('xoxe-1') })
  expect(await ask(one, '残業は？')).toContain('残業')
  await here.later(11 * HOUR_MS)
  expect(await ask(one, '通信費は？')).not.toBe('[]')
  const second = await here.stores.installations.tokens('T0ONE')
  expect(second?.generation).toBe(2)
  // Days without a question: the token has lapsed, and its refresh token is good still.
  await here.later(5 * DAY_MS)
  expect(await ask(one, '評価は？')).not.toBe('[]')
  expect((await here.stores.installations.tokens('T0ONE'))?.generation).toBe(3)
  expect(here.log.join('\n')).not.toMatch(/xox|not refreshed/)
})

test('an organisation’s installation answers two of its teams, each with its own documents', async () => {
  const org = { org: 'E0ORG', ofOrg: true }
  const three = here.slack.addTeam({ id: 'T0THREE', name: '本社', ...org }, { fill: fillTestCompany })
  const four = here.slack.addTeam({ id: 'T0FOUR', name: '工場', ...org }, { fill: fillTestCompany })
  await install('E0ORG')
  withRule('T0THREE', '4,000')
  withRule('T0FOUR', '1,500')
  expect(await ask(three, QUESTION)).toMatch(/4,000/)
  expect(await ask(four, QUESTION)).toMatch(/1,500/)
  expect(JSON.stringify(three.posts())).not.toContain('1,500')
  await three.command('/telework', '残業は？', ANNA, GENERAL)
  await here.idle()
  expect(three.responses.length).toBe(1)
  await here.slack.uninstall('E0ORG', ['app_uninstalled', 'tokens_revoked'])
  const before = four.posts().length
  await four.say({ user: ANNA, channel: DM_ANNA, text: '残業は？' })
  await here.idle()
  expect(four.posts().length).toBe(before)
})

test('a team that asks nothing for long is put away, and answered again', async () => {
  await install('T0ONE')
  await install('T0TWO')
  await ask(one, '残業は？')
  expect(here.awake).toBe(1)
  await here.later(31 * 60_000)
  await ask(two, '残業は？')
  expect(here.awake).toBe(1)
  expect(await ask(one, '通信費は？')).not.toBe('[]')
})

test('what was left in a queue is sent after a start, without a delivery for that team', async () => {
  await install('T0ONE')
  await one.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 残業は？` })
  // The app ends before Slack has taken the answer.
  one.api.pausesMs.set('chat.postMessage', 60_000)
  await here.restart()
  one.api.pausesMs.clear()
  await here.later(60_000)
  await here.idle()
  expect(JSON.stringify(one.posts(GENERAL))).toContain('残業')
  expect(one.posts(GENERAL).length).toBe(1)
})
