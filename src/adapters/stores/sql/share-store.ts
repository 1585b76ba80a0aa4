import type { Share, ShareStore } from '../../../service/stores/share-store.js'
import type { Database } from './tables.js'

export function createSqlShareStore(db: Database): ShareStore {
  return {
    add: async ({ user, refs, ...share }) => {
      await db
        .insertInto('shares')
        .values({ ...share, person: user ?? null, refs: JSON.stringify(refs) })
        .onConflict((same) => same.columns(['team', 'id']).doNothing())
        .execute()
    },
    list: async (team, { channel, user, limit, skip = 0 }) => {
      let shares = db.selectFrom('shares').selectAll().where('team', '=', team)
      if (channel !== undefined) shares = shares.where('channel', '=', channel)
      if (user !== undefined) shares = shares.where('person', '=', user)
      const rows = await shares.orderBy('at', 'desc').orderBy('id').limit(limit).offset(skip).execute()
      return rows.map(
        ({ person, refs, at, ...share }): Share => ({
          ...share,
          ...{ refs: JSON.parse(refs) as string[], at: Number(at) },
          ...(person !== null && { user: person }),
        }),
      )
    },
  }
}
