import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import type { Checklist } from '../../../src/core/corpus/corpus.js'
import { Checklists } from '../../../src/service/checklists/checklists.js'
import { addDays, hourOn, mondayAfter } from '../../../src/service/checklists/days.js'
import { changesBetween } from '../../../src/service/checklists/list-changes.js'
import { Runs } from '../../../src/service/checklists/runs.js'
import { pagesOf, sectionsOf } from '../../../src/service/checklists/sections.js'
import { REDRAW_RUN } from '../../../src/service/own-data.js'
import { Settings } from '../../../src/service/settings.js'

const T = 'T'
const AT = Date.parse('2026-11-27T15:00+09:00')
const R = { team: T, id: 'r' }

let now: number
let stores: SqlStores
let steps: string[]
let checklists: Checklists

beforeEach(async () => {
  now = AT
  steps = ['経営者1: 方針を定める。', '経営者2: 資源を割り当てる。', '3台までとする。']
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => now })
  const assistant = {
    checklists: () => [
      {
        ...{ id: 'sec', title: '対策', role: '経営者' },
        steps: steps.map((text, i) => ({ text, passageId: `sec#${i + 1}` })),
      } as Checklist,
    ],
    passage: () => [],
  } as unknown as Assistant
  checklists = new Checklists({ stores, settings: new Settings(stores.settings), assistant, now: () => now })
})
afterEach(() => stores.close())

describe('a list of the documents', () => {
  test('is kept as it is, with its role and without its own numbers, and anew only where it has changed', async () => {
    const { lists } = checklists
    expect(await lists.newest(T, 'sec')).toEqual({
      ...{ team: T, list: 'sec', version: 1, title: '対策 — 経営者', at: AT },
      items: [
        { id: '1', text: '方針を定める。', cites: 'sec#1' },
        { id: '2', text: '資源を割り当てる。', cites: 'sec#2' },
        { id: '3', text: '3台までとする。', cites: 'sec#3' },
      ],
    })
    expect((await lists.newest(T, 'sec'))?.version).toBe(1)
    steps = ['方針を見直す。', '経営者2: 資源を割り当てる。']
    const changed = await lists.newest(T, 'sec')
    expect(changed?.version).toBe(2)
    // A line that says the same keeps its name, another gets one that no line had.
    expect(changed?.items.map(({ id }) => id)).toEqual(['4', '2'])
    expect((await lists.get(T, 'sec', 1))?.items).toHaveLength(3)
    expect(await lists.newest(T, 'none')).toBeUndefined()
  })
})

describe('lists of one’s own', () => {
  test('come from others: what is said word for word keeps its citation, what is changed does not', async () => {
    const { lists } = checklists
    const from = await lists.newest(T, 'sec')
    const own = { team: T, list: 'own', title: '営業部の 対策', user: 'H' }
    const saved = await lists.save(
      { ...own, based: 0 },
      [{ text: '資源を割り当てる。' }, { text: '方針を書く。' }],
      from?.items,
    )
    expect(saved?.items).toEqual([
      { id: '2', text: '資源を割り当てる。', cites: 'sec#2' },
      { id: '4', text: '方針を書く。' },
    ])
    expect((await lists.find(T, '営業部 対策'))?.list).toBe('own')
    expect((await lists.find(T, '営業部のチェックリスト'))?.list).toBeUndefined()
    expect(await lists.find(T, 'チェックリスト')).toBeUndefined()
    expect(await lists.save({ ...own, based: 1 }, [{ text: '方針を書く。', source: '規程' }])).toMatchObject({
      version: 2,
    })
    expect(await lists.save({ ...own, based: 1 }, [])).toBeUndefined()
    expect((await lists.newest(T, 'own'))?.items).toEqual([{ id: '4', text: '方針を書く。', source: '規程' }])
    // What was said to be its source stays only where it is written again.
    await lists.save({ ...own, based: 2 }, [{ text: '方針を書く。' }])
    expect((await lists.newest(T, 'own'))?.items).toEqual([{ id: '4', text: '方針を書く。' }])
    await lists.putAway(T, 'own', true)
    expect(await lists.find(T, '営業部')).toBeUndefined()
    expect((await lists.findAway(T, '営業部'))?.list).toBe('own')
  })
})

