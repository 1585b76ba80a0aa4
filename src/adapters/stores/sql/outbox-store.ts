import type { OutboxStore, Outcome } from '../../../service/stores/outbox-store.js'
import type { Writings } from './durably.js'
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
  return {
    add: async (message) => {
      const waiting = { state: 'waiting', holder: null, until: 0, sends: 0, refused: null } as const
      const row = { ...message, ...waiting, place: nextPlace(), at: now() }
      const added = await together((db) =>
        db
          .insertInto('outbox')
          .values(row)
          .onConflict((same) => same.column('id').doNothing())
          .returning('id')
          .execute(),
      )
      return added.length > 0
    },
    take: async (team, queue, { holder, ms }) => {
      const row = await durably((db) =>
        db
          .updateTable('outbox')
          .set((row) => ({ state: 'sending', holder, until: now() + ms, sends: row('sends', '+', 1) }))
          .where('id', '=', (all) =>
            all
              .selectFrom('outbox')
              .select('id')
              .where('state', 'in', OPEN)
              .where('team', '=', team)
              .where('queue', '=', queue)
              .orderBy('place')
              .orderBy('id')
              .limit(1),
          )
          .where('state', 'in', OPEN)
          .where('until', '<=', now())
          .returning(['id', 'team', 'queue', 'body', 'sends', 'at'])
          .executeTakeFirst(),
      )
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
      const refused = outcome === 'sent' ? null : outcome.refused
      await together((db) =>
        db
          .updateTable('outbox')
          .where('id', '=', id)
          .set({ state: outcome === 'sent' ? 'sent' : 'refused', refused, body: null, holder: null, until: 0 })
          .execute(),
      )
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
