import type { Forgotten, Person } from './stores/people-store.js'
import type { Stores } from './stores.js'

/** The kind of job that draws a run's message anew. Its data is the run's id. */
export const REDRAW_RUN = 'redraw-run'
/** Far longer than forgetting takes. */
const AT_WORST_MS = 60_000

/**
 * Takes a person out of everything that is kept, and out of the messages of runs that name them: those are drawn anew. Should the
 * program end on the way, they are drawn anew all the same, a minute later.
 */
export async function forgetPerson(
  { people, runs, jobs }: Pick<Stores, 'people' | 'runs' | 'jobs'>,
  person: Person,
  now: number,
): Promise<Forgotten[]> {
  const named = await runs.naming(person)
  const redrawAll = async (due: number) => {
    for (const { team, id } of named) {
      await jobs.add({ team, key: `redraw:${id}:${now}`, kind: REDRAW_RUN, data: id, due })
    }
  }
  await redrawAll(now + AT_WORST_MS)
  const forgotten = await people.forget(person)
  await redrawAll(now)
  return forgotten
}

/** True for the words that ask the bot to forget the person who writes them. */
export function wantsToBeForgotten(words: string): boolean {
  return /^(forget[- ]?me|(私|わたし)を忘れて)$/i.test(words.normalize('NFKC').trim())
}
