import type { BacklogStore } from '../../../service/stores/backlog-store.js'
import type { Clock, Database } from './tables.js'

export function createSqlBacklogStore(db: Database, now: Clock): BacklogStore {
  return {
    check: async () => {
      await db.selectFrom('jobs').select('key').limit(1).execute()
    },
    read: async () => {
      const queues = await db
        .selectFrom('outbox')
        .select((row) => [row.fn.countAll().as('messages'), row.fn.min('at').as('oldest')])
        .where('state', 'in', ['waiting', 'sending'])
        .groupBy(['team', 'queue'])
        .execute()
      const open = await db
        .selectFrom('deliveries')
        .select((row) => row.fn.countAll().as('count'))
        .where('state', '=', 'received')
        .executeTakeFirst()
      const due = await db
        .selectFrom('jobs')
        .select((row) => [row.fn.countAll().as('count'), row.fn.min('due').as('oldest')])
        .where('done_at', 'is', null)
        .where('due', '<=', now())
        .executeTakeFirst()
      const lengths = queues.map(({ messages }) => Number(messages))
      return {
        messages: lengths.reduce((sum, length) => sum + length, 0),
        queues: queues.length,
        longestQueue: Math.max(0, ...lengths),
        ...(queues.length > 0 && { oldestMessageAt: Math.min(...queues.map(({ oldest }) => Number(oldest))) }),
        deliveries: Number(open?.count ?? 0),
        jobsDue: Number(due?.count ?? 0),
        ...(due !== undefined && due.oldest !== null && { oldestJobDue: Number(due.oldest) }),
      }
    },
  }
}
