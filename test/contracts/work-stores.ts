import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ListVersion, Run } from '../../src/service/stores/run-store.js'
import type { Share } from '../../src/service/stores/share-store.js'
import type { Stores } from '../../src/service/stores.js'
import type { StoresUnderTest } from './stores.js'

const AT = 1_790_000_000_000
const LIST = {
  ...{ team: 'T', list: 'l', title: '端末の準備', user: 'H', at: AT, own: true },
  items: [
    { id: 'a', text: '鍵を掛ける', group: '機器', cites: 'p' },
    { id: 'b', text: "消す'" },
  ],
} satisfies Omit<ListVersion, 'version'> & { own: boolean }
const RUN = {
  ...{ id: 'r', team: 'T', list: 'l', version: 1, title: '営業部', user: 'U', at: AT },
  posted: { channel: 'C', message: '1.0' },
} satisfies Partial<Run>
const SHARE: Share = { id: 's', team: 'T', channel: 'C', user: 'U', words: 'どうぞ', refs: ['p@0-9'], at: AT }

/** What lists, runs and shares hold to. */
export function describeWorkStores(name: string, open: (now: () => number) => Promise<StoresUnderTest<Stores>>): void {
  describe(`${name} as stores of work`, () => {
    let tested: StoresUnderTest<Stores>
    let first: Stores
    let second: Stores
    beforeAll(async () => {
      tested = await open(() => AT)
      ;[first, second] = tested.connections
    })
    afterAll(() => tested?.close())
    beforeEach(() => tested.empty())

    const { own, ...version } = LIST
    const save = (stores: Stores, based: number, more: Partial<typeof LIST> = {}) =>
      stores.lists.save({ ...LIST, ...more, based })

    describe('lists', () => {
      it('are kept in versions that do not change', async () => {
        expect(await save(first, 0)).toEqual({ ...version, version: 1 })
        expect(await save(second, 1, { title: '端末', at: AT + 1 })).toMatchObject({ version: 2 })
        expect(await first.lists.newest('T', 'l')).toMatchObject({ version: 2, title: '端末' })
        expect(await first.lists.get('T', 'l', 1)).toEqual({ ...version, version: 1 })
        expect(await first.lists.get('T', 'l', 3)).toBeUndefined()
      })

      it('are changed by one of two who know the same version, and by nobody who knows one that is not', async () => {
        for (let round = 0; round < 10; round++) {
          const list = `l${round}`
          expect(
            (await Promise.all([save(first, 0, { list }), save(second, 0, { list })])).filter(Boolean),
          ).toHaveLength(1)
          expect(await save(second, 2, { list })).toBeUndefined()
          expect(await first.lists.newest('T', list)).toMatchObject({ version: 1 })
        }
        expect(await save(first, 1, { list: 'none' })).toBeUndefined()
        expect(await first.lists.newest('T', 'none')).toBeUndefined()
        expect(await save(first, 0, { list: 'none' })).toMatchObject({ version: 1 })
      })

      it('of people are offered until they are put away, those of the documents never', async () => {
        await save(first, 0)
        await save(first, 0, { list: 'm', at: AT + 1 })
        const { user, ...bare } = LIST
        await first.lists.save({ ...bare, list: 'corpus', own: false, based: 0 })
        expect((await second.lists.own('T', 'offered')).map(({ list }) => list)).toEqual(['m', 'l'])
        expect(await second.lists.putAway('T', 'm', true)).toBe(true)
        expect(await second.lists.putAway('T', 'none', true)).toBe(false)
        expect((await first.lists.own('T', 'away')).map(({ list }) => list)).toEqual(['m'])
        expect((await first.lists.own('T', 'offered')).map(({ list }) => list)).toEqual(['l'])
        expect(await first.lists.newest('T', 'm')).toMatchObject({ version: 1 })
        await second.lists.putAway('T', 'm', false)
        expect((await first.lists.own('T', 'offered')).map(({ list }) => list)).toEqual(['m', 'l'])
      })
    })

    describe('runs', () => {
      beforeEach(async () => {
        await save(first, 0)
        await first.runs.start(RUN)
      })

      it('keep what was done to each line, and leave the rest', async () => {
        const begun = { ...RUN, state: 'open', nudges: false, changedAt: AT, revision: 1, items: {} }
        expect(await second.runs.get('T', 'r')).toEqual(begun)
        await second.runs.changeItem('T', 'r', 'a', { ticked: { user: 'U', at: AT + 1 }, note: '済' }, AT + 1)
        await first.runs.changeItem('T', 'r', 'a', { owner: 'V', due: '2026-12-01' }, AT + 2)
        const a = { ticked: { user: 'U', at: AT + 1 }, note: '済', owner: 'V', due: '2026-12-01' }
        expect(await second.runs.get('T', 'r')).toEqual({ ...begun, changedAt: AT + 2, revision: 3, items: { a } })
        const after = await second.runs.changeItem('T', 'r', 'a', { ticked: undefined, due: undefined }, AT + 3)
        expect(after?.items).toEqual({ a: { note: '済', owner: 'V' } })
      })

      it('lose no tick of many that come at the same time', async () => {
        const ticks = Array.from({ length: 40 }, (_, number) =>
          (number % 2 === 0 ? first : second).runs.changeItem(
            'T',
            'r',
            `i${number}`,
            { ticked: { user: 'U', at: AT } },
            AT,
          ),
        )
        const seen = (await Promise.all(ticks)).map((run) => run?.revision)
        expect(new Set(seen).size).toBe(40)
        const run = await first.runs.get('T', 'r')
        expect(Object.keys(run!.items)).toHaveLength(40)
        expect(run?.revision).toBe(41)
      })

      it('tick and empty boxes, unless somebody did so later', async () => {
        const toggle = (stores: Stores, user: string, after: number, ...toggles: [string, boolean][]) =>
          stores.runs.toggle(
            ...(['T', 'r'] as const),
            toggles.map(([item, ticked]) => ({ item, ticked })),
            { user, at: AT + after },
          )
        await toggle(first, 'U', 2, ['a', true], ['b', true])
        expect((await toggle(second, 'V', 1, ['a', false]))?.items.a).toEqual({
          note: '',
          ticked: { user: 'U', at: AT + 2 },
        })
        // Who ticked it first stays.
        await toggle(second, 'V', 3, ['a', true])
        await toggle(second, 'V', 4, ['b', false])
        const run = await toggle(first, 'U', 3, ['b', true])
        expect(run?.items).toEqual({
          a: { note: '', ticked: { user: 'U', at: AT + 2 } },
          b: { note: '', cleared: { user: 'V', at: AT + 4 } },
        })
        await first.runs.change('T', 'r', { state: { to: 'paused', by: 'U' } }, AT + 5)
        expect(await toggle(first, 'U', 6, ['a', false])).toBeUndefined()
      })

      it('are begun once', async () => {
        await first.runs.toggle('T', 'r', [{ item: 'a', ticked: true }], { user: 'U', at: AT })
        expect(await second.runs.start({ ...RUN, title: '別' })).toBe(false)
        expect(await second.runs.get('T', 'r')).toMatchObject({ title: '営業部', revision: 2 })
      })

      it('that are paused or finished take no ticks until they go on', async () => {
        expect(
          await first.runs.change('T', 'r', { state: { to: 'paused', by: 'V' }, nudges: true }, AT + 1),
        ).toMatchObject({
          ...{ state: 'paused', stateSet: { user: 'V', at: AT + 1 }, nudges: true },
        })
        expect(await second.runs.changeItem('T', 'r', 'a', { note: 'x' }, AT + 2)).toBeUndefined()
        expect(await second.runs.get('T', 'r')).toMatchObject({ items: {}, revision: 2 })
        const more = { title: '総務部', user: 'V', posted: { channel: 'D', message: '2.0' } }
        const state = { to: 'open', by: 'V' } as const
        expect(await first.runs.change('T', 'r', { ...more, state }, AT + 3)).toMatchObject({ ...more, nudges: true })
        expect(await second.runs.changeItem('T', 'r', 'a', { note: 'x' }, AT + 4)).toMatchObject({ revision: 4 })
        expect(await first.runs.change('T', 'none', {}, AT)).toBeUndefined()
      })

      it('are found by channel, by state, and by person: theirs, and those with a line that is theirs', async () => {
        const { posted, ...bare } = RUN
        await first.runs.start({ ...bare, id: 'private', user: 'V', at: AT + 1 })
        await first.runs.start({ ...bare, id: 'other', user: 'W', at: AT + 2 })
        await first.runs.changeItem('T', 'r', 'a', { owner: 'V' }, AT + 3)
        // Nobody hears of lines in a run that they cannot see.
        await first.runs.changeItem('T', 'other', 'a', { owner: 'V' }, AT + 2)
        const ids = async (which: object) => (await second.runs.list('T', { limit: 9, ...which })).map(({ id }) => id)
        expect(await ids({})).toEqual(['r', 'other', 'private'])
        expect(await ids({ user: 'V' })).toEqual(['r', 'private'])
        expect(await ids({ channel: 'C' })).toEqual(['r'])
        expect(await ids({ list: 'l', channel: 'C' })).toEqual(['r'])
        expect(await ids({ list: 'm' })).toEqual([])
        await first.runs.change('T', 'r', { state: { to: 'finished', by: 'U' } }, AT + 4)
        expect(await ids({ states: ['open', 'paused'] })).toEqual(['other', 'private'])
        expect(await ids({ limit: 1, skip: 1 })).toEqual(['other'])
      })
    })

    it('runs keep who gave a line to whom until they were told, and know whom they name', async () => {
      await save(first, 0)
      await first.runs.start(RUN)
      const given = { owner: 'V', givenBy: 'U', untold: true }
      await first.runs.changeItem('T', 'r', 'a', { owner: 'V', givenBy: 'U' }, AT)
      await first.runs.changeItem('T', 'r', 'b', { owner: 'V', givenBy: 'V' }, AT)
      await second.runs.changeItem('T', 'r', 'a', { note: '急ぎ' }, AT)
      const { a, b } = (await first.runs.get('T', 'r'))!.items
      expect([a, b]).toEqual([
        { ...given, note: '急ぎ' },
        { owner: 'V', givenBy: 'V', note: '' },
      ])
      // Given to another meanwhile: that one is to be told still.
      await first.runs.told('T', 'r', 'W', ['a'])
      expect((await second.runs.get('T', 'r'))!.items.a).toMatchObject(given)
      await first.runs.told('T', 'r', 'V', ['a'])
      expect((await second.runs.get('T', 'r'))!.items.a).not.toHaveProperty('untold')
      expect(await first.runs.naming({ user: 'V' })).toEqual([{ team: 'T', id: 'r' }])
      expect(await first.runs.naming({ user: 'U', team: 'X' })).toEqual([])
    })

    it('shares are kept once each, and found by channel and by person, the newest first', async () => {
      const { user, ...bare } = SHARE
      await first.shares.add(SHARE)
      await second.shares.add({ ...SHARE, words: 'another' })
      await second.shares.add({ ...bare, id: 't', channel: 'D', words: '', at: AT + 1 })
      expect(await first.shares.list('T', { limit: 9 })).toEqual([
        { ...bare, id: 't', channel: 'D', words: '', at: AT + 1 },
        SHARE,
      ])
      expect(await first.shares.list('T', { limit: 9, channel: 'C' })).toEqual([SHARE])
      expect(await first.shares.list('T', { limit: 9, user: 'U' })).toEqual([SHARE])
      expect(await first.shares.list('T', { limit: 1, skip: 1 })).toEqual([SHARE])
    })

    it('which message shows a share is known until it is taken away, and of one that was not posted nothing stays', async () => {
      await first.shares.add(SHARE)
      expect(await second.shares.find('T', { id: 's' })).toEqual(SHARE)
      await first.shares.noteMessage('T', 's', '7.0')
      const posted = { ...SHARE, message: '7.0' }
      expect(await second.shares.find('T', { channel: 'C', message: '7.0' })).toEqual(posted)
      expect(await second.shares.find('T', { channel: 'D', message: '7.0' })).toBeUndefined()
      expect(await second.shares.find('X', { id: 's' })).toBeUndefined()
      await first.shares.noteMessage('T', 's', '')
      expect(await second.shares.find('T', { id: 's' })).toMatchObject({ message: '' })
      await first.shares.remove('X', 's')
      await first.shares.remove('T', 's')
      expect(await second.shares.list('T', { limit: 9 })).toEqual([])
    })
  })
}
