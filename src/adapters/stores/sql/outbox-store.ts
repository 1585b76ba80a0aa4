import type { OutboxStore, Outcome, Outgoing } from '../../../service/stores/outbox-store.js'
import type { Writings } from './durably.js'
import { keptQuery, type ValueOf } from './kept-query.js'
import { sql } from './kysely.js'
import type { Clock, Database } from './tables.js'

const OPEN = ['waiting', 'sending'] as const

export function createSqlOutboxStore(db: Database, { durably, together }: Writings, now: Clock): OutboxStore {
  let lastPlace = 0
  // Thousandths of a millisecond, so that what one process adds in the same one keeps its order.
  const nextPlace = () => {
    lastPlace = Math.max(lastPlace + 1, now() * 1000)
    return lastPlace
  }
  type Added = Outgoing & { place: number; at: number }
  const adding = keptQuery((value: ValueOf<Added>) =>
    db
      .insertInto('outbox')
      .values({
        ...{ id: value('id'), team: value('team'), queue: value('queue'), body: value('body') },
        ...{ place: value('place'), at: value('at') },
        ...{ state: 'waiting', holder: null, until: 0, sends: 0, refused: null },
      })
      .onConflict((same) => same.column('id').doNothing())
      .returning('id'),
  )
  type Taking = { team: string; queue: string; holder: string; at: number; until: number }
  const taking = keptQuery((value: ValueOf<Taking>) =>
    db
      .updateTable('outbox')
      .set((row) => ({
        ...{ state: 'sending', holder: value('holder'), until: value('until') },
        sends: row('sends', '+', 1),
      }))
      .where('id', '=', (all) =>
        all
          .selectFrom('outbox')
          .select('id')
          .where('state', 'in', OPEN)
          .where('team', '=', value('team'))
          .where('queue', '=', value('queue'))
          .orderBy('place')
          .orderBy('id')
          .limit(1),
      )
      .where('state', 'in', OPEN)
      .where('until', '<=', value('at'))
      .returning(['id', 'team', 'queue', 'body', 'sends', 'at']),
  )
  const settling = keptQuery((value: ValueOf<{ id: string; state: 'sent' | 'refused'; refused: string | null }>) =>
    db
      .updateTable('outbox')
      .where('id', '=', value('id'))
      .set({ state: value('state'), refused: value('refused'), body: null, holder: null, until: 0 }),
  )
  return {
    add: async ({ id, team, queue, body }) => {
      const added = await together(adding({ id, team, queue, body, place: nextPlace(), at: now() }))
      return added.length > 0
    },
    take: async (team, queue, { holder, ms }) => {
      const at = now()
      const [row] = await durably(taking({ team, queue, holder, at, until: at + ms }))
      return row && { ...row, body: row.body ?? '', at: Number(row.at) }
    },
    putBack: async (id, sent) => {
      await db
        .updateTable('outbox')
        .where('id', '=', id)
        .set((row) => ({
          ...{ state: 'waiting', holder: null, until: 0 },
          ...(!sent && { sends: row('sends', '-', 1) }),
        }))
        .where('state', '=', 'sending')
        .execute()
    },
    settle: async (id, outcome) => {
      const over = outcome === 'sent' ? null : outcome.refused
      await together(settling({ id, state: outcome === 'sent' ? 'sent' : 'refused', refused: over }))
    },
    outcome: async (id) => {
      const row = await db.selectFrom('outbox').select(['state', 'refused']).where('id', '=', id).executeTakeFirst()
      if (row?.state === 'sent') return 'sent'
      return row?.state === 'refused' ? ({ refused: row.refused ?? '' } satisfies Outcome) : undefined
    },
    waiting: () =>
      db
        .selectFrom('outbox')
        .select(['team', 'queue'])
        .where('state', 'in', OPEN)
        .groupBy(['team', 'queue'])
        // Whoever has the head of a queue is the only one who has anything of it.
        .having(sql<number>`max(until)`, '<=', now())
        .execute(),
    refuseAll: async (team, refused) => {
      await db
        .updateTable('outbox')
        .set({ state: 'refused', refused, body: null, holder: null, until: 0 })
        .where('team', '=', team)
        .where('state', 'in', OPEN)
        .where('until', '<=', now())
        .execute()
    },
    renew: async ({ holder, ms }) => {
      await db
        .updateTable('outbox')
        .set({ until: now() + ms })
        .where('state', '=', 'sending')
        .where('until', '>', now())
        .where('holder', '=', holder)
        .execute()
    },
  }
}
