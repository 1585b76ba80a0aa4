import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Playground } from '../../src/app/playground/playground.js'
import type { Hello, ShownView, Told } from '../../src/page/protocol.js'
import { openPlayground, TestPage } from './open-page.js'

const HANA = 'U0HANA'
const KEN = 'U0KEN'
const GENERAL = 'C0GENERAL'
const MENTION = '<@U0BOT>'

let playground: Playground
let page: TestPage

beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.stop(5000))
beforeEach(async () => {
  page = await TestPage.open(playground.url)
})
afterEach(async () => {
  await page.act({ do: 'reset' })
  page.leave()
})

function hello(of = page): Hello {
  return of.news.find((news) => news.type === 'hello') as Hello
}

/** The modal that a person sees when it fits. */
async function modalOf(user: string, fits: (view: ShownView) => boolean): Promise<ShownView> {
  const isIt = (news: Told) => news.type === 'stack' && news.user === user && news.stack.some(fits)
  const news = (await page.heard(`a modal for ${user}`, isIt)) as Extract<Told, { type: 'stack' }>
  return news.stack.findLast(fits)!
}

const isShareForm = ({ view }: ShownView) => view.callback_id === 'share_excerpts'
const isSharePreview = ({ view }: ShownView) => view.callback_id === 'share_preview'