describe('versions of a list', () => {
  const texts = ['端末に鍵を掛ける', '台帳に書く', 'データを消す'].map((text) => ({ text }))

  test('differ by lines that came, went, and are said in other words; a line keeps its name in other words', async () => {
    const { lists } = checklists
    const own = { team: T, list: 'own', title: '貸し出し', user: 'H' }
    const first = await lists.save({ ...own, based: 0 }, texts)
    const second = await lists.save({ ...own, based: 1 }, [
      { text: '端末に必ず鍵を掛ける' },
      { text: '覗き見防止の覆いを付ける' },
      { text: 'データを消す', source: '規程 第3条' },
    ])
    expect(second?.items.map(({ id }) => id)).toEqual(['1', '4', '3'])
    expect(changesBetween(first!, second!)).toEqual({
      added: [{ id: '4', text: '覗き見防止の覆いを付ける', number: 2 }],
      removed: [{ id: '2', text: '台帳に書く', number: 2 }],
      reworded: [{ id: '1', text: '端末に必ず鍵を掛ける', number: 1, before: '端末に鍵を掛ける' }],
      resourced: [{ id: '3', text: 'データを消す', source: '規程 第3条', number: 3 }],
      moved: false,
    })
    const third = await lists.save({ ...own, based: 2 }, texts.toReversed())
    expect(third?.items.map(({ id }) => id)).toEqual(['3', '5', '1'])
    expect(changesBetween(first!, third!)).toMatchObject({ removed: [{ id: '2' }], reworded: [], moved: true })
    // Of two that say much the same, each is the one that it says best.
    const alike = await lists.save({ ...own, list: 'alike', based: 0 }, [{ text: '端末を返す' }, { text: '鍵を返す' }])
    const anew = await lists.save({ ...own, list: 'alike', based: 1 }, [
      { text: '鍵を必ず返す' },
      { text: '端末を返す' },
    ])
    expect([alike, anew].map((each) => each?.items.map(({ id }) => id))).toEqual([
      ['1', '2'],
      ['2', '1'],
    ])
  })

  test('are changed under a run: what is kept of its lines stays with them, also after the way back', async () => {
    const { lists, runs } = checklists
    const own = { team: T, list: 'own', title: '貸し出し', user: 'H' }
    await lists.save({ ...own, based: 0 }, texts)
    const run = await runs.beginAlone(T, 'U', 'own')
    const ref = { team: T, id: run!.id }
    await runs.changeItem(ref, '2', { note: '台帳は総務に' }, 'U')
    await runs.tick(T, run!.id, { ...{ name: 'a', items: ['1'], shown: [], chosen: ['1'] }, user: 'U', at: AT })
    await lists.save({ ...own, based: 1 }, [{ text: '端末に必ず鍵を掛ける' }])
    const on = await runs.moveTo(T, run!.id, 2)
    expect(on).toMatchObject({ version: 2, items: { '1': { ticked: { user: 'U' } } } })
    expect(await runs.moveTo(T, run!.id, 1)).toMatchObject({ version: 1, items: { '2': { note: '台帳は総務に' } } })
  })
})

