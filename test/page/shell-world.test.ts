import { describe, expect, it } from 'vitest'
import type { Call, Room, Shown } from '../../src/page/protocol.js'
import { entriesOf } from '../../src/page/shell/entries.js'
import { stepsDoneBy, stepsDoneWith } from '../../src/page/shell/guide-steps.js'
import { toHash, toPlace } from '../../src/page/shell/place.js'
import { clockTime, dayLabel } from '../../src/page/shell/time-labels.js'
import {
  refusalsIn,
  roomMessages,
  threadMessages,
  threadSummaries,
  unreadIn,
} from '../../src/page/shell/what-one-sees.js'
import { told, type World } from '../../src/page/world.js'

/** 2025-11-21 09:05 in Tokyo. */
const NINE = 1763683500
const tsAt = (seconds: number) => `${NINE + seconds}.000100`

function shown(seconds: number, rest: Partial<Shown> = {}): Shown {
  return {
    ...{ channel: 'C1', ts: tsAt(seconds), user: 'U1', text: `${seconds}`, blocks: [], reactions: [] },
    ...{ hidden: false, edited: false, fromApp: false, files: [] },
    ...rest,
  }
}

function call(number: number, rest: Partial<Call> = {}): Call {
  const at = (NINE + number) * 1000
  return { number, method: 'chat.postMessage', at, error: 'x', details: [], args: {}, to: 'C1', ...rest }
}

const WORLD: World = {
  ...{ app: { userId: 'U0BOT', name: '相談' }, people: [], rooms: [], commands: [], shortcuts: [] },
  ...{ messages: [], homes: {}, stacks: {}, refusals: [], ready: false, connected: true, words: [] },
}

describe('what one person sees', () => {
  const root = shown(0)
  const reply = shown(10, { thread: root.ts, user: 'U0BOT' })
  const secret = shown(20, { thread: root.ts, user: 'U0BOT', onlyFor: 'U2' })
  const hidden = shown(30, { hidden: true })
  const elsewhere = shown(40, { channel: 'C2' })
  const all = [root, reply, secret, hidden, elsewhere]

  it('in the room: what hangs on no thread and is for them', () => {
    expect(roomMessages(all, 'C1', 'U1')).toEqual([root])
  })

  it('in the thread: its root and the replies that are for them', () => {
    expect(threadMessages(all, 'C1', root.ts, 'U1')).toEqual([root, reply])
    expect(threadMessages(all, 'C1', root.ts, 'U2')).toEqual([root, reply, secret])
    expect(threadSummaries(all, 'C1', 'U1').get(root.ts)).toEqual({ count: 1, last: reply.ts })
  })

  it('as unread: what others have said since', () => {
    expect(unreadIn(all, 'C1', 'U1', '0')).toBe(1)
    expect(unreadIn(all, 'C1', 'U2', '0')).toBe(3)
    expect(unreadIn(all, 'C1', 'U2', reply.ts)).toBe(1)
  })

  it('of refused calls: those for the room; what went nowhere known stands in the DM', () => {
    const room = (id: string, kind: Room['kind'], members: string[]): Room => ({
      id,
      name: id,
      kind,
      topic: '',
      members,
    })
    const rooms = [room('C1', 'channel', []), room('D1', 'dm', ['U1']), room('D2', 'dm', ['U2'])]
    const refusals = [call(1), call(2, { to: 'U1' }), call(3, { to: '' }), call(4, { to: 'U2' })]
    const numbers = rooms.map((one) => refusalsIn(refusals, rooms, one).map(({ number }) => number))
    expect(numbers).toEqual([[1], [2, 3], [3, 4]])
  })
})

