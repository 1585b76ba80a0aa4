import type { DeliveryStore, TakenDelivery } from '../../../service/stores/delivery-store.js'
import { type Clock, LapsingMap } from './lapsing-map.js'

interface Received extends TakenDelivery {
  holder: string
  until: number
}

export function createMemoryDeliveryStore(now: Clock = Date.now, maxEntries = 200_000): DeliveryStore {
  const done = new LapsingMap<true>(now, maxEntries)
  /** In the order of their arrival. */
  const received = new Map<string, Received>()
  const heldBy = (holder: string) =>
    [...received.values()].filter((each) => each.holder === holder && each.until > now())
  return {
    claim: async (delivery, { holder, ms }) => {
      const { key } = delivery
      const before = received.get(key)
      if (done.get(key) !== undefined || (before !== undefined && before.until > now())) return false
      received.set(key, { ...delivery, takes: (before?.takes ?? 0) + 1, holder, until: now() + ms })
      return true
    },
    takeOver: async ({ holder, ms }, limit) => {
      const free = [...received.values()].filter(({ until }) => until <= now()).slice(0, limit)
      for (const each of free) Object.assign(each, { holder, until: now() + ms, takes: each.takes + 1 })
      return free.map(({ team, key, payload, takes }) => ({ team, key, payload, takes }))
    },
    renew: async ({ holder, ms }) => {
      for (const each of heldBy(holder)) each.until = now() + ms
    },
    finish: async ({ key }, ttlMs) => {
      received.delete(key)
      done.set(key, true, ttlMs)
    },
    release: async (holder) => {
      for (const each of heldBy(holder)) each.until = 0
    },
  }
}
