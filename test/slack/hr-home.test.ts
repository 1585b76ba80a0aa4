import { afterEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, BEN, DM_ANNA } from '../../src/local-slack/test-company.js'
import { SCOPES } from '../../src/local-slack/web-api.js'
import { TEAM } from '../../src/local-slack/workspace.js'
import { ACTIONS } from '../../src/slack/ids.js'
import { AppHere } from './app-here.js'

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop()
})

/** An app in which Anna is HR, and so many things were asked. */
async function start(questions: number, scopes?: readonly string[]): Promise<{ server: LocalSlack; app: AppHere }> {
  const server = await startLocalSlack(scopes === undefined ? {} : { scopes })
  running.push(server)
  const stores: SqlStores = await openSqlStores({ retentionDays: 90, log: () => {} })
  running.push({ stop: () => stores.close() })
  for (let i = 0; i < questions; i += 1) {
    const asked = { team: TEAM, channel: 'C1', user: BEN, asked: 'question', kind: 'none', confidence: 0 } as const
    const words = `${WORDS[i % WORDS.length]}${i === 0 ? `<@${BEN}>` : ''}${'長い'.repeat(200)}の${i}`
    await stores.questions.add({ ...asked, id: `q${i}`, words, shownIds: [], at: Date.now() - i * 1000 })
  }
  const app = await AppHere.start(server, 'Socket Mode', stores, false, { desk: stores, roles: { hrUsers: [ANNA] } })
  running.push(app)
  return { server, app }
}

const WORDS = [
  '社員食堂',
  '副業',
  '通勤定期',
  '懇親会',
  '制服',
  '駐車場',
  '健康診断',
  '慶弔休暇',
  '名刺',
  '喫煙所',
  '更衣室',
  '図書',
]

/** What stands on Anna's Home, and what she presses there. */
async function home(server: LocalSlack, app: AppHere, press?: { action_id: string; value: string }): Promise<string> {
  const view = server.desk.views.homes.get(ANNA)
  if (press === undefined) await server.openApp(ANNA, 'home')
  else await server.people.pressInView(ANNA, view!, { type: 'button', ...press })
  await app.idle()
  return JSON.stringify(server.desk.views.homes.get(ANNA)?.view)
}

describe('HR’s Home', () => {
  test('is inside Slack’s limits however much was asked, names nobody, and is read by pages', async () => {
    const { server, app } = await start(24)
    const first = await home(server, app)
    expect(first).toContain('24件の質問を、似たもの')
    expect(first).toContain('data_visualization')
    expect(first).not.toContain(`<@${BEN}>`)
    const [, more] = /"text":"(次の10組[^"]*)"/.exec(first) ?? []
    expect(more).toBeDefined()
    const second = await home(server, app, { action_id: `${ACTIONS.lookAtAsked}:5`, value: 'skip 10' })
    expect(second).toContain('前の10組')
    expect(app.log.filter((line) => line.includes('feature'))).toEqual([])
  })

  test('looks at what is chosen, keeps it at the next press, and takes nonsense for nothing', async () => {
    const { server, app } = await start(3)
    await home(server, app)
    const look = (value: string) => home(server, app, { action_id: `${ACTIONS.lookAtAsked}:0`, value })
    expect(await look('wanting unhelpful')).toContain('当てはまる質問はありません')
    const days = await look('days 7')
    expect(days).toContain('この7日間')
    expect(days).toContain('当てはまる質問はありません')
    expect(await look('wanting __proto__')).toContain('3件の質問を')
    expect(await look('days -1')).toContain('この30日間')
    expect(await look('skip 1e99')).toContain('3件の質問を')
    expect(await home(server, app, { action_id: ACTIONS.askedChannel, value: 'C2' })).toContain('すべてのチャンネル')
  })

  test('shows its figures in words where the server takes no chart, and says so once in the log', async () => {
    const { server, app } = await start(2)
    server.api.takesNewBlocks = false
    for (let i = 0; i < 2; i += 1) {
      const shown = await home(server, app)
      expect(shown).toContain('質問 2件 · 答えた 0件（0%） · 見つからなかった 2件（100%）')
      expect(shown).not.toContain('data_visualization')
    }
    expect(app.log.filter((line) => line.includes('feature charts'))).toHaveLength(1)
  })

  test('gives its groups and figures as text where the app may send no files', async () => {
    const { server, app } = await start(
      2,
      SCOPES.filter((scope) => scope !== 'files:write'),
    )
    await home(server, app)
    await home(server, app, { action_id: ACTIONS.exportAsked, value: 'all' })
    const posts = JSON.stringify(server.posts(DM_ANNA))
    expect(posts).toContain('files:write')
    expect(posts).toContain('社員食堂')
    expect(posts).toContain('回答までの分（中央値）')
  })
})