describe('the lines of a message list', () => {
  const now = new Date(NINE * 1000)

  it('begin with the day and leave out the name where the same person goes on', () => {
    const entries = entriesOf([shown(0), shown(60), shown(400), shown(401, { user: 'U2' })], [], now)
    expect(entries.map((entry) => (entry.kind === 'message' ? entry.compact : entry.kind))).toEqual([
      'day',
      false,
      true,
      false,
      false,
    ])
  })

  it('have refused calls at their time, after which a name stands again', () => {
    const entries = entriesOf([shown(0), shown(60)], [call(30)], now)
    expect(entries.map(({ kind }) => kind)).toEqual(['day', 'message', 'refusal', 'message'])
    expect(entries[3]).toMatchObject({ compact: false })
  })

  it('tell the time in Tokyo', () => {
    expect(clockTime(now)).toBe('09:05')
    expect(dayLabel(now, now)).toBe('今日')
    expect(dayLabel(now, new Date(now.getTime() + 15 * 3600_000))).toBe('昨日')
    expect(dayLabel(now, new Date('2025-12-31T00:00:00Z'))).toBe('11月21日(金)')
    expect(dayLabel(now, new Date('2026-02-01T00:00:00Z'))).toBe('2025年11月21日(金)')
  })
})

describe('where one stands, in the address', () => {
  it.each([
    '#/hr/C0GENERAL',
    '#/hr/C0GENERAL/t/123.45',
    '#/administrator/home/v/V1',
    '#/employee/C1/t/1.2/i/3.4',
    '#/employee/C1/t/1.2/guide',
  ])('%s', (hash) => expect(toHash(toPlace(hash))).toBe(hash))

  it('is the employee where nothing or nonsense stands there', () => {
    expect(toPlace('')).toEqual({ role: 'employee', room: '' })
    expect(toPlace('#/chef/C1/x/%E3/t')).toEqual({ role: 'employee', room: 'C1' })
  })
})

describe('the world after something was told', () => {
  it('has a message once, in its place, and the others as they were', () => {
    const [first, second] = [shown(0), shown(1)]
    const before = told(told(WORLD, { type: 'message', message: first }), { type: 'message', message: second })
    const changed = { ...first, text: 'changed' }
    const after = told(before, { type: 'message', message: changed })
    expect(after.messages).toEqual([changed, second])
    expect(after.messages[1]).toBe(second)
    expect(told(after, { type: 'removed', channel: 'C1', ts: first.ts }).messages).toEqual([second])
  })

  it('is all new after a hello, but for the words that were said', () => {
    const said = told(WORLD, { type: 'word', word: { user: 'U1', text: '!' } })
    const { connected: _, words: __, ...all } = { ...WORLD, ready: true }
    const after = told({ ...said, connected: false, messages: [shown(0)] }, { type: 'hello', ...all })
    expect(after).toMatchObject({ connected: true, ready: true, messages: [], words: [{ text: '!' }] })
  })

  it('has a refused call once', () => {
    const once = told(WORLD, { type: 'refusal', call: call(1) })
    expect(told(once, { type: 'refusal', call: call(1) }).refusals).toEqual([call(1)])
  })
})

describe('the things to try', () => {
  const sent = { text: '', direct: false, inThread: false, role: 'employee' as const }

  it.each([
    ['a question in the DM', { ...sent, text: '残業は？', direct: true }, ['ask']],
    ['a question in its thread', { ...sent, text: 'ほかには？', direct: true, inThread: true }, ['follow']],
    ['a command in the DM', { ...sent, text: '/telework-case 建設業', direct: true }, ['case']],
    ['another command', { ...sent, text: '/telework-cases' }, []],
    ['sharing as an employee', { ...sent, text: '/telework-share 端末' }, []],
    ['sharing as HR', { ...sent, text: '/telework-share 端末', role: 'hr' as const }, ['share']],
    ['the same question by another', { ...sent, text: '食堂の補助は', role: 'administrator' as const }, ['desk-again']],
  ])('are done by %s', (_, what, done) => expect(stepsDoneBy(what)).toEqual(done))

  it.each([
    ['テレワークの質問 · 未対応 食堂の補助は', ['desk-ask']],
    ['テレワークの質問 · 対応中 食堂の補助は', []],
    ['テレワークの質問 · 対応済 食堂の補助は', ['desk-answer']],
    ['社内回答 · 下書き 食堂の補助は', []],
    ['社内回答 · 使用中 食堂の補助は', ['desk-teach']],
    ['在宅勤務規程 · 確認待ち。読んだ行 5、読み飛ばした行 0。', ['desk-rule']],
  ])('are done where the app says: %s', (text, done) => {
    expect(stepsDoneWith(shown(0, { text, fromApp: true }))).toEqual(done)
    expect(stepsDoneWith(shown(0, { text }))).toEqual([])
  })
})
