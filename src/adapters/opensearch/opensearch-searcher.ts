import { setTimeout as pause } from 'node:timers/promises'
import type { SearchSettings } from '../../core/index/postings.js'
import type { SearchedPassages } from '../../core/index/searched-passages.js'
import { type Hit, type Query, SearchError, type Searcher } from '../../core/index/searcher.js'
import { Availability } from './availability.js'
import { physicalOf } from './building.js'
import type { EngineConnection } from './connection.js'
import { EngineIndex, type HeldEntry } from './engine-index.js'
import { physicalName } from './index-shape.js'
import { askedTerms, explainBody, hitsOf, type SearchAnswer, searchBody } from './queries.js'

/** One try, and all tries together: somebody waits for the answer. */
const SEARCH_MS = 1000
const SEARCHES_MS = 2500
const AGAIN_MS = 60
/** Whether the engine still holds what it should is looked at so often. */
const LOOK_EVERY_MS = 10_000
/** What this process does not know of is left alone for as long: another may just have learnt it first. */
const STRANGE_FOR_S = 120

export interface OpenSearchParts {
  connection: EngineConnection
  /** The name by which the index is searched. */
  alias: string
  team: string
  settings: SearchSettings
  log: (line: string) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/** What whoever watches is told. */
export interface SearchState {
  /** Undefined where all can be searched. */
  fault?: string
  /** How many searches could not be made since the start. */
  failed: number
}

/** Searches passages in OpenSearch, and sees to it that it holds those that it was told to. Throws SearchError. */
export class OpenSearchSearcher implements Searcher {
  private readonly parts: OpenSearchParts & { now: () => number }
  private readonly index: EngineIndex
  private readonly availability: Availability
  private readonly timer: NodeJS.Timeout
  private wanted: SearchedPassages | undefined
  private wantedSince = 0
  /** What the engine was brought to last, and what it holds beside. */
  private inStep: { passages: SearchedPassages; strange: Map<string, HeldEntry>; averageLength: number } | undefined
  private isBehind = false
  private first: Promise<unknown> | undefined
  private last: Promise<unknown> = Promise.resolve()
  private failed = 0
  /** Passages taken out or exchanged since the engine packed its files. */
  private outdated = 0
  private tidying: Promise<unknown> | undefined

