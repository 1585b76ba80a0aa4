import type { DeliveryStore } from '../../../service/stores/delivery-store.js'
import type { Writings } from './durably.js'
import type { Clock, Database } from './tables.js'

export function createSqlDeliveryStore(db: Database, { durably, together }: Writings, now: Clock): DeliveryStore {
  return {
    claim: async ({ team, key, payload }, { holder, ms }) => {
      const claimed = { team, payload, holder, state: 'received', until: now() + ms } as const
      const got = await durably((db) =>
        db
          .insertInto('deliveries')
          .values({ key, takes: 1, at: now(), ...claimed })
          .onConflict((same) =>
            same
              .column('key')
              .doUpdateSet((row) => ({ ...claimed, takes: row('deliveries.takes', '+', 1) }))
              .where('deliveries.until', '<=', now()),
          )
          .returning('key')
          .execute(),
      )
      return got.length > 0
    },
    takeOver: async ({ holder, ms }, limit) => {
      const rows = await durably((db) =>
        db
          .updateTable('deliveries')
          .set((row) => ({ holder, until: now() + ms, takes: row('takes', '+', 1) }))
          .where('key', 'in', (all) =>
            all
              .selectFrom('deliveries')
              .select('key')
              .where('state', '=', 'received')
              .where('until', '<=', now())
              .where('payload', 'is not', null)
              .orderBy('at')
              .orderBy('key')
              .limit(limit),
          )
          // Again, for the server that let another process go first.
          .where('until', '<=', now())
          .returning(['team', 'key', 'payload', 'takes', 'at'])
          .execute(),
      )
      return rows
        .map((row) => ({ ...row, payload: row.payload ?? '', at: Number(row.at) }))
        .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
        .map(({ at, ...taken }) => taken)
    },
    renew: async ({ holder, ms }) => {
      await db
        .updateTable('deliveries')
        .set({ until: now() + ms })
        .where('state', '=', 'received')
        .where('until', '>', now())
        .where('holder', '=', holder)
        .execute()
    },
    finish: async ({ team, key }, ttlMs) => {
      const done = { state: 'done', until: now() + ttlMs, holder: null, payload: null } as const
      await together((db) =>
        db
          .insertInto('deliveries')
          .values({ team, key, takes: 1, at: now(), ...done })
          .onConflict((same) => same.column('key').doUpdateSet(done))
          .execute(),
      )
    },
    release: async (holder) => {
      await db
        .updateTable('deliveries')
        .set({ until: 0, holder: null })
        .where('state', '=', 'received')
        .where('holder', '=', holder)
        .execute()
    },
  }
}
