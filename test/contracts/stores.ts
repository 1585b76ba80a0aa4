import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { begunWith } from '../../src/core/question/thread-state.js'
import type { KeptQuestion } from '../../src/service/stores/question-store.js'
import type { Vote } from '../../src/service/stores/vote-store.js'
import type { ConversationStores } from '../../src/service/stores.js'

const KEY = { team: 'T', channel: 'C', thread: '1.0' }
const STATE = { ...begunWith('残業は？'), caseIds: ['a'], bound: true, shown: [{ passageId: 'p', start: 0, end: 9 }] }
const VOTE: Vote = {
  ...{ team: 'T', channel: 'C', message: '1.0', user: 'U', helpful: false, reason: 'old', reply: 'q1' },
  ...{ passageIds: ['p', 'q'], at: 1_790_000_000_000 },
}
const ASKED: KeptQuestion = {
  ...{ id: 'q1', team: 'T', channel: 'C', user: 'U', words: "残業は？'; drop table questions; --" },
  ...{ asked: 'question', kind: 'answer', confidence: 0.93, shownIds: ['p', 'q'], at: 1_790_000_000_123 },
}

/** Everything that is kept, as it stands in the tables. */
export type KeptRows = Record<string, Record<string, unknown>[]>

/** Empty stores, read and written over as many connections as there are; `now` is the clock of all of them. */
export interface StoresUnderTest<Kept> {
  connections: [Kept, Kept]
  empty(): Promise<void>
  close(): Promise<void>
}

