import type { FeedbackStore } from '../../../service/stores.js'
import type { Clock, Database } from './tables.js'

const ONE_EACH = ['team', 'channel', 'message', 'person', 'passage_ids'] as const

export function createSqlFeedbackStore(db: Database, now: Clock): FeedbackStore {
  return {
    add: async ({ team, channel, message, user, helpful, passageIds }) => {
      const word = { helpful: helpful ? 1 : 0, at: now() }
      await db
        .insertInto('votes')
        .values({ team, channel, message, person: user, passage_ids: JSON.stringify(passageIds), ...word })
        .onConflict((same) => same.columns(ONE_EACH).doUpdateSet(word))
        .execute()
    },
    all: async () => {
      const rows = await db.selectFrom('votes').selectAll().orderBy('at').orderBy('message').execute()
      return rows.map(({ team, channel, message, person, helpful, passage_ids }) => ({
        ...{ team, channel, message, user: person ?? '', helpful: helpful === 1 },
        passageIds: JSON.parse(passage_ids) as string[],
      }))
    },
  }
}
