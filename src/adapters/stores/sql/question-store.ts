import type { Selectable } from 'kysely'
import type { KeptQuestion, QuestionStore, Settlement } from '../../../service/stores/question-store.js'
import type { Writings } from './durably.js'
import { keptQuery, type ValueOf } from './kept-query.js'
import type { Database, Tables } from './tables.js'

export function createSqlQuestionStore(db: Database, { together }: Writings): QuestionStore {
  const adding = keptQuery((value: ValueOf<Selectable<Tables['questions']>>) => {
    const asked = {
      ...{ id: value('id'), team: value('team'), channel: value('channel'), asked: value('asked') },
      ...{ kind: value('kind'), confidence: value('confidence'), shown: value('shown') },
      ...{ person: value('person'), text: value('text') },
    }
    const stays = {
      ...{ settled: value('settled'), settled_by: value('settled_by'), settled_at: value('settled_at') },
      ...{ at: value('at'), answer: value('answer') },
    }
    const where = { thread: value('thread'), message: value('message') }
    return db
      .insertInto('questions')
      .values({ ...asked, ...where, ...stays })
      .onConflict((same) =>
        same.column('id').doUpdateSet(({ fn, ref }) => ({
          ...asked,
          thread: fn.coalesce(ref('excluded.thread'), ref('questions.thread')),
          message: fn.coalesce(ref('excluded.message'), ref('questions.message')),
        })),
      )
  })
  const noting = keptQuery((value: ValueOf<{ team: string; id: string; answer: string }>) =>
    db
      .updateTable('questions')
      .where('team', '=', value('team'))
      .where('id', '=', value('id'))
      .set({ answer: value('answer') }),
  )
  return {
    add: async ({ words, user, shownIds, settled, answer, thread, message, ...question }) => {
      const asked = { person: user ?? null, text: words ?? null, shown: JSON.stringify(shownIds) }
      const where = { thread: thread ?? null, message: message ?? null, answer: answer ?? null }
      await together(adding({ ...question, ...asked, ...where, ...toColumns(settled) }))
    },
    find: async (team, id) => {
      const row = await db
        .selectFrom('questions')
        .selectAll()
        .where('team', '=', team)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && toQuestion(row)
    },
    findAsked: async (team, { channel, message }) => {
      const posts = db.selectFrom('questions').selectAll().where('team', '=', team)
      const row = await posts.where('channel', '=', channel).where('message', '=', message).executeTakeFirst()
      return row && toQuestion(row)
    },
    noteAnswer: async (team, id, message) => {
      await together(noting({ team, id, answer: message }))
    },
    list: async (team, { from, before, channel, thread, user, kinds, settled, limit, skip = 0 }) => {
      let questions = db.selectFrom('questions').selectAll().where('team', '=', team)
      if (from !== undefined) questions = questions.where('at', '>=', from)
      if (before !== undefined) questions = questions.where('at', '<', before)
      if (channel !== undefined) questions = questions.where('channel', '=', channel)
      if (thread !== undefined) questions = questions.where('thread', '=', thread)
      if (user !== undefined) questions = questions.where('person', '=', user)
      if (kinds !== undefined) questions = questions.where('kind', 'in', kinds)
      if (settled !== undefined) questions = questions.where('settled', settled ? 'is not' : 'is', null)
      const newest = questions.orderBy('at', 'desc').orderBy('id')
      return (await newest.limit(limit).offset(skip).execute()).map(toQuestion)
    },
    settle: async (team, ids, settled) => {
      if (ids.length === 0) return
      const questions = db.updateTable('questions').where('team', '=', team).where('id', 'in', ids)
      await questions.set(toColumns(settled)).execute()
    },
  }
}

function toColumns(settled: Settlement | undefined) {
  return { settled: settled?.how ?? null, settled_by: settled?.user ?? null, settled_at: settled?.at ?? null }
}

function toQuestion(row: Selectable<Tables['questions']>): KeptQuestion {
  const { id, team, channel, person, text, asked, kind, confidence, shown, at, settled, settled_by, settled_at } = row
  const { thread, message, answer } = row
  return {
    ...{ id, team, channel, confidence, at: Number(at), shownIds: JSON.parse(shown) as string[] },
    ...{ asked: asked as KeptQuestion['asked'], kind: kind as KeptQuestion['kind'] },
    ...(person !== null && { user: person }),
    ...(text !== null && { words: text }),
    ...(thread !== null && { thread }),
    ...(message !== null && { message }),
    ...(answer !== null && { answer }),
    ...(settled !== null && {
      settled: {
        ...{ how: settled as Settlement['how'], at: Number(settled_at) },
        ...(settled_by !== null && { user: settled_by }),
      },
    }),
  }
}