/** What all ConversationStores hold to. */
export function describeStores(
  name: string,
  open: (now: () => number) => Promise<StoresUnderTest<ConversationStores>>,
): void {
  describe(`${name} as stores`, () => {
    let now = 0
    let tested: StoresUnderTest<ConversationStores>
    let first: ConversationStores
    let second: ConversationStores
    beforeAll(async () => {
      tested = await open(() => now)
      ;[first, second] = tested.connections
    })
    afterAll(() => tested?.close())
    beforeEach(async () => {
      now = 1_790_000_000_000
      await tested.empty()
    })

    describe('threads', () => {
      it('are remembered until their time is over, each for itself', async () => {
        await first.threads.set(KEY, STATE, 100)
        now += 99
        expect(await second.threads.get(KEY)).toEqual(STATE)
        for (const other of [{ team: 'X' }, { channel: 'X' }, { thread: '2.0' }]) {
          expect(await second.threads.get({ ...KEY, ...other })).toBeUndefined()
        }
        now += 1
        expect(await second.threads.get(KEY)).toBeUndefined()
      })

      it('are what was said last, for as long as that holds', async () => {
        await first.threads.set(KEY, STATE, 100)
        await second.threads.set(KEY, { ...STATE, question: 'b' }, 1000)
        now += 500
        expect(await first.threads.get(KEY)).toEqual({ ...STATE, question: 'b' })
      })
    })

    describe('deliveries', () => {
      const lease = (holder: string, ms = 1000) => ({ holder, ms })
      const one = (key: string) => ({ team: 'T', key, payload: JSON.stringify({ text: `「${key}」は？'; --` }) })

      it('are taken by one of many that want them at the same time', async () => {
        for (let round = 0; round < 20; round++) {
          const claims = [first, second, first, second].map(({ deliveries }, i) =>
            deliveries.claim(one(`a${round}`), lease(`p${i}`)),
          )
          expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
        }
      })

      it('may be claimed again where whoever held them has died, by one', async () => {
        await first.deliveries.claim(one('a'), lease('p', 100))
        now += 99
        expect(await second.deliveries.claim(one('a'), lease('q'))).toBe(false)
        now += 1
        const claims = [first, second].map(({ deliveries }, i) => deliveries.claim(one('a'), lease(`p${i}`)))
        expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
      })

      it('that nobody holds any more are taken over whole, in order, each by one', async () => {
        for (const key of ['b', 'a', 'c']) {
          await first.deliveries.claim(one(key), lease('p', 100))
          now += 1
        }
        await second.deliveries.claim(one('d'), lease('q', 1000))
        expect(await second.deliveries.takeOver(lease('q'), 9)).toEqual([])
        now += 100
        expect(await second.deliveries.takeOver(lease('q'), 2)).toEqual([
          { ...one('b'), takes: 2 },
          { ...one('a'), takes: 2 },
        ])
        const took = await Promise.all(
          [first, second].map(({ deliveries }, i) => deliveries.takeOver(lease(`r${i}`), 9)),
        )
        expect(took.flat()).toEqual([{ ...one('c'), takes: 2 }])
        expect(await first.deliveries.claim(one('a'), lease('p'))).toBe(false)
      })

      it('are held for another lease by a renewal of their holder, and of no other', async () => {
        await first.deliveries.claim(one('a'), lease('p', 100))
        await first.deliveries.claim(one('b'), lease('q', 100))
        now += 99
        await first.deliveries.renew(lease('p', 100))
        now += 99
        expect((await second.deliveries.takeOver(lease('r'), 9)).map(({ key }) => key)).toEqual(['b'])
        now += 1
        // Too late: it may be another's by now.
        await first.deliveries.renew(lease('p', 100))
        expect((await second.deliveries.takeOver(lease('r'), 9)).map(({ key }) => key)).toEqual(['a'])
      })

      it('are given back all at once by a holder that ends', async () => {
        for (const key of ['a', 'b']) await first.deliveries.claim(one(key), lease('p'))
        await first.deliveries.claim(one('c'), lease('q'))
        await first.deliveries.finish(one('b'), 1000)
        await first.deliveries.release('p')
        expect((await second.deliveries.takeOver(lease('r'), 9)).map(({ key }) => key)).toEqual(['a'])
      })

      it('that are done stay so until that is forgotten, and are never taken over', async () => {
        await first.deliveries.claim(one('a'), lease('p', 100))
        for (const key of ['a', 'never claimed']) await first.deliveries.finish(one(key), 10_000)
        await first.deliveries.release('p')
        await first.deliveries.renew(lease('p', 1))
        now += 9999
        expect(await second.deliveries.takeOver(lease('q'), 9)).toEqual([])
        for (const key of ['a', 'never claimed']) {
          expect(await second.deliveries.claim(one(key), lease('q'))).toBe(false)
        }
        now += 1
        expect(await second.deliveries.claim(one('a'), lease('q'))).toBe(true)
      })
    })

    describe('what goes out', () => {
      const lease = (holder: string, ms = 1000) => ({ holder, ms })
      const one = (id: string, queue = 'C', team = 'T') => ({ id, team, queue, body: `{"text":"${id}'; --"}` })
      const idOf = async (taking: Promise<{ id: string } | undefined>) => (await taking)?.id

      it('stands in its queue in order, and the head is taken by one while nobody gets what stands behind', async () => {
        for (const id of ['b', 'a', 'c']) expect(await first.outbox.add(one(id))).toBe(true)
        await first.outbox.add(one('x', 'D'))
        await first.outbox.add(one('y', 'C', 'U'))
        for (const id of ['b', 'a', 'c']) {
          const heads = await Promise.all(
            [first, second, first, second].map(({ outbox }, i) => outbox.take('T', 'C', lease(`p${i}`))),
          )
          expect(heads.filter((head) => head !== undefined)).toEqual([{ ...one(id), sends: 1, at: now }])
          await second.outbox.settle(id, 'sent')
        }
        expect(await first.outbox.take('T', 'C', lease('p'))).toBeUndefined()
        expect(await second.outbox.waiting()).toEqual(
          expect.arrayContaining([
            { team: 'T', queue: 'D' },
            { team: 'U', queue: 'C' },
          ]),
        )
      })

      it('is put there once, also when it was sent or refused before', async () => {
        await first.outbox.add(one('a'))
        expect(await second.outbox.add(one('a'))).toBe(false)
        await first.outbox.take('T', 'C', lease('p'))
        expect(await first.outbox.outcome('a')).toBeUndefined()
        await first.outbox.settle('a', { refused: 'is_archived' })
        expect(await second.outbox.add(one('a'))).toBe(false)
        expect(await second.outbox.outcome('a')).toEqual({ refused: 'is_archived' })
        await first.outbox.settle('a', 'sent')
        expect(await second.outbox.outcome('a')).toBe('sent')
        expect(await second.outbox.waiting()).toEqual([])
      })

      it('goes back to its place, with what is known of its sending', async () => {
        for (const id of ['a', 'b']) await first.outbox.add(one(id))
        await first.outbox.take('T', 'C', lease('p'))
        await first.outbox.putBack('a', false)
        expect(await second.outbox.take('T', 'C', lease('q'))).toMatchObject({ id: 'a', sends: 1 })
        await second.outbox.putBack('a', true)
        expect(await first.outbox.take('T', 'C', lease('p'))).toMatchObject({ id: 'a', sends: 2 })
      })

      it('may be taken by another where whoever had it has died, who sees that it may have been sent', async () => {
        await first.outbox.add(one('a'))
        await first.outbox.take('T', 'C', lease('p', 100))
        now += 99
        await first.outbox.renew(lease('p', 100))
        now += 99
        expect(await second.outbox.waiting()).toEqual([])
        expect(await idOf(second.outbox.take('T', 'C', lease('q')))).toBeUndefined()
        now += 1
        expect(await second.outbox.waiting()).toEqual([{ team: 'T', queue: 'C' }])
        expect(await second.outbox.take('T', 'C', lease('q'))).toMatchObject({ id: 'a', sends: 2 })
      })
    })

    describe('votes', () => {
      it('are one a person and message: the last word, with its reason or without', async () => {
        await first.votes.set(VOTE)
        await first.votes.set({ ...VOTE, user: 'V', at: VOTE.at + 1 })
        await first.votes.set({ ...VOTE, message: '2.0', at: VOTE.at + 2 })
        const { reason, ...without } = VOTE
        const changed: Vote = { ...without, helpful: true, passageIds: ['p'], at: VOTE.at + 3 }
        await second.votes.set(changed)
        expect(await first.votes.list('T', { limit: 9 })).toEqual([
          changed,
          { ...VOTE, message: '2.0', at: VOTE.at + 2 },
          { ...VOTE, user: 'V', at: VOTE.at + 1 },
        ])
        expect(await first.votes.get(VOTE)).toEqual(changed)
        expect(await first.votes.get({ ...VOTE, user: 'W' })).toBeUndefined()
        expect(await second.votes.list('T', { helpful: false, from: VOTE.at + 2, limit: 9 })).toHaveLength(1)
        expect(await second.votes.list('T', { limit: 1, skip: 2 })).toMatchObject([{ user: 'V' }])
      })

      it('are taken back by whoever cast them', async () => {
        await first.votes.set(VOTE)
        expect(await second.votes.retract({ ...VOTE, user: 'V' })).toBe(false)
        expect(await second.votes.retract(VOTE)).toBe(true)
        expect(await first.votes.list('T', { limit: 9 })).toEqual([])
      })
    })

    describe('questions', () => {
      it('are kept as they were asked, with or without their words, the newest first', async () => {
        const { words, user, ...without } = ASKED
        await first.questions.add(ASKED)
        await second.questions.add({ ...without, id: 'q2', channel: '', shownIds: [], at: ASKED.at + 1 })
        expect(await second.questions.list('T', { limit: 9 })).toEqual([
          { ...without, id: 'q2', channel: '', shownIds: [], at: ASKED.at + 1 },
          ASKED,
        ])
      })

      it('are found by their post, wherever their answer stands; asked again they are the same question', async () => {
        const post = { thread: '1.0', message: '2.0' }
        await first.questions.add({ ...ASKED, ...post })
        await first.questions.add({ ...ASKED, id: 'q2', channel: 'C9', ...post, thread: '9.0' })
        const asked = { channel: ASKED.channel, message: '2.0' }
        expect(await second.questions.findAsked('T', asked)).toEqual({ ...ASKED, ...post })
        expect(await second.questions.findAsked('T2', asked)).toBeUndefined()
        await second.questions.noteAnswer('T', 'q1', '3.0')
        await second.questions.noteAnswer('T2', 'q1', '4.0')
        await first.questions.add({ ...ASKED, ...post, words: '通信費は？', kind: 'none', at: ASKED.at + 5 })
        expect(await second.questions.find('T', 'q1')).toEqual({
          ...{ ...ASKED, ...post, words: '通信費は？', kind: 'none', answer: '3.0' },
        })
        expect(await second.questions.find('T', 'none')).toBeUndefined()
        expect((await first.questions.list('T', { thread: '9.0', limit: 9 })).map(({ id }) => id)).toEqual(['q2'])
      })

      it('are found by time, channel and kind, and by whether anything was done about them', async () => {
        const settled = { how: 'noted', user: 'H', at: ASKED.at + 9 } as const
        for (const [number, kind] of (['none', 'answer', 'none', 'cases'] as const).entries()) {
          const where = { id: `q${number}`, channel: `C${number % 2}`, at: ASKED.at + number }
          await first.questions.add({ ...ASKED, ...where, kind })
        }
        await second.questions.settle('T', ['q1', 'q2', 'none'], settled)
        await second.questions.settle('T', [], settled)
        const ids = async (which: object) =>
          (await first.questions.list('T', { limit: 9, ...which })).map(({ id }) => id)
        expect(await ids({ from: ASKED.at + 1, before: ASKED.at + 3 })).toEqual(['q2', 'q1'])
        expect(await ids({ channel: 'C1' })).toEqual(['q3', 'q1'])
        expect(await ids({ kinds: ['none', 'cases'] })).toEqual(['q3', 'q2', 'q0'])
        await first.questions.add({ ...ASKED, id: 'q9', user: 'X', at: ASKED.at - 1 })
        expect(await ids({ user: 'X' })).toEqual(['q9'])
        expect(await ids({ settled: true })).toEqual(['q2', 'q1'])
        expect(await ids({ settled: false, limit: 1, skip: 1 })).toEqual(['q0'])
        expect((await first.questions.list('T', { limit: 9 }))[1]).toMatchObject({ id: 'q2', settled })
        await first.questions.settle('T', ['q1'], undefined)
        expect(await ids({ settled: true })).toEqual(['q2'])
      })
    })
  })
}
