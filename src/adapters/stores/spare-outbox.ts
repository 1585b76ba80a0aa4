import { tellFault } from '../../service/store-away.js'
import type { OutboxStore, Outcome } from '../../service/stores/outbox-store.js'

/**
 * A database's outbox with one in memory for as long as the database is away: what cannot be kept is sent all the same, and waits
 * in memory. What the database could not be told is told later, before anything of it is sent again.
 */
export function withSpare(kept: OutboxStore, spare: OutboxStore, log: (line: string) => void): OutboxStore {
  const inSpare = new Set<string>()
  /** Over, and the database does not know. */
  const untold = new Map<string, Outcome>()
  const away = (what: string, error: unknown) => tellFault(log, `outbox: ${what}`, error)

  const tell = async () => {
    for (const [id, outcome] of [...untold]) {
      await kept.settle(id, outcome)
      untold.delete(id)
    }
  }
  return {
    add: async (message) => {
      if (inSpare.has(message.id) || (await spare.outcome(message.id)) !== undefined) return false
      try {
        return await kept.add(message)
      } catch (error) {
        away('not kept, sent all the same', error)
        inSpare.add(message.id)
        return spare.add(message)
      }
    },
    take: async (team, queue, lease) => {
      const head = await spare.take(team, queue, lease)
      if (head !== undefined) return head
      await tell()
      return kept.take(team, queue, lease)
    },
    putBack: (id, sent) => (inSpare.has(id) ? spare : kept).putBack(id, sent),
    settle: async (id, outcome) => {
      if (inSpare.delete(id)) return spare.settle(id, outcome)
      try {
        await kept.settle(id, outcome)
      } catch (error) {
        untold.set(id, outcome)
        away('sent, and not noted yet', error)
      }
    },
    outcome: async (id) => untold.get(id) ?? (await spare.outcome(id)) ?? kept.outcome(id),
    waiting: async () => {
      const here = await spare.waiting()
      try {
        await tell()
        return [...here, ...(await kept.waiting())]
      } catch (error) {
        away('not looked into', error)
        return here
      }
    },
    refuseAll: async (team, refused) => {
      await spare.refuseAll(team, refused)
      await kept.refuseAll(team, refused)
    },
    renew: async (lease) => {
      await spare.renew(lease)
      await kept.renew(lease)
    },
  }
}
