import type { KeptQuestion, QuestionStore } from '../../../service/stores.js'
import type { Database } from './tables.js'

export function createSqlQuestionStore(db: Database): QuestionStore {
  return {
    add: async ({ words, user, shownIds, ...question }) => {
      await db
        .insertInto('questions')
        .values({ ...question, person: user ?? null, text: words ?? null, shown: JSON.stringify(shownIds) })
        .execute()
    },
    all: async () => {
      const rows = await db.selectFrom('questions').selectAll().orderBy('at').orderBy('id').execute()
      return rows.map(({ person, text, shown, at, ...row }): KeptQuestion => {
        const kept: KeptQuestion = { ...row, at: Number(at), shownIds: JSON.parse(shown) as string[] } as KeptQuestion
        if (person !== null) kept.user = person
        if (text !== null) kept.words = text
        return kept
      })
    },
  }
}
