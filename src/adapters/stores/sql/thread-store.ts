import { begunWith, type ThreadState } from '../../../core/question/thread-state.js'
import type { ThreadKey, ThreadStore } from '../../../service/stores.js'
import type { Writings } from './durably.js'
import { keptQuery, type ValueOf } from './kept-query.js'
import type { Clock, Database } from './tables.js'

export function createSqlThreadStore(db: Database, { together }: Writings, now: Clock): ThreadStore {
  const finding = keptQuery((value: ValueOf<ThreadKey & { at: number }>) =>
    db
      .selectFrom('threads')
      .select('state')
      .where('team', '=', value('team'))
      .where('channel', '=', value('channel'))
      .where('thread', '=', value('thread'))
      .where('until', '>', value('at')),
  )
  type Kept = ThreadKey & { person: string | null; state: string; until: number }
  const setting = keptQuery((value: ValueOf<Kept>) => {
    const kept = { person: value('person'), state: value('state'), until: value('until') }
    return db
      .insertInto('threads')
      .values({ team: value('team'), channel: value('channel'), thread: value('thread'), ...kept })
      .onConflict((same) => same.columns(['team', 'channel', 'thread']).doUpdateSet(kept))
  })
  return {
    get: async (key) => {
      const [row] = (await db.executeQuery(finding({ ...key, at: now() }))).rows
      // An earlier version of the program may have kept less of a conversation.
      return row && { ...begunWith(''), ...(JSON.parse(row.state) as Partial<ThreadState>) }
    },
    set: async (key, state, ttlMs, user) => {
      const until = now() + ttlMs
      await together(setting({ ...key, person: user || null, state: JSON.stringify(state), until }))
    },
  }
}
