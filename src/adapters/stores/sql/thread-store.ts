import { begunWith, type ThreadState } from '../../../core/question/thread-state.js'
import type { ThreadStore } from '../../../service/stores.js'
import type { Writings } from './durably.js'
import type { Clock, Database } from './tables.js'

export function createSqlThreadStore(db: Database, { together }: Writings, now: Clock): ThreadStore {
  return {
    get: async ({ team, channel, thread }) => {
      const row = await db
        .selectFrom('threads')
        .select('state')
        .where('team', '=', team)
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .where('until', '>', now())
        .executeTakeFirst()
      // An earlier version of the program may have kept less of a conversation.
      return row && { ...begunWith(''), ...(JSON.parse(row.state) as Partial<ThreadState>) }
    },
    set: async ({ team, channel, thread }, state, ttlMs, user) => {
      const kept = { person: user || null, state: JSON.stringify(state), until: now() + ttlMs }
      await together((db) =>
        db
          .insertInto('threads')
          .values({ team, channel, thread, ...kept })
          .onConflict((same) => same.columns(['team', 'channel', 'thread']).doUpdateSet(kept))
          .execute(),
      )
    },
  }
}
