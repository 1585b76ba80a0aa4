import type { DeliveryStore } from '../../../service/stores.js'
import type { Clock, Database } from './tables.js'

export function createSqlDeliveryStore(db: Database, now: Clock): DeliveryStore {
  const mine = (keys: string[]) => db.updateTable('deliveries').where('key', 'in', keys)
  const remove = async (keys: string[]) => {
    await db.deleteFrom('deliveries').where('key', 'in', keys).where('state', '=', 'received').execute()
  }
  return {
    claim: async (keys, leaseMs) => {
      // In one order everywhere, so that two claims never wait for each other. One statement and no transaction: that would
      // hold SQLite's lock while other work runs, and here two claims of the same keys cannot both get less than all.
      const wanted = [...new Set(keys)].toSorted()
      const claimed = { state: 'received', until: now() + leaseMs } as const
      const got = await db
        .insertInto('deliveries')
        .values(wanted.map((key) => ({ key, ...claimed })))
        .onConflict((same) => same.column('key').doUpdateSet(claimed).where('deliveries.until', '<=', now()))
        .returning('key')
        .execute()
      if (got.length === wanted.length) return true
      const free = got.map(({ key }) => key)
      // What cannot be given back lapses with its lease.
      if (free.length > 0) await remove(free).catch(() => {})
      return false
    },
    renew: async (keys, leaseMs) => {
      await mine(keys)
        .set({ until: now() + leaseMs })
        .where('state', '=', 'received')
        .where('until', '>', now())
        .execute()
    },
    finish: async (keys, ttlMs) => {
      const done = { state: 'done', until: now() + ttlMs } as const
      await db
        .insertInto('deliveries')
        .values([...new Set(keys)].toSorted().map((key) => ({ key, ...done })))
        .onConflict((same) => same.column('key').doUpdateSet(done))
        .execute()
    },
    release: remove,
  }
}
