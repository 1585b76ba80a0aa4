import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Stores } from '../../src/service/stores.js'
import { AT, fillStores } from './full-stores.js'
import type { KeptRows, StoresUnderTest } from './stores.js'

interface KeptStores extends Stores {
  clear(): Promise<void>
}
interface TablesUnderTest extends StoresUnderTest<KeptStores> {
  rows(): Promise<KeptRows>
}

const ONE = { id: 'T1', name: '第一', botUser: 'UBOT', scopes: ['chat:write', 'commands'], at: AT }
const ORG = { ...ONE, id: 'E1', name: '組織' }
const TOKENS = { token: 'xoxb-of-one', refreshToken: 'xoxe-of-one', expiresAt: AT + 1000 }
const DAY_MS = 24 * 60 * 60 * 1000

/** What installations hold to. */
export function describeInstallations(name: string, open: (now: () => number) => Promise<TablesUnderTest>): void {
  describe(`${name}: installations`, () => {
    let now = AT
    let tested: TablesUnderTest
    let first: KeptStores
    let second: KeptStores
    beforeAll(async () => {
      tested = await open(() => now)
      ;[first, second] = tested.connections
    })
    afterAll(() => tested?.close())
    beforeEach(async () => {
      now = AT
      await tested.empty()
    })

    it('are found by every process, with their tokens', async () => {
      await first.installations.install({ ...ONE, org: 'E9' }, TOKENS)
      const { at, ...what } = ONE
      const found = { ...what, org: 'E9', installedAt: at, expiresAt: AT + 1000, changes: 1 }
      expect(await second.installations.find('T1')).toEqual(found)
      expect(await second.installations.answering('T1')).toEqual(found)
      expect(await second.installations.tokens('T1')).toEqual({ ...TOKENS, generation: 1 })
      expect(await second.installations.find('T2')).toBeUndefined()
      expect(await second.installations.tokens('T2')).toBeUndefined()
    })

    it('stand in the database without a token that can be read', async () => {
      await first.installations.install(ONE, TOKENS)
      expect(JSON.stringify(await tested.rows())).not.toMatch(/xox/)
    })

    it('of an organisation answer its teams, which their own installation goes before', async () => {
      await first.installations.install(ORG, { token: 'xoxb-org' })
      expect(await second.installations.answering('T1')).toBeUndefined()
      await first.installations.noteTeam('T1', 'E1')
      await first.installations.noteTeam('T2', 'E1')
      expect((await second.installations.answering('T1'))?.id).toBe('E1')
      expect(await second.installations.teamsOf('E1')).toEqual(['T1', 'T2'])
      await first.installations.install(ONE, TOKENS)
      expect((await second.installations.answering('T1'))?.id).toBe('T1')
      expect(await second.installations.teamsOf('E1')).toEqual(['T2'])
      await first.installations.end('T1', AT + 1)
      expect((await second.installations.answering('T1'))?.id).toBe('E1')
    })

    it('end once, in whatever order that is told, and without tokens', async () => {
      await first.installations.install(ONE, TOKENS)
      expect(await first.installations.end('T1', AT + 5)).toBe(true)
      expect(await second.installations.end('T1', AT + 4)).toBe(false)
      expect(await second.installations.end('T1', AT + 6)).toBe(false)
      expect(await second.installations.find('T1')).toMatchObject({ endedAt: AT + 5, changes: 2 })
      expect(await second.installations.tokens('T1')).toBeUndefined()
      expect((await tested.rows()).installations).toMatchObject([{ token: null, refresh_token: null }])
    })

    it('are not ended by what happened before they were made anew', async () => {
      await first.installations.install(ONE, TOKENS)
      await first.installations.end('T1', AT + 5)
      await first.installations.install({ ...ONE, at: AT + 10 }, { token: 'xoxb-anew' })
      expect(await second.installations.end('T1', AT + 5)).toBe(false)
      expect(await second.installations.tokens('T1')).toMatchObject({ token: 'xoxb-anew', generation: 2 })
      expect(await second.installations.find('T1')).not.toHaveProperty('endedAt')
    })

    it('let one caller alone use up a refresh token', async () => {
      await first.installations.install(ONE, TOKENS)
      const { installations: one } = first
      const { installations: two } = second
      const got = await Promise.all([one, two, one, two].map((store) => store.beginRefresh('T1', 1, 1000)))
      expect(got.filter(Boolean)).toHaveLength(1)
      expect(await one.renew('T1', 1, { token: 'second', refreshToken: 'r2' })).toBe(true)
      // Whoever read the tokens before that has nothing to refresh any more.
      expect(await two.beginRefresh('T1', 1, 1000)).toBe(false)
      expect(await two.renew('T1', 1, { token: 'late' })).toBe(false)
      expect(await two.tokens('T1')).toEqual({ token: 'second', refreshToken: 'r2', generation: 2 })
      expect(await two.beginRefresh('T1', 2, 1000)).toBe(true)
      expect(await one.beginRefresh('T1', 2, 1000)).toBe(false)
      await two.giveUpRefresh('T1', 2)
      expect(await one.beginRefresh('T1', 2, 1000)).toBe(true)
      now += 1000
      expect(await two.beginRefresh('T1', 2, 1000)).toBe(true)
    })

    it('of a team that uninstalled keep its data for the retention time; then all of it is gone, and nothing of others', async () => {
      for (const [team, tag] of [
        ['T1', 'mine'],
        ['T2', 'other'],
      ] as const)
        await fillStores(first, { team, user: `U${tag}`, tag })
      await first.settings.set({ team: 'T1' }, 'retentionDays', 20, { user: 'U', at: AT })
      const rowsOf = async (team: string) =>
        Object.values(await tested.rows()).flatMap((rows) => rows.filter((row) => row.team === team)).length
      const before = await rowsOf('T2')
      await first.installations.end('T1', AT)
      now = AT + 20 * DAY_MS - 1
      await first.clear()
      expect((await first.taught.list('T1', { limit: 9 })).length).toBe(1)
      now += 1
      await first.clear()
      expect(await rowsOf('T1')).toBe(0)
      expect(await second.installations.find('T1')).toBeUndefined()
      expect((await second.taught.list('T2', { limit: 9 })).length).toBe(1)
      expect(before).toBeGreaterThan(20)
    })

    it('installed anew within that time have their data again, for good', async () => {
      await fillStores(first, { team: 'T1', user: 'UMINE', tag: 'mine' })
      await first.installations.end('T1', AT)
      now = AT + 60 * DAY_MS
      await first.installations.install({ ...ONE, at: now }, TOKENS)
      now += 60 * DAY_MS
      await first.clear()
      expect((await second.taught.list('T1', { limit: 9 })).length).toBe(1)
    })

    it('states are good once, for their time', async () => {
      expect(await first.installStates.add('a', 1000)).toBe(true)
      expect(await first.installStates.add('b', 1000)).toBe(true)
      expect(await second.installStates.take('x')).toBe(false)
      const taken = await Promise.all([first, second].map(({ installStates }) => installStates.take('a')))
      expect(taken.filter(Boolean)).toHaveLength(1)
      now += 1000
      expect(await first.installStates.take('b')).toBe(false)
      expect(JSON.stringify(await tested.rows())).not.toContain('"a"')
    })

    it('roles are each team’s own, and whoever wants to be forgotten has none', async () => {
      await first.roles.set('T1', { hrGroup: 'S1', hrUsers: ['U1', 'U2'], adminUsers: ['U1'] })
      await first.roles.set('T2', { hrUsers: ['U1'], adminUsers: [] })
      await second.people.forget({ user: 'U1', team: 'T1' })
      expect(await second.roles.of('T1')).toEqual({ hrGroup: 'S1', hrUsers: ['U2'], adminUsers: [] })
      expect(await second.roles.of('T2')).toEqual({ hrUsers: ['U1'], adminUsers: [] })
      expect(await second.roles.of('T3')).toBeUndefined()
    })
  })
}
