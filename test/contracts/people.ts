import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Stores } from '../../src/service/stores.js'
import { AT, fillStores, rowText } from './full-stores.js'
import type { KeptRows, StoresUnderTest } from './stores.js'

interface TablesUnderTest extends StoresUnderTest<Stores> {
  rows(): Promise<KeptRows>
}

const ANNA = 'U0ANNA0000'
const BEN = 'U0BEN00000'
/** Their ids begin alike: one is not part of the other. */
const ANNABEL = 'U0ANNA00001'

/** What forgetting and giving out one person's rows hold to, over every table that there is. */
export function describePeople(name: string, open: (now: () => number) => Promise<TablesUnderTest>): void {
  describe(`${name}, a person's own rows`, () => {
    let tested: TablesUnderTest
    let stores: Stores
    beforeAll(async () => {
      tested = await open(() => AT)
      stores = tested.connections[0]
    })
    afterAll(() => tested?.close())
    beforeEach(async () => {
      await tested.empty()
      await fillStores(stores, { team: 'T', user: ANNA, tag: 'anna' })
      await fillStores(stores, { team: 'X', user: ANNABEL, tag: 'other' })
    })

    it('stand in a sample of every table', async () => {
      const rows = await tested.rows()
      const empty = Object.keys(rows).filter((table) => rows[table]?.length === 0)
      // A new table: add to fillStores what is kept in it, with the person in every column that may hold one.
      expect(empty).toEqual([])
    })

    it('are given out, all of them and nobody else’s', async () => {
      const given = await stores.people.rowsOf({ user: ANNA, team: 'T' })
      expect(sorted(given)).toEqual(sorted(rowsWith(await tested.rows(), ANNA)))
      expect(sorted(await stores.people.rowsOf({ user: ANNA }))).toEqual(sorted(given))
      expect(await stores.people.rowsOf({ user: ANNA, team: 'X' })).toEqual({})
      expect(await stores.people.rowsOf({ user: BEN })).toEqual({})
    })

    it('are forgotten in every table, but for what is being worked on or sent; all others stay as they are', async () => {
      const before = await tested.rows()
      const forgotten = await stores.people.forget({ user: ANNA, team: 'T' })
      const after = await tested.rows()
      const left = rowsWith(after, ANNA)
      expect(Object.keys(left).toSorted()).toEqual(['deliveries', 'outbox'])
      expect(left.deliveries).toMatchObject([{ state: 'received' }])
      expect(left.outbox).toMatchObject([{ state: 'waiting' }])
      expect(rowsOfTeam(after, 'X')).toEqual(rowsOfTeam(before, 'X'))
      const tables = forgotten.map(({ table }) => table)
      expect(tables.toSorted()).toEqual(
        Object.keys(rowsWith(before, ANNA))
          .filter((table) => table !== 'outbox')
          .toSorted(),
      )
      // By rows, however many columns of one name them.
      const rows = (table: string) => rowsWith(before, ANNA)[table]?.length ?? 0
      for (const { table, removed, anonymised, touched = 0 } of forgotten) {
        if (!['deliveries', 'outbox'].includes(table))
          expect(removed + anonymised + touched, table).toBeLessThanOrEqual(rows(table))
      }
      expect(await stores.people.forget({ user: ANNA, team: 'T' })).toEqual([])
    })

    it('take their words along where those are theirs, and leave what is the company’s', async () => {
      await stores.people.forget({ user: ANNA })
      const [question] = await stores.questions.list('T', { limit: 9 })
      expect(question).toEqual(expect.not.objectContaining({ words: expect.anything() }))
      expect(await stores.threads.get({ team: 'T', channel: 'C1', thread: '1.anna' })).toBeUndefined()
      expect(await stores.votes.list('T', { limit: 9 })).toMatchObject([{ user: '', helpful: true }])
      expect(await stores.requests.get('T', 'r1')).toBeUndefined()
      expect(await stores.requests.events('T', 'r1')).toEqual([])
      // What they had taken up is for somebody else to take up.
      expect(await stores.requests.get('T', 'r2')).toMatchObject({ state: 'open', question: 'question of anna' })
      expect((await stores.taught.live('T'))[0]?.live).toMatchObject({ text: 'x' })
      expect(await stores.runs.get('T', 'private')).toBeUndefined()
      expect((await stores.runs.get('T', 'shared'))?.items.i1).toEqual({
        note: '',
        ticked: { at: AT },
        due: '2026-12-01',
      })
      expect(await stores.shares.list('T', { limit: 9 })).toMatchObject([{ words: '', refs: ['p'] }])
      expect((await stores.settings.of({ team: 'T' })).topicPlaces).toEqual([
        { topic: 'anna', person: null },
        { topic: '機器', channel: 'C1' },
      ])
      expect((await stores.settings.changes('T', { limit: 9 })).every(({ user }) => user === undefined)).toBe(true)
    })
  })
}

/** Every row in which the id stands by itself, whatever the column. */
function rowsWith(rows: KeptRows, user: string): KeptRows {
  const found = Object.entries(rows).map(([table, each]) => [
    table,
    each.filter((row) => new RegExp(`${user}(?![A-Z0-9])`).test(JSON.stringify(row))),
  ])
  return Object.fromEntries(found.filter(([, each]) => each!.length > 0))
}

function rowsOfTeam(rows: KeptRows, team: string): KeptRows {
  return sorted(
    Object.fromEntries(Object.entries(rows).map(([table, each]) => [table, each.filter((row) => row.team === team)])),
  )
}

function sorted(rows: KeptRows): KeptRows {
  const inOrder = Object.entries(rows).map(([table, each]) => [
    table,
    each.toSorted((a, b) => (rowText(a) < rowText(b) ? -1 : 1)),
  ])
  return Object.fromEntries(inOrder)
}
