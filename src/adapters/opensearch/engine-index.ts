import { setTimeout as pause } from 'node:timers/promises'
import type { SearchedPassages } from '../../core/index/searched-passages.js'
import { SearchError } from '../../core/index/searcher.js'
import { type EngineConnection, statusOf } from './connection.js'
import { entryId, type IndexedEntry, indexBody, isHoldable } from './index-shape.js'
import { hitsOf, type SearchAnswer } from './queries.js'

/** How many passages there are, and the sum of their marks. */
export interface Summary {
  count: number
  sum: number
}

/** A passage as it stands in the engine. */
export interface HeldEntry {
  mark: number
  /** When it was put there, in seconds since 1970. */
  at: number
}

const ASK_MS = 5000
const BULK_MS = 60_000
const MERGE_MS = 30 * 60_000
const PASSAGES_A_BULK = 1000
const TERMS_A_BULK = 150_000
const BULKS_AT_ONCE = 2
const PASSAGES_A_PAGE = 5000
/** Where the engine says that it has too much to do. */
const BUSY_PAUSES_MS = [200, 1000, 3000, 5000, 10_000]

interface PartsOfIndex {
  connection: EngineConnection
  /** Of an index or of an alias. */
  name: string
  team: string
  now: () => number
}

/** One index of the engine, or the one behind an alias: what it holds of a team, and putting in and taking out. Throws SearchError. */
export class EngineIndex {
  readonly name: string
  private readonly connection: EngineConnection
  private readonly team: string
  private readonly now: () => number

  constructor({ connection, name, team, now }: PartsOfIndex) {
    this.connection = connection
    this.name = name
    this.team = team
    this.now = now
  }

  /** Makes it, behind an alias where one is given; false where there is one of that name. */
  async create(shards: number, alias?: string): Promise<boolean> {
    const body = { ...indexBody(shards), ...(alias !== undefined && { aliases: { [alias]: {} } }) }
    try {
      await this.connection.ask({ method: 'PUT', path: `/${this.name}`, body, timeoutMs: 30_000 })
      return true
    } catch (error) {
      if (statusOf(error) === 400) return false
      throw error
    }
  }

  async summary(): Promise<Summary> {
    const answer = await this.search<{ aggregations?: { sum?: { value?: number } } }>({
      ...{ size: 0, track_total_hits: true, query: this.ofTeam() },
      aggs: { sum: { sum: { field: 'mark' } } },
    })
    const total = (answer.hits as { total?: { value?: number } } | undefined)?.total?.value
    return { count: total ?? 0, sum: answer.aggregations?.sum?.value ?? 0 }
  }

  /** Everything that it holds, by passage. */
  async held(): Promise<Map<string, HeldEntry>> {
    const held = new Map<string, HeldEntry>()
    for (let after: string | undefined; ; ) {
      const answer = await this.search<object>({
        ...{ size: PASSAGES_A_PAGE, track_total_hits: false, query: this.ofTeam(), sort: [{ passage: 'asc' }] },
        ...(after !== undefined && { search_after: [after] }),
        docvalue_fields: ['passage', 'mark', 'at'],
      })
      const found = hitsOf(answer)
      answer.hits?.hits?.forEach(({ fields }, i) => {
        const { mark, at } = (fields ?? {}) as { mark?: number[]; at?: number[] }
        held.set(found[i]!.passageId, { mark: mark?.[0] ?? -1, at: at?.[0] ?? 0 })
      })
      after = found.at(-1)?.passageId
      if (found.length < PASSAGES_A_PAGE) return held
    }
  }

  /** Puts these in, a few calls at a time; `onPut` hears how many are there by now. */
  async put(
    passages: SearchedPassages,
    ids: readonly string[],
    onPut: (count: number) => void = () => {},
  ): Promise<void> {
    let next = 0
    let count = 0
    const work = async () => {
      while (next < ids.length) {
        const lines: object[] = []
        const first = next
        for (let terms = 0; next < ids.length && next - first < PASSAGES_A_BULK && terms < TERMS_A_BULK; next += 1) {
          const entry = this.entryOf(passages, ids[next]!)
          terms += entry.length
          lines.push({ index: { _id: entryId(entry.passage) } }, entry)
        }
        const put = next - first
        await this.bulk(lines)
        count += put
        onPut(count)
      }
    }
    await Promise.all(Array.from({ length: BULKS_AT_ONCE }, work))
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (let i = 0; i < ids.length; i += PASSAGES_A_BULK) {
      await this.bulk(ids.slice(i, i + PASSAGES_A_BULK).map((id) => ({ delete: { _id: entryId(id) } })))
    }
  }

