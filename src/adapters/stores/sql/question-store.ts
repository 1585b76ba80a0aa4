import type { Selectable } from 'kysely'
import type { KeptQuestion, QuestionStore, Settlement } from '../../../service/stores/question-store.js'
import type { Writings } from './durably.js'
import type { Database, Tables } from './tables.js'

export function createSqlQuestionStore(db: Database, { together }: Writings): QuestionStore {
  return {
    add: async ({ words, user, shownIds, settled, answer, at, ...question }) => {
      const asked = {
        ...question,
        ...{ person: user ?? null, text: words ?? null, shown: JSON.stringify(shownIds) },
      }
      await together((db) =>
        db
          .insertInto('questions')
          .values({ ...asked, ...toColumns(settled), at, answer: answer ?? null })
          .onConflict((same) => same.column('id').doUpdateSet(asked))
          .execute(),
      )
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
      await together((db) =>
        db.updateTable('questions').where('team', '=', team).where('id', '=', id).set({ answer: message }).execute(),
      )
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