describe('ticks', () => {
  const boxes = { name: 'drawn first', items: ['1', '2', '3'], shown: [] as string[], user: 'U', at: AT }
  const ticked = async (id: string) =>
    Object.entries((await checklists.runs.get(T, id))!.items).flatMap(([item, { ticked }]) => (ticked ? [item] : []))

  test('of one person begin one run, and a new one when that is finished', async () => {
    const { runs } = checklists
    const [a, b] = await Promise.all([runs.beginAlone(T, 'U', 'sec'), runs.beginAlone(T, 'U', 'sec')])
    expect(a?.id).toBe(b?.id)
    expect((await runs.beginAlone(T, 'V', 'sec'))?.id).not.toBe(a?.id)
    await runs.setState(T, a!.id, { to: 'finished', by: 'U' })
    expect(await runs.alone(T, 'U', 'sec')).toBeUndefined()
    expect((await runs.beginAlone(T, 'U', 'sec'))?.id).not.toBe(a?.id)
    expect(await runs.beginAlone(T, 'U', 'none')).toBeUndefined()
  })

  test('in a channel are known by their list, while they go on; nobody’s own are', async () => {
    const { runs } = checklists
    await runs.beginAlone(T, 'U', 'sec')
    for (const id of ['r', 's', 'unposted']) await runs.begin({ team: T, id, list: 'sec', title: id, user: 'U' })
    for (const id of ['r', 's']) await runs.setPosted(T, id, { channel: 'C', message: id })
    await runs.setState(T, 's', { to: 'finished', by: 'U' })
    expect((await runs.inChannels(T, 'sec', 9)).map(({ id }) => id)).toEqual(['r'])
    expect(await runs.inChannels('X', 'sec', 9)).toEqual([])
  })

  test('of two who do not see each other’s yet are both kept', async () => {
    const { runs } = checklists
    const { id } = (await runs.beginAlone(T, 'U', 'sec'))!
    await runs.tick(T, id, { ...boxes, chosen: ['1'] })
    await runs.tick(T, id, { ...boxes, user: 'V', chosen: ['2'], at: AT + 1 })
    expect(await ticked(id)).toEqual(['1', '2'])
  })

  test('that are taken back before the boxes are drawn anew are taken back, by whoever made them alone', async () => {
    const { runs } = checklists
    const { id } = (await runs.beginAlone(T, 'U', 'sec'))!
    await runs.tick(T, id, { ...boxes, chosen: ['1'] })
    await runs.tick(T, id, { ...boxes, chosen: ['1', '3'], at: AT + 1 })
    await runs.tick(T, id, { ...boxes, chosen: ['3'], at: AT + 2 })
    expect(await ticked(id)).toEqual(['3'])
    // And again, from boxes that were drawn with it.
    const again = { ...boxes, name: 'drawn again', shown: ['3'] }
    await runs.tick(T, id, { ...again, chosen: [], at: AT + 3 })
    await runs.tick(T, id, { ...again, user: 'V', chosen: ['2', '3'], at: AT + 4 })
    expect(await ticked(id)).toEqual(['2'])
    await runs.tick(T, id, { ...again, chosen: ['3'], at: AT + 5 })
    expect(await ticked(id)).toEqual(['2', '3'])
  })

  test('that another process saw the first of undo nothing', async () => {
    const { runs, lists } = checklists
    const { id } = (await runs.beginAlone(T, 'U', 'sec'))!
    const elsewhere = new Runs({
      store: stores.runs,
      lists,
      reminders: checklists.reminders,
      news: checklists.news,
      now: () => now,
    })
    await runs.tick(T, id, { ...boxes, chosen: ['1', '2'] })
    await elsewhere.tick(T, id, { ...boxes, chosen: ['1', '2', '3'], at: AT + 1 })
    expect(await ticked(id)).toEqual(['1', '2', '3'])
    // Drawn before that, and seen by nobody before: nothing is emptied that only is not on the screen yet.
    await elsewhere.tick(T, id, { ...boxes, name: 'drawn late', chosen: [], at: AT + 2 })
    expect(await ticked(id)).toEqual(['1', '2', '3'])
    // What another emptied meanwhile stays empty, though it stands ticked on the first one's screen.
    await runs.tick(T, id, { ...boxes, name: 'x', shown: ['1'], user: 'V', chosen: [], at: AT + 3 })
    await elsewhere.tick(T, id, { ...boxes, chosen: ['1', '3'], at: AT + 4 })
    expect(await ticked(id)).toEqual(['3'])
  })

  test('that come late or once more undo nobody’s', async () => {
    const { runs } = checklists
    const { id } = (await runs.beginAlone(T, 'U', 'sec'))!
    const press = { ...boxes, chosen: ['1'], at: AT + 1 }
    await runs.tick(T, id, press)
    await runs.tick(T, id, { ...boxes, name: 'with it', shown: ['1'], chosen: [], user: 'V', at: AT + 2 })
    await runs.tick(T, id, press)
    expect(await ticked(id)).toEqual([])
    // Pressed first, and come second.
    await runs.tick(T, id, { ...boxes, chosen: ['2', '3'], at: AT + 4 })
    await runs.tick(T, id, { ...boxes, chosen: ['2'], at: AT + 3 })
    expect(await ticked(id)).toEqual(['2', '3'])
  })
})