  /** From now on searches see what was put in and taken out. */
  async refresh(): Promise<void> {
    await this.connection.ask({ method: 'POST', path: `/${this.name}/_refresh`, timeoutMs: 30_000 })
  }

  /** As small as it gets, and nothing in it that was taken out: worth it for an index that was just built. */
  async merge(): Promise<void> {
    const query = { max_num_segments: 1 }
    await this.connection.ask({
      method: 'POST',
      path: `/${this.name}/_forcemerge`,
      query,
      timeoutMs: MERGE_MS,
      retries: 0,
    })
  }

  /** Packs away what was taken out or exchanged; false where some of it is still kept for copies that fall behind. */
  async tidy(): Promise<boolean> {
    const query = { only_expunge_deletes: true }
    const at = { method: 'POST', path: `/${this.name}/_forcemerge`, query, timeoutMs: MERGE_MS, retries: 0 } as const
    await this.connection.ask(at)
    await this.refresh()
    const { _all } = await this.connection.ask<{ _all?: { total?: { docs?: { deleted?: number } } } }>({
      ...{ method: 'GET', path: `/${this.name}/_stats/docs`, timeoutMs: ASK_MS },
    })
    return _all?.total?.docs?.deleted === 0
  }

  private search<More>(body: object): Promise<SearchAnswer & More> {
    const query = { allow_partial_search_results: false }
    return this.connection.ask({ method: 'POST', path: `/${this.name}/_search`, query, body, timeoutMs: ASK_MS })
  }

  private ofTeam(): object {
    return { bool: { filter: [{ term: { team: this.team } }] } }
  }

  private entryOf(passages: SearchedPassages, id: string): IndexedEntry {
    const place = passages.places.get(id)!
    return {
      ...{ passage: id, team: this.team, ...passages.about(place) },
      terms: passages.terms(place).filter(isHoldable),
      length: passages.lengths[place]!,
      mark: passages.marks[place]!,
      at: Math.floor(this.now() / 1000),
    }
  }

  /** Every line comes through, or an error: those that the engine had no room for are sent again. */
  private async bulk(lines: readonly object[]): Promise<void> {
    let left = [...lines]
    for (const pauseMs of [...BUSY_PAUSES_MS, undefined]) {
      const answer = await this.connection
        .ask<BulkAnswer>({ method: 'POST', path: `/${this.name}/_bulk`, lines: left, timeoutMs: BULK_MS })
        .catch((error: unknown): BulkAnswer => {
          if (error instanceof SearchError && error.code === 'busy' && pauseMs !== undefined) return { errors: true }
          throw error
        })
      if (!answer.errors) return
      left = answer.items === undefined ? left : refusedLines(left, answer.items)
      if (left.length === 0) return
      if (pauseMs === undefined) break
      await pause(pauseMs)
    }
    throw new SearchError('busy', 'took not all passages, it has too much to do')
  }
}

interface BulkAnswer {
  errors: boolean
  items?: Record<string, { status: number; error?: { type?: string } }>[]
}

/** The lines to send again. Throws where one can never come through. */
function refusedLines(lines: readonly object[], items: NonNullable<BulkAnswer['items']>): object[] {
  const again: object[] = []
  let line = 0
  for (const item of items) {
    const [[verb, { status, error }]] = Object.entries(item) as [
      [string, { status: number; error?: { type?: string } }],
    ]
    const size = verb === 'delete' ? 1 : 2
    // What is taken out and was not there is out.
    const isFine = status < 300 || (verb === 'delete' && status === 404)
    if (status === 429 || status === 503) again.push(...lines.slice(line, line + size))
    else if (!isFine) throw new SearchError('fault', `refused a passage: ${status} (${error?.type ?? '?'})`)
    line += size
  }
  return again
}
