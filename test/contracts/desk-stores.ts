import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../src/service/stores/job-store.js'
import type { HelpRequest, RequestEvent } from '../../src/service/stores/request-store.js'
import type { TaughtText } from '../../src/service/stores/taught-store.js'
import type { Stores } from '../../src/service/stores.js'
import type { StoresUnderTest } from './stores.js'

const AT = 1_790_000_000_000
const JOB: Job = { team: 'T', key: 'digest:1', kind: 'digest', data: { channel: 'C' }, due: AT }
const ASKED = {
  ...{ id: 'r1', team: 'T', user: 'U', anonymous: true, question: '通信費は？', words: "在宅の日の'分;", at: AT },
  ...{ reply: 'q1', shown: ['p@0-9'], topic: '労務' },
} satisfies Omit<HelpRequest, 'state' | 'changedAt'>
const TAKEN: RequestEvent = { kind: 'taken', user: 'H', words: '', shown: [], at: AT + 1 }
const TEXT: TaughtText = {
  ...{
    questions: ['通信費は？', '電気代は？'],
    text: '月3,000円を支給します。',
    source: '社内回答（人事部、2026年9月）',
  },
  ...{ audience: 'everyone', reviewOn: '2027-04-01', synonyms: [['ネット代', '通信費']] },
}
const by = (user: string, at = AT) => ({ user, at })

