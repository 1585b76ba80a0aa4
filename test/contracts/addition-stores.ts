import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Added } from '../../src/service/stores/addition-store.js'
import type { KeptQuestion } from '../../src/service/stores/question-store.js'
import type { Stores } from '../../src/service/stores.js'
import type { StoresUnderTest } from './stores.js'

const AT = 1_790_000_000_000
const SYNONYM: Added = { kind: 'synonym', words: ["社'食", '社員食堂'] }
const NOTED: Added = { kind: 'noted', question: '社食は？', ref: 'p@0-9.0-9.x' }
const by = (user: string, at = AT) => ({ user, at })
const SPAN = { from: AT, before: AT + 1e9 }

/** What additions, and the questions as whoever looks after the documents sees them, hold to. */
export function describeAdditionStores(
  name: string,
  open: (now: () => number) => Promise<StoresUnderTest<Stores>>,
): void {
  describe(`${name} as stores of what HR adds and sees`, () => {
    let tested: StoresUnderTest<Stores>
    let first: Stores
    let second: Stores
    beforeAll(async () => {
      tested = await open(() => AT)
      ;[first, second] = tested.connections
    })
    afterAll(() => tested?.close())
    beforeEach(() => tested.empty())

    it('an addition is kept once, decided on once, and can be taken back; each is another stamp', async () => {
      const add = (stores: Stores, added = SYNONYM) =>
        stores.additions.add({ id: 'a', team: 'T', added, state: 'proposed', ...by('H') })
      expect(await first.additions.stamp('T')).toBe(0)
      expect(await add(first)).toBe(true)
      expect(await add(second, NOTED)).toBe(false)
      const stamps = [await second.additions.stamp('T')]
      const approve = { from: ['proposed'], to: 'live', added: { ...SYNONYM, words: ['社食', '食堂'] } } as const
      const both = await Promise.all(
        [first, second].map(({ additions }) => additions.move('T', 'a', approve, by('I', AT + 1))),
      )
      expect(both.toSorted()).toEqual([false, true])
      stamps.push(await second.additions.stamp('T'))
      expect(await second.additions.get('T', 'a')).toEqual({
        ...{
          id: 'a',
          team: 'T',
          added: { kind: 'synonym', words: ['社食', '食堂'] },
          state: 'live',
          user: 'H',
          at: AT,
        },
        ...{ decidedBy: 'I', decidedAt: AT + 1 },
      })
      expect(await first.additions.move('T', 'a', { from: ['live'], to: 'undone' }, by('I', AT + 2))).toBe(true)
      stamps.push(await second.additions.stamp('T'))
      expect(new Set(stamps).size).toBe(3)
      expect(await first.additions.move('X', 'a', { from: ['undone'], to: 'live' }, by('I'))).toBe(false)
    })

    it('additions are listed by kind and state, the one changed last first', async () => {
      const state = 'live' as const
      await first.additions.add({ id: 'a', team: 'T', added: SYNONYM, state, ...by('H', 1) })
      await first.additions.add({ id: 'b', team: 'T', added: NOTED, state, ...by('H', 2) })
      await first.additions.add({ id: 'c', team: 'T', added: SYNONYM, state: 'proposed', ...by('H', 3) })
      await first.additions.move('T', 'a', { from: ['live'], to: 'undone' }, by('H', 4))
      const ids = async (which: object) =>
        (await second.additions.list('T', { limit: 9, ...which })).map(({ id }) => id).join('')
      expect(await ids({})).toBe('acb')
      expect(await ids({ kind: 'synonym' })).toBe('ac')
      expect(await ids({ states: ['live', 'proposed'] })).toBe('cb')
      expect(await ids({ limit: 1, skip: 1 })).toBe('c')
    })

    const ask = (id: string, more: Partial<KeptQuestion> = {}) =>
      first.questions.add({
        ...{ id, team: 'T', channel: 'C', user: 'U', words: `words of ${id}`, asked: 'question', kind: 'answer' },
        ...{ confidence: 0.9, shownIds: [], at: AT, ...more },
      })
    const vote = (reply: string, helpful: boolean, more: object = {}) =>
      first.votes.set({
        ...{ team: 'T', channel: 'C', message: reply, user: 'U', passageIds: [], at: AT, reply, helpful, ...more },
      })

    it('questions that want to be looked at are found by why, channel, time and what was done', async () => {
      await ask('sure')
      await ask('unsure', { confidence: 0.2, at: AT + 1 })
      await ask('none', { kind: 'none', confidence: 0, at: AT + 2, channel: '' })
      await ask('unhelpful', { at: AT + 3 })
      await ask('ignored', { kind: 'none', confidence: 0, at: AT + 4 })
      await ask('early', { kind: 'none', at: AT - 1 })
      await ask('wordless', { kind: 'none', words: undefined } as never)
      await ask('chosen', { kind: 'none', asked: 'openCase' })
      await ask('a list', { kind: 'checklist', asked: 'checklist' })
      await ask('thanks', { kind: 'smalltalk', confidence: 0 })
      await vote('unhelpful', false, { reason: 'old' })
      await vote('unhelpful', false, { message: 'again', user: 'V' })
      await vote('sure', true)
      await first.questions.settle('T', ['ignored'], { how: 'ignored', ...by('H') })
      const ids = async (which: object) => {
        const all = { ...SPAN, wanting: ['none', 'unhelpful', 'unsure'], unsureBelow: 0.3, limit: 9, ...which } as const
        return (await second.asked.list('T', all)).map(({ id }) => id)
      }
      expect(await ids({})).toEqual(['unhelpful', 'none', 'unsure'])
      expect(await ids({ wanting: ['none'] })).toEqual(['none'])
      expect(await ids({ wanting: ['unhelpful'] })).toEqual(['unhelpful'])
      expect(await ids({ wanting: ['unsure'] })).toEqual(['unsure'])
      expect(await ids({ channel: 'C' })).toEqual(['unhelpful', 'unsure'])
      expect(await ids({ settled: ['ignored'] })).toEqual(['ignored'])
      expect(await ids({ limit: 1 })).toEqual(['unhelpful'])
      const all = { ...SPAN, wanting: ['none'], unsureBelow: 0.3, limit: 9 } as const
      expect(await second.asked.list('T', all)).toEqual([
        { id: 'none', words: 'words of none', channel: '', kind: 'none', confidence: 0, at: AT + 2 },
      ])
      expect(await second.asked.reasons('T', SPAN)).toEqual(
        new Map([['unhelpful', expect.arrayContaining(['old', ''])]]),
      )
      expect(await second.asked.counts('T', { ...SPAN, unsureBelow: 0.3 })).toEqual([
        { at: AT - (AT % 900_000), asked: 6, none: 3, unsure: 1 },
      ])
      expect(await second.asked.votes('T', SPAN)).toEqual({ helpful: 1, unhelpful: 2 })
    })

    it('requests tell from which question they came, not who asked, and how long an answer took', async () => {
      const asked = { team: 'T', user: 'U', question: '通信費は？', words: '', shown: [], at: AT }
      await first.requests.add({ ...asked, id: 'r1', anonymous: true, reply: 'q1' })
      await first.requests.add({ ...asked, id: 'r2', anonymous: false, reply: 'q2' })
      await first.requests.add({ ...asked, id: 'r3', anonymous: false })
      const event = { user: 'H', words: 'x', shown: [] }
      const move = { from: ['open', 'done'], to: 'done' } as const
      await first.requests.move('T', 'r1', move, { ...event, kind: 'answered', at: AT + 5000 })
      await first.requests.move('T', 'r1', move, { ...event, kind: 'answered', at: AT + 9000 })
      expect((await second.asked.requests('T', SPAN)).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
        { id: 'r1', reply: 'q1', state: 'done' },
        { id: 'r2', reply: 'q2', state: 'open' },
      ])
      expect(await second.asked.answerTimes('T', SPAN)).toEqual([5000])
    })
  })
}
