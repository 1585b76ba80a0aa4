import type { Selectable, Updateable } from 'kysely'
import type { Run, RunItem, RunItemChange, RunState, RunStore, Toggle } from '../../../service/stores/run-store.js'
import type { Database, Tables } from './tables.js'

export function createSqlRunStore(db: Database): RunStore {
  return {
    start: async ({ user, posted, ...run }) => {
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('runs')
        .values({
          ...run,
          person: user ?? null,
          channel: posted?.channel ?? null,
          message: posted?.message ?? null,
          ...{ state: 'open', nudges: 0, changed_at: run.at, revision: 1 },
        })
        .onConflict((same) => same.columns(['team', 'id']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    get: (team, id) => readRun(db, team, id),
    changeItem: (team, id, item, change, at) =>
      // The run is written first, so that changes of its lines wait for each other.
      changeRun(db, { team, id, only: 'open' }, { changed_at: at }, async (within) => {
        const columns = toColumns(change)
        await within
          .insertInto('run_items')
          .values({ team, run: id, item, note: '', untold: 0, ...columns })
          .onConflict((same) => same.columns(['team', 'run', 'item']).doUpdateSet({ item, ...columns }))
          .execute()
      }),
    toggle: (team, id, toggles, by) =>
      changeRun(db, { team, id, only: 'open' }, { changed_at: by.at }, async (within) => {
        const items = toggles.map(({ item }) => item)
        const known =
          items.length === 0
            ? []
            : await within
                .selectFrom('run_items')
                .selectAll()
                .where('team', '=', team)
                .where('run', '=', id)
                .where('item', 'in', items)
                .execute()
        for (const toggle of toggles) {
          const before = known.find(({ item }) => item === toggle.item)
          const last = Math.max(Number(before?.ticked_at ?? 0), Number(before?.cleared_at ?? 0))
          if (last > by.at) continue
          const columns = toToggled(toggle, by, before)
          await within
            .insertInto('run_items')
            .values({ team, run: id, item: toggle.item, note: '', untold: 0, ...columns })
            .onConflict((same) => same.columns(['team', 'run', 'item']).doUpdateSet(columns))
            .execute()
        }
      }),
    change: (team, id, { title, user, state, nudges, posted, version }, at) =>
      changeRun(
        db,
        { team, id },
        {
          changed_at: at,
          ...(title !== undefined && { title }),
          ...(version !== undefined && { version }),
          ...(user !== undefined && { person: user }),
          ...(state !== undefined && { state: state.to, state_by: state.by, state_at: at }),
          ...(nudges !== undefined && { nudges: nudges ? 1 : 0 }),
          ...posted,
        },
      ),
    told: async (team, id, owner, items) => {
      await db
        .updateTable('run_items')
        .set({ untold: 0 })
        .where('team', '=', team)
        .where('run', '=', id)
        .where('owned_by', '=', owner)
        .where('item', 'in', items)
        .execute()
    },
    naming: ({ user, team }) => {
      let runs = db.selectFrom('runs').select(['runs.team', 'runs.id']).where('channel', 'is not', null)
      if (team !== undefined) runs = runs.where('runs.team', '=', team)
      return runs
        .where((run) =>
          run.or([
            run('person', '=', user),
            run('state_by', '=', user),
            run.exists(
              run
                .selectFrom('run_items as item')
                .select('item.run')
                .whereRef('item.team', '=', 'runs.team')
                .whereRef('item.run', '=', 'runs.id')
                .where((item) => item.or(PEOPLE_OF_ITEMS.map((column) => item(column, '=', user)))),
            ),
          ]),
        )
        .execute()
    },
    list: async (team, { user, channel, posted, list, states, limit, skip = 0 }) => {
      let runs = db.selectFrom('runs').selectAll('runs').where('team', '=', team)
      if (channel !== undefined) runs = runs.where('channel', '=', channel)
      if (posted) runs = runs.where('channel', 'is not', null)
      if (list !== undefined) runs = runs.where('list', '=', list)
      if (states !== undefined) runs = runs.where('state', 'in', states)
      if (user !== undefined) {
        runs = runs.where((run) =>
          run.or([
            run('person', '=', user),
            // Nobody else sees a private run.
            run.and([
              run('channel', 'is not', null),
              run(
                'id',
                'in',
                run.selectFrom('run_items').select('run').where('team', '=', team).where('owned_by', '=', user),
              ),
            ]),
          ]),
        )
      }
      const rows = await runs.orderBy('changed_at', 'desc').orderBy('id').limit(limit).offset(skip).execute()
      return withItems(db, team, rows)
    },
  }
}

const PEOPLE_OF_ITEMS = ['item.ticked_by', 'item.cleared_by', 'item.owned_by', 'item.given_by'] as const

async function readRun(db: Database, team: string, id: string): Promise<Run | undefined> {
  const rows = await db.selectFrom('runs').selectAll().where('team', '=', team).where('id', '=', id).execute()
  return (await withItems(db, team, rows))[0]
}

/** The run as the change left it. */
function changeRun(
  db: Database,
  { team, id, only }: { team: string; id: string; only?: RunState },
  columns: Updateable<Tables['runs']>,
  more?: (within: Database) => Promise<void>,
): Promise<Run | undefined> {
  return db.transaction().execute(async (within) => {
    let run = within
      .updateTable('runs')
      .set((row) => ({ ...columns, revision: row('revision', '+', 1) }))
      .where('team', '=', team)
      .where('id', '=', id)
    if (only !== undefined) run = run.where('state', '=', only)
    if ((await run.executeTakeFirst()).numUpdatedRows === 0n) return undefined
    await more?.(within)
    return readRun(within, team, id)
  })
}

function toColumns(change: RunItemChange): Partial<Omit<Tables['run_items'], 'team' | 'run' | 'item'>> {
  const { ticked, note, owner, givenBy, due } = change
  const isNews = owner !== undefined && givenBy !== undefined && givenBy !== owner
  return {
    ...('ticked' in change && { ticked_by: ticked?.user ?? null, ticked_at: ticked?.at ?? null }),
    ...(note !== undefined && { note }),
    ...('owner' in change && { owned_by: owner ?? null, given_by: givenBy ?? null, untold: isNews ? 1 : 0 }),
    ...('due' in change && { due: due ?? null }),
  }
}

/** What was ticked already keeps who ticked it; that it was wanted so again is kept beside it, so that what comes late is known. */
function toToggled(
  { ticked }: Toggle,
  { user, at }: { user: string; at: number },
  before: Pick<Selectable<Tables['run_items']>, 'ticked_by' | 'ticked_at'> | undefined,
) {
  const wanted = { cleared_by: user, cleared_at: at }
  if (!ticked) return { ticked_by: null, ticked_at: null, ...wanted }
  if (before !== undefined && before.ticked_at !== null) {
    return { ticked_by: before.ticked_by, ticked_at: Number(before.ticked_at), ...wanted }
  }
  return { ticked_by: user, ticked_at: at, cleared_by: null, cleared_at: null }
}

/** Two queries, however many runs there are. */
async function withItems(db: Database, team: string, rows: Selectable<Tables['runs']>[]): Promise<Run[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const items = await db.selectFrom('run_items').selectAll().where('team', '=', team).where('run', 'in', ids).execute()
  return rows.map((row) =>
    toRun(
      row,
      items.filter(({ run }) => run === row.id),
    ),
  )
}

function toRun(row: Selectable<Tables['runs']>, items: Selectable<Tables['run_items']>[]): Run {
  const { id, team, list, version, title, person, channel, message, state, state_by, state_at, nudges, revision } = row
  return {
    ...{ id, team, list, version, title, state: state as RunState, nudges: nudges === 1, revision },
    ...{ at: Number(row.at), changedAt: Number(row.changed_at) },
    ...(person !== null && { user: person }),
    ...(state_at !== null && { stateSet: { at: Number(state_at), ...(state_by !== null && { user: state_by }) } }),
    ...(channel !== null && message !== null && { posted: { channel, message } }),
    items: Object.fromEntries(items.map((item) => [item.item, toItem(item)])),
  }
}

function toItem({
  ticked_by,
  ticked_at,
  cleared_by,
  cleared_at,
  note,
  owned_by,
  given_by,
  untold,
  due,
}: Selectable<Tables['run_items']>): RunItem {
  return {
    note,
    ...(ticked_at === null &&
      cleared_at !== null && {
        cleared: { at: Number(cleared_at), ...(cleared_by !== null && { user: cleared_by }) },
      }),
    ...(ticked_at !== null && { ticked: { at: Number(ticked_at), ...(ticked_by !== null && { user: ticked_by }) } }),
    ...(owned_by !== null && { owner: owned_by }),
    ...(given_by !== null && { givenBy: given_by }),
    ...(untold === 1 && { untold: true as const }),
    ...(due !== null && { due }),
  }
}
