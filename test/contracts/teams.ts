import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { begunWith } from '../../src/core/question/thread-state.js'
import type { TaughtText } from '../../src/service/stores/taught-store.js'
import type { Stores } from '../../src/service/stores.js'
import { AT, fillStores, rowText } from './full-stores.js'
import type { KeptRows, StoresUnderTest } from './stores.js'

interface TablesUnderTest extends StoresUnderTest<Stores> {
  rows(): Promise<KeptRows>
}

type Call = (stores: Stores, team: string) => Promise<unknown>
/** What a method of another kind is called with is no team's: the process's own work, found by the claim on it. */
type Calls<Store> = { [Method in keyof Store]: Call | 'the work of a process' }

const ANNA = 'U0ANNA0000'
const by = { user: ANNA, at: AT }
const many = { limit: 99 }
const ALWAYS = { from: 0, before: Number.MAX_SAFE_INTEGER }
const TEXT: TaughtText = { questions: ['x'], text: 'x', source: 'x', audience: 'everyone', synonyms: [] }
const UPLOAD = {
  ...{ id: 'u1', document: 'kitei', name: 'x.docx', title: 'x', audience: 'everyone' as const, file: 'x' },
  ...{ passages: 1, kept: 1, leftOut: 0 },
} as const
const work = 'the work of a process'
const event = { ...by, kind: 'added', words: 'x', shown: [] as string[] } as const

