import type { JobStore } from '../stores/job-store.js'
import type { ListVersion, Run, RunItem, RunStore } from '../stores/run-store.js'
import type { Lists } from './lists.js'
import { isTicked } from './progress.js'
import type { NumberedItem } from './sections.js'

/** The kind of job that tells somebody which lines became theirs. */
export const TELL_OWNER = 'owner-news'

/** So long it waits for more: whoever gets ten lines hears of them once. */
const WAIT_MS = 60_000
/** So many runs of one person are looked at. */
const MOST_RUNS = 100

/** A line that became somebody's, with what is to be known of it. */
export interface GivenItem extends NumberedItem, Pick<RunItem, 'givenBy' | 'due' | 'note'> {}

/** Lines of one run that became somebody's. */
export interface GivenItems {
  run: Run
  items: GivenItem[]
}

interface OwnerNewsParts {
  store: RunStore
  lists: Lists
  jobs: JobStore
  now: () => number
}

/** News of lines that somebody else made theirs: each is told once, those of a minute together. */
export class OwnerNews {
  private readonly parts: OwnerNewsParts

  constructor(parts: OwnerNewsParts) {
    this.parts = parts
  }

  /** The owner hears within two minutes of what became theirs. */
  async plan(team: string, owner: string): Promise<void> {
    const { jobs, now } = this.parts
    const key = `owner:${owner}:${Math.floor(now() / WAIT_MS)}`
    await jobs.add({ team, key, kind: TELL_OWNER, data: {}, user: owner, due: now() + WAIT_MS })
  }

  /** The owners of a run who have not heard of lines of theirs; where it rested meanwhile, they hear when it goes on. */
  async planAll({ team, items }: Run): Promise<void> {
    const owners = Object.values(items).flatMap(({ owner, untold }) => (untold && owner !== undefined ? [owner] : []))
    for (const owner of new Set(owners)) await this.plan(team, owner)
  }

  /** What is to be told of, run by run. */
  async of(team: string, owner: string): Promise<GivenItems[]> {
    const { store, lists } = this.parts
    const runs = await store.list(team, { user: owner, states: ['open'], limit: MOST_RUNS })
    const given = await Promise.all(
      runs.map(async (run): Promise<GivenItems[]> => {
        if (!untoldOf(run, owner).some((id) => !isTicked(run, id))) return []
        const list = await lists.get(team, run.list, run.version)
        return list === undefined ? [] : [{ run, items: givenItems(list, run, owner) }]
      }),
    )
    return given.flat()
  }

  /** They have been told. */
  async told(owner: string, given: readonly GivenItems[]): Promise<void> {
    for (const { run, items } of given) {
      await this.parts.store.told(
        run.team,
        run.id,
        owner,
        items.map(({ id }) => id),
      )
    }
  }
}

function untoldOf(run: Run, owner: string): string[] {
  return Object.entries(run.items).flatMap(([id, item]) => (item.untold && item.owner === owner ? [id] : []))
}

function givenItems({ items }: ListVersion, run: Run, owner: string): GivenItem[] {
  const untold = new Set(untoldOf(run, owner))
  return items.flatMap((item, i): GivenItem[] => {
    if (!untold.has(item.id) || isTicked(run, item.id)) return []
    const { givenBy, due, note = '' } = run.items[item.id] ?? {}
    return [
      {
        ...{ ...item, number: i + 1, note },
        ...(givenBy !== undefined && { givenBy }),
        ...(due !== undefined && { due }),
      },
    ]
  })
}
