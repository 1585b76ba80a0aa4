import type { Selectable } from 'kysely'
import type { Vote, VoteKey, VoteReason, VoteStore } from '../../../service/stores/vote-store.js'
import type { Database, Tables } from './tables.js'

export function createSqlVoteStore(db: Database): VoteStore {
  return {
    set: async ({ team, channel, message, user, helpful, reason, reply, passageIds, at }) => {
      const word = {
        ...{ helpful: helpful ? 1 : 0, reason: reason ?? null, reply: reply ?? null, at },
        passage_ids: JSON.stringify(passageIds),
      }
      await db
        .insertInto('votes')
        .values({ team, channel, message, person: user, ...word })
        .onConflict((same) => same.columns(['team', 'channel', 'message', 'person']).doUpdateSet(word))
        .execute()
    },
    get: async (key) => {
      const row = await db
        .selectFrom('votes')
        .selectAll()
        .where((is) => is.and(columnsOf(key)))
        .executeTakeFirst()
      return row && toVote(row)
    },
    retract: async (key) => {
      const { numDeletedRows } = await db
        .deleteFrom('votes')
        .where((is) => is.and(columnsOf(key)))
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    list: async (team, { from, helpful, limit, skip = 0 }) => {
      let votes = db.selectFrom('votes').selectAll().where('team', '=', team)
      if (from !== undefined) votes = votes.where('at', '>=', from)
      if (helpful !== undefined) votes = votes.where('helpful', '=', helpful ? 1 : 0)
      const newest = votes.orderBy('at', 'desc').orderBy('message').orderBy('person')
      return (await newest.limit(limit).offset(skip).execute()).map(toVote)
    },
  }
}

function columnsOf({ team, channel, message, user }: VoteKey) {
  return { team, channel, message, person: user }
}

function toVote(row: Selectable<Tables['votes']>): Vote {
  const { team, channel, message, person, helpful, reason, reply, passage_ids, at } = row
  return {
    ...{ team, channel, message, user: person ?? '', helpful: helpful === 1, at: Number(at) },
    passageIds: JSON.parse(passage_ids) as string[],
    ...(reason !== null && { reason: reason as VoteReason }),
    ...(reply !== null && { reply }),
  }
}