  constructor(parts: OpenSearchParts) {
    const now = parts.now ?? Date.now
    this.parts = { ...parts, now }
    const { connection, alias: name, team, log } = this.parts
    this.index = new EngineIndex({ connection, name, team, now })
    this.availability = new Availability({ log, now, probe: () => this.recover() })
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  get state(): SearchState {
    const behind = this.isBehind || this.inStep === undefined ? 'does not hold all own documents yet' : undefined
    const fault = this.availability.reason ?? behind
    return { failed: this.failed, ...(fault !== undefined && { fault }) }
  }

  /** Has the engine hold these and no others. True when it does and every search sees it; else it is tried again until it does. */
  async bring(passages: SearchedPassages): Promise<boolean> {
    this.wanted = passages
    this.wantedSince = this.parts.now()
    const brought = this.inTurn()
    this.first ??= brought
    return brought
  }

  async search(query: Query, limit: number): Promise<Hit[]> {
    const terms = askedTerms(query)
    const { reader = 'everyone' } = query
    if (terms === undefined || reader === 'outside' || limit <= 0) return []
    try {
      return await this.searchOnce({ terms, reader, limit, explain: query.explain === true })
    } catch (error) {
      this.failed += 1
      this.availability.miss()
      throw error
    }
  }

  close(): void {
    clearInterval(this.timer)
    this.availability.close()
  }

  private async searchOnce({ terms, reader, limit, explain }: AskedOfEngine): Promise<Hit[]> {
    const { team, settings, now } = this.parts
    const until = now() + SEARCHES_MS
    if (this.inStep === undefined && !this.availability.isAway)
      await Promise.race([this.first, pause(SEARCHES_MS, undefined, { ref: false })])
    if (this.availability.isAway) throw new SearchError('away', 'the engine is away')
    if (this.inStep === undefined || this.isBehind)
      throw new SearchError('behind', 'the engine does not hold all passages yet')
    const scoring = { settings, averageLength: this.inStep.averageLength }
    const body = searchBody(terms, { team, reader }, scoring, limit, SEARCH_MS)
    const hits = await this.tryUntil(until, async () => {
      const found = hitsOf(await this.ask(body))
      if (!explain || found.length === 0) return found
      const names = [...terms.keys()]
      const held = hitsOf(
        await this.ask(
          explainBody(
            names,
            found.map(({ passageId }) => passageId),
            found.length,
          ),
        ),
      )
      const byPassage = new Map(held.map((each) => [each.passageId, each.matched.map((name) => names[Number(name)]!)]))
      return found.map((hit) => ({ ...hit, terms: byPassage.get(hit.passageId) ?? [] }))
    })
    return hits.map(({ passageId, score, ...rest }) =>
      'terms' in rest ? { passageId, score, terms: rest.terms } : { passageId, score },
    )
  }

  private ask(body: object): Promise<SearchAnswer> {
    const { connection, alias } = this.parts
    const query = { search_type: 'dfs_query_then_fetch', allow_partial_search_results: false }
    return connection.ask({ method: 'POST', path: `/${alias}/_search`, query, body, timeoutMs: SEARCH_MS })
  }

  /** A copy of a shard that went away is found elsewhere a moment later; an engine that gives no answer at all is lost. */
  private async tryUntil<Result>(until: number, work: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof SearchError)) throw error
        const isLate = this.parts.now() + AGAIN_MS * tries > until
        if (!isLate && AGAIN.has(error.code)) {
          await pause(AGAIN_MS * tries)
          continue
        }
        if (error.code === 'behind') void this.inTurn()
        else if (LOST.has(error.code)) this.availability.lose(error.message)
        throw error
      }
    }
  }

  /** One after the other; false where the engine could not be brought there now. */
  private inTurn(): Promise<boolean> {
    const turn = this.last.then(() => this.catchUp())
    this.last = turn
    return turn
  }

  private async catchUp(): Promise<boolean> {
    const { wanted } = this
    // What is away is brought there when it is back.
    if (wanted === undefined || this.availability.isAway) return false
    try {
      await this.bringTo(wanted)
      this.isBehind = false
      return true
    } catch (error) {
      this.isBehind = true
      this.availability.lose(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  private async bringTo(wanted: SearchedPassages): Promise<void> {
    await this.makeSure()
    const held = await this.heldNow()
    const put = [...wanted.places].flatMap(([id, place]) => (held.get(id)?.mark === wanted.marks[place] ? [] : [id]))
    const strange = new Map([...held].filter(([id]) => !wanted.places.has(id)))
    const known = this.inStep?.passages.places
    const now = this.parts.now()
    const isSettled = now - this.wantedSince > STRANGE_FOR_S * 1000
    const remove = [...strange].flatMap(([id, { at }]) =>
      known?.has(id) || (isSettled && now / 1000 - at > STRANGE_FOR_S) ? [id] : [],
    )
    for (const id of remove) strange.delete(id)
    const start = now
    if (put.length > SLOW_FROM) this.parts.log(`info search: ${put.length} passages go to the engine …`)
    await this.index.put(wanted, put, (count) => this.tellProgress(count, put.length))
    await this.index.remove(remove)
    if (put.length + remove.length > 0) {
      await this.index.refresh()
      const seconds = ((this.parts.now() - start) / 1000).toFixed(1)
      this.parts.log(`info search: ${put.length} passages put in, ${remove.length} taken out, in ${seconds} s`)
    }
    this.inStep = { passages: wanted, strange, averageLength: averageOf(wanted.lengths) }
    this.outdated += remove.length + put.filter((id) => held.has(id)).length
    if (this.outdated > OUTDATED_SHARE * wanted.places.size) this.tidy()
  }

  /** Beside everything else: searches go on, and whatever comes of it they find the same passages. */
  private tidy(): void {
    this.tidying ??= this.tidyUp()
      .catch((error: unknown) => this.parts.log(`warn search: not packed: ${(error as Error).message}`))
      .finally(() => {
        this.tidying = undefined
      })
  }

  private async tidyUp(): Promise<void> {
    for (let tries = 0; tries < TIDY_TRIES; tries += 1) {
      this.outdated = 0
      if (await this.index.tidy()) return
      await pause(TIDY_AGAIN_MS, undefined, { ref: false })
    }
  }

  private tellProgress(count: number, of: number): void {
    if (count % TELL_EVERY === 0 && count < of) this.parts.log(`info search: ${count} of ${of} passages`)
  }

  /** What the engine holds: as it was left, where nothing has changed there since. */
  private async heldNow(): Promise<Map<string, HeldEntry>> {
    if (this.inStep === undefined || !(await this.isAsLeft())) return this.index.held()
    const { passages, strange } = this.inStep
    const held = new Map(strange)
    for (const [id, place] of passages.places) held.set(id, { mark: passages.marks[place]!, at: 0 })
    return held
  }

  private async isAsLeft(): Promise<boolean> {
    const { passages, strange } = this.inStep!
    const { count, sum } = await this.index.summary()
    const strangeSum = [...strange.values()].reduce((total, { mark }) => total + mark, 0)
    const expected = passages.marks.reduce((total, mark) => total + mark, strangeSum)
    return count === passages.places.size + strange.size && sum === expected
  }

  /** There is an index behind the alias. Two processes may come to make it at once. */
  private async makeSure(): Promise<void> {
    const { connection, alias, team, now } = this.parts
    const { aliased, numbers } = await physicalOf(connection, alias)
    if (aliased.length > 0) return
    const name = physicalName(alias, Math.max(0, ...numbers) + 1)
    const made = await new EngineIndex({ connection, name, team, now }).create(1, alias)
    if (!made && (await physicalOf(connection, alias)).aliased.length === 0)
      throw new SearchError('fault', `has an index ${name} that nobody searches`)
  }

  /** Another process, or a command, may have changed what the engine holds. */
  private async look(): Promise<void> {
    if (this.inStep === undefined || this.availability.isAway || this.isBehind) return
    const hasOldStrange = this.inStep.strange.size > 0 && this.parts.now() - this.wantedSince > STRANGE_FOR_S * 1000
    if (!hasOldStrange && (await this.isAsLeft().catch(() => true))) return
    await this.inTurn()
  }

  /** The engine is back when it can be searched and holds what it should. */
  private async recover(): Promise<void> {
    if (this.wanted === undefined) throw new SearchError('behind', 'nothing to search')
    const turn = this.last.then(() => this.bringTo(this.wanted!))
    this.last = turn.catch(() => {})
    await turn
    this.isBehind = false
  }
}

interface AskedOfEngine {
  terms: ReadonlyMap<string, number>
  reader: 'everyone' | 'hr'
  limit: number
  explain: boolean
}

const AGAIN: ReadonlySet<string> = new Set(['partial', 'busy', 'away'])
const LOST: ReadonlySet<string> = new Set(['partial', 'away', 'refused'])
/** Until then idf, and with it every score, is off by a few hundredths at the most. */
const OUTDATED_SHARE = 0.02
/** The engine keeps what was taken out for up to half a minute, for copies that fall behind. */
const TIDY_AGAIN_MS = 35_000
const TIDY_TRIES = 4
const SLOW_FROM = 5000
const TELL_EVERY = 20_000

function averageOf(lengths: Int32Array): number {
  return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
}
