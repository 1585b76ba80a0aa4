import type { Selectable } from 'kysely'
import type { Share, ShareStore } from '../../../service/stores/share-store.js'
import type { Database, Tables } from './tables.js'

export function createSqlShareStore(db: Database): ShareStore {
  return {
    add: async ({ user, refs, message, ...share }) => {
      await db
        .insertInto('shares')
        .values({ ...share, person: user ?? null, refs: JSON.stringify(refs), message: message ?? null })
        .onConflict((same) => same.columns(['team', 'id']).doNothing())
        .execute()
    },
    remove: async (team, id) => {
      await db
        .deleteFrom('shares')
        .where((row) => row.and({ team, id }))
        .execute()
    },
    noteMessage: async (team, id, message) => {
      await db
        .updateTable('shares')
        .set({ message })
        .where((row) => row.and({ team, id }))
        .execute()
    },
    find: async (team, which) => {
      const row = await db
        .selectFrom('shares')
        .selectAll()
        .where((each) => each.and({ team, ...which }))
        .executeTakeFirst()
      return row && toShare(row)
    },
    list: async (team, { channel, user, limit, skip = 0 }) => {
      let shares = db.selectFrom('shares').selectAll().where('team', '=', team)
      if (channel !== undefined) shares = shares.where('channel', '=', channel)
      if (user !== undefined) shares = shares.where('person', '=', user)
      const rows = await shares.orderBy('at', 'desc').orderBy('id').limit(limit).offset(skip).execute()
      return rows.map(toShare)
    },
  }
}

function toShare({ person, refs, at, message, ...share }: Selectable<Tables['shares']>): Share {
  return {
    ...share,
    ...{ refs: JSON.parse(refs) as string[], at: Number(at) },
    ...(person !== null && { user: person }),
    ...(message !== null && { message }),
  }
}
