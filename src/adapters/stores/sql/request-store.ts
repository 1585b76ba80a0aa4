import type { Selectable, Updateable } from 'kysely'
import type {
  HelpRequest,
  RequestEvent,
  RequestEventKind,
  RequestState,
  RequestStore,
} from '../../../service/stores/request-store.js'
import type { Database, Tables } from './tables.js'

export function createSqlRequestStore(db: Database): RequestStore {
  return {
    add: async ({ user, anonymous, reply, shown, topic, posted, ...request }) => {
      await db
        .insertInto('requests')
        .values({
          ...request,
          person: user ?? null,
          anonymous: anonymous ? 1 : 0,
          reply: reply ?? null,
          shown: JSON.stringify(shown),
          topic: topic ?? null,
          state: 'open',
          channel: posted?.channel ?? null,
          message: posted?.message ?? null,
          changed_at: request.at,
        })
        .execute()
    },
    get: async (team, id) => {
      const row = await db
        .selectFrom('requests')
        .selectAll()
        .where('team', '=', team)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && toRequest(row)
    },
    events: async (team, id) => {
      const rows = await db
        .selectFrom('request_events')
        .selectAll()
        .where('team', '=', team)
        .where('request', '=', id)
        .orderBy('number')
        .execute()
      return rows.map(toEvent)
    },
    move: (team, id, { from, to, takenBy }, event) =>
      changeWith(db, { team, id, from }, { state: to, ...(takenBy !== undefined && { taken_by: takenBy }) }, event),
    note: (team, id, event) => changeWith(db, { team, id }, {}, event),
    setPosted: async (team, id, posted) => {
      await db.updateTable('requests').set(posted).where('team', '=', team).where('id', '=', id).execute()
    },
    list: async (team, { states, user, posted, limit, skip = 0 }) => {
      let requests = db.selectFrom('requests').selectAll().where('team', '=', team)
      if (states !== undefined) requests = requests.where('state', 'in', states)
      if (user !== undefined) requests = requests.where('person', '=', user)
      if (posted !== undefined) requests = requests.where((row) => row.and(posted))
      const rows = await requests.orderBy('at', 'desc').orderBy('id').limit(limit).offset(skip).execute()
      return rows.map(toRequest)
    },
    counts: async (team) => {
      const rows = await db
        .selectFrom('requests')
        .select((row) => ['state', row.fn.countAll().as('count')])
        .where('team', '=', team)
        .groupBy('state')
        .execute()
      const of = (state: RequestState) => Number(rows.find((row) => row.state === state)?.count ?? 0)
      return { open: of('open'), taken: of('taken'), done: of('done') }
    },
  }
}

/** Writes the request and its event; false where there is none, or in no such state. */
function changeWith(
  db: Database,
  { team, id, from }: { team: string; id: string; from?: readonly RequestState[] },
  columns: Updateable<Tables['requests']>,
  event: RequestEvent,
): Promise<boolean> {
  return db.transaction().execute(async (change) => {
    let request = change
      .updateTable('requests')
      .set({ ...columns, changed_at: event.at })
      .where('team', '=', team)
      .where('id', '=', id)
    if (from !== undefined) request = request.where('state', 'in', from)
    if ((await request.executeTakeFirst()).numUpdatedRows === 0n) return false
    await addEvent(change, team, id, event)
    return true
  })
}

/** In a transaction that has just written the request: whoever else adds an event to it waits, so no number is given twice. */
async function addEvent(change: Database, team: string, request: string, event: RequestEvent): Promise<void> {
  const { kind, user, words, shown, at } = event
  const { last } = await change
    .selectFrom('request_events')
    .select((row) => row.fn.max('number').as('last'))
    .where('team', '=', team)
    .where('request', '=', request)
    .executeTakeFirstOrThrow()
  await change
    .insertInto('request_events')
    .values({
      ...{ team, request, number: (last ?? 0) + 1, kind, person: user ?? null, words, at },
      shown: JSON.stringify(shown),
    })
    .execute()
}

function toRequest(row: Selectable<Tables['requests']>): HelpRequest {
  const { team, id, person, anonymous, question, words, reply, shown, topic, state, taken_by, channel, message } = row
  return {
    ...{ team, id, anonymous: anonymous === 1, question, words, shown: JSON.parse(shown) as string[] },
    ...{ state: state as RequestState, at: Number(row.at), changedAt: Number(row.changed_at) },
    ...(person !== null && { user: person }),
    ...(reply !== null && { reply }),
    ...(topic !== null && { topic }),
    ...(taken_by !== null && { takenBy: taken_by }),
    ...(channel !== null && message !== null && { posted: { channel, message } }),
  }
}

function toEvent({ kind, person, words, shown, at }: Selectable<Tables['request_events']>): RequestEvent {
  return {
    ...{ kind: kind as RequestEventKind, words, shown: JSON.parse(shown) as string[], at: Number(at) },
    ...(person !== null && { user: person }),
  }
}
