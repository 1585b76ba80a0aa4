import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Added, Addition, AdditionState, AdditionStore } from '../../../service/stores/addition-store.js'
import { allOrNothing } from './all-or-nothing.js'
import type { Database, Tables } from './tables.js'

const isIt = (team: string, id: string) => (row: ExpressionBuilder<Tables, 'additions'>) => row.and({ team, id })

export function createSqlAdditionStore(db: Database): AdditionStore {
  return {
    add: async ({ id, team, added, state, user, at }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('additions')
        .values({
          ...{ id, team, kind: added.kind, content: contentOf(added), state, person: user, at },
          ...{ changed_at: at, changes: 1 },
        })
        .onConflict((same) => same.columns(['team', 'id']).doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    move: async (team, id, { from, to, added }, { user, at }) => {
      const { numUpdatedRows } = await db
        .updateTable('additions')
        .set((row) => ({
          ...{ state: to, decided_by: user, decided_at: at, changed_at: at, changes: row('changes', '+', 1) },
          ...(added !== undefined && { content: contentOf(added) }),
        }))
        .where(isIt(team, id))
        .where('state', 'in', from)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    putAll: (team, puts, by) =>
      allOrNothing(db, async (change) => {
        const store = createSqlAdditionStore(change)
        for (const { id, added, state, from } of puts) {
          const done =
            from === undefined
              ? await store.add({ id, team, added, state, ...by })
              : await store.move(team, id, { from: [from], to: state, added }, by)
          if (!done) return false
        }
        return true
      }),
    get: async (team, id) => {
      const row = await db.selectFrom('additions').selectAll().where(isIt(team, id)).executeTakeFirst()
      return row && toAddition(row)
    },
    list: async (team, { kind, states, limit, skip = 0 }) => {
      let additions = db.selectFrom('additions').selectAll().where('team', '=', team)
      if (kind !== undefined) additions = additions.where('kind', '=', kind)
      if (states !== undefined) additions = additions.where('state', 'in', states)
      const newest = additions.orderBy('changed_at', 'desc').orderBy('id')
      return (await newest.limit(limit).offset(skip).execute()).map(toAddition)
    },
    stamp: async (team) => {
      const { sum } = await db
        .selectFrom('additions')
        .select((row) => row.fn.sum('changes').as('sum'))
        .where('team', '=', team)
        .executeTakeFirstOrThrow()
      return Number(sum ?? 0)
    },
  }
}

function contentOf({ kind: _, ...content }: Added): string {
  return JSON.stringify(content)
}

function toAddition(row: Selectable<Tables['additions']>): Addition {
  const { id, team, kind, content, state, person, at, decided_by, decided_at } = row
  return {
    ...{ id, team, state: state as AdditionState, at: Number(at) },
    added: { kind, ...(JSON.parse(content) as object) } as Added,
    ...(person !== null && { user: person }),
    ...(decided_by !== null && { decidedBy: decided_by }),
    ...(decided_at !== null && { decidedAt: Number(decided_at) }),
  }
}
