import type { OutboxStore, Outcome, TakenOutgoing } from '../../../service/stores/outbox-store.js'
import { type Clock, LapsingMap } from './lapsing-map.js'

interface Waiting extends TakenOutgoing {
  holder: string
  until: number
}

/** For as long as Slack may deliver what it was an answer to. */
const OUTCOME_TTL_MS = 25 * 60 * 60 * 1000

export function createMemoryOutboxStore(now: Clock = Date.now, maxOutcomes = 200_000): OutboxStore {
  const queues = new Map<string, Waiting[]>()
  const open = new Map<string, Waiting>()
  const outcomes = new LapsingMap<Outcome>(now, maxOutcomes)
  const nameOf = ({ team, queue }: { team: string; queue: string }) => JSON.stringify([team, queue])
  const settle = (id: string, outcome: Outcome) => {
    const over = open.get(id)
    outcomes.set(id, outcome, OUTCOME_TTL_MS)
    if (over === undefined) return
    open.delete(id)
    const name = nameOf(over)
    const left = (queues.get(name) ?? []).filter((each) => each !== over)
    if (left.length > 0) queues.set(name, left)
    else queues.delete(name)
  }
  return {
    add: async (message) => {
      if (open.has(message.id) || outcomes.get(message.id) !== undefined) return false
      const waiting = { ...message, sends: 0, at: now(), holder: '', until: 0 }
      open.set(message.id, waiting)
      const name = nameOf(message)
      queues.set(name, [...(queues.get(name) ?? []), waiting])
      return true
    },
    take: async (team, queue, { holder, ms }) => {
      const head = queues.get(nameOf({ team, queue }))?.[0]
      if (head === undefined || head.until > now()) return undefined
      Object.assign(head, { holder, until: now() + ms, sends: head.sends + 1 })
      const { id, body, sends, at } = head
      return { id, team, queue, body, sends, at }
    },
    putBack: async (id, sent) => {
      const head = open.get(id)
      if (head !== undefined) Object.assign(head, { holder: '', until: 0, sends: head.sends - (sent ? 0 : 1) })
    },
    settle: async (id, outcome) => settle(id, outcome),
    refuseAll: async (team, refused) => {
      for (const each of [...open.values()]) if (each.team === team && each.until <= now()) settle(each.id, { refused })
    },
    outcome: async (id) => outcomes.get(id),
    waiting: async () =>
      [...queues.values()].flatMap(([head]) =>
        head !== undefined && head.until <= now() ? [{ team: head.team, queue: head.queue }] : [],
      ),
    renew: async ({ holder, ms }) => {
      for (const each of open.values()) if (each.holder === holder && each.until > now()) each.until = now() + ms
    },
  }
}
