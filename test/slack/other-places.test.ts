import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { loadDocuments } from '../../src/app/compiled-corpus.js'
import type { Corpus } from '../../src/core/corpus/corpus.js'
import { loadManifest } from '../../src/data/load-manifest.js'
import { blockProblems } from '../../src/local-slack/blocks/check-message.js'
import type { Json } from '../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { answerPreview, passagePreview } from '../../src/slack/render/link-preview.js'
import { ownLink } from '../../src/slack/render/own-links.js'
import { corpusAssistant, PROJECT } from '../fixtures/loaded.js'
import { AppHere } from './app-here.js'
import { until } from './app-process.js'

/** The app in Slack's other places than messages, commands and modals. */
const LINKS = 'https://telework.test/docs'
let corpus: Corpus
let server: LocalSlack
let app: AppHere
let stores: SqlStores

const begin = async () => {
  app = await AppHere.start(server, 'Socket Mode', stores, false, { desk: stores, linkBase: LINKS })
}
beforeAll(async () => {
  // Before there is a connection that would not be answered for meanwhile.
  corpus = loadDocuments(PROJECT)
  server = await startLocalSlack({
    ...{ rates: false, functions: loadManifest(PROJECT).functions ?? {}, unfurlDomains: ['telework.test'] },
  })
  server.clock.hold()
  stores = await openSqlStores({ retentionDays: 1, log: () => {}, now: () => app?.clock.now() ?? Date.now() })
  await begin()
  await server.openApp(ANNA, 'messages')
  await app.idle()
})
afterAll(async () => {
  await app?.stop()
  await server?.stop()
  await stores?.close()
})

const callsOf = (name: string) => server.api.calls.filter(({ method }) => method === name)

describe('the sign of work in a DM', () => {
  const signOf = (ts: string) => server.desk.sessions.get(`${DM_ANNA}:${ts}`)?.status
  const ask = () => server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
  const posts = () => callsOf('chat.postMessage').length
  /** Asked, and not answered for longer than a moment. */
  const askSlowly = async (sign: string | undefined) => {
    server.api.pausesMs.set('chat.postMessage', 5000)
    const before = posts()
    const { ts } = await ask()
    await until('the answer on its way', () => posts() > before)
    app.clock.turn(800)
    await until('the sign', () => signOf(ts) === sign)
    server.api.pausesMs.clear()
    return ts
  }

  test('is not there where the answer comes at once', async () => {
    const { ts } = await ask()
    await app.idle()
    app.clock.turn(800)
    await app.idle()
    expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
    expect(signOf(ts)).toBeUndefined()
  })

  test('is there while an answer takes longer, and goes when it has come', async () => {
    const ts = await askSlowly('processing')
    server.clock.turn(6000)
    await until('the end of the sign', () => signOf(ts) === 'active')
    expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
  })

  test('goes where the answer is refused, too', async () => {
    server.api.refusals.set('chat.postMessage', { error: 'restricted_action' })
    // A refusal comes after the pause as well.
    const ts = await askSlowly('processing')
    server.clock.turn(6000)
    await until('the end of the sign', () => signOf(ts) === 'active')
    server.api.refusals.clear()
  })

  test('goes when somebody presses stop', async () => {
    const ts = await askSlowly('processing')
    await server.stopAgent(ANNA, DM_ANNA, ts)
    await until('the end of the sign', () => signOf(ts) === 'active')
    server.clock.turn(6000)
    await app.idle()
    expect(signOf(ts)).toBe('active')
  })

  test('goes after a restart where the process that showed it was ended', async () => {
    const ts = await askSlowly('processing')
    await app.stop()
    await begin()
    expect(signOf(ts)).toBe('processing')
    await app.later(3 * 60_000)
    expect(signOf(ts)).toBe('active')
    server.clock.turn(6000)
    await app.idle()
  })

  test('costs one line in the log where the server has none, and never the answer', async () => {
    server.api.refusals.set('agents.sessions.setStatus', { error: 'unknown_method' })
    for (let i = 0; i < 2; i += 1) {
      const ts = await askSlowly(undefined)
      server.clock.turn(6000)
      await app.idle()
      expect(server.posts(DM_ANNA).some((post) => post.thread === ts)).toBe(true)
    }
    expect(app.log.filter((line) => line.includes('feature workSign is off'))).toHaveLength(1)
    server.api.refusals.clear()
  })
})

