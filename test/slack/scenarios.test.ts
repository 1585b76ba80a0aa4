import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, BEN, DM_ANNA, GENERAL, OLD_ROOM, QUIET_ROOM, SECRET_ROOM } from '../../src/local-slack/test-company.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import { type TransportName, until } from './app-process.js'

type Json = Record<string, unknown>

/** The real app against the server of this folder, each scenario on both transports. */
describe.each<TransportName>(['Socket Mode', 'signed HTTP'])('over %s', (transport) => {
  let server: LocalSlack
  let app: AppHere

  beforeAll(async () => {
    server = await startLocalSlack()
    app = await AppHere.start(server, transport)
  })
  afterAll(async () => {
    await app?.stop()
    await server?.stop()
  })

  test('a DM is answered once, in the thread of the message', async () => {
    const { ts, acks } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
    expect(acks.map((ack) => ack.status)).toEqual([200])
    const [answer] = await answersTo(ts)
    expect(answer?.channel).toBe(DM_ANNA)
    expect(textOf(answer?.blocks)).toContain('残業')
    expect(answer?.text).not.toBe('')
    await app.idle()
    expect(inThread(ts)).toHaveLength(1)
  })

  test('a mention is answered once in its thread, though it comes as two events', async () => {
    const { ts, acks } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 建設業の事例は？` })
    expect(acks).toHaveLength(2)
    await answersTo(ts)
    await app.idle()
    expect(inThread(ts)).toHaveLength(1)
  })

  test('a mention inside a DM is answered once', async () => {
    const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: `<@${BOT.userId}> 在宅勤務の申請方法は？` })
    await answersTo(ts)
    await app.idle()
    expect(inThread(ts)).toHaveLength(1)
  })

  test('a retried delivery is not answered again, and one that comes first as a retry is', async () => {
    const first = await server.say({ user: ANNA, channel: DM_ANNA, text: 'サテライトオフィスとは？' })
    await answersTo(first.ts)
    for (const event of first.events) await server.deliverEvent(event, { num: 1, reason: 'http_timeout' })
    await app.idle()
    expect(inThread(first.ts)).toHaveLength(1)

    const ts = server.workspace.nextTs()
    const events = server.eventsFor({ user: ANNA, channel: DM_ANNA, text: 'モバイルワークとは？' }, ts)
    for (const event of events) await server.deliverEvent(event, { num: 2, reason: 'connection_failed' })
    await answersTo(ts)
    await app.idle()
    expect(inThread(ts)).toHaveLength(1)
  })

  test('a follow-up needs no mention where the bot has answered, and only there', async () => {
    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 広島市の事例を教えて` })
    await answersTo(ts)
    await server.say({ user: BEN, channel: GENERAL, text: 'ほかには？', thread: ts })
    await until('the second answer', () => inThread(ts).length === 2)
    expect(textOf(inThread(ts)[1]?.blocks)).toContain('広島市')

    const other = await server.say({ user: ANNA, channel: GENERAL, text: 'お昼は何にしますか？' })
    await server.say({ user: BEN, channel: GENERAL, text: '在宅勤務の日の残業は？', thread: other.ts })
    await server.say({ user: BEN, channel: GENERAL, text: `<@${ANNA}> どう思いますか？`, thread: ts })
    await app.idle()
    expect(inThread(other.ts)).toHaveLength(0)
    expect(inThread(ts)).toHaveLength(2)
  })

  test('bots, edits, deletions and own messages are not answered', async () => {
    const before = server.posts().length
    const base = { type: 'message', channel: DM_ANNA, channel_type: 'im', text: '在宅勤務の日の残業は？' }
    const events: Json[] = [
      { ...base, ts: server.workspace.nextTs(), subtype: 'bot_message', bot_id: 'B0OTHER' },
      { ...base, ts: server.workspace.nextTs(), user: 'U0OTHERBOT', bot_id: 'B0OTHER' },
      { ...base, ts: server.workspace.nextTs(), user: BOT.userId, bot_id: BOT.botId },
      { ...base, ts: server.workspace.nextTs(), subtype: 'message_changed', message: { ...base, user: ANNA } },
      { ...base, ts: server.workspace.nextTs(), subtype: 'message_deleted' },
      { ...base, type: 'app_mention', user: ANNA, ts: server.workspace.nextTs(), edited: { user: ANNA, ts: '1.0' } },
    ]
    for (const event of events) expect((await server.deliverEvent(server.envelope(event))).status).toBe(200)
    await app.idle()
    expect(server.posts()).toHaveLength(before)
  })

  test.each([
    ['/telework', '在宅勤務の日の残業は？', '残業'],
    ['/telework-case', '建設業 24人', '向洋電機'],
    ['/telework-checklist', 'セキュリティ 経営者', '経営者'],
    ['/telework', '', '/telework-share'],
    ['/telework-case', 'help', '/telework-share'],
  ])('%s %s is answered privately, once', async (command, text, expected) => {
    const { ack, url, payload } = await server.command(command, text, ANNA, GENERAL)
    expect(ack.status).toBe(200)
    await server.deliverCommand(payload)
    await until('the answer', () => server.responsesTo(url).length > 0)
    await app.idle()
    expect(server.responsesTo(url)).toHaveLength(1)
    const body = server.responsesTo(url)[0]?.body
    expect(body?.response_type).toBe('ephemeral')
    expect(textOf(body?.blocks)).toContain(expected)
  })

  test.each([
    ['in a channel', GENERAL, false],
    ['in a thread', GENERAL, true],
    ['where the bot is not', QUIET_ROOM, false],
    ['in a thread where the bot is not', QUIET_ROOM, true],
  ])('a message %s is looked up for one person alone', async (_, channel, inThread) => {
    const first = await server.say({ user: ANNA, channel, text: 'お知らせ' })
    const thread = inThread ? first.ts : undefined
    const text = `<@${BEN}> 在宅勤務の日の残業は？`
    const { ts } = await server.say({ user: ANNA, channel, text, ...(inThread && { thread: first.ts }) })
    const { ack, url } = await server.people.shortcut(ANNA, 'look_up_message', { channel, message: ts })
    expect(ack.status).toBe(200)
    await until('the answer', () => server.responsesTo(url ?? '').length > 0)
    await app.idle()
    expect(server.responsesTo(url ?? '')).toHaveLength(1)
    const shown = server.workspace.messages.at(-1)
    expect(shown).toMatchObject({ channel, onlyFor: ANNA, via: 'response_url' })
    expect(shown?.thread).toBe(thread)
    expect(textOf(shown?.blocks)).toContain('残業')
  })

  test('in a thread a message is looked up by what the thread is about', async () => {
    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 広島市の事例を教えて` })
    await answersTo(ts)
    const on = await server.say({ user: BEN, channel: GENERAL, text: `<@${ANNA}> そこの課題は？`, thread: ts })
    const { url } = await server.people.shortcut(ANNA, 'look_up_message', { channel: GENERAL, message: on.ts })
    await until('the answer', () => server.responsesTo(url ?? '').length > 0)
    expect(server.responsesTo(url ?? '')[0]?.body.text).toMatch(/広島市.*広島市役所の事例/)
  })

  test('a message without a text holds nothing to look up', async () => {
    const file = server.addFile('plan.png', Buffer.from('x'))
    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: '', files: [file.id] })
    const { url } = await server.people.shortcut(ANNA, 'look_up_message', { channel: GENERAL, message: ts })
    await until('the word', () => server.responsesTo(url ?? '').length > 0)
    expect(textOf(server.responsesTo(url ?? '')[0]?.body.blocks)).toBe('このメッセージには、調べられる文がありません。')
  })

  test('the shortcut opens a modal; its answer, the next question and its answer stay in it', async () => {
    const { ack } = await server.people.shortcut(ANNA, 'ask_question')
    expect(ack.status).toBe(200)
    const { id } = await openedView('ask_question')
    const empty = await server.submit(ANNA, { id }, { 'question:0': { value: '　\n' } })
    expect(empty.body).toEqual({ response_action: 'errors', errors: { 'question:0': '質問を書いてください。' } })
    expect(server.notices.at(-1)).toEqual({ user: ANNA, text: '質問を書いてください。' })

    const before = server.workspace.messages.length
    const first = await server.submit(ANNA, { id }, { 'question:0': { value: '広島市の事例を教えて' } })
    expect(first.body).toMatchObject({ response_action: 'update' })
    await shows(id, /質問: 広島市の事例を教えて.*広島市役所/s)
    await server.submit(ANNA, { id }, { 'question:1': { value: 'そこの課題は？' } })
    await shows(id, /質問: そこの課題は？\S*「?広島市/)
    await server.submit(ANNA, { id }, { 'question:2': { value: 'ぬか漬けの作り方は？' } })
    await shows(id, /質問: ぬか漬け.*テレワークの資料についてお答えするボット/s)
    expect(JSON.stringify(viewOf(id)?.blocks)).toContain('"initial_value":"ぬか漬けの作り方は？"')
    await server.submit(ANNA, { id }, { 'question:3': { value: '建設業の事例は？' } })
    await shows(id, /質問: 建設業の事例は？.*向洋電機/s)
    expect(server.workspace.messages).toHaveLength(before)
  })

  test('two submissions of one question are answered once', async () => {
    await server.people.shortcut(ANNA, 'ask_question')
    const { id } = await openedView('ask_question')
    const updates = () => server.api.calls.filter((call) => call.method === 'views.update' && call.args.view_id === id)
    const filled = { 'question:0': { value: '在宅勤務の日の残業は？' } }
    const acks = await Promise.all([server.submit(ANNA, { id }, filled), server.submit(ANNA, { id }, filled)])
    expect(acks.map((ack) => ack.status)).toEqual([200, 200])
    await until('the answer', () => updates().length > 0)
    await app.idle()
    // What is drawn for the second is the first one's answer, with its name.
    expect(new Set(updates().map(({ args }) => JSON.stringify(args.view))).size).toBe(1)
  })

  test('every button of a case in the modal leads on, on top of it', async () => {
    await server.people.shortcut(ANNA, 'ask_question')
    const { id } = await openedView('ask_question')
    await server.submit(ANNA, { id }, { 'question:0': { value: '向洋電機の事例' } })
    await shows(id, /向洋電機/)
    const card = JSON.stringify(viewOf(id))
    const stack = () => server.desk.views.stackOf(ANNA)
    const root = server.desk.views.get(id)
    if (root === undefined) throw new Error('no view')
    const leadsOn = allActions(root.view.blocks).filter((each) => !/helpful/.test(String(each.action_id)))
    for (const action of leadsOn) {
      expect((await server.people.pressInView(ANNA, root, action)).status).toBe(200)
      await until(`a view for ${String(action.action_id)}`, () => stack().length === 2)
      const top = stack()[1]
      if (top === undefined) throw new Error('no view')
      await until('what it shows', () => !/読み込んでいます/.test(textOf(top.view.blocks)))
      expect(textOf(top.view.blocks)).not.toMatch(/受付番号/)
      const [next] = allActions(top.view.blocks).filter((each) => each.action_id !== 'share')
      const shown = top.hash
      if (next !== undefined) {
        await server.people.pressInView(ANNA, top, next)
        await until('what comes after it, in its place', () => top.hash !== shown)
      }
      expect(stack()).toHaveLength(2)
      await server.people.close(ANNA, top)
    }
    expect(JSON.stringify(viewOf(id))).toBe(card)
  })

  test('an answer in the modal is shared from there', async () => {
    await server.people.shortcut(ANNA, 'ask_question')
    const { id } = await openedView('ask_question')
    await server.submit(ANNA, { id }, { 'question:0': { value: '在宅勤務の日の残業は？' } })
    await shows(id, /残業/)
    const root = server.desk.views.get(id)
    if (root === undefined) throw new Error('no view')
    await server.people.pressInView(ANNA, root, findAction(root.view.blocks, 'share'))
    const preview = await openedView('share_excerpts')
    const before = server.posts(GENERAL).length
    await share(preview.id, GENERAL, 'ひとこと')
    await until('the post', () => server.posts(GENERAL).length > before)
    await until('the word that it is posted', () => /投稿しました/.test(textOf(viewOf(preview.id)?.blocks)))
    expect(server.desk.views.stackOf(ANNA).map((view) => view.id)).toEqual([id, preview.id])
  })

  test('what found nothing is put in other words, in the modal', async () => {
    const { url } = await server.command('/telework', 'テレワーク手当は非課税ですか、いくらまで出ますか', ANNA, GENERAL)
    await until('the answer', () => server.responsesTo(url).length > 0)
    const rephrase = findAction(server.responsesTo(url)[0]?.body.blocks, 'rephrase')
    await server.press(ANNA, { channel: GENERAL, message: '1.0', isPrivate: true }, rephrase)
    const { id } = await openedView('ask_question')
    expect(JSON.stringify(viewOf(id)?.blocks)).toContain(
      '"initial_value":"テレワーク手当は非課税ですか、いくらまで出ますか"',
    )
    await server.submit(ANNA, { id }, { 'question:0': { value: '在宅勤務の日の残業は？' } })
    await shows(id, /残業/)
  })

  test('a snippet is previewed, given a sentence, and posted into a channel without a ping', async () => {
    await server.command('/telework-share', '情報の持ち出し', ANNA, GENERAL)
    const view = await openedView('share_excerpts')
    expect(textOf(view.view.blocks)).toContain('出')
    const before = server.posts(GENERAL).length
    const preview = await share(view.id, GENERAL, '<!channel> <@U0BEN> ＠here https://evil.example/x をどうぞ')
    await until('the post', () => server.posts(GENERAL).length > before)
    await app.idle()
    expect(server.posts(GENERAL)).toHaveLength(before + 1)
    const post = server.posts(GENERAL).at(-1)
    const previewed = JSON.stringify(preview)
    for (const block of post?.blocks ?? []) expect(previewed).toContain(JSON.stringify(block))
    expect(textOf(post?.blocks)).toContain('安奈さんが共有しました')
    const shown = `${post?.text}${textOf(post?.blocks)}`.normalize('NFKC')
    expect(shown).not.toMatch(/<!channel|<@U|@here|https:\/\/evil/)
    expect(JSON.stringify(post?.blocks)).not.toMatch(/"type":"(user|usergroup|broadcast|mrkdwn)"/)
    await until('the word that it is posted', () =>
      /投稿しました/.test(textOf(server.api.views.get(view.id)?.view.blocks)),
    )
  })

  test.each([
    [SECRET_ROOM, /\/invite @telework/],
    [OLD_ROOM, /アーカイブ/],
  ])('sharing into %s says what to do', async (channel, expected) => {
    await server.command('/telework-share', '情報の持ち出し', ANNA, GENERAL)
    const view = await openedView('share_excerpts')
    await share(view.id, channel, 'ひとこと')
    await until('the word', () => expected.test(textOf(server.api.views.get(view.id)?.view.blocks)))
    const again = server.api.views.get(view.id)
    expect(JSON.stringify(again?.view)).toContain('ひとこと')
    expect(server.posts(channel)).toHaveLength(0)
  })

  test('共有 on a private answer opens the same preview', async () => {
    const { url } = await server.command('/telework', '在宅勤務の日の残業は？', ANNA, GENERAL)
    await until('the answer', () => server.responsesTo(url).length > 0)
    const share = findAction(server.responsesTo(url)[0]?.body.blocks, 'share')
    await server.press(ANNA, { channel: GENERAL, message: '1.0', isPrivate: true }, share)
    const view = await openedView('share_excerpts')
    expect(textOf(view.view.blocks)).toContain('残業')
  })

  test('feedback on an answer in a channel is thanked for beside it: the others vote on', async () => {
    const { ts } = await server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> 在宅勤務の日の残業は？` })
    const [answer] = await answersTo(ts)
    const helpful = findAction(answer?.blocks, 'helpful')
    await server.press(BEN, { channel: GENERAL, message: answer?.ts ?? '', thread: ts }, helpful)
    const thanked = () => server.posts(GENERAL).find((post) => post.thread === ts && post.onlyFor === BEN)
    await until('thanks', () => textOf(thanked()?.blocks).includes('ありがとうございました'))
    expect(textOf(server.posts(GENERAL).find((post) => post.ts === answer?.ts)?.blocks)).toContain('はい')
  })

  test('every button of a case leads on', async () => {
    const { url } = await server.command('/telework-case', '向洋電機', ANNA, GENERAL)
    await until('the card', () => server.responsesTo(url).length > 0)
    const blocks = server.responsesTo(url)[0]?.body.blocks
    for (const action of allActions(blocks).filter(
      (each) => !/^(share|helpful|unhelpful)$/.test(String(each.action_id)),
    )) {
      const pressed = await server.press(ANNA, { channel: GENERAL, message: '1.0', isPrivate: true }, action)
      expect(pressed.ack.status).toBe(200)
      await until(`an answer to ${String(action.action_id)}`, () => server.responsesTo(pressed.url).length === 1)
      expect(textOf(server.responsesTo(pressed.url)[0]?.body.blocks)).not.toMatch(/受付番号/)
    }
  })

  test('the Home tab shows help', async () => {
    await server.deliverEvent(server.envelope({ type: 'app_home_opened', user: ANNA, channel: DM_ANNA, tab: 'home' }))
    const published = () => server.api.calls.find((call) => call.method === 'views.publish')
    await until('the Home tab', () => published() !== undefined)
    expect(textOf(published()?.args.view)).toMatch(/\/telework-case.*\/telework-checklist/s)
  })

  test('no call was refused, and nothing in the log is an error', () => {
    expect(app.log.filter((line) => /^(warn|error)/.test(line))).toEqual([])
  })

  function inThread(ts: string) {
    return server.posts().filter((post) => post.thread === ts && post.onlyFor === undefined)
  }

  async function answersTo(ts: string) {
    await until('an answer', () => inThread(ts).length > 0)
    return inThread(ts)
  }

  function viewOf(id: string) {
    return server.desk.views.get(id)?.view
  }

  /** What a person reads in the modal, once it is the answer. */
  async function shows(id: string, expected: RegExp) {
    await until(`${expected} in the modal`, () => expected.test(textOf(viewOf(id)?.blocks)))
  }

  async function openedView(callbackId: string) {
    const known = new Set(seenViews)
    const fresh = () =>
      [...server.api.views.values()].find(
        (each) => each.open && each.view.callback_id === callbackId && !known.has(each.id),
      )
    await until(`the view ${callbackId}`, () => fresh() !== undefined)
    const view = fresh()
    if (view === undefined) throw new Error('unreachable')
    seenViews.add(view.id)
    return { ...view }
  }
  const seenViews = new Set<string>()

  /** Fills the form in, and sends off what it shows then. Gives the blocks of that. */
  async function share(id: string, channel: string, sentence: string): Promise<unknown> {
    await server.submit(ANNA, { id }, shareValues(channel, sentence))
    await until('the preview', () => viewOf(id)?.callback_id === 'share_preview')
    const blocks = structuredClone(viewOf(id)?.blocks)
    await server.submit(ANNA, { id }, {})
    return blocks
  }
})

function shareValues(channel: string, sentence: string): Record<string, Json> {
  return { sentence: { value: sentence }, channel: { selected_conversation: channel } }
}

/** Every string that a person would read. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : textOf(inner)))
    .join('')
}

function allActions(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(allActions)
  if (typeof value !== 'object' || value === null) return []
  const object = value as Json
  const own = object.type === 'button' ? [object] : []
  return [...own, ...Object.values(object).flatMap(allActions)]
}

function findAction(blocks: unknown, id: string): Json {
  const action = allActions(blocks).find((each) => each.action_id === id)
  if (action === undefined) throw new Error(`no button ${id}`)
  return action
}
