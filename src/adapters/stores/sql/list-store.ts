import type { Selectable } from 'kysely'
import type { ListItem, ListStore, ListVersion } from '../../../service/stores/run-store.js'
import type { Database, Tables } from './tables.js'

export function createSqlListStore(db: Database): ListStore {
  const versions = (team: string) => db.selectFrom('list_versions as version').where('version.team', '=', team)
  const newest = (team: string) =>
    versions(team).innerJoin('lists as list', (join) =>
      join
        .onRef('list.team', '=', 'version.team')
        .onRef('list.id', '=', 'version.list')
        .onRef('list.newest', '=', 'version.version'),
    )
  return {
    save: ({ based, own, user, ...version }) =>
      db.transaction().execute(async (change) => {
        const { team, list, title, items, at } = version
        const kept: ListVersion = { ...version, version: based + 1, ...(user !== undefined && { user }) }
        // One statement that writes first: who comes second with the same base finds another newest.
        const got = await change
          .insertInto('lists')
          .values({ team, id: list, newest: 1, own: own ? 1 : 0, retired: 0 })
          .onConflict((same) =>
            same
              .columns(['team', 'id'])
              .doUpdateSet({ newest: based + 1, retired: 0 })
              .where('lists.newest', '=', based),
          )
          .returning('newest')
          .executeTakeFirst()
        if (got?.newest !== based + 1) {
          // A base that never was must not become a first version.
          if (got !== undefined)
            await change
              .deleteFrom('lists')
              .where((is) => is.and({ team, id: list }))
              .execute()
          return undefined
        }
        await change
          .insertInto('list_versions')
          .values({
            ...{ team, list, version: based + 1, title, items: JSON.stringify(items), person: user ?? null, at },
          })
          .execute()
        return kept
      }),
    newest: async (team, list) => {
      const row = await newest(team).selectAll('version').where('version.list', '=', list).executeTakeFirst()
      return row && toVersion(row)
    },
    get: async (team, list, version) => {
      const row = await versions(team)
        .selectAll()
        .where('version.list', '=', list)
        .where('version.version', '=', version)
        .executeTakeFirst()
      return row && toVersion(row)
    },
    own: async (team, which) => {
      const rows = await newest(team)
        .selectAll('version')
        .where('list.own', '=', 1)
        .where('list.retired', '=', which === 'away' ? 1 : 0)
        .orderBy('version.at', 'desc')
        .orderBy('version.list')
        .execute()
      return rows.map(toVersion)
    },
    putAway: async (team, list, away) => {
      const lists = db.updateTable('lists').where('team', '=', team).where('id', '=', list)
      return (await lists.set({ retired: away ? 1 : 0 }).executeTakeFirst()).numUpdatedRows > 0n
    },
  }
}

function toVersion({ person, items, at, ...version }: Selectable<Tables['list_versions']>): ListVersion {
  return {
    ...version,
    ...{ items: JSON.parse(items) as ListItem[], at: Number(at) },
    ...(person !== null && { user: person }),
  }
}