/** Every method of every store, called by a team with the ids of another one's things. The compiler asks for all of them. */
const CALLS: { [Store in keyof Stores]: Calls<Stores[Store]> } = {
  threads: {
    get: ({ threads }, team) => threads.get({ team, channel: 'C1', thread: '1.mine' }),
    set: ({ threads }, team) => threads.set({ team, channel: 'C1', thread: '1.mine' }, begunWith('x'), 1e9),
  },
  deliveries: {
    claim: ({ deliveries }, team) =>
      deliveries.claim({ team, key: `new ${team}`, payload: '{}' }, { holder: team, ms: 1e9 }),
    finish: ({ deliveries }, team) => deliveries.finish({ team, key: `new ${team}` }, 1e9),
    takeOver: work,
    renew: work,
    release: work,
  },
  outbox: {
    add: ({ outbox }, team) => outbox.add({ id: `new ${team}`, team, queue: 'C1', body: '{}' }),
    take: ({ outbox }, team) => outbox.take(team, 'C1', { holder: team, ms: 1e9 }),
    refuseAll: ({ outbox }, team) => outbox.refuseAll(team, 'x'),
    putBack: work,
    settle: work,
    outcome: work,
    waiting: work,
    renew: work,
  },
  votes: {
    set: ({ votes }, team) => votes.set({ team, channel: 'C1', message: '1.0', helpful: false, passageIds: [], ...by }),
    get: ({ votes }, team) => votes.get({ team, channel: 'C1', message: '1.0', user: ANNA }),
    retract: ({ votes }, team) => votes.retract({ team, channel: 'C1', message: '1.0', user: ANNA }),
    list: ({ votes }, team) => votes.list(team, many),
  },
  questions: {
    add: ({ questions }, team) =>
      questions.add({
        ...{ id: `new ${team} ${crypto.randomUUID()}`, team, channel: 'C1', asked: 'question', kind: 'none' },
        ...{ confidence: 0, shownIds: [], at: AT },
      }),
    list: ({ questions }, team) => questions.list(team, many),
    find: ({ questions }, team) => questions.find(team, 'qmine'),
    findAsked: ({ questions }, team) => questions.findAsked(team, { channel: 'C1', message: '1.0' }),
    noteAnswer: ({ questions }, team) => questions.noteAnswer(team, 'qmine', '2.0'),
    settle: ({ questions }, team) => questions.settle(team, ['qmine'], { how: 'ignored', ...by }),
  },
  settings: {
    of: async ({ settings }, team) => [await settings.of({ team }), await settings.of({ team, channel: 'C1' })],
    ofChannels: ({ settings }, team) => settings.ofChannels(team, 'followUps'),
    set: ({ settings }, team) => settings.set({ team }, 'topicPlaces', [], by),
    changes: ({ settings }, team) => settings.changes(team, many),
  },
  jobs: {
    add: ({ jobs }, team) => jobs.add({ team, key: 'due:1', kind: 'x', data: null, due: AT + 1 }),
    cancel: ({ jobs }, team) => jobs.cancel(team, 'all'),
    claim: work,
    renew: work,
    finish: work,
    release: work,
  },
  requests: {
    add: ({ requests }, team) =>
      requests.add({
        ...{ id: `new ${crypto.randomUUID()}`, team, anonymous: false, question: 'x', words: '', shown: [], at: AT },
      }),
    get: ({ requests }, team) => requests.get(team, 'r1'),
    events: ({ requests }, team) => requests.events(team, 'r1'),
    move: ({ requests }, team) =>
      requests.move(team, 'r1', { from: ['open', 'taken'], to: 'done', takenBy: 'x' }, event),
    note: ({ requests }, team) => requests.note(team, 'r1', event),
    setPosted: ({ requests }, team) => requests.setPosted(team, 'r1', { channel: 'x', message: 'x' }),
    list: ({ requests }, team) => requests.list(team, many),
    counts: ({ requests }, team) => requests.counts(team),
  },
  taught: {
    add: ({ taught }, team) => taught.add({ id: `new ${crypto.randomUUID()}`, team, text: TEXT, ...by }),
    edit: ({ taught }, team) => taught.edit(team, 'a1', 1, { text: TEXT, ...by }),
    approve: ({ taught }, team) => taught.approve(team, 'a1', 1, by),
    discard: ({ taught }, team) => taught.discard(team, 'a1', 1, by),
    sendBack: ({ taught }, team) => taught.sendBack(team, 'a1', 1, { ...by, remark: 'x' }),
    undo: ({ taught }, team) => taught.undo(team, 'a1', 1, by),
    putAll: ({ taught }, team) => taught.putAll(team, [{ id: 'a1', text: TEXT, live: true }], by),
    get: ({ taught }, team) => taught.get(team, 'a1'),
    versions: ({ taught }, team) => taught.versions(team, 'a1'),
    list: ({ taught }, team) => taught.list(team, many),
    live: ({ taught }, team) => taught.live(team),
    stamp: ({ taught }, team) => taught.stamp(team),
  },
  additions: {
    add: ({ additions }, team) =>
      additions.add({ id: 'w1', team, added: { kind: 'synonym', words: ['x', 'y'] }, state: 'live', ...by }),
    get: ({ additions }, team) => additions.get(team, 'w1'),
    putAll: ({ additions }, team) =>
      additions.putAll(
        team,
        [{ id: 'w1', added: { kind: 'synonym', words: ['x', 'y'] }, state: 'live', from: 'undone' }],
        by,
      ),
    move: ({ additions }, team) => additions.move(team, 'w1', { from: ['live', 'undone'], to: 'live' }, by),
    list: ({ additions }, team) => additions.list(team, many),
    stamp: ({ additions }, team) => additions.stamp(team),
  },
  asked: {
    list: ({ asked }, team) =>
      asked.list(team, { ...ALWAYS, ...many, wanting: ['none', 'unhelpful', 'unsure'], unsureBelow: 1 }),
    reasons: ({ asked }, team) => asked.reasons(team, ALWAYS),
    requests: ({ asked }, team) => asked.requests(team, ALWAYS),
    counts: ({ asked }, team) => asked.counts(team, { ...ALWAYS, unsureBelow: 1 }),
    votes: ({ asked }, team) => asked.votes(team, ALWAYS),
    answerTimes: ({ asked }, team) => asked.answerTimes(team, ALWAYS),
  },
  uploads: {
    add: ({ uploads }, team) => uploads.add({ ...UPLOAD, team, ...by }),
    edit: ({ uploads }, team) => uploads.edit(team, 'u1', 2, { title: 'x', audience: 'everyone', file: 'x', ...by }),
    use: ({ uploads }, team) => uploads.use(team, 'u1', 1, by),
    drop: ({ uploads }, team) => uploads.drop(team, 'u1'),
    undo: ({ uploads }, team) => uploads.undo(team, 'u1', 2, by),
    get: ({ uploads }, team) => uploads.get(team, 'u1'),
    list: ({ uploads }, team) => uploads.list(team, { states: ['read', 'live', 'replaced', 'undone'], limit: 99 }),
    live: ({ uploads }, team) => uploads.live(team),
    stamp: ({ uploads }, team) => uploads.stamp(team),
  },
  lists: {
    save: ({ lists }, team) => lists.save({ team, list: 'l1', title: 'x', items: [], own: true, based: 1, ...by }),
    newest: ({ lists }, team) => lists.newest(team, 'l1'),
    get: ({ lists }, team) => lists.get(team, 'l1', 1),
    own: ({ lists }, team) => lists.own(team, 'offered'),
    putAway: ({ lists }, team) => lists.putAway(team, 'l1', true),
  },
  runs: {
    start: async ({ runs, lists }, team) => {
      const list = { team, list: 'l1', title: 'x', items: [], own: false }
      await lists.save({ ...list, based: 0, ...by })
      await runs.start({ id: `new ${crypto.randomUUID()}`, team, list: 'l1', version: 1, title: 'x', at: AT })
    },
    get: ({ runs }, team) => runs.get(team, 'shared'),
    toggle: ({ runs }, team) =>
      runs.toggle(team, 'shared', [{ item: 'i1', ticked: false }], { user: 'U2', at: AT + 9 }),
    changeItem: ({ runs }, team) => runs.changeItem(team, 'shared', 'i1', { ticked: undefined, note: 'x' }, AT),
    change: ({ runs }, team) => runs.change(team, 'shared', { state: { to: 'finished', by: 'U2' } }, AT),
    told: ({ runs }, team) => runs.told(team, 'shared', ANNA, ['i1']),
    naming: ({ runs }, team) => runs.naming({ team, user: ANNA }),
    list: async ({ runs }, team) => [await runs.list(team, many), await runs.list(team, { ...many, user: ANNA })],
  },
  shares: {
    add: ({ shares }, team) => shares.add({ id: 's1', team, channel: 'C1', words: 'x', refs: [], at: AT }),
    remove: ({ shares }, team) => shares.remove(team, 's1'),
    noteMessage: ({ shares }, team) => shares.noteMessage(team, 's1', '2.0'),
    find: ({ shares }, team) => shares.find(team, { id: 's1' }),
    list: ({ shares }, team) => shares.list(team, many),
  },
  installations: {
    install: ({ installations }, team) =>
      installations.install({ id: team, name: team, botUser: 'UBOT', scopes: [], at: AT }, { token: team }),
    find: ({ installations }, team) => installations.find(team),
    answering: ({ installations }, team) => installations.answering(team),
    tokens: ({ installations }, team) => installations.tokens(team),
    beginRefresh: ({ installations }, team) => installations.beginRefresh(team, 1, 1e9),
    renew: ({ installations }, team) => installations.renew(team, 1, { token: 'x' }),
    giveUpRefresh: ({ installations }, team) => installations.giveUpRefresh(team, 1),
    end: ({ installations }, team) => installations.end(team, AT),
    noteTeam: ({ installations }, team) => installations.noteTeam(team, 'EOTHER'),
    teamsOf: ({ installations }, team) => installations.teamsOf(team),
    remove: ({ installations }, team) => installations.remove(team),
    // Whoever runs the program sees all of them.
    list: work,
    reseal: work,
  },
  installStates: { add: work, take: work },
  roles: {
    of: ({ roles }, team) => roles.of(team),
    set: ({ roles }, team) => roles.set(team, { hrUsers: [], adminUsers: [] }),
  },
  people: {
    rowsOf: ({ people }, team) => people.rowsOf({ team, user: ANNA }),
    forget: ({ people }, team) => people.forget({ team, user: ANNA }),
  },
}

