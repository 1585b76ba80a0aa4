import { randomUUID } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { SettingChange, SettingStore } from '../../../service/stores/setting-store.js'
import type { Database, Tables } from './tables.js'

/** What stands for a moment where nothing was set; a value is never null. */
const NOTHING = 'null'

export function createSqlSettingStore(db: Database): SettingStore {
  return {
    of: async ({ team, channel = '' }) => {
      const rows = await db
        .selectFrom('settings')
        .select(['name', 'value'])
        .where('team', '=', team)
        .where('channel', '=', channel)
        .execute()
      return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
    },
    ofChannels: async (team, name) => {
      const rows = await db
        .selectFrom('settings')
        .select(['channel', 'value'])
        .where((is) => is.and({ team, name }))
        .where('channel', '<>', '')
        .orderBy('channel')
        .execute()
      return rows.map(({ channel, value }) => ({ channel, value: JSON.parse(value) as unknown }))
    },
    set: ({ team, channel = '' }, name, value, { user, at }) =>
      db.transaction().execute(async (change) => {
        const here = { team, channel, name }
        // Written first, so that two changes of one setting run one after the other.
        await change
          .insertInto('settings')
          .values({ ...here, value: NOTHING })
          .onConflict((same) => same.columns(['team', 'channel', 'name']).doUpdateSet({ name }))
          .execute()
        const row = change
          .selectFrom('settings')
          .select('value')
          .where((is) => is.and(here))
        const before = (await row.executeTakeFirstOrThrow()).value
        const after = value === undefined || value === null ? null : JSON.stringify(value)
        const changed = (is: ExpressionBuilder<Tables, 'settings'>) => is.and(here)
        if (after === null) await change.deleteFrom('settings').where(changed).execute()
        else await change.updateTable('settings').set({ value: after }).where(changed).execute()
        await change
          .insertInto('setting_changes')
          .values({ id: randomUUID(), ...here, before: before === NOTHING ? null : before, after, person: user, at })
          .execute()
      }),
    changes: async (team, { limit, skip = 0 }) => {
      const rows = await db
        .selectFrom('setting_changes')
        .selectAll()
        .where('team', '=', team)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .offset(skip)
        .execute()
      return rows.map(
        ({ channel, name, before, after, person, at }): SettingChange => ({
          ...{ team, name, at: Number(at) },
          ...(channel !== '' && { channel }),
          ...(before !== null && { before: JSON.parse(before) as unknown }),
          ...(after !== null && { after: JSON.parse(after) as unknown }),
          ...(person !== null && { user: person }),
        }),
      )
    },
  }
}