describe('reminders', () => {
  const begin = async () => {
    const { runs, lists } = checklists
    await lists.newest(T, 'sec')
    await runs.begin({ team: T, id: 'r', list: 'sec', title: '営業部', user: 'LEAD' })
    await runs.setPosted(T, 'r', { channel: 'C', message: '1.0' })
    return runs
  }
  /** What would be done from now on, by when. */
  const jobs = async () => {
    const before = now
    now = Date.parse('2030-01-01T00:00Z')
    const claimed = await stores.jobs.claim(99, 1)
    now = before
    return claimed.flatMap(({ kind, user, due }) =>
      kind === REDRAW_RUN ? [] : [[kind, user, new Date(due).toISOString()]],
    )
  }

  test('come the day before and on the day, at nine where the owner lives', async () => {
    checklists.reminders.askZonesOf(async (_, user) => (user === 'NY' ? 'America/New_York' : undefined))
    const runs = await begin()
    await runs.changeItem(R, '1', { owner: 'NY', due: '2026-12-01' }, 'NY')
    await runs.changeItem(R, '2', { due: '2026-12-01' }, 'LEAD')
    expect(await jobs()).toEqual([
      ['due-reminder', 'LEAD', '2026-11-30T00:00:00.000Z'],
      ['due-reminder', 'NY', '2026-11-30T14:00:00.000Z'],
      ['due-reminder', 'LEAD', '2026-12-01T00:00:00.000Z'],
      ['due-reminder', 'NY', '2026-12-01T14:00:00.000Z'],
    ])
  })

  test('go with what they are about: a tick, another date, another owner, a run that rests', async () => {
    const runs = await begin()
    const due = async () => (await jobs()).map(([, user, at]) => `${user} ${at?.slice(5, 10)}`)
    await runs.changeItem(R, '1', { owner: 'A', due: '2026-12-10' }, 'A')
    await runs.changeItem(R, '1', { owner: 'B' }, 'B')
    await runs.changeItem(R, '1', { due: '2026-12-20' }, 'B')
    expect(await due()).toEqual(['B 12-19', 'B 12-20'])
    const press = { name: 'a', items: ['1'], shown: [], chosen: ['1'], user: 'B' }
    await runs.tick(T, 'r', { ...press, at: AT })
    expect(await due()).toEqual([])
    await runs.tick(T, 'r', { ...press, name: 'b', shown: ['1'], chosen: [], at: AT + 1 })
    await runs.setState(T, 'r', { to: 'paused', by: 'B' })
    expect(await due()).toEqual([])
    await runs.setState(T, 'r', { to: 'open', by: 'B' })
    expect(await due()).toEqual(['B 12-19', 'B 12-20'])
    await runs.setNudges(T, 'r', true)
    expect((await jobs())[0]).toEqual(['overdue-line', undefined, '2026-11-30T00:00:00.000Z'])
    await runs.setState(T, 'r', { to: 'finished', by: 'B' })
    expect(await jobs()).toEqual([])
  })

  test('a channel’s message is drawn anew when a line becomes late, whether or not anybody is reminded', async () => {
    const runs = await begin()
    await runs.changeItem(R, '1', { due: '2026-12-04' }, 'LEAD')
    await runs.changeItem(R, '2', { due: '2026-12-05' }, 'LEAD')
    await runs.tick(T, 'r', { name: 'x', items: ['2'], shown: [], chosen: ['2'], user: 'V', at: AT })
    now = Date.parse('2030-01-01T00:00Z')
    const late = (await stores.jobs.claim(99, 1)).filter(({ kind }) => kind === REDRAW_RUN)
    expect(late.map(({ data, due }) => [data, due])).toEqual([['r', Date.parse('2026-12-05T00:00+09:00')]])
  })

  test('that were put off come the next morning', async () => {
    await begin()
    await checklists.reminders.again(T, { run: 'r', item: '1', owner: 'A', due: '2026-11-27' })
    expect(await jobs()).toEqual([['due-reminder', 'A', '2026-11-28T00:00:00.000Z']])
  })
})