/** What settings, jobs, requests and taught answers hold to. */
export function describeDeskStores(name: string, open: (now: () => number) => Promise<StoresUnderTest<Stores>>): void {
  describe(`${name} as stores of the desk`, () => {
    let now = 0
    let tested: StoresUnderTest<Stores>
    let first: Stores
    let second: Stores
    beforeAll(async () => {
      tested = await open(() => now)
      ;[first, second] = tested.connections
    })
    afterAll(() => tested?.close())
    beforeEach(async () => {
      now = AT
      await tested.empty()
    })

    describe('settings', () => {
      it('hold for their place alone, until they are changed or taken away', async () => {
        await first.settings.set({ team: 'T' }, 'digest', false, by('A'))
        await first.settings.set({ team: 'T', channel: 'C' }, 'followUps', { a: ["'"] }, by('A'))
        expect(await second.settings.of({ team: 'T' })).toEqual({ digest: false })
        expect(await second.settings.of({ team: 'T', channel: 'C' })).toEqual({ followUps: { a: ["'"] } })
        expect(await second.settings.of({ team: 'X' })).toEqual({})
        await first.settings.set({ team: 'T' }, 'followUps', 1, by('A'))
        expect(await second.settings.ofChannels('T', 'followUps')).toEqual([{ channel: 'C', value: { a: ["'"] } }])
        await first.settings.set({ team: 'T' }, 'followUps', undefined, by('A'))
        await second.settings.set({ team: 'T' }, 'digest', true, by('B'))
        await second.settings.set({ team: 'T', channel: 'C' }, 'followUps', undefined, by('B'))
        expect(await first.settings.of({ team: 'T' })).toEqual({ digest: true })
        expect(await first.settings.of({ team: 'T', channel: 'C' })).toEqual({})
      })

      it('leave a line for each change, the newest first, by pages', async () => {
        await first.settings.set({ team: 'T' }, 'digest', false, by('A', 1))
        await first.settings.set({ team: 'T' }, 'digest', true, by('B', 2))
        await first.settings.set({ team: 'T', channel: 'C' }, 'followUps', false, by('A', 3))
        await first.settings.set({ team: 'T', channel: 'C' }, 'followUps', undefined, by('A', 4))
        const log = [
          { team: 'T', channel: 'C', name: 'followUps', before: false, user: 'A', at: 4 },
          { team: 'T', channel: 'C', name: 'followUps', after: false, user: 'A', at: 3 },
          { team: 'T', name: 'digest', before: false, after: true, user: 'B', at: 2 },
          { team: 'T', name: 'digest', after: false, user: 'A', at: 1 },
        ]
        expect(await second.settings.changes('T', { limit: 9 })).toEqual(log)
        expect(await second.settings.changes('T', { limit: 2, skip: 1 })).toEqual(log.slice(1, 3))
      })

      it('that two change at once are one of both, and the log has both, one after the other', async () => {
        for (let round = 0; round < 10; round++) {
          const change = (stores: Stores, value: string) =>
            stores.settings.set({ team: 'T' }, `s${round}`, value, by(value))
          await Promise.all([change(first, 'a'), change(second, 'b')])
          const lines = (await first.settings.changes('T', { limit: 99 })).filter((line) => line.name === `s${round}`)
          const begun = lines.find(({ before }) => before === undefined)
          const then = lines.find(({ before }) => before !== undefined)
          expect(then).toMatchObject({ before: begun?.after })
          expect((await second.settings.of({ team: 'T' }))[`s${round}`]).toBe(then?.after)
        }
      })
    })

    describe('jobs', () => {
      it('are picked up when they are due, the earliest first, whole', async () => {
        await first.jobs.add({ ...JOB, key: 'b', due: AT + 2, user: 'U' })
        await first.jobs.add({ ...JOB, key: 'a', due: AT + 1 })
        expect(await second.jobs.claim(9, 100)).toEqual([])
        now += 2
        expect(await second.jobs.claim(9, 100)).toMatchObject([
          { ...JOB, key: 'a', due: AT + 1, tries: 1 },
          { ...JOB, key: 'b', due: AT + 2, user: 'U', tries: 1 },
        ])
      })

      it('go to one of many that claim at the same time, each', async () => {
        for (let number = 0; number < 40; number++) await first.jobs.add({ ...JOB, key: `j${number}` })
        const claims = [first, second, first, second].map(({ jobs }) => jobs.claim(15, 1000))
        const got = (await Promise.all(claims)).flat().map(({ key }) => key)
        expect(got).toHaveLength(40)
        expect(new Set(got).size).toBe(40)
      })

      it('may be taken by another where whoever held them has died, who can then end nothing', async () => {
        await first.jobs.add(JOB)
        const [lost] = await first.jobs.claim(1, 100)
        now += 99
        expect(await second.jobs.claim(1, 100)).toEqual([])
        now += 1
        const [taken] = await second.jobs.claim(1, 100)
        expect(taken).toMatchObject({ key: JOB.key, tries: 2 })
        expect(await first.jobs.renew(lost!, 1000)).toBe(false)
        await first.jobs.finish(lost!)
        await first.jobs.release(lost!, AT)
        now += 99
        expect(await first.jobs.claim(1, 100)).toEqual([])
        expect(await second.jobs.renew(taken!, 100)).toBe(true)
        now += 99
        expect(await first.jobs.claim(1, 100)).toEqual([])
      })

      it('that are done stay done when they are added again', async () => {
        await first.jobs.add(JOB)
        const [job] = await first.jobs.claim(1, 100)
        await first.jobs.finish(job!)
        await second.jobs.add({ ...JOB, due: AT + 1 })
        now += 1000
        expect(await second.jobs.claim(1, 100)).toEqual([])
      })

      it('that are not done get the data and the time they are added with again', async () => {
        await first.jobs.add(JOB)
        await second.jobs.add({ ...JOB, data: { channel: 'D' }, due: AT + 5 })
        expect(await first.jobs.claim(1, 100)).toEqual([])
        now += 5
        expect(await first.jobs.claim(1, 100)).toMatchObject([{ data: { channel: 'D' } }])
      })

      it('come again when they are given back', async () => {
        await first.jobs.add(JOB)
        const [job] = await first.jobs.claim(1, 100)
        await first.jobs.release(job!, AT + 10)
        expect(await second.jobs.claim(1, 100)).toEqual([])
        now += 10
        expect(await second.jobs.claim(1, 100)).toMatchObject([{ key: JOB.key, tries: 2 }])
      })

      it('are cancelled by key, by how it begins, by workspace; what is done is not', async () => {
        for (const key of ['due:a%:1', 'due:a%:2', 'due:ab:1', 'x']) await first.jobs.add({ ...JOB, key })
        await first.jobs.add({ ...JOB, team: 'X', key: 'due:a%:1' })
        expect(await second.jobs.cancel('T', { key: 'due:a%:1' })).toBe(1)
        expect(await second.jobs.cancel('T', { keyBegins: 'due:a%:' })).toBe(1)
        const [job] = await first.jobs.claim(1, 100)
        expect(job).toMatchObject({ key: 'due:a%:1', team: 'X' })
        expect((await first.jobs.claim(9, 100)).map(({ key }) => key)).toEqual(['due:ab:1', 'x'])
        expect(await second.jobs.cancel('T', 'all')).toBe(2)
        await first.jobs.finish(job!)
        expect(await second.jobs.cancel('X', 'all')).toBe(0)
      })
    })

    describe('requests to a person', () => {
      it('are kept as they were asked, listed by state and by asker, the newest first', async () => {
        const { user, reply, topic, ...bare } = ASKED
        await first.requests.add(ASKED)
        await first.requests.add({ ...bare, id: 'r2', words: '', shown: [], at: AT + 1 })
        await second.requests.setPosted('T', 'r1', { channel: 'C', message: '1.0' })
        const one = { ...ASKED, state: 'open', changedAt: AT, posted: { channel: 'C', message: '1.0' } }
        expect(await second.requests.get('T', 'r1')).toEqual(one)
        expect(await second.requests.get('T', 'none')).toBeUndefined()
        const ids = async (which: object) =>
          (await second.requests.list('T', { limit: 9, ...which })).map(({ id }) => id)
        expect(await ids({})).toEqual(['r2', 'r1'])
        expect(await ids({ limit: 1, skip: 1 })).toEqual(['r1'])
        expect(await ids({ user: 'U' })).toEqual(['r1'])
        expect(await ids({ posted: { channel: 'C', message: '1.0' } })).toEqual(['r1'])
        expect(await ids({ posted: { channel: 'C', message: '2.0' } })).toEqual([])
        await first.requests.move('T', 'r1', { from: ['open'], to: 'taken', takenBy: 'H' }, TAKEN)
        expect(await ids({ states: ['open', 'done'] })).toEqual(['r2'])
        expect(await second.requests.counts('T')).toEqual({ open: 1, taken: 1, done: 0 })
      })

      it('go to one of two who take them at once, and nothing is written down for the other', async () => {
        for (let round = 0; round < 10; round++) {
          await first.requests.add({ ...ASKED, id: `r${round}` })
          const take = ({ requests }: Stores, user: string) =>
            requests.move('T', `r${round}`, { from: ['open'], to: 'taken', takenBy: user }, { ...TAKEN, user })
          const taken = await Promise.all([take(first, 'H'), take(second, 'I')])
          expect(taken.filter(Boolean)).toHaveLength(1)
          const user = taken[0] ? 'H' : 'I'
          expect(await first.requests.get('T', `r${round}`)).toMatchObject({ state: 'taken', takenBy: user })
          expect(await first.requests.events('T', `r${round}`)).toEqual([{ ...TAKEN, user }])
        }
      })

      it('tell what became of them, in order, also where two write at once', async () => {
        await first.requests.add(ASKED)
        await first.requests.move('T', 'r1', { from: ['open'], to: 'taken', takenBy: 'H' }, TAKEN)
        const added = (words: string): RequestEvent => ({ kind: 'added', user: 'U', words, shown: [], at: AT + 2 })
        expect(
          await Promise.all([
            first.requests.note('T', 'r1', added('a')),
            second.requests.note('T', 'r1', added('b')),
            first.requests.note('T', 'none', added('c')),
          ]),
        ).toEqual([true, true, false])
        const back = { from: ['taken'], to: 'open', takenBy: null } as const
        await second.requests.move('T', 'r1', back, { ...TAKEN, kind: 'released', at: AT + 3 })
        const answered: RequestEvent = { kind: 'answered', user: 'H', words: '出ます。', shown: ['p'], at: AT + 4 }
        await second.requests.move('T', 'r1', { from: ['open', 'taken'], to: 'done' }, answered)
        const events = await first.requests.events('T', 'r1')
        expect(events.map(({ kind }) => kind)).toEqual(['taken', 'added', 'added', 'released', 'answered'])
        expect(events.at(-1)).toEqual(answered)
        const now = await first.requests.get('T', 'r1')
        expect(now).toMatchObject({ state: 'done', changedAt: AT + 4 })
        expect(now).not.toHaveProperty('takenBy')
      })
    })

    describe('documents that were sent', () => {
      const sent = (id: string, title = id) => ({
        ...{ id, team: 'T', document: 'kitei', name: '規程.docx', title, audience: 'everyone' as const, file: title },
        ...{ passages: 3, kept: 20, leftOut: 2, ...by('H') },
      })
      const live = async () => (await first.uploads.live('T')).map(({ id, file }) => `${id} ${file}`)

      it('are used when somebody says so, and taken out again: the one before comes back', async () => {
        expect([await first.uploads.add(sent('u1')), await second.uploads.add(sent('u1', 'x'))]).toEqual([true, false])
        expect(await live()).toEqual([])
        const empty = await second.uploads.stamp('T')
        expect(await second.uploads.use('T', 'u1', 1, by('I', AT + 1))).toBe(true)
        expect(await first.uploads.use('T', 'u1', 1, by('I'))).toBe(false)
        expect(await first.uploads.get('T', 'u1')).toEqual({
          ...{ ...sent('u1'), state: 'live', revision: 2, decidedBy: 'I', decidedAt: AT + 1 },
        })
        const stamp = await second.uploads.stamp('T')
        expect(stamp).not.toBe(empty)
        await first.uploads.add(sent('u2'))
        expect(await second.uploads.stamp('T')).toBe(stamp)
        await first.uploads.use('T', 'u2', 1, by('I', AT + 2))
        expect([await live(), (await first.uploads.get('T', 'u1'))?.state]).toEqual([['u2 u2'], 'replaced'])
        expect(await second.uploads.undo('T', 'u2', 2, by('I', AT + 3))).toBe(true)
        expect(await second.uploads.undo('T', 'u2', 2, by('I', AT + 3))).toBe(false)
        expect(await live()).toEqual(['u1 u1'])
        await first.uploads.undo('T', 'u1', 4, by('I', AT + 4))
        expect([await live(), await second.uploads.stamp('T')]).toEqual([[], empty])
      })

      it('keep one version back, and no more', async () => {
        for (const id of ['u1', 'u2', 'u3']) {
          await first.uploads.add(sent(id))
          await second.uploads.use('T', id, 1, by('I'))
        }
        expect(await first.uploads.get('T', 'u1')).toBeUndefined()
        const states = ['read', 'live', 'replaced', 'undone'] as const
        expect((await first.uploads.list('T', { states, limit: 9 })).map(({ id }) => id).toSorted()).toEqual([
          'u2',
          'u3',
        ])
      })

      it('of two used at once for one document, one is in use', async () => {
        for (const id of ['u1', 'u2']) await first.uploads.add(sent(id))
        await Promise.all([first.uploads.use('T', 'u1', 1, by('I')), second.uploads.use('T', 'u2', 1, by('J'))])
        expect(await live()).toHaveLength(1)
      })

      it('are edited by whoever knows how they stand; what is not wanted goes', async () => {
        await first.uploads.add(sent('u1'))
        const facts = { title: '規程', audience: 'hr', reviewOn: '2027-04-01', file: 'new', ...by('I') } as const
        expect(await first.uploads.edit('T', 'u1', 1, facts)).toBe(true)
        expect(await second.uploads.edit('T', 'u1', 1, { ...facts, file: 'old' })).toBe(false)
        const { user, at, ...said } = facts
        expect(await first.uploads.get('T', 'u1')).toMatchObject({ ...said, revision: 2, state: 'read' })
        expect([await first.uploads.drop('X', 'u1'), await first.uploads.drop('T', 'u1')]).toEqual([false, true])
        expect(await first.uploads.get('T', 'u1')).toBeUndefined()
      })
    })

    describe('taught answers', () => {
      const add = (stores: Stores, id = 'a') =>
        stores.taught.add({ id, team: 'T', request: 'r1', text: TEXT, user: 'H', at: AT })
      const draft = { ...TEXT, version: 1, state: 'draft', user: 'H', at: AT, remark: '' }

      it('are quoted from when they are approved, in every process', async () => {
        await add(first)
        expect(await second.taught.get('T', 'a')).toEqual({ id: 'a', team: 'T', request: 'r1', newest: draft })
        expect(await second.taught.live('T')).toEqual([])
        const before = await second.taught.stamp('T')
        expect(await first.taught.approve('T', 'a', 1, by('I', AT + 1))).toBe(true)
        expect(await second.taught.stamp('T')).not.toBe(before)
        const approved = { ...draft, state: 'approved', decidedBy: 'I', decidedAt: AT + 1 }
        expect(await second.taught.live('T')).toEqual([
          { id: 'a', team: 'T', request: 'r1', newest: approved, live: approved },
        ])
      })

      it('stay quoted while a new version is a draft; undone, the one before is quoted again, then none', async () => {
        await add(first)
        await first.taught.approve('T', 'a', 1, by('I'))
        const text = { ...TEXT, text: '月5,000円を支給します。' }
        expect(await second.taught.edit('T', 'a', 1, { text, ...by('J', AT + 2) })).toBe(true)
        expect(await first.taught.get('T', 'a')).toMatchObject({
          newest: { version: 2, state: 'draft', text: text.text, user: 'J' },
          live: { version: 1, text: TEXT.text },
        })
        await first.taught.approve('T', 'a', 2, by('I'))
        expect(await second.taught.undo('T', 'a', 2, by('I'))).toBe(true)
        expect(await second.taught.undo('T', 'a', 2, by('I'))).toBe(false)
        expect((await first.taught.get('T', 'a'))?.live).toMatchObject({ version: 1 })
        expect(await second.taught.undo('T', 'a', 1, by('I'))).toBe(true)
        expect(await first.taught.live('T')).toEqual([])
        expect((await first.taught.versions('T', 'a')).map(({ state }) => state)).toEqual(['undone', 'undone'])
        expect(await second.taught.approve('T', 'a', 2, by('I'))).toBe(true)
        expect((await first.taught.live('T'))[0]?.live).toMatchObject({ version: 2 })
      })

      it('are changed by one of two who begin from the same version', async () => {
        for (let round = 0; round < 10; round++) {
          const id = `a${round}`
          await add(first, id)
          const done = await Promise.all([
            first.taught.approve('T', id, 1, by('I')),
            second.taught.edit('T', id, 1, { text: { ...TEXT, text: 'x' }, ...by('J') }),
            second.taught.edit('T', id, 1, { text: { ...TEXT, text: 'y' }, ...by('J') }),
          ])
          expect(done.slice(1).filter(Boolean)).toHaveLength(1)
          const { newest, live } = (await first.taught.get('T', id))!
          expect(newest.text).toBe(done[1] ? 'x' : 'y')
          // Approved before it was edited, or not at all: never what nobody had seen.
          expect(live?.version).toBe(done[0] ? 1 : undefined)
        }
      })

      it('are put in many at once, all of them or none', async () => {
        await add(first)
        await first.taught.approve('T', 'a', 1, by('I'))
        const other = { ...TEXT, text: '月5,000円を支給します。' }
        const puts = [
          { id: 'a', based: 1, text: other, live: true },
          { id: 'b', text: TEXT, live: false },
        ]
        const stamp = await second.taught.stamp('T')
        expect(await second.taught.putAll('T', [...puts, { id: 'a', text: TEXT, live: true }], by('J'))).toBe(false)
        expect(await second.taught.putAll('T', [puts[1]!, { ...puts[0]!, based: 2 }], by('J'))).toBe(false)
        expect(await second.taught.putAll('X', puts, by('J'))).toBe(false)
        expect([await first.taught.get('T', 'b'), await first.taught.stamp('T')]).toEqual([undefined, stamp])
        expect(await second.taught.putAll('T', puts, by('J', AT + 3))).toBe(true)
        expect((await first.taught.get('T', 'a'))?.live).toMatchObject({
          ...{ version: 2, state: 'approved', text: other.text, user: 'J', decidedBy: 'J', decidedAt: AT + 3 },
        })
        expect(await first.taught.get('T', 'b')).toMatchObject({ newest: { version: 1, state: 'draft' } })
        expect(await second.taught.putAll('T', [{ id: 'b', based: 1, live: true }], by('J'))).toBe(true)
        expect((await first.taught.get('T', 'b'))?.live).toMatchObject({ version: 1, text: TEXT.text })
        expect(await first.taught.stamp('T')).not.toBe(stamp)
      })

      it('are sent back with a remark, or thrown away until they are wanted again; what is decided already is refused and leaves no trace', async () => {
        await add(first)
        const back = { ...by('I', AT + 1), remark: '金額を確かめてください' }
        expect(await first.taught.sendBack('T', 'a', 1, back)).toBe(true)
        const stamp = await second.taught.stamp('T')
        expect(await second.taught.sendBack('T', 'a', 1, { ...back, remark: '' })).toBe(false)
        expect(await second.taught.approve('T', 'a', 2, by('I'))).toBe(false)
        expect(await second.taught.undo('T', 'a', 1, by('I'))).toBe(false)
        expect(await second.taught.stamp('T')).toBe(stamp)
        expect((await second.taught.get('T', 'a'))?.newest).toEqual({
          ...draft,
          ...{ state: 'returned', decidedBy: 'I', decidedAt: AT + 1, remark: back.remark },
        })
        expect(await second.taught.discard('T', 'a', 1, by('I'))).toBe(true)
        expect(await first.taught.discard('T', 'a', 1, by('I'))).toBe(false)
        expect((await first.taught.get('T', 'a'))?.newest.state).toBe('discarded')
        expect(await second.taught.approve('T', 'a', 1, by('I'))).toBe(true)
        expect(await second.taught.discard('T', 'a', 1, by('I'))).toBe(false)
      })

      it('are listed by the state of their newest version, the one changed last first', async () => {
        for (const id of ['a', 'b', 'c']) await add(first, id)
        await first.taught.approve('T', 'a', 1, by('I', AT + 1))
        await first.taught.edit('T', 'b', 1, { text: TEXT, ...by('H', AT + 2) })
        const ids = async (which: object) => (await second.taught.list('T', { limit: 9, ...which })).map(({ id }) => id)
        expect(await ids({})).toEqual(['b', 'a', 'c'])
        expect(await ids({ limit: 1, skip: 1 })).toEqual(['a'])
        expect(await ids({ states: ['draft'] })).toEqual(['b', 'c'])
        expect([await ids({ request: 'r1' }), await ids({ request: 'r2' })]).toEqual([['b', 'a', 'c'], []])
      })
    })
  })
}
