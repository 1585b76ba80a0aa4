import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { BOT, TEAM } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

let server: LocalSlack
let app: AppHere
let stores: SqlStores
beforeAll(async () => {
  server = await startLocalSlack()
  stores = await openSqlStores({ retentionDays: 90, log: (line) => app.log.push(line) })
  app = await AppHere.start(server, 'Socket Mode', stores)
})
afterAll(async () => {
  await app?.stop()
  await stores?.close()
  await server?.stop()
})

const wordsTo = async (url: string) => {
  await until('the answer', () => server.responsesTo(url).length > 0)
  await app.idle()
  return JSON.stringify(server.responsesTo(url)[0]?.body)
}
const ask = () => server.command('/telework', 'forget-me', ANNA, GENERAL)
const press = { type: 'button', action_id: 'forget_me', value: 'all' }
const where = { channel: GENERAL, message: '1790000000.009900', isPrivate: true }

test('what somebody shares is kept with their words, and no more than once', async () => {
  await server.command('/telework-share', '情報の持ち出し', ANNA, GENERAL)
  const preview = () =>
    [...server.api.views.values()].find(
      ({ view }) => view.callback_id === 'share_excerpts' && view.submit !== undefined,
    )
  await until('the preview', () => preview() !== undefined)
  const values = { sentence: { value: 'ご参考まで' }, channel: { selected_conversation: GENERAL } }
  await server.submit(ANNA, { ...preview()! }, values)
  await app.idle()
  await server.submit(ANNA, server.desk.views.stackOf(ANNA).at(-1)!, {})
  await until('the post', () => server.posts(GENERAL).length > 0)
  await app.idle()
  const shares = await stores.shares.list(TEAM, { limit: 9 })
  expect(shares).toMatchObject([{ channel: GENERAL, user: ANNA, words: 'ご参考まで' }])
  expect(shares[0]?.refs[0]).toMatch(/^.+@\d+-\d+/)
})

test('/telework forget-me says what would go, touches nothing before the button, and then says what it did', async () => {
  const before = server.posts().length
  await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` })
  await until('the answer', () => server.posts().length > before)
  await app.idle()
  const asked = await wordsTo((await ask()).url)
  expect(asked).toContain('forget_me')
  expect(asked).toContain('元には戻せません')
  const asker = async () => (await stores.questions.list(TEAM, { limit: 9 })).map(({ user }) => user)
  expect(await asker()).toEqual([ANNA, ANNA])
  // Whoever did not mean it has a way out, in the place of the question.
  expect(asked).toContain('やめる（何も消しません）')
  const { url } = await server.press(
    ANNA,
    { ...where, message: '1790000000.009899' },
    { ...press, action_id: 'keep_mine' },
  )
  expect(await wordsTo(url)).toMatch(/"replace_original":true.*やめました。何も消していません。/)
  expect(await asker()).toEqual([ANNA, ANNA])

  const done = await wordsTo((await server.press(ANNA, where, press)).url)
  expect(done).toContain('"replace_original":true')
  // As it was promised, and how many of each.
  expect(asked).toContain('・消します: 会話の続き、')
  expect(asked).toContain('・言葉とお名前を消します（件数だけが残ります）: 質問と調べた言葉、共有')
  expect(done).toContain('・消しました: 会話の続き 1件')
  expect(done).toContain('・言葉とお名前を消しました（件数だけが残ります）: 質問と調べた言葉 2件、共有 1件')
  expect(JSON.stringify(await stores.questions.list(TEAM, { limit: 9 }))).not.toMatch(/user|words|残業/)
  expect(Object.keys(await stores.people.rowsOf({ user: ANNA }))).toEqual(['deliveries'])
})

test('pressed again, or where a database is away, it says so', async () => {
  const again = await wordsTo((await server.press(ANNA, { ...where, message: '1790000000.009901' }, press)).url)
  expect(again).toContain('ボットが動くための控え')
  expect(again).not.toMatch(/\d件/)
  const { forget } = stores.people
  stores.people.forget = async () => {
    throw new Error('away')
  }
  const trouble = await wordsTo((await server.press(ANNA, { ...where, message: '1790000000.009902' }, press)).url)
  expect(trouble).toMatch(/受付番号 [0-9A-Z]{4}/)
  stores.people.forget = forget
})
