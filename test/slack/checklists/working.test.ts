import { afterEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { isJson, type Json } from '../../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../../src/local-slack/local-slack.js'
import { ANNA, BEN, DM_ANNA, GENERAL } from '../../../src/local-slack/test-company.js'
import { SCOPES } from '../../../src/local-slack/web-api.js'
import { TEAM } from '../../../src/local-slack/workspace.js'
import { addDays, dayIn } from '../../../src/service/checklists/days.js'
import { AppHere } from '../app-here.js'

const HOUR_MS = 60 * 60 * 1000

let server: LocalSlack
let app: AppHere
let stores: SqlStores
let aheadMs = 0

async function start(scopes: readonly string[] = SCOPES): Promise<void> {
  aheadMs = 0
  server = await startLocalSlack({ scopes, rates: false })
  stores = await openSqlStores({ retentionDays: 1, log: () => {}, now: () => Date.now() + aheadMs })
  app = await AppHere.start(server, 'signed HTTP', stores, false, { desk: stores })
}

afterEach(async () => {
  await app.stop()
  await stores.close()
  await server.stop()
})

async function later(ms: number): Promise<void> {
  aheadMs += ms
  await app.later(ms)
}

function elements(blocks: unknown): Json[] {
  const each = Array.isArray(blocks) ? blocks.filter(isJson) : []
  return each.flatMap((block) =>
    (Array.isArray(block.elements) ? block.elements.filter(isJson) : []).map((element) => ({
      block_id: block.block_id ?? 'b0',
      ...element,
    })),
  )
}

function press(blocks: unknown, action: RegExp, more: object = {}): Json {
  const found = elements(blocks).find((each) => action.test(String(each.action_id)))
  const { block_id, type, action_id, value } = found ?? {}
  return { block_id, type, action_id, value, ...more }
}

/** Anna's own list, with her first tick. */
async function begin(): Promise<{ message: Json; where: { channel: string; message: string; isPrivate: true } }> {
  await server.command('/telework-checklist', '現状把握', ANNA, GENERAL)
  await app.idle()
  const { body } = server.responses.at(-1)!
  const where = { channel: GENERAL, message: '1.0', isPrivate: true } as const
  const boxes = elements(body.blocks).find(({ type }) => type === 'checkboxes')!
  const [first] = boxes.options as Json[]
  await server.press(ANNA, where, press(body.blocks, /^run_tick/, { selected_options: [first] }))
  await app.idle()
  return { message: server.responses.at(-1)!.body, where }
}

/** Anna's list goes on in #general, as 営業部's. */
async function beginInChannel() {
  const { message, where } = await begin()
  await server.press(ANNA, where, press(message.blocks, /^run_start/))
  await app.idle()
  const form = server.desk.views.stackOf(ANNA).at(-1)!
  await server.submit(ANNA, form, { title: { value: '営業部' }, channel: { selected_conversation: GENERAL } })
  await app.idle()
}

test('without the scope for files a run is written out as text, whole, and once', async () => {
  await start(SCOPES.filter((scope) => scope !== 'files:write'))
  const { message, where } = await begin()
  for (let i = 0; i < 2; i += 1) {
    await server.press(ANNA, where, press(message.blocks, /^run_menu:0/))
    await app.idle()
  }
  const told = server.posts(DM_ANNA).map(({ blocks }) => JSON.stringify(blocks))
  const texts = told.filter((each) => each.includes('rich_text_preformatted'))
  expect(texts).toHaveLength(2)
  for (const text of texts) {
    expect(text).toMatch(/文字でお送りします.*番号,区分,項目,済み.*\\n5,/)
    expect(text).not.toContain('省略')
  }
})

test('a run whose place could not be noted when it was posted stands in its channel once, and its place is found', async () => {
  await start()
  const { message, where } = await begin()
  const { change } = stores.runs
  let tries = 0
  stores.runs.change = async (team, id, what, at) => {
    if (what.posted !== undefined) tries += 1
    if (what.posted !== undefined && tries === 1) throw new Error('the process ended')
    return change(team, id, what, at)
  }
  await server.press(ANNA, where, press(message.blocks, /^run_start/))
  await app.idle()
  const form = server.desk.views.stackOf(ANNA).at(-1)!
  await server.submit(ANNA, form, { title: { value: '営業部' }, channel: { selected_conversation: GENERAL } })
  await app.idle()
  expect(tries).toBe(2)
  const posts = server.posts(GENERAL).filter(({ text }) => text.includes('営業部'))
  expect(posts).toHaveLength(1)
  const [run] = await stores.runs.list(TEAM, { limit: 1 })
  expect(run?.posted).toEqual({ channel: GENERAL, message: posts[0]!.ts })
})

test('a line given to somebody else reminds them, where they live, and nobody else', async () => {
  await start()
  server.workspace.users.get(BEN)!.timeZone = 'America/New_York'
  await beginInChannel()
  const [run] = await stores.runs.list(TEAM, { limit: 1 })
  const due = addDays(dayIn(Date.now(), 'America/New_York'), 4)
  const { message: ts } = run!.posted!
  const posted = server.workspace.find(GENERAL, ts)!
  const assign = async (owner: string) => {
    await server.press(ANNA, { channel: GENERAL, message: ts }, press(posted.blocks, /^run_open/))
    await app.idle()
    const view = server.desk.views.stackOf(ANNA).at(-1)!
    const menu = elements(view.view.blocks).find(({ action_id }) => action_id === 'run_item')!
    const [, second] = menu.options as Json[]
    await server.people.pressInView(ANNA, view, press(view.view.blocks, /^run_item/, { selected_option: second }))
    await app.idle()
    const line = server.desk.views.stackOf(ANNA).at(-1)!
    await server.submit(ANNA, line, { owner: { selected_user: owner }, due: { selected_date: due } })
    await app.idle()
  }
  await assign(ANNA)
  await assign(BEN)
  const reminders = () => server.posts().filter(({ text }) => text.includes('期日です'))
  const nineInNewYork = Date.parse(`${addDays(due, -1)}T09:00-05:00`)
  await later(nineInNewYork - Date.now() - aheadMs - 2 * HOUR_MS)
  expect(reminders()).toEqual([])
  await later(3 * HOUR_MS)
  expect(reminders().map(({ channel, text }) => [channel, text.slice(0, 2)])).toEqual([[`D${BEN.slice(1)}`, '明日']])
})

test('whoever looks a list up hears where it goes on, in channels that they may see; and who may have it go on', async () => {
  await start()
  await beginInChannel()
  const looked = async () => {
    await server.command('/telework-checklist', '現状把握', BEN, GENERAL)
    await app.idle()
    return JSON.stringify(server.responses.at(-1)!.body.blocks)
  }
  expect(await looked()).toMatch(/"channel_id":"C0GENERAL".* で進行中です: 営業部　済み 1 \/ 5/)
  const channel = server.workspace.channel(GENERAL)
  channel.kind = 'private'
  channel.members.delete(BEN)
  expect(await looked()).not.toContain('進行中です')
  channel.members.add(BEN)
  expect(await looked()).toContain('進行中です')

  const [run] = await stores.runs.list(TEAM, { limit: 1 })
  const at = { channel: GENERAL, message: run!.posted!.message }
  const { blocks } = server.workspace.find(GENERAL, at.message)!
  const pause = { type: 'overflow', action_id: 'run_menu:1', selected_option: { value: `pause\nr\n${run!.id}` } }
  await server.press(ANNA, at, pause)
  await app.idle()
  await server.press(BEN, at, press(blocks, /^run_tick/, { selected_options: [] }))
  await app.idle()
  const told = server.posts(GENERAL).find(({ onlyFor }) => onlyFor === BEN)!
  expect(told.text).toContain('再開できるのは、始めた人と、人事の担当者・管理者です。')
  expect(told.text).not.toContain('メニューの')
})