describe('a file', () => {
  it('goes into a message, is read by the app for HR, and can be had back as it was', async () => {
    const content = Buffer.from('# 規程\n\n## 第1条\n\n在宅勤務は週2日までとする。\n')
    const file = await page.act({ do: 'upload', user: KEN, name: '規程.md', content: content.toString('base64') })
    const dm = hello().rooms.find(({ kind, members }) => kind === 'dm' && members.includes(KEN))!
    await page.act({ do: 'say', user: KEN, channel: dm.id, text: '', files: [file.id] })
    const message = await page.saw('the file', ({ files }) => files.length > 0)
    expect(message).toMatchObject({ user: KEN, files: [{ id: file.id, name: '規程.md' }] })
    await page.saw('what was read', ({ fromApp, text }) => fromApp && text.includes('確認待ち'))
    const had = await fetch(`${playground.url}/page/file/${file.id}`)
    expect([had.status, had.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
    expect(had.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(Buffer.from(await had.arrayBuffer())).toEqual(content)
    expect((await fetch(`${playground.url}/page/file/F9`)).status).toBe(404)
  })

  it('is refused where it is none', async () => {
    const { status } = await page.post(JSON.stringify({ do: 'upload', user: KEN, name: 'a', content: 'no base64!' }))
    expect(status).toBe(400)
  })
})

describe('what a page is told', () => {
  it('begins with the three people, their rooms and DMs, and what can be done', () => {
    const { people, rooms, commands, ready } = hello()
    expect(people.map(({ roleName }) => roleName)).toEqual(['社員', '人事', '管理者'])
    expect(rooms.filter(({ kind }) => kind === 'channel').map(({ name }) => name)).toEqual([
      'general',
      '人事-質問',
      'テレワーク推進',
    ])
    expect(rooms.filter(({ kind }) => kind === 'dm')).toHaveLength(3)
    expect(commands.map(({ name }) => name)).toContain('/telework-case')
    expect(ready).toBe(true)
  })

  it('is the question and, in its thread, the cited answer', async () => {
    const { ts } = await page.act({
      do: 'say',
      user: HANA,
      channel: GENERAL,
      text: `${MENTION} 広島市では残業できる？`,
    })
    const answer = await page.saw('the answer', ({ fromApp, thread }) => fromApp && thread === ts)
    expect(answer.text).toContain('広島市役所の事例')
    expect(answer.blocks.length).toBeGreaterThan(0)
    const late = await TestPage.open(playground.url)
    expect(hello(late).messages.map((message) => message.ts)).toEqual([ts, answer.ts])
    late.leave()
  })

  it('is the answer to a command, for the person who typed it alone', async () => {
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/telework-case 広島市' })
    const answer = await page.saw('the case', ({ fromApp }) => fromApp)
    expect(answer.onlyFor).toBe(KEN)
    await expect(
      page.act({ do: 'press', user: HANA, where: { on: 'message', channel: GENERAL, ts: answer.ts }, action: {} }),
    ).rejects.toThrow('ほかの人にだけ')
  })

  it('is one answer where a delivery came twice', async () => {
    await page.act({ do: 'mishap', mishap: 'double' })
    const { ts } = await page.act({ do: 'say', user: HANA, channel: GENERAL, text: `${MENTION} 直行直帰とは？` })
    await page.saw('the answer', ({ fromApp, thread }) => fromApp && thread === ts)
    await page.act({ do: 'command', user: HANA, channel: GENERAL, text: '/telework ヘルプ' })
    await page.saw('what came later', ({ fromApp, onlyFor }) => fromApp && onlyFor === HANA)
    expect(page.shown().filter(({ fromApp, thread }) => fromApp && thread === ts)).toHaveLength(1)
  })

  it('is the refusal, in the words of Slack, where Slack refuses a post', async () => {
    await page.act({ do: 'mishap', mishap: 'refuse' })
    await page.act({ do: 'say', user: HANA, channel: GENERAL, text: `${MENTION} 直行直帰とは？` })
    const news = await page.heard('the refusal', ({ type }) => type === 'refusal')
    expect(news).toMatchObject({ call: { method: 'chat.postMessage', error: 'restricted_action', to: GENERAL } })
  })

  it('is what becomes of a message that its writer changes and deletes', async () => {
    const { ts } = await page.act({ do: 'say', user: HANA, channel: GENERAL, text: 'こんにちは' })
    await page.act({ do: 'edit', user: HANA, channel: GENERAL, ts, text: 'こんばんは' })
    await page.saw('the change', ({ text, edited }) => text === 'こんばんは' && edited)
    await expect(page.act({ do: 'delete', user: KEN, channel: GENERAL, ts })).rejects.toThrow('自分のメッセージ')
    await page.act({ do: 'delete', user: HANA, channel: GENERAL, ts })
    await page.heard('the end of it', (news) => news.type === 'removed' && news.ts === ts)
  })
})

describe('what people do', () => {
  it('opens the Home tab', async () => {
    await page.act({ do: 'open', user: HANA, tab: 'home' })
    const news = await page.heard('the Home tab', ({ type }) => type === 'home')
    expect(JSON.stringify(news)).toContain('telework-case')
  })

  it('shares a snippet into a channel through the form', async () => {
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/telework-share 情報の持ち出し' })
    const { id } = await modalOf(KEN, isShareForm)
    const values = { sentence: { value: 'ご確認ください' }, channel: { selected_conversation: 'C0TELEWORK' } }
    await page.act({ do: 'submit', user: KEN, view: id, values })
    const preview = await modalOf(KEN, isSharePreview)
    expect(JSON.stringify(preview.view)).toContain('ご確認ください')
    expect(await page.act({ do: 'submit', user: KEN, view: preview.id, values: {} })).toEqual({})
    const shared = await page.saw('what was shared', ({ channel }) => channel === 'C0TELEWORK')
    expect(JSON.stringify(shared.blocks)).toContain('ご確認ください')
    expect(JSON.stringify(shared.blocks)).toContain('鈴木 健')
  })

  it('is told to fill in what is missing, and the form stays', async () => {
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/telework-share 情報の持ち出し' })
    const { id } = await modalOf(KEN, isShareForm)
    await expect(page.act({ do: 'submit', user: KEN, view: id, values: {} })).rejects.toThrow('入力に足りない')
    const late = await TestPage.open(playground.url)
    expect(hello(late).stacks[KEN]?.at(-1)?.id).toBe(id)
    late.leave()
  })

  it('is told how to invite the app where it is not, and can', async () => {
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/remove @テレワーク相談' })
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/telework-share 情報の持ち出し' })
    const { id } = await modalOf(KEN, isShareForm)
    await page.act({ do: 'submit', user: KEN, view: id, values: { channel: { selected_conversation: GENERAL } } })
    const preview = await modalOf(KEN, isSharePreview)
    await page.act({ do: 'submit', user: KEN, view: preview.id, values: {} })
    const told = await modalOf(KEN, (view) => JSON.stringify(view.view).includes('/invite @'))
    await page.act({ do: 'command', user: KEN, channel: GENERAL, text: '/invite @テレワーク相談' })
    await page.act({ do: 'submit', user: KEN, view: told.id, values: {} })
    await page.saw('what was shared', ({ fromApp, channel }) => fromApp && channel === GENERAL)
  })

  it('is told where a command does not exist', async () => {
    await expect(page.act({ do: 'command', user: HANA, channel: GENERAL, text: '/telewrok' })).rejects.toThrow(
      '/telewrok というコマンドはありません',
    )
  })
})

describe('a message from all sides', () => {
  it('shows its sizes against the limits, and how it is read', async () => {
    const { ts } = await page.act({ do: 'say', user: HANA, channel: GENERAL, text: `${MENTION} NECと日産を比べて` })
    const answer = await page.saw('the answer', ({ fromApp, thread }) => fromApp && thread === ts)
    const { sizes, notification, screenReader, json } = await page.act({
      ...{ do: 'inspect', what: { channel: GENERAL, ts: answer.ts } },
    })
    expect(sizes.find(({ name }) => name === 'ブロックの数')).toMatchObject({ value: answer.blocks.length, max: 50 })
    expect(sizes.every(({ value, max }) => value > 0 && value <= max)).toBe(true)
    expect(answer.text.startsWith(notification.slice(0, 20))).toBe(true)
    expect(screenReader).toContain('table')
    expect(JSON.parse(json)).toMatchObject({ text: answer.text })
  })

  it('explains the answer that it shows', async () => {
    const text = '在宅の日に残業してもいいですか'
    const { ts } = await page.act({ do: 'say', user: HANA, channel: GENERAL, text: `${MENTION} ${text}` })
    const answer = await page.saw('the answer', ({ fromApp, thread }) => fromApp && thread === ts)
    const explained = await page.act({ do: 'explain', channel: GENERAL, ts: answer.ts })
    expect(explained.question).toBe(text)
    expect(explained.answer?.explain?.hits.length).toBeGreaterThan(3)
    expect(explained.ms).toBeGreaterThan(0)
  })

  it('explains each of two answers that read the same by its own question', async () => {
    const explained: (string | undefined)[] = []
    for (const text of ['今日の天気は？', 'おすすめの居酒屋は？']) {
      const { ts } = await page.act({ do: 'say', user: HANA, channel: GENERAL, text: `${MENTION} ${text}` })
      await page.saw(text, ({ fromApp, thread }) => fromApp && thread === ts)
    }
    const answers = page.shown().filter(({ fromApp, thread }) => fromApp && thread !== undefined)
    expect(answers[0]?.text).toBe(answers[1]?.text)
    for (const { ts } of answers) explained.push((await page.act({ do: 'explain', channel: GENERAL, ts })).question)
    expect(explained).toEqual(['今日の天気は？', 'おすすめの居酒屋は？'])
  })

  it('says what it was where no question stands behind it', async () => {
    await page.act({ do: 'command', user: HANA, channel: GENERAL, text: '/telework-checklist セキュリティ' })
    const list = await page.saw('the list', ({ fromApp }) => fromApp)
    const explained = await page.act({ do: 'explain', channel: GENERAL, ts: list.ts })
    expect(explained).toMatchObject({ because: 'チェックリストの検索「セキュリティ」', answer: { kind: 'checklist' } })
    expect(explained.answer?.explain?.concepts.map(({ said }) => said)).toContain('セキュリティ')
  })
})

describe('safety', () => {
  const port = () => Number(new URL(playground.url).port)

  /** By hand: fetch sets Host and Origin itself. */
  const knock = (headers: Record<string, string>, path = '/', method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      const knocking = request({ host: '127.0.0.1', port: port(), path, method, headers }, (response) => {
        response.destroy()
        resolve(response.statusCode ?? 0)
      })
      knocking.on('error', reject).end()
    })

  it('is for pages of its own', async () => {
    expect(await knock({})).toBe(200)
    expect(await knock({ host: 'localhost' })).toBe(200)
    expect(await knock({ host: 'rebound.example' })).toBe(403)
    expect(await knock({ origin: 'http://elsewhere.example' }, '/page/act', 'POST')).toBe(403)
    expect(await knock({ origin: 'http://elsewhere.example' }, '/api/chat.postMessage', 'POST')).toBe(403)
  })

  it('does nothing that it does not know', async () => {
    expect((await page.post('{"do":"format","disk":"c"}')).status).toBe(400)
    expect((await page.post('{')).status).toBe(400)
    expect((await page.post('{"do":"reset"}', { 'content-type': 'text/plain' })).status).toBe(400)
  })

  it('gives out the files of the page alone', async () => {
    expect(await knock({}, '/../package.json')).toBe(404)
    expect(await knock({}, '/..%2f..%2fpackage.json')).toBe(404)
    expect(await knock({}, '/assets/../../package.json')).toBe(404)
    expect(await knock({}, '/index.html/more.js')).toBe(404)
    expect(await knock({}, `/${'a'.repeat(5000)}.js`)).toBe(404)
  })
})