describe('news of lines that others made somebody’s', () => {
  const told = async () => {
    const given = await checklists.news.of(T, 'V')
    await checklists.news.told('V', given)
    return given.flatMap(({ run, items }) => items.map(({ number, givenBy }) => `${run.id} ${number} ${givenBy}`))
  }
  const jobs = async () => {
    const before = now
    now = Date.parse('2030-01-01T00:00Z')
    const claimed = await stores.jobs.claim(99, 1)
    now = before
    return claimed.map(({ kind, user, due }) => `${kind} ${user} ${(due - AT) / 1000}`)
  }
  beforeEach(async () => {
    await checklists.lists.newest(T, 'sec')
    for (const id of ['r', 's']) {
      await checklists.runs.begin({ team: T, id, list: 'sec', title: id, user: 'LEAD' })
      await checklists.runs.setPosted(T, id, { channel: 'C', message: '1.0' })
    }
  })

  test('are one for all that comes within a minute, in whatever run, and none for what they took themselves', async () => {
    const { runs } = checklists
    await runs.changeItem(R, '1', { owner: 'V' }, 'LEAD')
    now += 50_000
    await runs.changeItem({ team: T, id: 's' }, '2', { owner: 'V', note: '急ぎ' }, 'W')
    await runs.changeItem(R, '3', { owner: 'V' }, 'V')
    expect(await jobs()).toEqual(['owner-news V 110'])
    expect((await told()).toSorted()).toEqual(['r 1 LEAD', 's 2 W'])
    expect(await told()).toEqual([])
    // The same owner again, or another note, is no news.
    await runs.changeItem(R, '1', { note: 'x' }, 'LEAD')
    expect(await told()).toEqual([])
  })

  test('do not come of what was done, or given to another meanwhile, and wait while a run rests', async () => {
    const { runs } = checklists
    for (const item of ['1', '2', '3']) await runs.changeItem(R, item, { owner: 'V' }, 'LEAD')
    await runs.changeItem(R, '2', { owner: 'W' }, 'LEAD')
    await runs.tick(T, 'r', { name: 'x', items: ['3'], shown: [], chosen: ['3'], user: 'V', at: AT })
    await runs.setState(T, 'r', { to: 'paused', by: 'LEAD' })
    expect(await told()).toEqual([])
    now += 600_000
    await jobs()
    await runs.setState(T, 'r', { to: 'open', by: 'LEAD' })
    expect(await jobs()).toContain('owner-news V 660')
    expect(await told()).toEqual(['r 1 LEAD'])
  })
})

test.each([
  ['2026-12-01', 'Asia/Tokyo', '2026-12-01T09:00+09:00'],
  ['2026-12-01', 'America/New_York', '2026-12-01T09:00-05:00'],
  ['2026-03-08', 'America/New_York', '2026-03-08T09:00-04:00'],
  ['2026-12-01', 'Pacific/Kiritimati', '2026-12-01T09:00+14:00'],
])('nine o’clock on %s in %s is %s', (day, zone, at) => {
  expect(hourOn(day, 9, zone)).toBe(Date.parse(at))
})

test('days follow each other, and weeks', () => {
  expect([addDays('2026-12-01', -1), addDays('2028-02-28', 1)]).toEqual(['2026-11-30', '2028-02-29'])
  expect(['2026-11-29', '2026-11-30', '2026-12-01'].map(mondayAfter)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-07',
  ])
})

test('a list is parted under its headings, ten lines at most together', () => {
  const item = (group: string | undefined, i: number) => ({ id: String(i), text: 'x', ...(group && { group }) })
  const items = [...Array(12).fill('A'), 'B', 'B', undefined, 'A'].map(item)
  const sections = sectionsOf(items)
  expect(
    sections.map(({ name, part, items }) => [name, part?.number, items.map(({ number }) => number).join()]),
  ).toEqual([
    ['A', 1, '1,2,3,4,5,6'],
    ['A', 2, '7,8,9,10,11,12'],
    ['B', undefined, '13,14'],
    [undefined, undefined, '15'],
    ['A', undefined, '16'],
  ])
  expect(pagesOf(sections).map((page) => page.map(({ index }) => index))).toEqual([[0], [1, 2, 3, 4]])
})