describe('steps of workflows', () => {
  const outputsOf = async (callback: string, inputs: Record<string, unknown>) => {
    const { id, completedFirst } = await server.execute(callback, inputs)
    await until('the end of the step', () => server.desk.executions.get(id)?.completedAt !== undefined)
    await app.idle()
    const { outputs, error } = server.desk.executions.get(id) ?? {}
    return { outputs: outputs ?? {}, error, completedFirst }
  }
  const valuesOf = (options: unknown) => (options as { value: string }[]).map(({ value }) => value)

  test('a question is answered with a quotation and its source; where there is none, that is what the step says', async () => {
    const { outputs } = await outputsOf('ask_documents', { question: '広島市では残業できる？' })
    expect(outputs).toMatchObject({ answer: expect.stringContaining('所属長'), found: true })
    expect(outputs.source).toContain('広島市役所')
    const none = await outputsOf('ask_documents', { question: '明日の天気は？' })
    expect(none.outputs).toMatchObject({ answer: expect.stringContaining('資料の中に'), source: '', found: false })
    expect((await outputsOf('ask_documents', { question: ' ' })).error).toContain('質問が空です')
  })

  test('cases are listed by what was picked and by words; of one sort any will do', async () => {
    const conditions = ['建設業', '製造業', '100人以下']
    const picked = await outputsOf('find_cases', { conditions })
    const typed = await outputsOf('find_cases', { words: '建設業か製造業 100人以下' })
    expect(picked.outputs).toEqual(typed.outputs)
    expect(picked.outputs.cases).toContain('向洋電機土木株式会社')
    expect((await outputsOf('find_cases', { words: '宇宙港 3人' })).outputs).toMatchObject({
      count: expect.any(Number),
    })
  })

  test('what can be picked is offered before the acknowledgement, by what is typed, in kana too', async () => {
    const all = await outputsOf('case_conditions', {})
    expect(all.completedFirst).toBe(true)
    expect(valuesOf(all.outputs.options)).toEqual(expect.arrayContaining(['建設業', '100人以下', '関東', '在宅勤務']))
    expect(valuesOf((await outputsOf('case_conditions', { query: '以下' })).outputs.options)).not.toContain('建設業')
    const lists = await outputsOf('checklists_to_start', { query: 'せきゅりてぃ' })
    expect(lists.completedFirst).toBe(true)
    expect(lists.outputs.options).not.toHaveLength(0)
  })

  test('a checklist is begun in a channel, once; where the app is not in it, the step says what to do', async () => {
    const { outputs } = await outputsOf('checklists_to_start', {})
    const [checklist] = valuesOf(outputs.options)
    const start = { checklist, user: ANNA, title: '4月の準備' }
    const before = server.posts(GENERAL).length
    const begun = await outputsOf('start_checklist', { ...start, channel: GENERAL })
    expect(begun.outputs).toMatchObject({ title: '4月の準備', link: expect.stringContaining(`/archives/${GENERAL}/p`) })
    expect(
      server
        .posts(GENERAL)
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining('4月の準備')])
    const away = await outputsOf('start_checklist', { ...start, channel: 'C0NOWHERE' })
    expect(away.error).toContain('招待してから')
    expect((await outputsOf('start_checklist', { ...start, checklist: 'gone', channel: GENERAL })).error).toContain(
      'もうありません',
    )
  })

  test('a step that fails ends with a number that the log has, and one that was over already is left alone', async () => {
    server.api.refusals.set('functions.completeSuccess', { error: 'parameter_validation_failed' })
    const { error } = await outputsOf('ask_documents', { question: '在宅勤務の日の残業は？' })
    const [, reference] = /受付番号 ([0-9A-Z]{4})/.exec(String(error)) ?? []
    expect(app.log.join('\n')).toContain(`reference=${reference} a step was not done`)
    server.api.refusals.set('functions.completeSuccess', { error: 'execution_not_in_running_state' })
    await server.execute('ask_documents', { question: '在宅勤務の日の残業は？' })
    await app.idle()
    expect(app.log.at(-1)).toContain('over before its end')
    server.api.refusals.clear()
  })

  test('Slack’s own search gets passages, cases and lists, each once, before it is acknowledged, and nothing where nothing is found', async () => {
    const search = (query: string) => outputsOf('search_documents', { query, user_context: { id: ANNA } })
    const { outputs, completedFirst } = await search('広島市の残業')
    expect(completedFirst).toBe(true)
    const results = outputs.search_results as { external_ref: object; link: string; description: string }[]
    expect(results[0]).toMatchObject({ title: expect.stringContaining('広島市役所'), date_updated: '2013-01-01' })
    expect(results[0]!.link).toMatch(/^https:\/\/telework\.test\/docs\/p\/\S+$/)
    expect(new Set(results.map(({ external_ref }) => JSON.stringify(external_ref))).size).toBe(results.length)
    const kinds = async (query: string) =>
      ((await search(query)).outputs.search_results as { external_ref: { type: string } }[]).map(
        ({ external_ref }) => external_ref.type,
      )
    expect(await kinds('建設業の事例')).toContain('case')
    expect(await kinds('セキュリティのチェックリスト')).toContain('checklist')
    expect(await kinds('明日の天気')).toEqual([])
    expect(await kinds('')).toEqual([])
  })
})