/** What is one team's is neither seen nor changed by whatever another one does. */
export function describeTeams(name: string, open: (now: () => number) => Promise<TablesUnderTest>): void {
  let tested: TablesUnderTest
  beforeAll(async () => {
    tested = await open(() => AT)
  })
  afterAll(() => tested?.close())

  it(`${name}: no team sees or changes what is another's, whatever it calls in whatever order`, async () => {
    const calls = Object.entries(CALLS).flatMap(([store, methods]) =>
      Object.entries(methods as Record<string, Call | typeof work>).flatMap(([method, call]) =>
        call === work ? [] : [{ name: `${store}.${method}`, call: call as Call }],
      ),
    )
    const [stores] = tested.connections
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(calls, { minLength: calls.length }), async (order) => {
        await tested.empty()
        await fillStores(stores, { team: 'MINE', user: ANNA, tag: 'mine' })
        const before = ofTeam(await tested.rows(), 'MINE')
        for (const { name: called, call } of order) {
          const seen = JSON.stringify((await call(stores, 'OTHER')) ?? null)
          expect(seen, called).not.toMatch(/mine/i)
          expect(ofTeam(await tested.rows(), 'MINE'), called).toEqual(before)
        }
      }),
      { numRuns: 4 },
    )
  })
}

function ofTeam(rows: KeptRows, team: string): Record<string, string[]> {
  const mine = Object.entries(rows).map(([table, each]) => [
    table,
    each
      .filter((row) => row.team === team)
      .map(rowText)
      .toSorted(),
  ])
  return Object.fromEntries(mine)
}
