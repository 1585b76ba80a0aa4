import type { DeliveryStore } from '../../../service/stores/delivery-store.js'
import type { Writings } from './durably.js'
import { keptQuery, type ValueOf } from './kept-query.js'
import type { Clock, Database } from './tables.js'

export function createSqlDeliveryStore(db: Database, { durably, together }: Writings, now: Clock): DeliveryStore {
  type Claim = { team: string; key: string; payload: string; holder: string; until: number; at: number }
  const claiming = keptQuery((value: ValueOf<Claim>) => {
    const claimed = {
      ...{ team: value('team'), payload: value('payload'), holder: value('holder'), until: value('until') },
      state: 'received' as const,
    }
    return db
      .insertInto('deliveries')
      .values({ key: value('key'), takes: 1, at: value('at'), ...claimed })
      .onConflict((same) =>
        same
          .column('key')
          .doUpdateSet((row) => ({ ...claimed, takes: row('deliveries.takes', '+', 1) }))
          .where('deliveries.until', '<=', value('at')),
      )
      .returning('key')
  })
  const finishing = keptQuery((value: ValueOf<{ team: string; key: string; at: number; until: number }>) => {
    const done = { state: 'done', until: value('until'), holder: null, payload: null } as const
    return db
      .insertInto('deliveries')
      .values({ team: value('team'), key: value('key'), takes: 1, at: value('at'), ...done })
      .onConflict((same) => same.column('key').doUpdateSet(done))
  })
  return {
    claim: async (delivery, { holder, ms }) => {
      const at = now()
      const got = await durably(claiming({ ...delivery, holder, until: at + ms, at }))
      return got.length > 0
    },
    takeOver: async ({ holder, ms }, limit) => {
      const taking = db
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
      const rows = await durably(taking.compile())
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
      const at = now()
      await together(finishing({ team, key, at, until: at + ttlMs }))
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