describe('links of the app’s own', () => {
  const say = (text: string) => server.say({ user: ANNA, channel: GENERAL, text })
  const previewsUnder = (ts: string) => server.workspace.find(GENERAL, ts)?.unfurls
  const passage = () => corpus.passages.find(({ kind }) => kind === 'case')!

  test('unfold into the quotation, the case or the list, each with its source; others are left alone', async () => {
    const { cases, checklists } = corpus
    const linked = [
      { kind: 'passage', id: passage().id },
      { kind: 'case', id: cases[0]!.id },
      { kind: 'checklist', id: checklists[0]!.id },
    ] as const
    const links = linked.map((each) => ownLink(LINKS, each)!)
    const others = [`${LINKS}/p/gone`, `${LINKS}/x/a`, `${LINKS}/p/%E0%A4%A`, 'https://telework.test/p/a']
    const { ts } = await say(`これです ${[...links, ...others].map((link) => `<${link}>`).join(' ')}`)
    await until('the previews', () => previewsUnder(ts) !== undefined)
    const previews = previewsUnder(ts) ?? {}
    expect(Object.keys(previews)).toEqual(links)
    const [quoted, ofCase, list] = links.map((link) => JSON.stringify(previews[link]))
    expect(quoted).toContain('rich_text_quote')
    expect(ofCase).toContain(cases[0]!.name)
    expect(list).toContain(`${checklists[0]!.steps.length}項目`)
    for (const each of [quoted, ofCase, list]) expect(each).toMatch(/年/)
  })

  test('whatever they lead to, the preview is one that Slack takes', async () => {
    const { passages, cases, checklists } = corpus
    const assistant = await corpusAssistant()
    const drawn = [
      ...passages.map(({ id }) => passagePreview(assistant.passage(id), assistant.sources())),
      ...(await Promise.all(cases.map(async ({ id }) => answerPreview(await assistant.caseById(id))))),
      ...(await Promise.all(checklists.map(async ({ id }) => answerPreview(await assistant.checklistById(id))))),
    ]
    expect(drawn).not.toContain(undefined)
    expect(drawn.flatMap((blocks) => blockProblems(blocks, 'message'))).toEqual([])
  })

  test('stand where one reads on, to be copied', async () => {
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '広島市では残業できる？' })
    await app.idle()
    const answer = server.posts(DM_ANNA).find((post) => post.thread === ts)!
    const block = (answer.blocks as Json[]).find(({ elements }) => JSON.stringify(elements ?? []).includes('"more"'))
    const more = (block!.elements as Json[]).find(({ action_id }) => action_id === 'more')!
    await server.press(ANNA, { channel: DM_ANNA, message: answer.ts, thread: ts }, { ...more, type: 'button' })
    await app.idle()
    const reading = JSON.stringify(server.desk.views.stackOf(ANNA).at(-1)?.view)
    expect(reading).toMatch(/この箇所のリンク: https:\/\/telework\.test\/docs\/p\//)
  })

  test('cost one line in the log where the app may not, and nothing else', async () => {
    server.api.scopes.delete('links:write')
    const link = `<${ownLink(LINKS, { kind: 'passage', id: passage().id })}>`
    const { ts } = await say(link)
    await say(link)
    await until('the line', () => app.log.some((line) => line.includes('feature linkPreviews')))
    await app.idle()
    expect(previewsUnder(ts)).toBeUndefined()
    expect(app.log.filter((line) => line.includes('feature linkPreviews is off'))).toHaveLength(1)
  })
})
