import type { Database } from './tables.js'

/** Rolls a change back that is refused. */
class Refused extends Error {}

/** Does the work, or nothing of it where it is refused (false). */
export async function allOrNothing(db: Database, work: (change: Database) => Promise<boolean>): Promise<boolean> {
  try {
    await db.transaction().execute(async (change) => {
      if (!(await work(change))) throw new Refused()
    })
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
