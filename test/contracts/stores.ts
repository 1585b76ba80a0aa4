import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { begunWith } from '../../src/core/question/thread-state.js'
import type { Feedback, KeptQuestion, Stores } from '../../src/service/stores.js'

const KEY = { team: 'T', channel: 'C', thread: '1.0' }
const STATE = { ...begunWith('残業は？'), caseIds: ['a'], bound: true, shown: [{ passageId: 'p', start: 0, end: 9 }] }
const VOTE: Feedback = { team: 'T', channel: 'C', message: '1.0', user: 'U', helpful: true, passageIds: ['p', 'q'] }
const ASKED: KeptQuestion = {
  ...{ id: 'q1', team: 'T', channel: 'C', user: 'U', words: "残業は？'; drop table questions; --" },
  ...{ asked: 'question', kind: 'answer', confidence: 0.93, shownIds: ['p', 'q'], at: 1_790_000_000_123 },
}

/** Empty stores, read and written over as many connections as there are; `now` is the clock of all of them. */
export interface StoresUnderTest {
  connections: [Stores, Stores]
  empty(): Promise<void>
  close(): Promise<void>
}

/** What all Stores hold to. */
export function describeStores(name: string, open: (now: () => number) => Promise<StoresUnderTest>): void {
  describe(`${name} as stores`, () => {
    let now = 0
    let tested: StoresUnderTest
    let first: Stores
    let second: Stores
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
      it('are taken by one of many that want them at the same time', async () => {
        for (let round = 0; round < 20; round++) {
          const claims = [first, second, first, second].map(({ deliveries }) => deliveries.claim([`a${round}`], 1000))
          expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
        }
      })

      it('are taken with all of their keys or none, in whatever order they are named', async () => {
        for (let round = 0; round < 20; round++) {
          const [event, post] = [`event${round}`, `post${round}`]
          const claims = [first.deliveries.claim([event, post], 1000), second.deliveries.claim([post, event], 1000)]
          expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
        }
        expect(await first.deliveries.claim(['new', 'post1'], 1000)).toBe(false)
        expect(await second.deliveries.claim(['new'], 1000)).toBe(true)
      })

      it('may be taken again where whoever held them has died, by one', async () => {
        await first.deliveries.claim(['a'], 100)
        now += 99
        expect(await second.deliveries.claim(['a'], 100)).toBe(false)
        now += 1
        const claims = [first, second].map(({ deliveries }) => deliveries.claim(['a'], 100))
        expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
      })

      it('are held for another lease by a renewal, and given back by a release', async () => {
        await first.deliveries.claim(['a', 'b'], 100)
        now += 99
        await first.deliveries.renew(['a', 'b'], 100)
        now += 99
        expect(await second.deliveries.claim(['a'], 100)).toBe(false)
        await first.deliveries.release(['a', 'b'])
        expect(await second.deliveries.claim(['b', 'a'], 100)).toBe(true)
      })

      it('that are done stay so, released or renewed, until that is forgotten', async () => {
        await first.deliveries.claim(['a'], 100)
        await first.deliveries.finish(['a', 'b'], 10_000)
        await first.deliveries.release(['a'])
        await first.deliveries.renew(['a'], 1)
        now += 9999
        expect(await second.deliveries.claim(['a'], 100)).toBe(false)
        expect(await second.deliveries.claim(['b'], 100)).toBe(false)
        now += 1
        expect(await second.deliveries.claim(['a'], 100)).toBe(true)
      })
    })

    it("keeps a person's last word on a message, beside those of others", async () => {
      await first.feedback.add(VOTE)
      now += 1
      await first.feedback.add({ ...VOTE, user: 'V' })
      now += 1
      await second.feedback.add({ ...VOTE, helpful: false })
      expect(await first.feedback.all()).toEqual([
        { ...VOTE, user: 'V' },
        { ...VOTE, helpful: false },
      ])
    })

    it('keeps questions as they were asked, with or without their words, the oldest first', async () => {
      const { words, user, ...without } = ASKED
      await first.questions.add(ASKED)
      await second.questions.add({ ...without, id: 'q2', channel: '', shownIds: [], at: ASKED.at + 1 })
      expect(await second.questions.all()).toEqual([
        ASKED,
        { ...without, id: 'q2', channel: '', shownIds: [], at: ASKED.at + 1 },
      ])
    })
  })
}
